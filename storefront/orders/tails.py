"""Some cents on top of an amount that another open order asks too: on a bank statement the two are then unlike."""

from storefront.i18n.currencies import exponent
from storefront.merchants.records import Shop
from storefront.orders.bill import dues
from storefront.orders.payment import paid_minor
from storefront.orders.records import Order, payments_of, unpaid_beside
from storefront.orders.states import OPEN

MOST_TAIL = 99


def tail_of(order: Order) -> int:
    """The one it has while no other open order asks the same with it, else the least that none has; 0 where none is
    wanted or left, or nothing is asked. Call inside the transaction that writes the order, as its last word before the
    row is saved."""
    if order.state not in OPEN or order.about or not _are_wanted(order.shop) or _is_begun(order):
        return order.tail_minor  # what was paid with it stays explained
    if not (asked := _asked(order)):
        return 0
    taken = {_asked(other) + other.tail_minor for other in unpaid_beside(order, OPEN)}
    return next((tail for tail in (order.tail_minor, *range(MOST_TAIL + 1)) if asked + tail not in taken), 0)


def _are_wanted(shop: Shop) -> bool:
    """Not in a currency that has no cents."""
    return shop.tells_apart and exponent(shop.currency) > 0


def _is_begun(order: Order) -> bool:
    """Something is paid: the rest is known by what came before."""
    return order.id is not None and paid_minor((one.kind, one.amount_minor) for one in payments_of(order)) > 0


def _asked(order: Order) -> int:
    return dues(order.total_minor, 0, order.deposit_percent, order.state).now
