"""The merchant's own label on an order ("blue door", "Fatima"). Never on a buyer's page, so that it is no event."""

from storefront.orders.records import Order
from storefront.problems import Problem, Refused

MOST_MARK = 40


def set_mark(order: Order, text: str) -> None:
    """An empty text takes it off. Raises Refused."""
    mark = " ".join(text.split())
    if len(mark) > MOST_MARK:
        raise Refused(Problem("text.too_long", "mark", {"most": MOST_MARK}))
    Order.update(mark=mark).where(Order.id == order.id).execute()
