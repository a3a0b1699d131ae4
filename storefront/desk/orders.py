"""One order at the desk, and the shop's buttons on the order's own page."""

from functools import partial

from flask import Response, request
from markupsafe import Markup

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import form_token, member_only
from storefront.desk.kept_parts import kept_parts
from storefront.desk.order_sheet import Sheet, sheet_of
from storefront.desk.page import page, piece, words_of
from storefront.desk.rights import may_go
from storefront.i18n.digits import read_number
from storefront.merchants.records import Member
from storefront.orders.records import Order, order_called
from storefront.problems import Missing
from storefront.wire.caching import public_origin
from storefront.wire.fragments import vary_by_htmx, wants_fragment
from storefront.wire.pages import render

ORDER = "/desk/orders/<reference>"


@door.get(ORDER)
@member_only
def show_order(member: Member, reference: str) -> Response:
    since = read_number(request.args.get("since", "")) or 0
    return draw_order(member, order_of(member, reference), since=since)


@door.app_context_processor
def tools_for_pages() -> dict[str, object]:
    return {"order_actions": order_actions}


def order_of(member: Member, reference: str) -> Order:
    """Another shop's order is as absent as one that never was."""
    order = order_called(member.shop, reference)
    if order is None:
        raise Missing
    return order


def draw_order(
    member: Member, order: Order, typed: Filled | None = None, status: int = 200, since: int = 0
) -> Response:
    """typed: what a refused form held, with its problems; the other boxes show what is kept. since: the revision whose
    page the member tapped, where others changed the order meanwhile."""
    sheet = _sheet(member, order, since)
    kept = _kept(sheet)
    form = Filled({**kept, **typed.values}, typed.problems) if typed else Filled(kept)
    context = {"shown": sheet, "form": form, "back": "", "part": kept_parts()}
    if wants_fragment():
        return piece(member, "desk/order_sheet.html", status=status, **context)
    return vary_by_htmx(page(member, "desk/order.html", here="today", status=status, **context))


def order_actions(member: Member, order: Order, here: str) -> Markup:
    """The shop's buttons for the order's own page, opened by a member of its shop.

    here: the page's own path, to which a tap returns.
    """
    shown = {"shown": _sheet(member, order), "form": Filled({}), "back": here, "form_token": form_token()}
    shown["may"] = partial(may_go, member)
    return Markup(render("desk/order_for_shop.html", words_of(member), **shown))


def _sheet(member: Member, order: Order, since: int = 0) -> Sheet:
    return sheet_of(member, order, clock.now(), words_of(member), public_origin(), since)


def _kept(sheet: Sheet) -> dict[str, str]:
    """What the boxes hold before anybody types."""
    return {
        **{f"given-{line.id}": line.box for line in sheet.goods.lines},
        "fee": sheet.goods.fee_box,
        "discount": sheet.goods.discount_box,
        "amount": sheet.paying.due_box,
        "kind": sheet.paying.kinds[0][0],
        "method": sheet.paying.method,
        "mark": sheet.head.mark,
    }
