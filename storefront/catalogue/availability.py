"""Whether goods can be ordered now, said of rows already read. Asks neither the database nor the clock."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from storefront.catalogue.records import Choice, ExtraGroup, Product

MOST_BOXES = 4  # choices that get a box each in a list; more lead to the product's page


def is_sold_out(product: Product, choices: Sequence[Choice], now: datetime) -> bool:
    """By the merchant's word, or because nothing is left of it or of any of its choices."""
    if said_sold_out(product, now):
        return True
    if choices:
        return all(choice_is_sold_out(choice, product.step_milli) for choice in choices)
    return nothing_left(product.stock_milli, product.step_milli)


def is_draft(product: Product) -> bool:
    """Hidden, and without a price: it is shown as soon as it gets one."""
    return bool(product.hidden) and product.price_minor is None


def said_sold_out(product: Product, now: datetime) -> bool:
    """ "today" ends by itself when its moment has come."""
    if product.sold_out == "today":
        return product.sold_out_until is None or now < product.sold_out_until
    return bool(product.sold_out)


def choice_is_sold_out(choice: Choice, step_milli: int) -> bool:
    """step_milli: its product's."""
    return bool(choice.sold_out) or nothing_left(choice.stock_milli, step_milli)


def nothing_left(stock_milli: int | None, step_milli: int) -> bool:
    """Less than one step is nothing that can be asked for."""
    return stock_milli is not None and stock_milli < step_milli


def price_of(product: Product, choice: Choice | None) -> int | None:
    """Minor units; None: ask the price."""
    if choice is not None and choice.price_minor is not None:
        return int(choice.price_minor)
    return None if product.price_minor is None else int(product.price_minor)


def can_be_ordered(product: Product, choices: Sequence[Choice], now: datetime) -> bool:
    """Not a service, has a price, is there. Whether the shop itself takes orders is the shop's to say."""
    priced = any(price_of(product, choice) is not None for choice in choices or (None,))
    return priced and not product.service and not is_sold_out(product, choices, now)


def must_be_chosen(choices: Sequence[Choice], groups: Iterable[ExtraGroup]) -> bool:
    """Whether a list can't offer boxes for it: too many choices, or extras that have to be picked."""
    return len(choices) > MOST_BOXES or any(group.least for group in groups)


def price_span(product: Product, choices: Sequence[Choice]) -> tuple[int, int] | None:
    """The lowest and the highest price, None when every one has to be asked for."""
    prices = [price for choice in choices or (None,) if (price := price_of(product, choice)) is not None]
    return (min(prices), max(prices)) if prices else None


def next_change(products: Iterable[Product], now: datetime) -> datetime | None:
    """When something sold out for today comes back by itself."""
    moments = [
        p.sold_out_until for p in products if p.sold_out == "today" and p.sold_out_until and p.sold_out_until > now
    ]
    return min(moments, default=None)
