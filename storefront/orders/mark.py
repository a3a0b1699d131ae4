"""The merchant's own label on an order ("blue door", "Fatima"). Never on a buyer's page, so that it is no event."""

from storefront.orders.news import note_change
from storefront.orders.notebook.records import remember
from storefront.orders.records import Order, lines_of
from storefront.orders.search import key_of
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic

MOST_MARK = 40


def set_mark(order: Order, text: str) -> None:
    """An empty text takes it off. Raises Refused."""
    mark = read_mark(text)
    goods = (f"{line.title} {line.choice_name}" for line in lines_of(order))
    with atomic():
        key = key_of(mark, order.area_name, goods)
        Order.update(mark=mark, search_key=key).where(Order.id == order.id).execute()
        if mark:
            remember(order.shop_id, mark)
        note_change(order.shop_id)


def read_mark(text: str, field: str = "mark") -> str:
    mark = " ".join(text.split())
    if len(mark) > MOST_MARK:
        raise Refused(Problem("text.too_long", field, {"most": MOST_MARK}))
    return mark
