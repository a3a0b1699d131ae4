"""Paying through a provider: off to its page, and a look whether the money arrived. Coming back changes nothing."""

from flask import Response, request

from storefront.merchants.records import Shop
from storefront.orders.records import Order
from storefront.pay.gateway import Declined, Unreachable
from storefront.payments.calls import Busy
from storefront.payments.looking import look, may_look
from storefront.payments.opening import Addresses, open_session
from storefront.payments.records import attempt_of
from storefront.payments.ways import way_of
from storefront.problems import Missing, Problem, Refused
from storefront.shop.door import door
from storefront.shop.order import answer_order, find_order
from storefront.shop.trail import Trail
from storefront.wire.caching import public_origin
from storefront.wire.limits import count
from storefront.wire.pages import see_other

_MOST_TRIES = 60  # an hour, from one network for one order
_MOST_PHONE = 20


@door.post("/<slug>/pay/<token>/<method>")
def go_and_pay(slug: str, token: str, method: str) -> Response:
    """A provider that fails costs nothing: the same page says so, with the shop's other ways."""
    visit, order = find_order(slug, token)
    way = way_of(visit.shop, method)
    if way is None:
        raise Missing(method)
    try:
        if not count("pay", _MOST_TRIES, token):
            raise Refused(Problem("pay.busy"))
        phone = request.form.get("phone", "")[:_MOST_PHONE] if way.gateway.asks_phone else ""
        link = open_session(order, way, _addresses(visit.trail, visit.shop, order, method), phone)
    except Refused as refused:
        return _refusal(slug, token, method, refused.problems[0])
    return see_other(link or visit.trail.to(f"o/{token}", pay=method))


@door.post("/<slug>/pay/<token>/<method>/look")
def look_again(slug: str, token: str, method: str) -> Response:
    visit, order = find_order(slug, token)
    attempt = attempt_of(order, method)
    if attempt is not None and attempt.state == "open" and may_look(attempt, visit.now):
        try:
            look(attempt, visit.now)
        except (Busy, Declined):
            return _refusal(slug, token, method, Problem("pay.busy"))
        except Unreachable:
            return _refusal(slug, token, method, Problem("pay.unreachable"))
    return see_other(visit.trail.to(f"o/{token}", pay=method))


def _refusal(slug: str, token: str, method: str, problem: Problem) -> Response:
    visit, order = find_order(slug, token)
    answer = answer_order(
        visit,
        order,
        problem=visit.words.problem(problem),
        rail=method,
        status=409 if problem.key == "pay.not_now" else 503,
    )
    if answer.status_code == 503:
        answer.headers["Retry-After"] = "30"
    return answer


def _addresses(trail: Trail, shop: Shop, order: Order, method: str) -> Addresses:
    """The buyer comes back to the order's page, with this way to pay open."""
    origin = public_origin()
    return Addresses(
        return_to=origin + trail.to(f"o/{order.token}", pay=method), notify_to=f"{origin}/hooks/{method}/{shop.slug}"
    )
