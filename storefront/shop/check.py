"""Checks a receipt: reference and check code together show what the shop's books say of that order today."""

from dataclasses import dataclass

from flask import Response, abort, request

from storefront.orders.check_code import check_code, read_check_code
from storefront.orders.records import Order, order_called
from storefront.orders.reference import read_reference
from storefront.orders.snapshots import order_view
from storefront.shop.door import door
from storefront.shop.front import Front, front_of
from storefront.shop.head import picture_address
from storefront.shop.limits import count_wrong_check, may_check
from storefront.shop.order_page import STATES, paid_text
from storefront.shop.trail import Trail
from storefront.shop.views import Head
from storefront.shop.visit import Visit, visit_to
from storefront.wire.caching import public_origin, unkept_answer
from storefront.wire.pages import render

_MOST_TYPED = 40


@dataclass(frozen=True)
class Checked:
    """What the books say today."""

    reference: str
    state: str
    placed: str
    total: str
    paid: str


@dataclass(frozen=True)
class CheckPage:
    head: Head
    front: Front
    trail: Trail
    reference: str  # as typed
    code: str
    checked: Checked | None
    is_wrong: bool


@door.get("/<slug>/check")
def check_receipt(slug: str) -> Response:
    visit = visit_to(slug)
    reference = request.args.get("order", "").strip()[:_MOST_TYPED]
    code = request.args.get("code", "").strip()[:_MOST_TYPED]
    if not (reference or code):
        return unkept_answer(_draw(visit, reference, code, None))
    if not may_check():
        abort(429)
    order = _order_on(visit, reference, code)
    if order is None:
        count_wrong_check()
        return unkept_answer(_draw(visit, reference, code, None), 404)
    return unkept_answer(_draw(visit, reference, code, order))


def _order_on(visit: Visit, reference: str, code: str) -> Order | None:
    """The order whose receipt carries both."""
    known = read_reference(reference)
    order = order_called(visit.shop, known) if known else None
    return order if order is not None and check_code(order.token) == read_check_code(code) else None


def _draw(visit: Visit, reference: str, code: str, order: Order | None) -> str:
    front = front_of(visit, "check")
    title = visit.words.gettext("Check a receipt")
    head = Head(
        f"{title} · {front.name}",
        "",
        public_origin() + visit.trail.to("check"),
        picture_address(visit.shop.logo),
        hidden=True,
    )
    checked = None if order is None else _checked(visit, order)
    is_wrong = order is None and bool(reference or code)
    page = CheckPage(head, front, visit.trail, reference, code, checked, is_wrong)
    return render("shop/check.html", visit.words, page=page)


def _checked(visit: Visit, row: Order) -> Checked:
    order, words = order_view(row), visit.words
    return Checked(
        reference=order.reference,
        state=words.gettext(STATES[order.state]),
        placed=words.date(order.placed_at, visit.shop.time_zone),
        total=words.money(order.total),
        paid=paid_text(order, words) or words.gettext("Not paid"),
    )
