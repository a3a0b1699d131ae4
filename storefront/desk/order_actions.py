"""What members do with an order: see it, move it on, weigh it, name its fee, book its payment, label it, undo.

Afterwards they are where they were: on the order, in the list, or on the order's own page.
"""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qsl, urlsplit

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only, own_path
from storefront.desk.order_goods import given_box
from storefront.desk.order_sheet import order_address
from storefront.desk.order_words import ENDS_IN
from storefront.desk.orders import ORDER, draw_order, order_of
from storefront.desk.today import TODAY, draw_today
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders import mark, move, settle, undo, weigh
from storefront.orders.records import Order, lines_of
from storefront.pay import METHODS
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.wire.fragments import wants_fragment

# Not a mistake in a box: the order stands otherwise than the member's page said.
_CONFLICTS = {"order.not_now", "order.changed", "order.settled", "order.short", "undo.not_possible", "undo.later"}


@door.post(f"{ORDER}/state")
@member_only
def move_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    verb, reason = request.form.get("verb", ""), request.form.get("reason", "")
    return _answer(member, order, lambda: _move(order, member, verb, reason))


@door.post(f"{ORDER}/received")
@member_only
def receive_order(member: Member, reference: str) -> ResponseReturnValue:
    """Posted by the order's own page when a member opens it from the chat; a second time changes nothing."""
    order = order_of(member, reference)
    if order.state == "lapsed":
        return _answer(member, order, lambda: move.receive(order, member, clock.now()))
    if order.state == "placed":
        with suppress(Refused):  # another member was faster
            move.receive(order, member, clock.now())
    return _return_from(member, order)


@door.post(f"{ORDER}/lines")
@member_only
def weigh_lines(member: Member, reference: str) -> ResponseReturnValue:
    """Every box that was written in; the button "leave out" of a line gives nothing of it."""
    order = order_of(member, reference)
    return _answer(member, order, lambda: _weigh(order, member))


@door.post(f"{ORDER}/fee")
@member_only
def price_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return _answer(member, order, lambda: _price(order, member))


@door.post(f"{ORDER}/payment")
@member_only
def book_payment(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return _answer(member, order, lambda: _book(order, member))


@door.post(f"{ORDER}/undo")
@member_only
def undo_event(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    event = Boxes(request.form, order.currency, shop_words(member.shop)).number("event", 0) or 0
    return _answer(member, order, lambda: undo.undo(order, event, member, clock.now()))


@door.post(f"{ORDER}/mark")
@member_only
def mark_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return _answer(member, order, lambda: mark.set_mark(order, request.form.get("mark", "")))


def _move(order: Order, member: Member, verb: str, reason: str) -> None:
    """A jump forward that somebody else made already is refused by the states; an end must be wanted as things are."""
    now = clock.now()
    if verb in ENDS_IN:
        if _seen(order) != order.revision:
            raise Refused(Problem("order.changed"))
        _ENDING[verb](order, member, reason, now)
    elif verb in _FORWARD:
        _FORWARD[verb](order, member, now)
    else:
        raise Refused(Problem("order.not_now"))


def _weigh(order: Order, member: Member) -> None:
    numbers = shop_words(member.shop)
    boxes = Boxes(request.form, order.currency, numbers)
    left_out = boxes.number("leave_out")
    given = {}
    for line in lines_of(order):
        name = f"given-{line.id}"
        milli = 0 if line.id == left_out else boxes.quantity(name, line.unit)
        was_typed = line.id == left_out or boxes.line(name) != given_box(line, numbers)
        if milli is not None and was_typed and milli != line.given_milli:
            given[line.id] = milli
    if boxes.problems:
        raise Refused(*boxes.problems)
    with atomic():
        for line_id, milli in given.items():
            weigh.give(order, line_id, milli, member, clock.now())


def _price(order: Order, member: Member) -> None:
    boxes = Boxes(request.form, order.currency, shop_words(member.shop))
    fee, discount = boxes.price("fee", allow_zero=True), boxes.price("discount", allow_zero=True) or 0
    if boxes.problems:
        raise Refused(*boxes.problems)
    with atomic():
        if fee is not None and fee != order.fee_minor:
            weigh.set_fee(order, Money(fee, order.currency), member, clock.now())
        if discount != order.discount_minor:
            weigh.set_discount(order, Money(discount, order.currency), member, clock.now())


def _book(order: Order, member: Member) -> None:
    boxes = Boxes(request.form, order.currency, shop_words(member.shop))
    amount = boxes.price("amount")
    if amount is None:
        raise Refused(*boxes.problems or [Problem("payment.amount", "amount")])
    kind, method = boxes.line("kind"), boxes.line("method")
    if method not in METHODS:
        raise Refused(Problem("option.unknown", "method"))
    settle.record_payment(
        order, member, kind, Money(amount, order.currency), method, clock.now(), seen=_seen(order) or 0
    )


def _seen(order: Order) -> int | None:
    typed = request.form.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _answer(member: Member, order: Order, verb: Callable[[], object]) -> ResponseReturnValue:
    """Do it. Refused: the order as it is now, with what is wrong; 409 when it had changed, 422 when a box is wrong."""
    try:
        verb()
    except Refused as refused:
        fresh = order_of(member, order.reference)
        if any(problem.key in _CONFLICTS for problem in refused.problems):
            whole = [Problem(problem.key, "", problem.values) for problem in refused.problems]
            return draw_order(member, fresh, Filled({}, whole), status=409)
        return draw_order(member, fresh, Filled.of(request.form, refused.problems), status=422)
    return _return_from(member, order)


def _return_from(member: Member, order: Order) -> ResponseReturnValue:
    """To where the tap came from; of a page of the desk htmx gets its piece at once."""
    here = order_address(order)
    back = own_path(request.form.get("next", ""), here)
    parts = urlsplit(back)
    if wants_fragment() and parts.path == TODAY:
        return draw_today(member, dict(parse_qsl(parts.query)))
    if wants_fragment() and parts.path == here:
        return draw_order(member, order_of(member, order.reference))
    return redirect(back, 303)


_FORWARD: dict[str, Callable[..., Order]] = {
    "receive": move.receive,
    "confirm": move.confirm,
    "ready": move.ready,
    "send": move.send,
    "finish": move.finish,
}
_ENDING: dict[str, Callable[..., Order]] = {"refuse": move.refuse, "cancel": move.cancel, "return": move.return_}
