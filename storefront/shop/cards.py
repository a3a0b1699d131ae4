"""Products as buyers see them in a list: finished texts and boxes, made of rows read beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from storefront.catalogue import availability
from storefront.catalogue.names import name_of
from storefront.catalogue.quantity import asked_unit, typed_units
from storefront.catalogue.records import Choice, ExtraGroup, Product, choices_of, extra_groups_of
from storefront.money import Money
from storefront.photos.renditions import CARD, SMALL
from storefront.shop.address import address_in_chat
from storefront.shop.asking import Asking
from storefront.shop.front import takes_orders
from storefront.shop.visit import Visit

_EAGER = 4  # photos that load before anybody scrolls


@dataclass(frozen=True)
class Photo:
    stem: str
    colour: int
    width: int  # of the whole picture
    height: int
    eager: bool = True
    kilobytes: int = 0  # of the rendition shown on tap; 0: not known
    thumbnail_bytes: int = 0

    @classmethod
    def of(cls, remembered: Mapping[str, Any], eager: bool = True) -> "Photo":
        sizes = remembered.get("bytes", {})
        on_tap = -(-sizes.get(f"{CARD}.jpg", 0) // 1000)
        colour, width, height = (int(remembered[name]) for name in ("colour", "width", "height"))
        thumbnail = sizes.get(f"{SMALL}.webp", 0)
        return cls(str(remembered["stem"]), colour, width, height, eager, on_tap, thumbnail)


@dataclass(frozen=True)
class Meant:
    """A quantity to pick when the one typed is doubted, and how it is said."""

    value: str
    label: str


@dataclass(frozen=True)
class Typed:
    """What stands in the boxes: by box name, with what is wrong with it and what may have been meant."""

    texts: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, tuple[Meant, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Box:
    """Where a quantity is written. label: the choice's name, "" for a product without choices."""

    name: str
    label: str
    price: str
    minor: int
    value: str
    hint: str
    whole: bool  # digits suffice
    units: str = ""  # what may be written behind the number, for scripts
    about: bool = False  # weighed by the piece: what it comes to, nobody knows yet
    sold_out: bool = False
    problem: str = ""
    meant: tuple[Meant, ...] = ()


@dataclass(frozen=True)
class Card:
    """One product in a list. minor None: ask the price. choose: boxes are on the product's own page."""

    number: int
    title: str
    href: str
    price: str
    minor: int | None
    per: str
    compare_at: str
    note: str
    photo: Photo | None
    boxes: tuple[Box, ...]
    choose: bool
    ask: str


def cards(products: Sequence[Product], visit: Visit, typed: Typed | None = None) -> tuple[Card, ...]:
    """Two more queries however many products: their choices, their groups of extras."""
    choices, groups = choices_of(products), extra_groups_of(products)
    asking = Asking(visit.shop, visit.words)
    made, photos = [], 0
    for product in products:
        photo = Photo.of(product.photos[0], photos < _EAGER) if product.photos else None
        photos += photo is not None
        made.append(
            _card(
                product, choices.get(product.id, []), groups.get(product.id, []), photo, visit, asking, typed or Typed()
            )
        )
    return tuple(made)


def _card(
    product: Product,
    choices: list[Choice],
    groups: list[ExtraGroup],
    photo: Photo | None,
    visit: Visit,
    asking: Asking,
    typed: Typed,
) -> Card:
    words, shop = visit.words, visit.shop
    open_here = takes_orders(shop, visit.now) and availability.can_be_ordered(product, choices, visit.now)
    choose = open_here and availability.must_be_chosen(choices, groups)
    title = name_of(product, words)
    span = availability.price_span(product, choices)
    return Card(
        number=product.number,
        title=title,
        href=visit.trail.to(f"p/{product.number}"),
        price=price_text(span, visit),
        minor=span[0] if span else None,
        per=words.price_unit(product.unit) if span else "",
        compare_at=compared(product, visit),
        note=note_on(product, choices, visit),
        photo=photo,
        boxes=boxes(product, choices, visit, typed) if open_here and not choose else (),
        choose=choose,
        ask="" if open_here else asking.about(product, address_in_chat(visit, f"p/{product.number}")),
    )


def price_text(span: tuple[int, int] | None, visit: Visit) -> str:
    words, currency = visit.words, visit.shop.currency
    if span is None:
        return words.gettext("Ask the price")
    least = words.money(Money(span[0], currency))
    return least if span[0] == span[1] else words.gettext("from %(price)s", price=least)


def compared(product: Product, visit: Visit) -> str:
    if product.compare_at_minor is None or product.price_minor is None:
        return ""
    return visit.words.money(Money(product.compare_at_minor, visit.shop.currency))


def note_on(product: Product, choices: Sequence[Choice], visit: Visit) -> str:
    """One short remark: sold out, or what a piece weighs."""
    words = visit.words
    if availability.is_sold_out(product, choices, visit.now):
        return words.gettext("sold out today") if product.sold_out == "today" else words.gettext("sold out")
    if product.about_milli is not None:
        return words.gettext("about %(amount)s each", amount=words.quantity(product.about_milli, product.unit))
    return ""


def boxes(product: Product, choices: Sequence[Choice], visit: Visit, typed: Typed) -> tuple[Box, ...]:
    """One box for the product, or one for each of its choices; a sold-out choice stays visible, struck."""
    prices = {availability.price_of(product, choice) for choice in choices}
    return tuple(_box(product, choice, len(prices) > 1, visit, typed) for choice in choices or (None,))


def _box(product: Product, choice: Choice | None, prices_differ: bool, visit: Visit, typed: Typed) -> Box:
    name = f"q{product.number}" if choice is None else f"q{product.number}-{choice.number}"
    minor = availability.price_of(product, choice)
    weighed = product.about_milli is None and product.unit in ("kg", "litre")
    return Box(
        name=name,
        label="" if choice is None else choice.text("name", visit.words.language),
        price=visit.words.money(Money(minor, visit.shop.currency)) if prices_differ and minor is not None else "",
        minor=minor or 0,
        value=typed.texts.get(name, ""),
        hint=visit.words.price_unit(product.unit).removeprefix("/") if weighed else "0",
        whole=product.about_milli is not None or (not weighed and product.step_milli % 1000 == 0),
        units=typed_units(asked_unit(product.unit, product.about_milli), visit.words.language),
        about=product.about_milli is not None,
        sold_out=choice is not None and (availability.choice_is_sold_out(choice, product.step_milli) or minor is None),
        problem=typed.problems.get(name, ""),
        meant=typed.meant.get(name, ()),
    )
