"""A buyer sets out to pay: one session for one order, method and amount, however often the button is tapped.

The provider is asked outside of any transaction, by one request at a time; whoever else taps meanwhile waits for it.
"""

import logging
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storefront import clock
from storefront.orders.records import Order
from storefront.orders.snapshots import order_view
from storefront.pay.gateway import Asked, Declined, Opened, Unreachable
from storefront.payments import calls
from storefront.payments.matching import match_waiting
from storefront.payments.records import Attempt, standing_attempt
from storefront.payments.rules import LOOKS, STILL_GOOD, may_pay
from storefront.payments.ways import Way
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.storage.tokens import new_token

log = logging.getLogger(__name__)

_LASTS = timedelta(hours=2)  # what we ask for; the provider may make it longer or shorter
_RETRIED_FOR = timedelta(minutes=20)  # as long as a provider surely knows our key again, with the very same words
_AT_IT_FOR = timedelta(seconds=30)  # then whoever set out to open it has died
_LOOK_AGAIN = 0.25  # seconds between looks whether somebody else's opening has come to an end


@dataclass(frozen=True)
class Addresses:
    """Where the provider sends the buyer, and its notices, back to."""

    return_to: str
    notify_to: str


def open_session(order: Order, way: Way, addresses: Addresses, phone: str = "") -> str:
    """Where the buyer pays; "" when there is no page to follow, the provider rings the buyer's phone.

    Raises Refused: with `pay.not_now` when nothing may be paid at this moment, with the other keys of `pay.` when the
    provider is at fault; nothing is lost then, and the buyer has the shop's other ways.
    """
    try:
        with calls.line_to(way.server):
            return _open(order, way, addresses, phone)
    except calls.Busy:
        raise Refused(Problem("pay.busy")) from None


def _open(order: Order, way: Way, addresses: Addresses, phone: str) -> str:
    deadline = time.monotonic() + calls.seconds()
    while True:
        with atomic():
            attempt, is_ours = _standing(order, way, clock.now())
        if attempt.state != "opening":
            return attempt.link
        if is_ours:
            return _ask_provider(attempt, way, addresses, phone)
        if time.monotonic() > deadline:
            raise Refused(Problem("pay.busy"))
        time.sleep(_LOOK_AGAIN)


def _standing(order: Order, way: Way, now: datetime) -> tuple[Attempt, bool]:
    """The session to send this buyer to, and whether it is on us to open it."""
    order = Order.get_by_id(order.id)
    view = order_view(order)
    if not may_pay(view) or not way.gateway.carries(view.due_now):
        raise Refused(Problem("pay.not_now"))
    standing = f"{order.id} {way.kind} {view.due_now.minor}"
    attempt = standing_attempt(standing)
    if attempt is not None and _is_over(attempt, now):
        state = "failed" if attempt.state == "opening" else attempt.state
        Attempt.update(standing=None, state=state).where(Attempt.id == attempt.id).execute()
        attempt = None
    if attempt is None:
        return Attempt.create(
            order=order,
            kind=way.kind,
            key=new_token(),
            standing=standing,
            amount_minor=view.due_now.minor,
            begun_at=now,
            opener_since=now,
        ), True
    free = attempt.opener_since is None or now - attempt.opener_since > _AT_IT_FOR
    if attempt.state != "opening" or not free:
        return attempt, False
    Attempt.update(opener_since=now).where(Attempt.id == attempt.id).execute()
    return attempt, True


def _is_over(attempt: Attempt, now: datetime) -> bool:
    if attempt.state == "opening":
        return bool(now - attempt.begun_at > _RETRIED_FOR)
    return bool(attempt.expires_at is not None and attempt.expires_at - now < STILL_GOOD)


def _ask_provider(attempt: Attempt, way: Way, addresses: Addresses, phone: str) -> str:
    asked, hosts = _asked(attempt, addresses, phone), way.gateway.hosts(way.settings)
    try:
        opened = calls.hold(way.gateway.open(asked, way.settings), hosts)
        opened = replace(opened, link=calls.played_link(opened.link))
        if opened.link and not calls.may_be_sent_to(opened.link, way.gateway.pages(way.settings)):
            raise Declined("a page on another host")
    except Unreachable:
        Attempt.update(opener_since=None).where(Attempt.id == attempt.id).execute()
        raise Refused(Problem("pay.unreachable")) from None
    except Declined as no:
        log.warning("%s opened no session for shop %s: %s", way.kind, attempt.order.shop_id, no)
        unopened = Attempt.update(state="failed", standing=None, opener_since=None)
        unopened.where(Attempt.id == attempt.id, Attempt.state == "opening").execute()
        raise Refused(Problem("pay.declined")) from None
    _keep(attempt, opened, clock.now())
    return opened.link


def _keep(attempt: Attempt, opened: Opened, now: datetime) -> None:
    """A notice may have been faster: what it said of the session stands."""
    with atomic():
        Attempt.update(
            provider_ref=opened.provider_ref,
            link=opened.link,
            expires_at=opened.expires_at,
            opener_since=None,
        ).where(Attempt.id == attempt.id).execute()
        still = (Attempt.id == attempt.id) & (Attempt.state == "opening")
        Attempt.update(state="open", look_at=attempt.begun_at + LOOKS[0]).where(still).execute()
        match_waiting(attempt.order.shop, attempt.kind, now)


def _asked(attempt: Attempt, addresses: Addresses, phone: str) -> Asked:
    """The same words at every try, as providers want that know a call again by its key."""
    order = attempt.order
    return Asked(
        amount=attempt.amount,
        reference=order.reference,
        attempt=attempt.key,
        shop_name=order.shop.text("name", order.language),
        language=order.language,
        return_to=addresses.return_to,
        notify_to=addresses.notify_to,
        now=attempt.begun_at,
        expires_at=attempt.begun_at + _LASTS,
        phone=phone,
    )
