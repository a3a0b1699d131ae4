"""The link of the shop, ready for every chat, as its buyers will see it."""

from dataclasses import dataclass

from flask import Response

from storefront.catalogue.photos import face_of
from storefront.catalogue.records import products_on_page
from storefront.chat import sms, telegram, whatsapp
from storefront.desk.door import door
from storefront.desk.guard import member_only
from storefront.desk.page import page
from storefront.i18n import words
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Member, Shop
from storefront.photos.renditions import CARD, file_name
from storefront.wire.caching import public_origin


@dataclass(frozen=True)
class Share:
    """The shop in one of its languages: its link, what a chat shows of it, and ways to send it."""

    code: str
    language: str
    direction: str
    link: str
    title: str
    line: str
    whatsapp: str
    telegram: str
    sms: str


@door.get("/desk/share")
@member_only
def share(member: Member) -> Response:
    shop = member.shop
    address = f"{public_origin()}/{shop.slug}"
    shares = [_share(shop, code, address) for code in shop.languages]
    host_name = public_origin().partition("://")[2]
    return page(member, "desk/share.html", "share", shares=shares, picture=_picture(shop), host_name=host_name)


def _picture(shop: Shop) -> str:
    """What chats show beside the link, in the size of a card: they fetch the larger one, the member need not."""
    stem = face_of(shop, products_on_page(shop, 1))
    return file_name(stem, CARD, "jpg") if stem else ""


def _share(shop: Shop, code: str, address: str) -> Share:
    link = address if code == shop.language else f"{address}?lang={code}"
    name = shop.text("name", code)
    text = words(code, shop.country).gettext("%(shop)s – see and order here: %(link)s", shop=name, link=link)
    return Share(
        code=code,
        language=LANGUAGES[code].name,
        direction=LANGUAGES[code].direction,
        link=link,
        title=name,
        line=shop.text("tagline", code) or shop.text("description", code)[:120],
        whatsapp=whatsapp.share_link(text),
        telegram=telegram.share_link(link, name),
        sms=sms.link("", text),
    )
