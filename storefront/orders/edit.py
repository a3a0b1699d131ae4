"""Changing an order until the shop's yes: how much, at which price, other goods, another area. Goods held follow."""

from datetime import datetime, timedelta

from storefront.catalogue.quantity import MOST_MILLI
from storefront.merchants.records import Member
from storefront.money import MOST_MINOR, Money
from storefront.orders.cart import MOST_ITEMS, Cart
from storefront.orders.gather import offers_for, terms_of
from storefront.orders.holds import hold_needed
from storefront.orders.journal import Change
from storefront.orders.offers import offered
from storefront.orders.place import line_fields
from storefront.orders.pricing import begin, line_in, refind, write_priced
from storefront.orders.quote import PricedLine, price_cart
from storefront.orders.records import Order, OrderLine
from storefront.orders.shelves import counted
from storefront.orders.states import PRICED_IN
from storefront.orders.totals import subtotal_of
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic

# A way of paying that does not suit the new way of getting it, and the one that does.
_SUITING = {("pick_up", "cash"): "pickup", ("area", "pickup"): "cash", ("elsewhere", "pickup"): "cash"}


def set_amount(order: Order, line_id: int, milli: int, member: Member, now: datetime) -> Order:
    """So much of a line, counted as it was asked for: pieces, where they are weighed later. 0 leaves it out."""
    if not 0 <= milli <= MOST_MILLI:
        raise Refused(Problem("order.given", f"amount-{line_id}"))
    with atomic():
        change, lines = begin(order, member, now, PRICED_IN)
        line = line_in(lines, line_id)
        if milli and line.about_milli is not None:
            change.set_line(line, asked_milli=milli, given_milli=None, about=True)
        else:
            change.set_line(line, given_milli=None if milli == line.asked_milli else milli, about=False)
        hold_needed(change, [line])
        write_priced(change, lines, "amount")
    return change.order


def set_price(order: Order, line_id: int, price: Money, member: Member, now: datetime) -> Order:
    """What one unit of a line costs in this order; the catalogue stays."""
    if not 0 <= price.minor <= MOST_MINOR or price.currency != order.currency:
        raise Refused(Problem("order.price", f"price-{line_id}"))
    with atomic():
        change, lines = begin(order, member, now, PRICED_IN)
        change.set_line(line_in(lines, line_id), unit_price_minor=price.minor)
        write_priced(change, lines, "priced")
    return change.order


def set_delivery(order: Order, kind: str, area_id: int | None, member: Member, now: datetime) -> Order:
    """Another of the ways in which the shop delivers today, with its fee."""
    with atomic():
        change, lines = begin(order, member, now, PRICED_IN)
        order = change.order
        terms = terms_of(order.shop, order.language, now)
        way = offered(terms.deliveries, kind, area_id)
        if way is None:
            raise Refused(Problem("order.delivery_gone", "area"))
        fee = way.fee_for(subtotal_of(lines, order.currency))
        method = _SUITING.get((kind, order.method), order.method)
        change.set(
            delivery=kind,
            area=way.area_id,
            area_name=way.name,
            fee_minor=None if fee is None else fee.minor,
            method=method if method in terms.methods else order.method,
        )
        refind(order, lines)
        write_priced(change, lines, "delivery")
    return order


def add_goods(order: Order, cart: Cart, instead_of: int | None, member: Member, now: datetime) -> Order:
    """Goods at today's price, perhaps in the place of a line, which is then left out."""
    with atomic():
        change, lines = begin(order, member, now, PRICED_IN)
        other = None if instead_of is None else line_in(lines, instead_of)
        if other is not None:
            change.set_line(other, given_milli=0, about=False, reason="replaced")
            hold_needed(change, [other])
        priced = _priced(change.order, cart, len(lines), now)
        added = [_add(change.order, len(lines) + at, line, other) for at, line in enumerate(priced)]
        lines += added
        _hold_more(change, added, now)
        refind(change.order, lines)
        titles = [line.title for line in added]
        write_priced(change, lines, "added", added=[line.id for line in added], titles=titles)
    return change.order


def _priced(order: Order, cart: Cart, lines: int, now: datetime) -> tuple[PricedLine, ...]:
    if not cart:
        raise Refused(Problem("order.nothing_picked", "goods"))
    if lines + len(cart.items) > MOST_ITEMS:
        raise Refused(Problem("order.too_large", "goods"))
    priced = price_cart(cart, offers_for(order.shop, cart, order.language, now), order.currency)
    problems = [line.problem for line in priced if line.problem is not None]
    if problems:
        raise Refused(*problems)
    return priced


def _add(order: Order, position: int, line: PricedLine, instead_of: OrderLine | None) -> OrderLine:
    fields = line_fields(order, position, line, held_milli=0)
    return OrderLine.create(**fields, reason="added", instead_of=instead_of)


def _hold_more(change: Change, added: list[OrderLine], now: datetime) -> None:
    """An order that held nothing, because nothing of it was counted, begins to hold with its first counted goods."""
    order, minutes = change.order, change.order.shop.hold_minutes
    begins = order.hold == "none" and minutes > 0 and bool(counted(added))
    if begins:
        change.set(hold="held", held_until=now + timedelta(minutes=minutes))
    hold_needed(change, added)
