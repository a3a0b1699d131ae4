"""The link of the shop, ready for every chat, as its buyers will see it."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import Response

from storefront.chat.whatsapp import share_link
from storefront.desk.door import door
from storefront.desk.guard import member_only
from storefront.desk.page import page
from storefront.i18n import words
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Member, Shop
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
    return page(member, "desk/share.html", "share", shares=shares, host_name=public_origin().partition("://")[2])


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
        whatsapp=share_link(text),
        telegram=f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(name, safe='')}",
        sms=f"sms:?body={quote(text, safe='')}",
    )
