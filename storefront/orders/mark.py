"""The merchant's own label on an order ("blue door", "Fatima"). Never on a buyer's page, so that it is no event."""

from storefront.orders.news import note_change
from storefront.orders.notebook.records import remember
from storefront.orders.pricing import refind
from storefront.orders.records import Order, lines_of
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic

MOST_MARK = 40


def set_mark(order: Order, text: str) -> None:
    """An empty text takes it off. Raises Refused."""
    mark = read_mark(text)
    with atomic():
        order = Order.get_by_id(order.id)
        order.mark = mark
        refind(order, lines_of(order))
        Order.update(mark=mark, search_key=order.search_key).where(Order.id == order.id).execute()
        if mark:
            remember(order.shop_id, mark)
        note_change(order.shop_id)


def read_mark(text: str, field: str = "mark") -> str:
    mark = " ".join(text.split())
    if len(mark) > MOST_MARK:
        raise Refused(Problem("text.too_long", field, {"most": MOST_MARK}))
    return mark
