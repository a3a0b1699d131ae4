"""Members come to a shop and leave it. Who left is out on every device at once; what they did keeps their name."""

from datetime import datetime, timedelta

from storefront.merchants import passwords
from storefront.merchants.records import AuditLine, Member, Shop
from storefront.merchants.sign_in import sign_out_everywhere
from storefront.merchants.staff.records import JoinLink, join_link_called, open_links, staff_member, staff_of
from storefront.merchants.staff.rules import MOST_MEMBERS, MOST_OPEN_LINKS, ROLES, Newcomer
from storefront.problems import Missing, Problem, Refused
from storefront.storage.database import atomic
from storefront.storage.tokens import fingerprint, is_token

LINK_LIVES = timedelta(days=7)
_SECOND_TAP = timedelta(minutes=10)


def invite(owner: Member, role: str, token: str, now: datetime) -> None:
    """A link of this token lets one person in; the same token again makes no second one. Raises Refused."""
    if role not in ROLES or not is_token(token):
        raise Refused(Problem("option.unknown", "role"))
    with atomic():
        if join_link_called(fingerprint(token)) is not None:
            return
        if len(staff_of(owner.shop)) >= MOST_MEMBERS or len(open_links(owner.shop, now)) >= MOST_OPEN_LINKS:
            raise Refused(Problem("staff.full", "role", {"most": MOST_MEMBERS}))
        JoinLink.create(
            fingerprint=fingerprint(token),
            shop=owner.shop,
            role=role,
            made_by=owner,
            made_at=now,
            expires_at=now + LINK_LIVES,
        )
        _note(owner, "member.invited", now, role=role)


def withdraw(owner: Member, link_id: int) -> None:
    """That link lets nobody in any more. Raises Missing."""
    unused = (JoinLink.shop == owner.shop) & (JoinLink.id == link_id) & JoinLink.used_at.is_null()
    if not JoinLink.delete().where(unused).execute():
        raise Missing


def shop_of_link(token: str) -> Shop:
    """Where an invitation leads, also one that is over. Raises Missing for one that never was."""
    return _link(token).shop


def link_at(token: str, now: datetime) -> JoinLink:
    """An invitation that still lets somebody in. Raises Missing where none ever was, Refused where it is over."""
    link = _link(token)
    if link.used_at is not None or link.expires_at <= now:
        raise Refused(Problem("join.over"))
    return link


def join(token: str, newcomer: Newcomer, now: datetime) -> Member:
    """The new member. A second tap on the same form gives the same. Raises Missing, Refused."""
    password_hash = passwords.hashed(newcomer.password)
    try:
        with atomic():
            link = link_at(token, now)
            member = _member(link, newcomer, password_hash, now)
            JoinLink.update(used_by=member, used_at=now).where(JoinLink.id == link.id).execute()
            _note(member, "member.joined", now, role=link.role)
    except Refused:
        if (before := _joined_before(token, newcomer, now)) is None:
            raise
        return before
    return member


def change_role(owner: Member, member_id: int, role: str, now: datetime) -> None:
    """Raises Missing, Refused: the last owner stays one."""
    with atomic():
        member = _one_of(owner.shop, member_id)
        if role not in ROLES:
            raise Refused(Problem("option.unknown", "role"))
        if member.role != role:
            _keep_an_owner(member)
            Member.update(role=role).where(Member.id == member.id).execute()
            _note(owner, "member.role", now, name=member.name, role=role)


def remove(owner: Member, member_id: int, now: datetime) -> None:
    """Raises Missing, Refused: a shop is never without an owner."""
    with atomic():
        member = _one_of(owner.shop, member_id)
        _let_go(member, now)
        _note(owner, "member.removed", now, name=member.name)


def leave(member: Member, now: datetime) -> None:
    """Raises Refused: the last owner can't."""
    with atomic():
        _let_go(member, now)
        _note(member, "member.left", now)


def _link(token: str) -> JoinLink:
    link = join_link_called(fingerprint(token))
    if link is None or link.shop.state == "frozen":
        raise Missing(token)
    return link


def _let_go(member: Member, now: datetime) -> None:
    _keep_an_owner(member)
    Member.update(left_at=now, password_hash="").where(Member.id == member.id).execute()
    JoinLink.delete().where(JoinLink.made_by == member, JoinLink.used_at.is_null()).execute()
    sign_out_everywhere(member)


def _keep_an_owner(member: Member) -> None:
    others = [one for one in staff_of(member.shop) if one.role == "owner" and one.id != member.id]
    if member.role == "owner" and not others:
        raise Refused(Problem("staff.last_owner", "role"))


def _one_of(shop: Shop, member_id: int) -> Member:
    member = staff_member(shop, member_id)
    if member is None:
        raise Missing
    return member


def _joined_before(token: str, newcomer: Newcomer, now: datetime) -> Member | None:
    link = join_link_called(fingerprint(token))
    if link is None or link.used_at is None or now - link.used_at > _SECOND_TAP:
        return None
    member = staff_member(link.shop, link.used_by_id or 0)
    if member is None or member.phone != newcomer.phone:
        return None
    return member if passwords.matches(newcomer.password, member.password_hash) else None


def _member(link: JoinLink, newcomer: Newcomer, password_hash: str, now: datetime) -> Member:
    """Who was here before comes back as who they were: their old traces are theirs again."""
    fields = {
        "name": newcomer.name,
        "role": link.role,
        "language": newcomer.language,
        "password_hash": password_hash,
        "left_at": None,
    }
    known: Member | None = Member.get_or_none(Member.shop == link.shop, Member.phone == newcomer.phone)
    if known is None:
        return Member.create(shop=link.shop, phone=newcomer.phone, created_at=now, **fields)
    if known.left_at is None:
        raise Refused(Problem("member.known", "phone"))
    Member.update(**fields).where(Member.id == known.id).execute()
    return Member.get_by_id(known.id)


def _note(member: Member, what: str, now: datetime, **details: str) -> None:
    AuditLine.create(shop=member.shop, member=member, at=now, what=what, details=details)
