"""What the host does with a shop, and what anybody may tell the host. One transaction each."""

from datetime import datetime

from storefront.merchants.records import Member, Report, Session, Shop, SignInLink
from storefront.storage.database import atomic

REPORT_REASONS = ("fraud", "forbidden", "copied", "other")


def touch(shop: Shop) -> None:
    """Tell every kept page of this shop that it is out of date, inside the transaction that changes the shop."""
    Shop.update(version=Shop.version + 1).where(Shop.id == shop.id).execute()


def approve(shop: Shop) -> None:
    _set_state(shop, "approved")


def freeze(shop: Shop, reason: str = "") -> None:
    """The shop answers 410 and shows no payment; its members are signed out at once."""
    members = Member.select(Member.id).where(Member.shop == shop)
    with atomic():
        Session.delete().where(Session.member.in_(members)).execute()
        SignInLink.delete().where(SignInLink.member.in_(members)).execute()
        Shop.update(frozen_from=Shop.state).where(Shop.id == shop.id, Shop.state != "frozen").execute()
        _set_state(shop, "frozen", reason)


def unfreeze(shop: Shop) -> None:
    """As it was: a shop nobody approved is not approved by having been frozen."""
    with atomic():
        shop = Shop.get_by_id(shop.id)
        if shop.state == "frozen":
            _set_state(shop, shop.frozen_from)


def report(shop: Shop, reason: str, now: datetime) -> None:
    """reason: one of REPORT_REASONS; anything else counts as "other"."""
    Report.create(shop=shop, at=now, reason=reason if reason in REPORT_REASONS else "other")


def _set_state(shop: Shop, state: str, reason: str = "") -> None:
    with atomic():
        Shop.update(state=state, frozen_reason=reason).where(Shop.id == shop.id).execute()
        touch(shop)
