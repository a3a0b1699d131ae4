"""A member sets up a bell, tries it, takes it away; and one message goes out."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import cast

from storefront.i18n import words
from storefront.merchants.records import Member
from storefront.orders.records import newest_event
from storefront.problems import Missing, Refused
from storefront.storage.database import atomic
from storefront.storage.seal import Unsealable, seal, unseal
from storefront.storage.tokens import fingerprint
from storefront.telling.message import first_message, test_message
from storefront.telling.records import Bell, bell_called, bell_of
from storefront.telling.rules import next_wait
from storefront.telling.way import Fault, Means, Message, Settings, Way
from storefront.telling.ways import WAYS

UNANSWERED = "bell.unanswered"
_AT_WORK = timedelta(minutes=2)  # nobody else tries meanwhile; after a crash it is tried again


def save_bell(member: Member, kind: str, typed: Mapping[str, str], means: Means, now: datetime) -> Bell:
    """A secret left empty stays as it was, for the same server. Raises Refused, Missing. It rings after its first
    test."""
    way = WAYS.get(kind)
    if way is None:
        raise Missing(kind)
    settings = _read(member, way, typed, means)
    device = fingerprint(way.device(settings)) if way.device(settings) else ""
    with atomic():
        Bell.delete().where(Bell.member == member, Bell.kind == kind, Bell.device == device).execute()
        return Bell.create(
            member=member,
            kind=kind,
            device=device,
            settings=_sealed(member.id, kind, device, settings),
            heard=newest_event(),
            made_at=now,
        )


def try_bell(member: Member, bell_id: int, means: Means, now: datetime) -> Bell | None:
    """Sends a test; the bell says how it went. None: its other end is gone for ever, and so is the bell."""
    bell = bell_of(member, bell_id)
    if bell is None:
        raise Missing(bell_id)
    newest = newest_event() if not bell.active else bell.heard
    must_answer = False
    try:
        settings = way_of(bell).learn(opened(bell), means)
        bell.settings = _sealed(bell.member_id, bell.kind, bell.device, settings)
        Bell.update(settings=bell.settings).where(Bell.id == bell.id).execute()
        must_answer = not bell.active and way_of(bell).must_answer(settings, means)
        way_of(bell).ring(settings, _test(bell, member, must_answer, means, now), means)
    except Fault as fault:
        if fault.gone:
            bell.delete_instance()
            return None
        Bell.update(fault=fault.key).where(Bell.id == bell.id).execute()
    else:
        if must_answer:
            Bell.update(fault=UNANSWERED).where(Bell.id == bell.id).execute()
        else:
            _told(bell, newest, now)
    return Bell.get_by_id(bell.id)


def bell_with_code(member: Member, bell_id: int, code: str) -> Bell:
    """Whoever has the code has read its first message. Raises Missing: no such bell, or another code by now."""
    bell = bell_of(member, bell_id)
    if bell is None or not compare_digest(code_of(bell).encode(), code.encode()):
        raise Missing(bell_id)
    return bell


def answer_bell(member: Member, bell_id: int, code: str, now: datetime) -> None:
    """It rings from now on. Raises Missing."""
    with atomic():
        bell = bell_with_code(member, bell_id, code)
        if not bell.active:
            _told(bell, newest_event(), now)


def code_of(bell: Bell) -> str:
    """Another with each test; only a hash of what is kept, so that it opens nothing else."""
    return fingerprint(bell.settings)


def remove_bell(member: Member, bell_id: int) -> None:
    bell = bell_of(member, bell_id)
    if bell is None:
        raise Missing(bell_id)
    bell.delete_instance()


def ring(bell: Bell, message: Message, newest: int, means: Means, now: datetime) -> Fault | None:
    """Tells the bell of everything up to the event `newest`. What went wrong, if anything did."""
    if not _begin(bell, now):
        return None
    try:
        way_of(bell).ring(opened(bell), message, means)
    except Fault as fault:
        _not_told(bell, fault, now)
        return fault
    _told(bell, newest, now)
    return None


def opened(bell: Bell) -> Settings:
    """Raises Fault: sealed with another key."""
    try:
        return cast(Settings, json.loads(unseal(bell.settings, _place(bell.member_id, bell.kind, bell.device))))
    except Unsealable:
        raise Fault("bell.lost", for_good=True) from None


def opened_or_none(bell: Bell) -> Settings | None:
    try:
        return opened(bell)
    except Fault:
        return None


def way_of(bell: Bell) -> Way:
    return WAYS[bell.kind]


def _read(member: Member, way: Way, typed: Mapping[str, str], means: Means) -> Settings:
    """What is kept goes to no other server than the one it was typed for. Raises Refused."""
    boxes, bell = way.boxes(means), bell_called(member, way.kind, "")
    kept = (opened_or_none(bell) or {}) if bell else {}
    secrets = {box.name: kept.get(box.name, "") for box in boxes if box.secret and not typed.get(box.name, "").strip()}
    whole = {**{box.name: "" for box in boxes}, **typed}
    settings = way.read({**whole, **secrets}, means)
    if kept and not isinstance(settings, list) and way.server(settings, means) != way.server(kept, means):
        settings = way.read(whole, means)
    if isinstance(settings, list):
        raise Refused(*settings)
    return settings


def _test(bell: Bell, member: Member, must_answer: bool, means: Means, now: datetime) -> Message:
    said = words(member.language, member.shop.country)
    if must_answer:
        return first_message(member.shop, said, means.origin, bell.id, code_of(bell), now)
    return test_message(member.shop, said, means.origin, bell.id, now)


def _begin(bell: Bell, now: datetime) -> bool:
    """False: somebody else is at it, or has been."""
    same_try = Bell.try_at.is_null() if bell.try_at is None else Bell.try_at == bell.try_at
    mine = Bell.update(try_at=now + _AT_WORK).where(Bell.id == bell.id, Bell.heard == bell.heard, same_try)
    return bool(mine.execute())


def _told(bell: Bell, newest: int, now: datetime) -> None:
    told = Bell.update(heard=newest, active=True, tries=0, try_at=None, fault="", told_at=now)
    told.where(Bell.id == bell.id).execute()


def _not_told(bell: Bell, fault: Fault, now: datetime) -> None:
    if fault.gone:
        bell.delete_instance()
        return
    tries = bell.tries + 1
    wait = next_wait(tries, fault.for_good, fault.wait)
    later = Bell.update(
        tries=tries, try_at=None if wait is None else now + wait, fault=fault.key, active=wait is not None
    )
    later.where(Bell.id == bell.id).execute()


def _sealed(member_id: int, kind: str, device: str, settings: Settings) -> str:
    return seal(json.dumps(dict(settings)), _place(member_id, kind, device))


def _place(member_id: int, kind: str, device: str) -> str:
    return f"bell {member_id} {kind} {device}"
