"""Orders as the list of the desk shows them: finished texts, drawn from rows read beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storefront.desk import order_words
from storefront.desk.goods_rows import shop_words
from storefront.desk.order_money import comes_otherwise, due_kind, due_of
from storefront.i18n import Words
from storefront.merchants.records import Member
from storefront.merchants.staff.rules import may_move
from storefront.orders.pay_words import method_label
from storefront.orders.records import Order, OrderLine, Payment, lines_of_all, payments_of_all
from storefront.orders.slot_words import for_when
from storefront.orders.snapshots import order_view
from storefront.orders.way_words import way_text

_MOST_GOODS = 3


@dataclass(frozen=True)
class Card:
    """taken: who saw it first and when. verb: the next step, "" at the end. due: what is still to be paid, "" if
    nothing, or not known before weighing; due_box: the same as a form's box takes it."""

    reference: str
    seen: int
    state: str
    shape: str
    state_word: str
    placed: str
    total: str
    weigh: bool
    where: str
    when: str
    method: str
    method_kind: str
    goods: tuple[str, ...]
    taken: str
    payment: str
    payment_word: str
    mark: str
    verb: str
    verb_word: str
    due: str
    due_box: str
    due_kind: str


def cards(member: Member, orders: Sequence[Order], now: datetime, words: Words) -> tuple[Card, ...]:
    """Two queries however many orders: their lines, their ledgers."""
    lines, ledgers = lines_of_all(orders), payments_of_all(orders)
    return tuple(_card(member, one, lines.get(one.id, []), ledgers.get(one.id, []), now, words) for one in orders)


def _card(
    member: Member, order: Order, lines: list[OrderLine], ledger: list[Payment], now: datetime, words: Words
) -> Card:
    shop = member.shop
    shape, state_word = order_words.STATES[order.state]
    view = order_view(order, lines, ledger)
    verb = order_words.next_verb(order)
    verb = verb if may_move(member.role, verb) else ""
    due = None if comes_otherwise(view) else due_of(view)
    return Card(
        reference=order.reference,
        seen=order.revision,
        state=order.state,
        shape=shape,
        state_word=words.gettext(state_word),
        placed=order_words.placed_text(order, now, words, shop.time_zone),
        total=order_words.total_text(order, words),
        weigh=any(line.about for line in lines) and verb != "",
        where=way_text(order.delivery, order.area_name, words),
        when=for_when(order.wanted_date, order.wanted_slot, words),
        method=method_label(order.method, words),
        method_kind=order.method,
        goods=_goods(lines, words),
        taken=order_words.taken_text(order, words, shop.time_zone),
        payment=view.payment,
        payment_word=words.gettext(order_words.PAYMENTS[view.payment]),
        mark=order.mark,
        verb=verb,
        verb_word=words.gettext(order_words.VERBS[verb]) if verb else "",
        due=words.money(due) if due else "",
        due_box=shop_words(shop).money_editable(due) if due else "",
        due_kind=due_kind(view, due),
    )


def _goods(lines: list[OrderLine], words: Words) -> tuple[str, ...]:
    named = [f"{order_words.asked_text(line, words)} {line.title}" for line in lines[:_MOST_GOODS]]
    rest = len(lines) - len(named)
    if rest:
        named.append(words.ngettext("%(n)s more", "%(n)s more", rest))
    return tuple(named)
