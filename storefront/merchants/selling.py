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
        _refuse_more(there)
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


def bring_back_area(shop: Shop, area_id: int) -> None:
    """A removed one as it was. Raises Missing, Refused."""
    with atomic():
        removed = area_of(shop, area_id, removed=True) or _missing(area_id)
        _refuse_more(areas_of(shop))
        Area.update(active=True).where(Area.id == removed.id).execute()
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
        offered = next((row for row in methods_of(member.shop) if row.kind == kind), None)
        if not any(settings.values()) or (offered is not None and _opened(offered) == settings):
            _offer(member, kind, settings, now)
            return False
        kept = sealing.sealed(member.shop, METHODS[kind], settings)
        ShopMethod.create(shop=member.shop, kind=kind, settings=kept, live=False)
    return True


def offer_method(member: Member, kind: str, now: datetime) -> None:
    """What was tried takes the place of what was offered. The password was asked for when it was typed."""
    with atomic():
        tried = next(filter(sealing.still_opens, _trial(member.shop, kind)), None) or _missing(kind)
        ShopMethod.delete().where(ShopMethod.id == tried.id).execute()
        _offer(member, kind, sealing.opened(tried), now)


def remove_method(member: Member, kind: str, password: str, now: datetime) -> None:
    check_password(member, password)
    with atomic():
        offered = [row for row in methods_of(member.shop) if row.kind == kind]
        gone = [*offered, *_trial(member.shop, kind)] or _missing(kind)
        ShopMethod.delete().where(ShopMethod.id.in_([row.id for row in gone])).execute()
        for row in offered:
            _money_moved(member, kind, _opened(row), {}, now)
        touch(member.shop)


def raise_method(shop: Shop, kind: str) -> None:
    with atomic():
        there = methods_of(shop)
        _raise(there, next((known for known in there if known.kind == kind), None) or _missing(kind))
        touch(shop)


def _checked(shop: Shop, kind: str, typed: Mapping[str, str]) -> dict[str, str]:
    """The settings, cleaned and unsealed. Raises Refused."""
    method = METHODS.get(kind) or _missing(kind)
    if not method.takes(shop.currency):
        raise Refused(Problem("method.no_currency", "", {"currency": ", ".join(method.currencies)}))
    settings = method.check({**typed, **_left_blank(shop, method, typed)}, shop.currency)
    if isinstance(settings, list):
        raise Refused(*settings)
    return settings


def _offer(member: Member, kind: str, settings: Mapping[str, str], now: datetime) -> None:
    there = methods_of(member.shop)
    before = next((known for known in there if known.kind == kind), None)
    kept = sealing.sealed(member.shop, METHODS[kind], settings)
    if before is None:
        ShopMethod.create(shop=member.shop, kind=kind, settings=kept, position=len(there))
    else:
        ShopMethod.update(settings=kept).where(ShopMethod.id == before.id).execute()
    _money_moved(member, kind, _opened(before) if before else {}, settings, now)
    touch(member.shop)


def _trial(shop: Shop, kind: str) -> list[ShopMethod]:
    return [row for row in trials_of(shop) if row.kind == kind]


def _opened(row: ShopMethod) -> dict[str, str]:
    """Nothing where its secrets no longer open."""
    return sealing.opened_or_none(row) or {}


def _left_blank(shop: Shop, method: Method, typed: Mapping[str, str]) -> dict[str, str]:
    """A secret is never shown, so that a blank box means the one that is kept: the newest."""
    known = [row for row in (*_trial(shop, method.kind), *methods_of(shop)) if row.kind == method.kind]
    kept = _opened(known[0]) if known else {}
    return {name: kept[name] for name in method.secrets if name in kept and not typed.get(name, "").strip()}


def _money_moved(member: Member, kind: str, before: Mapping[str, str], after: Mapping[str, str], now: datetime) -> None:
    """Cash goes nowhere else, however it is rounded: adding, changing or leaving it alarms nobody."""
    if before == after or (kind in METHODS and METHODS[kind].by_hand):
        return
    details = {"kind": kind, "before": sealing.told(kind, before), "after": sealing.told(kind, after)}
    AuditLine.create(shop=member.shop, member=member, at=now, what="method.changed", details=details)
    Shop.update(pay_changed_at=now).where(Shop.id == member.shop.id).execute()


def _own(shop: Shop, area_id: int) -> Area:
    return area_of(shop, area_id) or _missing(area_id)


def _refuse_more(areas: Sequence[Area]) -> None:
    if len(areas) >= MOST_AREAS:
        raise Refused(Problem("area.too_many", "name", {"most": MOST_AREAS}))


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
