"""Members come in and go out: passwords, sessions, links that sign in."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from storefront.chat.phone import read_phone
from storefront.i18n.digits import ascii_digits
from storefront.merchants import passwords
from storefront.merchants.naming import tidy_slug
from storefront.merchants.records import (
    AuditLine,
    Member,
    Session,
    SignInLink,
    link_of,
    members_called,
    members_ending,
    members_of,
    session_of,
    shop_at,
)
from storefront.merchants.rules import password_problems
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.storage.tokens import fingerprint, new_token

IDLE, LONGEST = timedelta(days=14), timedelta(days=90)
_LINK_LIVES = timedelta(minutes=30)
_SEEN_EVERY = timedelta(hours=1)  # how exactly we remember when a device was last here
_MOST_TRIED = 4  # shops of one person


@dataclass(frozen=True)
class SignedIn:
    """token: for the cookie. key: the link token that replaces the one just used, "" after any other sign-in."""

    member: Member
    token: str
    key: str = ""


def sign_in(name: str, password: str, now: datetime) -> SignedIn:
    """name: a phone or a shop's address. Unknown names take as long as wrong passwords. Raises Refused."""
    candidates = _members_named(name)[:_MOST_TRIED]
    fitting = [member for member in candidates if passwords.matches(password, member.password_hash)]
    if not candidates:
        passwords.matches(password, "")
    if not fitting:
        raise Refused(Problem("sign_in.wrong", "name"))
    return let_in(fitting[0], now)


def let_in(member: Member, now: datetime) -> SignedIn:
    """A session for a member whose right to it is already known. Raises Refused for a frozen shop."""
    if member.shop.state == "frozen":
        raise Refused(Problem("sign_in.frozen"))
    token = new_token()
    Session.create(fingerprint=fingerprint(token), member=member, created_at=now, seen_at=now, expires_at=now + IDLE)
    return SignedIn(member, token)


def member_of(token: str, now: datetime) -> Member | None:
    """Who holds this session; a session that is used goes on living."""
    session = session_of(fingerprint(token), now)
    if session is None or session.member.shop.state == "frozen":
        return None
    if now - session.seen_at >= _SEEN_EVERY:
        until = min(now + IDLE, session.created_at + LONGEST)
        Session.update(seen_at=now, expires_at=until).where(Session.id == session.id).execute()
    member: Member = session.member
    return member


def sign_out(token: str) -> None:
    Session.delete().where(Session.fingerprint == fingerprint(token)).execute()


def sign_out_everywhere(member: Member) -> None:
    """Every device; links that sign in die too."""
    with atomic():
        Session.delete().where(Session.member == member).execute()
        SignInLink.delete().where(SignInLink.member == member).execute()


def new_link(member: Member, now: datetime) -> str:
    """A token that signs this member in once, within half an hour."""
    return _link(member, "once", now, now + _LINK_LIVES)


def new_key(member: Member, now: datetime) -> str:
    """The member's key: it works once and is replaced at that use. An older key stops working."""
    with atomic():
        SignInLink.delete().where(SignInLink.member == member, SignInLink.kind == "key").execute()
        return _link(member, "key", now, None)


def is_key_of(member: Member, token: str, now: datetime) -> bool:
    link = link_of(fingerprint(token), now)
    return link is not None and link.kind == "key" and bool(link.member == member)


def sign_in_by_link(token: str, now: datetime) -> SignedIn:
    """Uses the link up. Raises Refused when it was used, or is too old."""
    with atomic():
        link = link_of(fingerprint(token), now)
        if link is None or not SignInLink.delete().where(SignInLink.id == link.id).execute():
            raise Refused(Problem("sign_in.link_dead"))
        signed_in = let_in(link.member, now)
        key = new_key(link.member, now) if link.kind == "key" else ""
        return SignedIn(signed_in.member, signed_in.token, key)


def change_password(member: Member, old: str, new: str, now: datetime) -> SignedIn:
    """Every session and link dies; the device that asked gets a new session. old may be empty where none was set."""
    check_password(member, old, "old")
    faults = password_problems(new, [member.phone, member.shop.slug, member.shop.name], "new")
    if faults:
        raise Refused(*faults)
    kept = passwords.hashed(new)
    with atomic():
        Member.update(password_hash=kept).where(Member.id == member.id).execute()
        AuditLine.create(shop=member.shop, member=member, at=now, what="password.changed")
        sign_out_everywhere(member)
        return let_in(member, now)


def check_password(member: Member, password: str, field: str = "password") -> None:
    """Raises Refused unless it is the member's. A member who never had one has none to show."""
    if member.password_hash and not passwords.matches(password, member.password_hash):
        raise Refused(Problem("password.wrong", field))


def _members_named(name: str) -> list[Member]:
    phone = read_phone(name, "")
    if isinstance(phone, str):
        return members_called(phone)
    digits = re.sub(r"\D", "", ascii_digits(name)).lstrip("0")
    if not re.search(r"[^\W\d_]", name) and len(digits) >= 7:
        return members_ending(digits)
    shop = shop_at(tidy_slug(name))
    return members_of(shop) if shop else []


def _link(member: Member, kind: str, now: datetime, until: datetime | None) -> str:
    token = new_token()
    SignInLink.create(fingerprint=fingerprint(token), member=member, kind=kind, created_at=now, expires_at=until)
    return token
