"""What members do with a whole order: see it, move it on, end it, undo, put their own label on it."""

from collections.abc import Callable
from contextlib import suppress

from flask import request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import OtherRole, member_only
from storefront.desk.order_answers import answer, return_from, seen_revision
from storefront.desk.order_words import ENDS_IN
from storefront.desk.orders import ORDER, order_of
from storefront.merchants.records import Member
from storefront.merchants.staff.rules import may, may_move
from storefront.orders import mark, move, undo
from storefront.orders.records import Order, events_of
from storefront.problems import Problem, Refused


@door.post(f"{ORDER}/state")
@member_only
def move_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    verb, reason = request.form.get("verb", ""), request.form.get("reason", "")
    return answer(member, order, lambda: _move(order, member, verb, reason))


@door.post(f"{ORDER}/received")
@member_only
def receive_order(member: Member, reference: str) -> ResponseReturnValue:
    """Posted by the order's own page when a member opens it from the chat; a second time changes nothing."""
    order = order_of(member, reference)
    if order.state == "lapsed":
        return answer(member, order, lambda: move.receive(order, member, clock.now()))
    if order.state == "placed":
        with suppress(Refused):  # another member was faster
            move.receive(order, member, clock.now())
    return return_from(member, order)


@door.post(f"{ORDER}/undo")
@member_only
def undo_event(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    event = Boxes(request.form, order.currency, shop_words(member.shop)).number("event", 0) or 0
    if not may(member.role, "seller") and not _is_by(member, order, event):
        raise OtherRole(member)
    return answer(member, order, lambda: undo.undo(order, event, member, clock.now()))


@door.post(f"{ORDER}/mark")
@member_only
def mark_order(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return answer(member, order, lambda: mark.set_mark(order, request.form.get("mark", "")))


def _is_by(member: Member, order: Order, event_id: int) -> bool:
    return any(event.id == event_id and event.member_id == member.id for event in events_of(order))


def _move(order: Order, member: Member, verb: str, reason: str) -> None:
    """A jump forward that somebody else made already is refused by the states; an end must be wanted as things are."""
    now = clock.now()
    if not may_move(member.role, verb):
        raise OtherRole(member)
    if verb in ENDS_IN:
        if seen_revision() != order.revision:
            raise Refused(Problem("order.changed"))
        _ENDING[verb](order, member, reason, now)
    elif verb in _FORWARD:
        _FORWARD[verb](order, member, now)
    else:
        raise Refused(Problem("order.not_now"))


_FORWARD: dict[str, Callable[..., Order]] = {
    "receive": move.receive,
    "confirm": move.confirm,
    "ready": move.ready,
    "send": move.send,
    "finish": move.finish,
}
_ENDING: dict[str, Callable[..., Order]] = {"refuse": move.refuse, "cancel": move.cancel, "return": move.return_}
