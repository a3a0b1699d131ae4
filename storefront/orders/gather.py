"""Gathers live rows into what the rules of an order think about. Reads only; call it inside the transaction."""

from datetime import datetime

from storefront.catalogue.availability import price_of, said_sold_out
from storefront.catalogue.names import name_of
from storefront.catalogue.records import Choice, Extra, Product
from storefront.i18n import words
from storefront.merchants.ordering import Slots, is_paused, refuses_now
from storefront.merchants.records import Area, Shop, areas_of
from storefront.merchants.sealing import usable_methods
from storefront.money import Money
from storefront.orders import live
from storefront.orders.cart import Cart, Item, read_cart
from storefront.orders.coupons.counting import named
from storefront.orders.methods import payable
from storefront.orders.offers import Delivery, Offer, TakenExtra, nothing
from storefront.orders.review import Review, Terms, Wish, make_review
from storefront.problems import Problem


def review_cart(
    shop: Shop, cart_text: str, language: str, wish: Wish, now: datetime, *, seen: str = "", key: str = ""
) -> Review:
    """The cart on the shop's present terms. seen: the quote of the page the buyer comes from."""
    cart, unread = read_cart(cart_text)
    offers, terms = offers_for(shop, cart, language, now), terms_of(shop, language, now)
    return make_review(cart, unread, offers, terms, wish, seen, key, named(shop, wish.coupon, now))


def terms_of(shop: Shop, language: str, now: datetime) -> Terms:
    methods = payable(((row.kind, row.settings) for row in usable_methods(shop)), shop.currency)
    deliveries = _deliveries(shop, areas_of(shop), language, Slots(shop, now))
    return Terms(shop.currency, deliveries, methods, _why_closed(shop, now))


def offers_for(shop: Shop, cart: Cart, language: str, now: datetime) -> dict[str, Offer]:
    """What the shop offers for each item, by the item's name, in three queries however long the cart."""
    numbers = {item.number for item in cart.items}
    products = {product.number: product for product in live.products(shop, numbers)}
    ids = [product.id for product in products.values()]
    choices = _choices_of(ids)
    groups = _extras_of(ids)
    offers = {}
    for item in cart.items:
        product = products.get(item.number)
        if product is None:
            offers[item.name] = nothing(item, shop.currency)
        else:
            offers[item.name] = _offer(
                item, product, choices.get(product.id, []), groups.get(product.id, []), shop.currency, language, now
            )
    return offers


def _choices_of(products: list[int]) -> dict[int, list[Choice]]:
    found: dict[int, list[Choice]] = {}
    for choice in live.choices(products):
        found.setdefault(choice.product_id, []).append(choice)
    return found


def _extras_of(products: list[int]) -> dict[int, list[Extra]]:
    """Extras with their groups; a group whose extras are all gone asks for nothing."""
    found: dict[int, list[Extra]] = {}
    for extra in live.extras(products):
        found.setdefault(extra.group.product_id, []).append(extra)
    return found


def _offer(
    item: Item,
    product: Product,
    choices: list[Choice],
    extras: list[Extra],
    currency: str,
    language: str,
    now: datetime,
) -> Offer:
    choice = next((one for one in choices if one.number == item.choice), None)
    taken = [extra for extra in extras if extra.number in item.extras]
    base = price_of(product, choice)
    return Offer(
        item=item,
        title=name_of(product, words(language)),
        choice_name="" if choice is None else choice.text("name", language),
        extras=tuple(
            TakenExtra(extra.number, extra.text("name", language), Money(extra.price_minor, currency))
            for extra in taken
        ),
        unit=product.unit,
        unit_price=Money((base or 0) + sum(extra.price_minor for extra in taken), currency),
        step_milli=product.step_milli,
        max_milli=product.max_milli,
        about_milli=product.about_milli,
        stock_milli=product.stock_milli if choice is None else choice.stock_milli,
        closed=_why_not(item, product, choices, choice, extras, base, now),
        product_id=product.id,
        choice_id=None if choice is None else choice.id,
        asks=product.several("asks", language),
    )


def _why_not(
    item: Item,
    product: Product,
    choices: list[Choice],
    choice: Choice | None,
    extras: list[Extra],
    base: int | None,
    now: datetime,
) -> str:
    if product.service or base is None:
        return "line.ask"
    if choice is None and (choices or item.choice is not None):
        return "line.choose"
    if said_sold_out(product, now) or (choice is not None and choice.sold_out):
        return "line.sold_out"
    if not _extras_are_right(item, extras):
        return "line.extras"
    return ""


def _extras_are_right(item: Item, extras: list[Extra]) -> bool:
    """Every extra is known, and every group has between its least and its most."""
    if set(item.extras) - {extra.number for extra in extras}:
        return False
    taken: dict[int, int] = {}
    bounds: dict[int, tuple[int, int]] = {}
    for extra in extras:
        bounds[extra.group_id] = (extra.group.least, extra.group.most)
        taken[extra.group_id] = taken.get(extra.group_id, 0) + (extra.number in item.extras)
    return all(least <= taken[group] <= most for group, (least, most) in bounds.items())


def _deliveries(shop: Shop, areas: list[Area], language: str, slots: Slots) -> tuple[Delivery, ...]:
    """The first is preselected: fetching costs nothing, so nobody pays a fee they did not choose. An area to which no
    day leads in months is left out."""
    currency = shop.currency
    ways = [Delivery("pick_up", Money(0, currency), slot=slots.of())] if shop.pick_up else []
    for area in areas:
        if not slots.has(area.days):
            continue
        free_above = None if area.free_above_minor is None else Money(area.free_above_minor, currency)
        minimum = None if area.minimum_minor is None else Money(area.minimum_minor, currency)
        fee = Money(area.fee_minor, currency)
        ways.append(
            Delivery("area", fee, area.id, area.text("name", language), free_above, minimum, slots.of(area.days))
        )
    if shop.somewhere_else or not ways:
        ways.append(Delivery("elsewhere", None, slot=slots.of()))
    return tuple(ways)


def _why_closed(shop: Shop, now: datetime) -> Problem | None:
    if shop.state == "frozen":
        return Problem("shop.frozen")
    if shop.mode == "ask":
        return Problem("shop.asks_only")
    if refuses_now(shop, now):
        return Problem("shop.closed_now")
    if is_paused(shop, now):
        return Problem("shop.paused")
    return None
