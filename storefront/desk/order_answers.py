"""How the desk answers a tap on an order: back to where the tap came from, or the order as it is with what is wrong."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from flask import Response, redirect, request
from flask.typing import ResponseReturnValue

from storefront.desk.filled import Filled
from storefront.desk.guard import own_path
from storefront.desk.order_sheet import order_address
from storefront.desk.orders import draw_order, order_of
from storefront.desk.today import TODAY, draw_today
from storefront.i18n.digits import read_number
from storefront.merchants.records import Member
from storefront.orders.records import Order
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.wire.fragments import from_the_top, wants_fragment

# Not a mistake in a box: the order stands otherwise than the member's page said.
_CONFLICTS = {"order.not_now", "order.changed", "order.settled", "order.short", "undo.not_possible", "undo.later"}


def answer(
    member: Member, order: Order, verb: Callable[[], object], draw: Callable[..., Response] = draw_order
) -> ResponseReturnValue:
    """Do it. Refused: the order as it is now, with what is wrong; 409 when it had changed, 422 when a box is wrong.

    draw: the page that shows it.
    """
    try:
        verb()
    except Refused as refused:
        fresh = order_of(member, order.reference)
        if any(problem.key in _CONFLICTS for problem in refused.problems):
            whole = [Problem(problem.key, "", problem.values) for problem in refused.problems]
            return draw(member, fresh, Filled({}, whole), status=409)
        is_other = any(problem.key == "order.box_changed" for problem in refused.problems)
        return draw(member, fresh, Filled.of(request.form, refused.problems), status=409 if is_other else 422)
    return return_from(member, order, seen_revision())


def alone(order: Order, member: Member, change: Callable[[Order, Member], None]) -> None:
    """The change, with the order read inside its transaction: between comparing a box and writing it nobody writes."""
    with atomic():
        change(order_of(member, order.reference), member)


def return_from(member: Member, order: Order, seen: int = 0) -> ResponseReturnValue:
    """To where the tap came from; of a page of the desk htmx gets its piece at once.

    seen: of which revision the tapped page was. Where others changed the order meanwhile, its page tells.
    """
    here = order_address(order)
    others = f"?since={seen}" if 0 < seen < order.revision else ""
    back = own_path(request.form.get("next", ""), here + others)
    parts = urlsplit(back)
    if wants_fragment() and parts.path == TODAY:
        return from_the_top(draw_today(member, dict(parse_qsl(parts.query))))
    if wants_fragment() and parts.path == here:
        return draw_order(member, order_of(member, order.reference), since=seen if others else 0)
    return redirect(back, 303)


def seen_revision() -> int:
    """Of the order as the tapped page showed it; 0 when the form does not say."""
    return read_number(request.form.get("seen", "")) or 0
