"""Changes to what a shop says of itself. One transaction each; kept pages are told."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from storefront.i18n.currencies import is_currency
from storefront.merchants.actions import touch
from storefront.merchants.drafts import Languages, Profile, Selling, Timing
from storefront.merchants.hours import check_hours
from storefront.merchants.naming import slug_problems
from storefront.merchants.profile import LONGEST
from storefront.merchants.records import Area, AuditLine, FormerSlug, Member, Shop, areas_of, shop_at, shop_formerly_at
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic


def save_profile(member: Member, profile: Profile, seen: int, now: datetime) -> None:
    """seen: the shop's row_version in the form. Raises Refused when another member saved first."""
    shop = member.shop
    fields = {**vars(profile), "opened_at": datetime.combine(profile.opened_on, time(12), UTC)}
    del fields["opened_on"]
    with atomic():
        _lock(shop, seen)
        if profile.phone != shop.phone:
            AuditLine.create(shop=shop, member=member, at=now, what="phone.changed", details={"from": shop.phone})
        change(shop, **fields)


def save_languages(shop: Shop, languages: Languages, seen: int) -> None:
    """Texts of a language that is switched off stay, for the day it comes back. Raises Refused.

    The first language may change only before there are goods: theirs, too, are written in it.
    """
    main = languages.codes[0]
    if main != shop.language and shop.next_number > 1:
        raise Refused(Problem("languages.first_stands", "main"))
    with atomic():
        _lock(shop, seen)
        columns = {} if main == shop.language else _shop_turned(shop, main)
        for area in areas_of(shop) if columns else ():
            Area.update(**_turned(area, ["name"], shop.language, main)).where(Area.id == area.id).execute()
        asked = {code: texts for code, texts in languages.texts.items() if texts or code in shop.languages[1:]}
        change(
            shop, **{**columns, "languages": list(languages.codes), "texts": columns.get("texts", shop.texts) | asked}
        )


def save_selling(shop: Shop, selling: Selling) -> None:
    with atomic():
        change(shop, **{**vars(selling), "asks": list(selling.asks)})


def save_currency(shop: Shop, currency: str) -> None:
    """Only while nothing was ever priced: no goods, no way to an area. Raises Refused."""
    if not is_currency(currency):
        raise Refused(Problem("currency.unknown", "currency"))
    with atomic():
        unpriced = Shop.update(currency=currency).where(Shop.id == shop.id, Shop.next_number == 1)
        if areas_of(shop) or not unpriced.execute():
            raise Refused(Problem("currency.stands", "currency"))
        touch(shop)


def save_hours(shop: Shop, hours: Mapping[str, Any], timing: Timing | None = None) -> None:
    """timing: for when orders are taken; None leaves it as it is. Raises Refused."""
    faults = check_hours(hours)
    if faults:
        raise Refused(*faults)
    with atomic():
        change(shop, hours=dict(hours), **({"timing": vars(timing)} if timing else {}))


def save_notice(shop: Shop, notice: str, until: datetime | None) -> None:
    with atomic():
        change(shop, notice=notice, notice_until=until)


def pause(shop: Shop, message: str, until: datetime | None) -> None:
    with atomic():
        change(shop, paused=True, pause_message=message, paused_until=until)


def resume(shop: Shop) -> None:
    with atomic():
        change(shop, paused=False, paused_until=None)


def save_logo(shop: Shop, stem: str) -> None:
    with atomic():
        change(shop, logo=stem)


def move_to(shop: Shop, slug: str) -> None:
    """The shop's new address; the old one leads to it for ever. Raises Refused."""
    faults = slug_problems(slug)
    if faults:
        raise Refused(*faults)
    with atomic():
        if slug == shop.slug:
            return
        once = shop_formerly_at(slug)
        if shop_at(slug) is not None or (once is not None and once.id != shop.id):
            raise Refused(Problem("address.taken", "slug"))
        FormerSlug.delete().where(FormerSlug.slug == slug).execute()  # back to an address of its own
        FormerSlug.create(slug=shop.slug, shop=shop)
        change(shop, slug=slug)


def save_member(member: Member, name: str, language: str) -> None:
    Member.update(name=name, language=language).where(Member.id == member.id).execute()


def change(shop: Shop, **fields: Any) -> None:
    """These columns, inside the caller's transaction."""
    Shop.update(**fields).where(Shop.id == shop.id).execute()
    touch(shop)


def _shop_turned(shop: Shop, new: str) -> dict[str, Any]:
    """What it asks changes places too."""
    columns = _turned(shop, list(LONGEST), shop.language, new)
    columns["asks"] = list(shop.several("asks", new))
    if shop.asks:
        columns["texts"][shop.language]["asks"] = "\n".join(shop.asks)
    return columns


def _turned(row: Shop | Area, names: list[str], old: str, new: str) -> dict[str, Any]:
    """The columns of a row that spoke `old` first and now speaks `new`: the two texts change places."""
    spoken = {name: getattr(row, name) for name in names}
    others = row.texts.get(new, {})
    texts = {code: texts for code, texts in row.texts.items() if code != new}
    return {**{name: others.get(name) or text for name, text in spoken.items()}, "texts": {**texts, old: spoken}}


def _lock(shop: Shop, seen: int) -> None:
    newer = Shop.update(row_version=Shop.row_version + 1).where(Shop.id == shop.id, Shop.row_version == seen)
    if not newer.execute():
        raise Refused(Problem("shop.changed_meanwhile"))
