"""Reads the boxes of a form into the cart: each sets its line, 0 removes it, blank leaves it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from werkzeug.datastructures import MultiDict

from storefront.catalogue.quantity import read_quantity
from storefront.i18n import Words
from storefront.i18n.digits import ascii_digits
from storefront.merchants.records import Shop
from storefront.orders.cart import Cart, Item, read_cart
from storefront.orders.gather import offers_for
from storefront.orders.offers import Offer
from storefront.problems import Problem
from storefront.shop.cards import Meant, Typed

_BOX = re.compile(r"q([1-9][0-9]{0,6})(?:-([0-9]{1,5}))?((?:~[0-9]{1,5})*)")
_EXTRAS = re.compile(r"e([1-9][0-9]{0,6})-.*")
_EXTRA = re.compile(r"[0-9]{1,5}")
_MOST_BOXES = 400  # of one form; a page has fewer
_MOST_TYPED = 40
_UNITS_MEANT = {"quantity.grams": ("kg", "g", "kg"), "quantity.millilitres": ("litre", "ml", "l")}


@dataclass(frozen=True)
class Filled:
    """The cart with what could be read; what could not is in `typed`, beside its box."""

    cart: Cart
    typed: Typed
    numbers: tuple[int, ...]  # of the products written at

    @property
    def has_problems(self) -> bool:
        return bool(self.typed.problems)


def fill(cart: Cart, form: "MultiDict[str, str]", shop: Shop, words: Words, now: datetime) -> Filled:
    """`pick` is the button beside a doubted box: "q7 500 g"."""
    picked, _, amount = form.get("pick", "").partition(" ")
    written = {}
    ticked = _ticked(form)
    for name in list(form)[:_MOST_BOXES]:
        item = _item(name, ticked)
        text = amount if name == picked else form[name].strip()
        if item is not None and text:
            written[name] = (item, text)
    wanted = Cart(tuple(item for item, _ in written.values()))
    offers = offers_for(shop, wanted, words.language, now) if written else {}
    texts, problems, meant = {}, {}, {}
    for name, (item, text) in written.items():
        read = _read(text, offers[item.name], name)
        texts[name] = text[:_MOST_TYPED]
        if isinstance(read, Problem):
            problems[name] = words.problem(read)
            meant[name] = _meant(read, words)
        else:
            cart = cart.set(Item(item.number, item.choice, item.extras, read))
    if not cart.fits:
        problems.setdefault(next(iter(written), ""), words.problem(Problem("cart.full")))
    return Filled(cart, Typed(texts, problems, meant), tuple(item.number for item, _ in written.values()))


def is_changed(cart_text: str, filled: Filled) -> bool:
    """Whether the boxes say something else than the cart they were drawn from."""
    return filled.has_problems or filled.cart.items != read_cart(cart_text)[0].items


def _item(name: str, ticked: Mapping[int, list[int]]) -> Item | None:
    found = _BOX.fullmatch(name)
    if found is None:
        return None
    number, choice = int(found[1]), found[2]
    extras = [int(extra) for extra in found[3].split("~") if extra] or ticked.get(number, [])
    return Item(number, int(choice) if choice else None, tuple(sorted(set(extras))), 1000)


def _ticked(form: "MultiDict[str, str]") -> dict[int, list[int]]:
    """The extras ticked on products' own pages, by the product's number."""
    by_product: dict[int, list[int]] = {}
    for name in form:
        if found := _EXTRAS.fullmatch(name):
            values = [int(value) for value in form.getlist(name) if _EXTRA.fullmatch(value)]
            by_product.setdefault(int(found[1]), []).extend(values)
    return by_product


def _read(text: str, offer: Offer, name: str) -> int | Problem:
    milli = read_quantity(text, offer.asked_unit, offer.step_milli, offer.max_milli, name)
    if offer.closed == "line.extras" and milli:
        return Problem(offer.closed, name)
    return milli or 0 if not isinstance(milli, Problem) else milli


def _meant(problem: Problem, words: Words) -> tuple[Meant, ...]:
    """ "500 kg? [500 g] [500 kg]" """
    if problem.key not in _UNITS_MEANT:
        return ()
    number = int(ascii_digits(str(problem.values["asked"])))
    unit, small, large = _UNITS_MEANT[problem.key]
    return (
        Meant(f"{number} {small}", words.quantity(number, unit) if number < 1000 else f"{number} {small}"),
        Meant(f"{number} {large}", words.quantity(number * 1000, unit)),
    )
