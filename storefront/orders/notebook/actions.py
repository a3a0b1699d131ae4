"""What members do with the notebook: write an order into it, take money on a name, rename, put aside."""

from datetime import datetime

from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders.journal import Change
from storefront.orders.mark import read_mark, set_mark
from storefront.orders.methods import NOTEBOOK
from storefront.orders.notebook.records import Mark, mark_called, mark_of, orders_marked, orders_under
from storefront.orders.notebook.rules import Open, balance_of, shares
from storefront.orders.payment import paid_minor
from storefront.orders.records import Order, payments_of_all
from storefront.orders.settle import dues_of, record_payment
from storefront.orders.states import OPEN
from storefront.problems import Missing, Problem, Refused
from storefront.storage.database import atomic


def write_down(order: Order, member: Member, name: str, now: datetime) -> Order:
    """The order goes under this name: its money comes as agreed, so that none is asked ahead. Raises Refused."""
    if not read_mark(name):
        raise Refused(Problem("notebook.name_missing", "mark"))
    with atomic():
        set_mark(order, name)
        order = Order.get_by_id(order.id)
        if order.state not in (*OPEN, "done"):
            raise Refused(Problem("order.settled"))
        if order.method != NOTEBOOK:
            change = Change(order, member, now)
            change.set(method=NOTEBOOK, deposit_percent=0)
            change.write("noted")
    return order


def entries_under(mark: Mark) -> list[tuple[Order, Open]]:
    """The orders of a name and what of each is open, the oldest first. Two queries."""
    orders = orders_under(mark)
    ledgers = payments_of_all(orders)
    paid = {id: paid_minor((one.kind, one.amount_minor) for one in ledger) for id, ledger in ledgers.items()}
    return [(order, Open(order.id, order.total_minor - paid.get(order.id, 0))) for order in orders]


def take_money(member: Member, mark_id: int, amount: Money, method: str, seen: int, now: datetime) -> None:
    """Shared out over the orders of the name, the oldest first. seen: the balance the member looked at, so that a
    double tap books nothing twice. Raises Missing, Refused."""
    with atomic():
        entries = entries_under(own_mark(member.shop, mark_id))
        if balance_of(entry for _, entry in entries) != seen or amount.currency != member.shop.currency:
            raise Refused(Problem("notebook.changed"))
        parts = shares((entry for _, entry in entries), amount.minor)
        if isinstance(parts, Problem):
            raise Refused(parts)
        orders = {order.id: order for order, _ in entries}
        for part in parts:
            order = orders[part.order_id]
            kind = "balance" if part.minor == dues_of(order).now else "part"
            record_payment(order, member, kind, Money(part.minor, order.currency), method, now)


def rename(shop: Shop, mark_id: int, name: str) -> Mark:
    """Onto a name that is there already: the two become one. Raises Missing, Refused."""
    with atomic():
        mark, wanted = own_mark(shop, mark_id), read_mark(name, "name")
        if not wanted:
            raise Refused(Problem("notebook.name_missing", "name"))
        orders, there = orders_marked(shop, mark.name), mark_called(shop, wanted)
        if there is None:
            Mark.update(name=wanted).where(Mark.id == mark.id).execute()
        elif there.id != mark.id:
            Mark.delete().where(Mark.id == mark.id).execute()
        for order in orders:
            set_mark(order, wanted)
        return mark_called(shop, wanted) or own_mark(shop, mark_id)


def put_aside(shop: Shop, mark_id: int, now: datetime) -> None:
    """Out of the list; its orders and what is open of them stay as they are."""
    Mark.update(archived_at=now).where(Mark.id == own_mark(shop, mark_id).id).execute()


def bring_back(shop: Shop, mark_id: int) -> None:
    Mark.update(archived_at=None).where(Mark.id == own_mark(shop, mark_id).id).execute()


def own_mark(shop: Shop, mark_id: int) -> Mark:
    mark = mark_of(shop, mark_id)
    if mark is None:
        raise Missing
    return mark
