"""What an order's page says of a provider's payment: the button that leads there, and how the last try stands."""

from dataclasses import dataclass

from flask import request

from storefront.i18n import N_, Words
from storefront.orders.records import Order
from storefront.orders.views import OrderView
from storefront.pay import Method
from storefront.payments.calls import is_played, page_sources
from storefront.payments.records import attempt_of
from storefront.payments.rules import is_ringing, may_pay
from storefront.payments.ways import way_of
from storefront.shop.visit import Visit

_STANDS = {
    "open": N_("We look whether your payment has arrived."),
    "failed": N_("This payment did not work. Try once more, or pay in another way."),
}

_RINGING = N_("Look at your phone: it asks for your PIN. This page looks again by itself.")
_MOST_PHONE = 40


@dataclass(frozen=True)
class GatewayPart:
    """action, look: where the buttons post to, "" for none. sources: where the first may lead, as a policy names it.
    approved: the buyer comes from having said yes; looking takes the money."""

    action: str
    label: str
    asks_phone: bool
    phone: str  # as it was typed, where it could not be read
    said: str
    look: str
    approved: bool
    sources: tuple[str, ...]
    ringing: bool  # the buyer's phone asks at this moment: the page looks again by itself
    is_played: bool  # nothing is paid: somebody tries things out


def gateway_part(visit: Visit, order: Order, view: OrderView, method: Method) -> GatewayPart | None:
    """None where nobody stands between the buyer and the shop."""
    way = way_of(visit.shop, method.kind) if method.gateway is not None else None
    if way is None:
        return None
    attempt = attempt_of(order, method.kind)
    stands = attempt.state if attempt is not None else ""
    rings = way.gateway.phone is not None
    ringing = rings and attempt is not None and is_ringing(attempt.state, attempt.expires_at, visit.now)
    address = visit.trail.to(f"pay/{order.token}/{method.kind}")
    may = may_pay(view) and way.gateway.carries(view.due_now) and not ringing
    return GatewayPart(
        action=address if may else "",
        label=_label(view, visit.words),
        asks_phone=rings,
        phone=request.form.get("phone", "")[:_MOST_PHONE] if rings else "",
        said=visit.words.gettext(_RINGING if ringing else _STANDS[stands]) if stands in _STANDS else "",
        look=visit.trail.to(f"pay/{order.token}/{method.kind}/look") if stands == "open" else "",
        approved=stands == "open" and way.gateway.approved_in in set(request.args) - {""},
        ringing=ringing,
        is_played=is_played(way.gateway.hosts(way.settings)),
        sources=tuple(page_sources(way.gateway.pages(way.settings))) if may else (),
    )


def _label(view: OrderView, words: Words) -> str:
    return words.gettext("Pay %(amount)s", amount=words.money(view.due_now))
