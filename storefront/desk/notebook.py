"""The shop's notebook: who has what open, money taken on a name, names renamed and put aside."""

from dataclasses import dataclass

from flask import Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.notebook_page import left_open, name_page
from storefront.desk.order_answers import answer
from storefront.desk.orders import ORDER, order_of
from storefront.desk.page import page, saved, words_of
from storefront.merchants.records import Member
from storefront.money import Money
from storefront.orders.notebook import actions
from storefront.orders.notebook.records import Balance, balances_of, unnamed_orders
from storefront.pay import METHODS
from storefront.problems import Problem, Refused

NOTEBOOK = "/desk/notebook"
NAME = f"{NOTEBOOK}/<int(max=999999999):mark_id>"


@dataclass(frozen=True)
class Row:
    """A name of the list. amount "": nothing open."""

    href: str
    name: str
    amount: str
    orders: int


@door.get(NOTEBOOK)
@member_only
def show_notebook(member: Member) -> Response:
    """`?all` shows the names that were put aside, too."""
    balances = balances_of(member.shop)
    shown = [one for one in balances if "all" in request.args or one.mark.archived_at is None]
    total = sum(one.minor for one in balances)
    return page(
        member,
        "desk/notebook/list.html",
        "today",
        rows=[_row(one, member) for one in shown],
        aside=len(balances) - len(shown),
        total=Money(total, member.shop.currency),
        unnamed=unnamed_orders(member.shop),
    )


@door.get(NAME)
@member_only
def show_name(member: Member, mark_id: int) -> Response:
    return _name(member, mark_id)


@door.post(f"{NAME}/payment")
@member_only
def take_money(member: Member, mark_id: int) -> ResponseReturnValue:
    try:
        _take(member, mark_id)
    except Refused as refused:
        return _name(member, mark_id, Filled.of(request.form, refused.problems), 422)
    return saved(f"{NOTEBOOK}/{mark_id}")


@door.post(f"{NAME}/name")
@member_only
def rename(member: Member, mark_id: int) -> ResponseReturnValue:
    try:
        mark = actions.rename(member.shop, mark_id, request.form.get("name", ""))
    except Refused as refused:
        return _name(member, mark_id, Filled.of(request.form, refused.problems), 422)
    return saved(f"{NOTEBOOK}/{mark.id}")


@door.post(f"{NAME}/aside")
@member_only
def put_aside(member: Member, mark_id: int) -> ResponseReturnValue:
    if request.form.get("back"):
        actions.bring_back(member.shop, mark_id)
    else:
        actions.put_aside(member.shop, mark_id, clock.now())
    return make_response(redirect(NOTEBOOK, 303))


@door.post(f"{ORDER}/notebook")
@member_only
def write_down(member: Member, reference: str) -> ResponseReturnValue:
    order = order_of(member, reference)
    return answer(member, order, lambda: actions.write_down(order, member, request.form.get("mark", ""), clock.now()))


def _take(member: Member, mark_id: int) -> None:
    boxes = Boxes(request.form, member.shop.currency, shop_words(member.shop))
    amount, method = boxes.price("amount"), boxes.line("method")
    if amount is None:
        raise Refused(*boxes.problems or [Problem("payment.amount", "amount")])
    if method not in METHODS:
        raise Refused(Problem("option.unknown", "method"))
    seen = boxes.number("seen", -1, most=10**12) or 0
    actions.take_money(member, mark_id, Money(amount, member.shop.currency), method, seen, clock.now())


def _name(member: Member, mark_id: int, typed: Filled | None = None, status: int = 200) -> Response:
    shown = name_page(member, actions.own_mark(member.shop, mark_id), words_of(member))
    kept = {"amount": shown.open_box, "name": shown.name}
    form = Filled({**kept, **typed.values}, typed.problems) if typed else Filled(kept)
    return page(member, "desk/notebook/name.html", "today", status, shown=shown, form=form)


def _row(balance: Balance, member: Member) -> Row:
    words, currency = words_of(member), member.shop.currency
    amount = left_open(balance.minor, currency, words)
    if balance.about and amount:
        amount = words.gettext("about %(total)s", total=amount)
    return Row(f"{NOTEBOOK}/{balance.mark.id}", balance.mark.name, amount, balance.orders)
