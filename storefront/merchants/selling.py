"""Where a shop delivers, how it is written to, how it is paid."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from storefront.chat import CHANNELS
from storefront.merchants import sealing
from storefront.merchants.actions import touch
from storefront.merchants.drafts import AreaDraft
from storefront.merchants.records import (
    Area,
    AuditLine,
    Member,
    Shop,
    ShopChannel,
    ShopMethod,
    area_of,
    areas_of,
    channels_of,
    methods_of,
    trials_of,
)
from storefront.merchants.settings import change
from storefront.merchants.sign_in import check_password
from storefront.pay import METHODS, Method
from storefront.problems import Missing, Problem, Refused
from storefront.storage.database import atomic

MOST_AREAS = 60


def add_area(shop: Shop, draft: AreaDraft) -> Area:
    with atomic():
        there = areas_of(shop)
        if len(there) >= MOST_AREAS:
            raise Refused(Problem("area.too_many", "name", {"most": MOST_AREAS}))
        area = Area.create(shop=shop, position=len(there), **vars(draft))
        touch(shop)
    return area


def edit_area(shop: Shop, area_id: int, draft: AreaDraft) -> None:
    with atomic():
        Area.update(**vars(draft)).where(Area.id == _own(shop, area_id).id).execute()
        touch(shop)


def remove_area(shop: Shop, area_id: int) -> None:
    """Orders that name it keep it."""
    with atomic():
        Area.update(active=False).where(Area.id == _own(shop, area_id).id).execute()
        touch(shop)


def raise_area(shop: Shop, area_id: int) -> None:
    """One place up."""
    with atomic():
        _raise(areas_of(shop), _own(shop, area_id))
        touch(shop)


def save_delivery(shop: Shop, *, pick_up: bool, somewhere_else: bool) -> None:
    with atomic():
        change(shop, pick_up=pick_up, somewhere_else=somewhere_else)


def save_channels(member: Member, typed: Mapping[str, str], order: Sequence[str], now: datetime) -> None:
    """typed: what was written per kind, empty for none. order: kinds, first ones first. Raises Refused."""
    shop = member.shop
    read = {kind: CHANNELS[kind].read_address(raw, shop.country) for kind, raw in typed.items() if raw.strip()}
    faults = [Problem(bad.key, kind, bad.values) for kind, bad in read.items() if isinstance(bad, Problem)]
    if faults:
        raise Refused(*faults)
    kinds = [*(kind for kind in order if kind in read), *(kind for kind in read if kind not in order)]
    with atomic():
        before = {channel.kind: channel.address for channel in channels_of(shop)}
        ShopChannel.delete().where(ShopChannel.shop == shop).execute()
        for position, kind in enumerate(kinds):
            ShopChannel.create(shop=shop, kind=kind, address=read[kind], position=position)
        if before != read:
            AuditLine.create(shop=shop, member=member, at=now, what="channels.saved", details={"before": before})
        touch(shop)


def save_method(member: Member, kind: str, typed: Mapping[str, str], password: str, now: datetime) -> None:
    """Where money goes: the password is asked again, a line stays, buyers are told for a week. Raises Refused."""
    settings = _checked(member.shop, kind, typed)
    check_password(member, password)
    with atomic():
        _offer(member, kind, settings, now)


def try_method(member: Member, kind: str, typed: Mapping[str, str], password: str, now: datetime) -> bool:
    """Keeps what was typed beside what is offered, until the merchant has looked at it as a buyer does. False where
    nothing is left to look at: it is offered just so already, or nothing can be wrong with it. Raises Refused."""
    settings = _checked(member.shop, kind, typed)
    check_password(member, password)
    with atomic():
        ShopMethod.delete().where(ShopMethod.id.in_([row.id for row in _trial(member.shop, kind)])).execute()
        there = next((row.settings for row in methods_of(member.shop) if row.kind == kind), None)
        if settings == there or not METHODS[kind].proves_by_reference:
            _offer(member, kind, settings, now)
            return False
        ShopMethod.create(shop=member.shop, kind=kind, settings=settings, live=False)
    return True


def offer_method(member: Member, kind: str, now: datetime) -> None:
    """What was tried takes the place of what was offered. The password was asked for when it was typed."""
    with atomic():
        tried = next(iter(_trial(member.shop, kind)), None) or _missing(kind)
        ShopMethod.delete().where(ShopMethod.id == tried.id).execute()
        _offer(member, kind, tried.settings, now)


def remove_method(member: Member, kind: str, password: str, now: datetime) -> None:
    check_password(member, password)
    with atomic():
        offered = [row for row in methods_of(member.shop) if row.kind == kind]
        gone = [*offered, *_trial(member.shop, kind)] or _missing(kind)
        ShopMethod.delete().where(ShopMethod.id.in_([row.id for row in gone])).execute()
        for row in offered:
            _money_moved(member, kind, row.settings, {}, now)
        touch(member.shop)


def raise_method(shop: Shop, kind: str) -> None:
    with atomic():
        there = methods_of(shop)
        _raise(there, next((known for known in there if known.kind == kind), None) or _missing(kind))
        touch(shop)


def _checked(shop: Shop, kind: str, typed: Mapping[str, str]) -> dict[str, str]:
    """The settings as they are kept. Raises Refused."""
    method = METHODS.get(kind) or _missing(kind)
    if not method.takes(shop.currency):
        raise Refused(Problem("method.no_currency", "", {"currency": ", ".join(method.currencies)}))
    settings = method.check(typed, shop.currency)
    if isinstance(settings, list):
        raise Refused(*settings)
    return settings


def _offer(member: Member, kind: str, settings: Mapping[str, str], now: datetime) -> None:
    there = methods_of(member.shop)
    before = next((known for known in there if known.kind == kind), None)
    if before is None:
        ShopMethod.create(shop=member.shop, kind=kind, settings=settings, position=len(there))
    else:
        ShopMethod.update(settings=settings).where(ShopMethod.id == before.id).execute()
    _money_moved(member, kind, before.settings if before else {}, settings, now)
    touch(member.shop)


def _trial(shop: Shop, kind: str) -> list[ShopMethod]:
    return [row for row in trials_of(shop) if row.kind == kind]


def _kept_settings(shop: Shop, kind: str) -> dict[str, str]:
    """Opened; nothing when there is none, or when its secrets no longer open."""
    row = next((known for known in methods_of(shop) if known.kind == kind), None)
    return sealing.opened(row) if row is not None and sealing.still_opens(row) else {}


def _left_blank(typed: Mapping[str, str], kept: Mapping[str, str], method: Method) -> dict[str, str]:
    """A secret is never shown, so that a blank box means the one that is kept."""
    return {name: kept[name] for name in method.secrets if name in kept and not typed.get(name, "").strip()}


def _money_moved(member: Member, kind: str, before: Mapping[str, str], after: Mapping[str, str], now: datetime) -> None:
    """Cash has no settings that could be swapped: adding or leaving it alarms nobody."""
    if before == after:
        return
    details = {"kind": kind, "before": sealing.told(kind, before), "after": sealing.told(kind, after)}
    AuditLine.create(shop=member.shop, member=member, at=now, what="method.changed", details=details)
    Shop.update(pay_changed_at=now).where(Shop.id == member.shop.id).execute()


def _own(shop: Shop, area_id: int) -> Area:
    return area_of(shop, area_id) or _missing(area_id)


def _missing(what: object) -> Any:
    raise Missing(what)


def _raise(rows: Sequence[Any], row: Any) -> None:
    """Swap a row with the one above it; positions become 0, 1, 2…"""
    ids = [other.id for other in rows]
    place = ids.index(row.id)
    if place:
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
    for position, row_id in enumerate(ids):
        type(row).update(position=position).where(type(row).id == row_id).execute()
