"""Sizes and colours at once: each pair with its price and stock, on one screen."""

from collections.abc import Mapping
from dataclasses import replace

from flask import request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import actions, grid, inventory, rules
from storefront.catalogue.drafts import ChoiceDraft, ProductDraft
from storefront.catalogue.grid import Grid, Pair
from storefront.catalogue.quantity import asked_unit
from storefront.catalogue.records import Product
from storefront.catalogue.redraft import draft_of
from storefront.desk.boxes import Boxes, change, price_box, quantity_box
from storefront.desk.door import NUMBER, door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST, shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved, words_of
from storefront.merchants.records import Member, Shop
from storefront.problems import Problem, Refused

ABSENT = ("-", "–", "—", "x", "X", "×")  # in a price box: this pair is not sold
_MOST_TYPED = 2000


@door.get(f"{LIST}/{NUMBER}/grid")
@member_only
def show_grid(member: Member, number: int) -> ResponseReturnValue:
    """As it is saved, or drawn with the rows and columns that were typed."""
    product = inventory.product_of(member.shop, number)
    known = grid.grid_of(draft_of(product).choices)
    drawn = _asked(known, request.args) if "rows" in request.args else known
    typed = Filled(_values(drawn, member.shop, product), _too_many(drawn))
    return _grid(member, product, drawn, typed, {}, 422 if typed.problems else 200)


@door.post(f"{LIST}/{NUMBER}/grid")
@member_only
def save_grid(member: Member, number: int) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    draft = draft_of(product)
    drawn = _asked(grid.grid_of(draft.choices), request.form)
    boxes = Boxes(request.form, member.shop.currency, shop_words(member.shop))
    wanted = replace(draft, choices=_read(boxes, drawn, draft))
    problems = [*boxes.problems, *_too_many(drawn)] or [
        problem for problem in rules.check(wanted, len(product.photos)) if problem.field == "choices"
    ]
    try:
        if not problems:
            actions.edit_product(product, wanted, boxes.number("row_version") or 0, 0, clock.now())
            return saved(f"{LIST}/{number}")
    except Refused as refused:
        problems = list(refused.problems)
    return _tell(member, number, drawn, problems)


def _tell(member: Member, number: int, drawn: Grid, problems: list[Problem]) -> ResponseReturnValue:
    """What was typed stays. Where another member saved first (409), what is there now stands beside it."""
    product = inventory.product_of(member.shop, number)
    if not any(problem.key == "product.changed_meanwhile" for problem in problems):
        return _grid(member, product, drawn, Filled.of(request.form, problems), {}, 422)
    there = _values(grid.grid_of(draft_of(product).choices), member.shop, product)
    spoken = words_of(member)
    now = {
        name: spoken.gettext("Now there: %(text)s", text=there.get(name) or "–")
        for name, text in request.form.items()
        if name.startswith("cell-") and there.get(name, "") != text and not name.endswith("-seen")
    }
    form = Filled(request.form.to_dict() | {"row_version": there["row_version"]}, problems)
    return _grid(member, product, drawn, form, now, 409)


def _asked(known: Grid, typed: Mapping[str, str]) -> Grid:
    rows, columns = (grid.read_kinds(typed.get(name, "")[:_MOST_TYPED]) for name in ("rows", "columns"))
    return grid.reshaped(known, rows, columns)


def _too_many(drawn: Grid) -> list[Problem]:
    many = len(drawn.rows) * len(drawn.columns) > rules.MOST_CHOICES
    return [Problem("product.choices_many", "rows", {"most": rules.MOST_CHOICES})] if many else []


def _read(boxes: Boxes, drawn: Grid, draft: ProductDraft) -> tuple[ChoiceDraft, ...]:
    unit = asked_unit(draft.unit, draft.about_milli)
    cells = ((cell, pair) for pair in drawn.pairs if boxes.line(f"{(cell := cell_name(pair))}-price") not in ABSENT)
    return tuple(_read_cell(boxes, cell, pair, drawn, unit) for cell, pair in cells)


def _read_cell(boxes: Boxes, cell: str, pair: Pair, drawn: Grid, unit: str) -> ChoiceDraft:
    stock = boxes.quantity(f"{cell}-stock", unit, many=True)
    return replace(
        grid.kept(drawn, pair),
        price_minor=boxes.price(f"{cell}-price"),
        stock_milli=stock,
        stock_change=change(stock, boxes.number(f"{cell}-seen")),
    )


def cell_name(pair: Pair) -> str:
    """Of its boxes: by what it is, so that rows may change places between two looks."""
    return f"cell-{grid.named(pair)}"


def _values(drawn: Grid, shop: Shop, product: Product) -> dict[str, str]:
    values = {
        "rows": ", ".join(drawn.rows),
        "columns": ", ".join(filter(None, drawn.columns)),
        "row_version": str(product.row_version),
    }
    spoken = shop_words(shop)
    for pair in drawn.pairs:
        choice = drawn.choices.get(pair)
        if choice is not None:
            cell = cell_name(pair)
            values[f"{cell}-price"] = price_box(choice.price_minor, shop.currency, spoken)
            values[f"{cell}-stock"] = quantity_box(choice.stock_milli, spoken)
            values[f"{cell}-seen"] = "" if choice.stock_milli is None else str(choice.stock_milli)
        elif drawn.choices:
            values[f"{cell_name(pair)}-price"] = ABSENT[1] if _had(drawn, pair) else ""
    return values


def _had(drawn: Grid, pair: Pair) -> bool:
    """Whether this place was left empty on purpose: its row and its column both had something before."""
    return any(row == pair[0] for row, _ in drawn.choices) and any(column == pair[1] for _, column in drawn.choices)


def _grid(
    member: Member, product: Product, drawn: Grid, form: Filled, now: Mapping[str, str], status: int
) -> ResponseReturnValue:
    shown = () if form.at("rows") else drawn.rows
    return page(
        member,
        "desk/products/grid.html",
        here="products",
        status=status,
        product=product,
        form=form,
        now=now,
        rows=[(row, [(column, cell_name((row, column))) for column in drawn.columns]) for row in shown],
    )
