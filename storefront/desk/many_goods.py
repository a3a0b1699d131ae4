"""Many goods changed together: prices by percent, back in stock, hidden, moved to a section; and taken back."""

from typing import Any

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import inventory
from storefront.catalogue.inventory import Wanted
from storefront.catalogue.many import verbs
from storefront.catalogue.many.actions import change_many, undo
from storefront.catalogue.many.records import change_of
from storefront.catalogue.many.rules import MOST_PERCENT
from storefront.catalogue.records import Product, choices_of
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST, goods_page, list_url, shop_words, told, wanted_back, wanted_of
from storefront.desk.guard import member_only
from storefront.desk.page import page
from storefront.i18n import N_
from storefront.i18n.digits import read_number
from storefront.merchants.records import Member
from storefront.problems import Missing, Problem

MANY = f"{LIST}/many"
# What the list says above after a change, by its verb.
CHANGED = {
    "prices": N_("Prices changed."),
    "back": N_("Back in stock."),
    "sold_out": N_("Sold out."),
    "hide": N_("Hidden."),
    "show": N_("Shown."),
    "move": N_("Moved."),
    "trash": N_("In the trash."),
    "section": N_("The section is gone; its products stay."),
}


@door.get(MANY)
@member_only
def show_many(member: Member) -> ResponseReturnValue:
    ticked = Filled({}, lists={"tick": request.args.getlist("tick")[:1]})
    return _many(member, wanted_of(request.args), ticked)


@door.post(MANY)
@member_only
def change_goods(member: Member) -> ResponseReturnValue:
    """Those ticked; where none is, all of the list."""
    wanted = wanted_back(request.form.get("back", ""))
    boxes = Boxes(request.form, member.shop.currency, shop_words(member.shop))
    what, values = _values(boxes, _chosen(member, wanted), member)
    if boxes.problems:
        return _many(member, wanted, Filled.of(request.form, boxes.problems), 422)
    change_many(member, what, values, clock.now())
    return redirect(told(wanted, saved="1"), 303)


@door.post(f"{LIST}/changes/<int(max=999999999):change_id>/undo")
@member_only
def undo_change(member: Member, change_id: int) -> ResponseReturnValue:
    change = change_of(member.shop, change_id)
    if change is None:
        raise Missing
    left = undo(change, clock.now())
    wanted = wanted_back(request.form.get("back", ""))
    return redirect(told(wanted, left=str(left)) if left else list_url(wanted), 303)


def _chosen(member: Member, wanted: Wanted) -> list[Product]:
    ticked = request.form.getlist("tick")
    if not ticked:
        return inventory.every_one(member.shop, wanted)
    return inventory.goods_numbered(member.shop, {number for one in ticked if (number := read_number(one)) is not None})


def _values(boxes: Boxes, products: list[Product], member: Member) -> tuple[str, dict[str, dict[str, Any]]]:
    """The verb that was pressed, and what it wants of these goods."""
    match boxes.line("what"):
        case "raise" | "lower" as way:
            percent = boxes.number("percent") or 0
            most = MOST_PERCENT if way == "raise" else 90
            if not 0 < percent <= most:
                boxes.problems.append(Problem("goods.percent", "percent", {"most": most}))
            signed = percent if way == "raise" else -percent
            return "prices", {} if boxes.problems else verbs.repriced(products, choices_of(products), signed)
        case "back":
            return "back", verbs.back_on_sale(products, choices_of(products))
        case "sold_out":
            return "sold_out", verbs.all_with(products, sold_out="until", sold_out_until=None)
        case "hide":
            return "hide", verbs.all_with(products, hidden=True)
        case "show":
            return "show", verbs.all_with((product for product in products if product.title), hidden=False)
        case "move":
            section = boxes.number("section")
            shelf = None if section is None else inventory.section_of(member.shop, section).id
            return "move", verbs.all_with(products, section=shelf)
    return "", {}


def _many(member: Member, wanted: Wanted, form: Filled, status: int = 200) -> ResponseReturnValue:
    return page(
        member,
        "desk/products/many.html",
        here="products",
        status=status,
        goods=goods_page(member.shop, wanted),
        count=inventory.count_goods(member.shop, wanted),
        form=form,
        sections=inventory.shelves(member.shop),
    )
