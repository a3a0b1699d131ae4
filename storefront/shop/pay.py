"""Paying through a provider: off to its page, and a look whether the money arrived. Coming back changes nothing."""

from flask import Response, request

from storefront.merchants.records import Shop
from storefront.orders.records import Order
from storefront.pay.gateway import Declined, Unreachable
from storefront.payments.calls import Busy
from storefront.payments.looking import look, may_look
from storefront.payments.opening import Addresses, open_session
from storefront.payments.records import attempt_of
from storefront.payments.ways import Way, way_of
from storefront.problems import Missing, Problem, Refused
from storefront.shop.door import door
from storefront.shop.order import answer_order, find_order
from storefront.shop.trail import Trail
from storefront.wire.caching import public_origin
from storefront.wire.limits import count
from storefront.wire.pages import see_other

_MOST_TRIES = 60  # an hour, from one network for one order
_MOST_PHONE = 40
_STATUSES = {"pay.not_now": 409, "pay.phone": 422}


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
        link = open_session(order, way, _addresses(visit.trail, visit.shop, order, way), _phone(way))
    except Refused as refused:
        return _refusal(slug, token, method, refused.problems[0])
    return see_other(link or visit.trail.to(f"o/{token}", pay=method))


def _phone(way: Way) -> str:
    """The number to ring: passed on, never kept. "" where none is asked for."""
    if way.gateway.phone is None:
        return ""
    phone = way.gateway.phone(request.form.get("phone", "")[:_MOST_PHONE])
    if not phone:
        raise Refused(Problem("pay.phone", "phone"))
    return phone


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
        status=_STATUSES.get(problem.key, 503),
    )
    if answer.status_code == 503:
        answer.headers["Retry-After"] = "30"
    return answer


def _addresses(trail: Trail, shop: Shop, order: Order, way: Way) -> Addresses:
    """The buyer comes back to the order's page, with this way to pay open."""
    hook = f"{public_origin()}/hooks/{way.kind}/{shop.slug}"
    back = public_origin() + trail.to(f"o/{order.token}", pay=way.kind)
    return Addresses(return_to=f"{hook}/back/{order.token}" if way.gateway.comes_back_by_post else back, notify_to=hook)
