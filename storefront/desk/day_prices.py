"""Today's prices: every price in a box on one screen, one save, and the day's list to post in the chat."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import daily, inventory
from storefront.catalogue.availability import is_draft
from storefront.catalogue.daily import Said
from storefront.catalogue.names import name_of
from storefront.catalogue.records import Choice, Product, choices_of
from storefront.desk.boxes import Boxes, price_box
from storefront.desk.day_list import day_lists
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST, GoodsPage, goods_page, query_of, shop_words, wanted_back, wanted_of
from storefront.desk.guard import member_only
from storefront.desk.page import page, words_of
from storefront.i18n import Words
from storefront.merchants.records import Member, Shop

PRICES = f"{LIST}/prices"
_BOX = re.compile(r"price-([0-9]{1,9})(?:-([0-9]{1,9}))?")


@dataclass(frozen=True)
class PriceBox:
    """label: the choice's name, "" for the product's own price."""

    name: str
    label: str


@dataclass(frozen=True)
class PriceRow:
    product: Product
    title: str
    boxes: Sequence[PriceBox]
    draft: bool


@door.get(PRICES)
@member_only
def show_prices(member: Member) -> ResponseReturnValue:
    return _prices(member, goods_page(member.shop, wanted_of(request.args), pricing=True), None, {})


@door.post(PRICES)
@member_only
def save_prices(member: Member) -> ResponseReturnValue:
    """Nothing is written while a box can't be read; what another member changed meanwhile is asked back, 409.

    "Same as yesterday" is said of all pages at once, unless something was typed: Enter presses that button too.
    """
    wanted = wanted_back(request.form.get("back", ""))
    shown = goods_page(member.shop, wanted, pricing=True)
    boxes = Boxes(request.form, member.shop.currency, shop_words(member.shop))
    prices = _read(boxes, member.shop)
    if boxes.problems:
        return _prices(member, shown, Filled.of(request.form, boxes.problems), {}, 422)
    contested = daily.say_prices(member, list(prices.values()), clock.now())
    if contested:
        now = {name: said for name, said in prices.items() if said in contested}
        return _prices(member, goods_page(member.shop, wanted, pricing=True), Filled.of(request.form, ()), now, 409)
    same = "same" in request.form and not any(said.is_change for said in prices.values())
    if shown.has_next and not same:
        return redirect(f"{PRICES}?{query_of(shown.after)}&saved=1", 303)
    return redirect(f"{PRICES}/list?saved=1", 303)


@door.get(f"{PRICES}/list")
@member_only
def show_day_list(member: Member) -> ResponseReturnValue:
    return page(member, "desk/products/day_list.html", here="products", lists=day_lists(member.shop, clock.now()))


def _read(boxes: Boxes, shop: Shop) -> dict[str, Said]:
    """What the posted boxes say, by their names. A blank one says nothing: as yesterday."""
    named = {name: match for name in boxes.typed if (match := _BOX.fullmatch(name)) and boxes.line(name)}
    products = inventory.goods_numbered(shop, {int(match[1]) for match in named.values()})
    numbered = {product.number: product for product in products}
    every = choices_of(products)
    choices = {(product.number, c.number): c for product in products for c in every.get(product.id, [])}
    read = {}
    for name, match in named.items():
        product, choice = numbered.get(int(match[1])), _choice(choices, match)
        minor = boxes.price(name)
        if product is not None and minor is not None and (choice is not None or match[2] is None):
            read[name] = Said(product, choice, boxes.number(f"seen-{name}", most=10**12), minor)
    return read


def _choice(choices: dict[tuple[int, int], Choice], match: re.Match[str]) -> Choice | None:
    return choices.get((int(match[1]), int(match[2]))) if match[2] else None


def _prices(
    member: Member, shown: GoodsPage, typed: Filled | None, contested: dict[str, Said], status: int = 200
) -> ResponseReturnValue:
    """contested: prices that stand otherwise now, by box; what the member wrote stays in the box."""
    shop, spoken = member.shop, shop_words(member.shop)
    there: dict[str, str] = {}
    rows = []
    choices = choices_of([row.product for row in shown.rows])
    for row in shown.rows:
        rows.append(_row(row.product, choices.get(row.product.id, []), words_of(member), shop, spoken, there))
    values = there | dict(typed.values if typed else {})
    values |= {f"seen-{name}": "" if said.now is None else str(said.now) for name, said in contested.items()}
    now = {name: _now_there(said, words_of(member), shop, spoken) for name, said in contested.items()}
    return page(
        member,
        "desk/products/prices.html",
        here="products",
        status=status,
        goods=shown,
        rows=rows,
        form=Filled(values, typed.problems if typed else ()),
        now=now,
        sections=inventory.shelves(shop),
    )


def _row(
    product: Product, choices: list[Choice], words: Words, shop: Shop, spoken: Words, there: dict[str, str]
) -> PriceRow:
    """The row, and into `there` what its boxes hold."""
    boxes = []
    for choice in daily.boxes_of(choices):
        name = f"price-{product.number}" + (f"-{choice.number}" if choice else "")
        minor = choice.price_minor if choice else product.price_minor
        there[name] = price_box(minor, shop.currency, spoken)
        there[f"seen-{name}"] = "" if minor is None else str(minor)
        boxes.append(PriceBox(name, choice.text("name", words.language) if choice else ""))
    return PriceRow(product, name_of(product, words), boxes, is_draft(product))


def _now_there(said: Said, words: Words, shop: Shop, spoken: Words) -> str:
    return words.gettext("Now there: %(text)s", text=price_box(said.now, shop.currency, spoken) or "–")
