"""What time does to ways of signing in: those that no longer work are forgotten. Safe to repeat, safe to miss."""

from datetime import datetime

from storefront.merchants.opening import INVITE_LIVES
from storefront.merchants.records import Invite, Session, SignInLink
from storefront.storage.database import atomic


def sweep(now: datetime) -> int:
    """How many sessions, links and invitations it forgot. A member's key has no end: only its use replaces it."""
    with atomic():
        return sum(
            dead.execute()
            for dead in (
                Session.delete().where(Session.expires_at <= now),
                SignInLink.delete().where(SignInLink.expires_at <= now),
                Invite.delete().where(Invite.used_at.is_null(False) | (Invite.created_at <= now - INVITE_LIVES)),
            )
        )
