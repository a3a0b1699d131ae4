"""What was paid for an order, by whose word, and what is still due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from storefront.desk import order_words
from storefront.desk.goods_rows import shop_words
from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.merchants.sealing import usable_methods
from storefront.money import Money
from storefront.orders.methods import WITHOUT_SETTINGS, payable, refusals
from storefront.orders.pay_words import method_label
from storefront.orders.payment import KINDS, paid_minor, payment_state
from storefront.orders.records import Order, OrderEvent, Payment
from storefront.orders.states import ENDS
from storefront.pay import Bill, Settings


@dataclass(frozen=True)
class Entry:
    """One line of the ledger."""

    text: str
    amount: str
    when: str
    who: str


@dataclass(frozen=True)
class Claim:
    """ "I have paid", with the last characters of the transfer's reference."""

    text: str
    tail: str
    when: str


@dataclass(frozen=True)
class Paying:
    """due "": nothing, or not known before weighing. due_box: the same, as the form's box holds it.
    left_out: which of the shop's ways the buyer is not offered, and why."""

    state: str
    word: str
    paid: str
    due: str
    due_box: str
    kinds: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    method: str
    claims: tuple[Claim, ...]
    ledger: tuple[Entry, ...]


def paying_of(
    shop: Shop, order: Order, ledger: Sequence[Payment], events: Sequence[OrderEvent], words: Words
) -> Paying:
    entries = entries_of(ledger)
    state = payment_state(entries, order.total_minor, len(order.claims), order.state, order.review)
    due = due_of(order, entries)
    paid = paid_minor(entries)
    ways = {row.kind: row.settings for row in usable_methods(shop)}
    return Paying(
        state=state,
        word=words.gettext(order_words.PAYMENTS[state]),
        paid=words.amount(paid, order.currency) if paid else "",
        due=words.money(due) if due else "",
        due_box=shop_words(shop).money_editable(due) if due else "",
        kinds=_kinds(due, paid, words),
        methods=_methods(ways, order, words),
        left_out=_left_out(ways, order, order.total_minor - paid, words),
        method=order.method,
        claims=tuple(_claim(said, shop, words) for said in order.claims),
        ledger=_ledger(shop, order, ledger, events, words),
    )


def entries_of(ledger: Sequence[Payment]) -> list[tuple[str, int]]:
    return [(payment.kind, payment.amount_minor) for payment in ledger]


def due_of(order: Order, entries: list[tuple[str, int]]) -> Money | None:
    """What is still to be paid, once the shop has said yes and everything is weighed."""
    left = order.total_minor - paid_minor(entries)
    is_payable = order.state in ("confirmed", "ready", "sent", "done") or (
        order.state == "received" and order.pay_when == "at_once"
    )
    return Money(left, order.currency) if left > 0 and is_payable and not order.about else None


def _kinds(due: Money | None, paid: int, words: Words) -> tuple[tuple[str, str], ...]:
    """What a payment can be for; the likeliest first."""
    likely = sorted(KINDS, key=lambda kind: kind != ("balance" if due else "deposit"))
    possible = [kind for kind in likely if kind != "refund" or paid > 0]
    return tuple((kind, words.gettext(KINDS[kind])) for kind in possible)


def _methods(ways: Mapping[str, Settings], order: Order, words: Words) -> tuple[tuple[str, str], ...]:
    """The shop's ways to be paid, the one the buyer chose first; cash always: it is what comes to the door."""
    kinds = [order.method, *ways, WITHOUT_SETTINGS[0]]
    return tuple((kind, method_label(kind, words)) for kind in dict.fromkeys(kinds))


def _left_out(ways: Mapping[str, Settings], order: Order, left: int, words: Words) -> tuple[tuple[str, str], ...]:
    if left <= 0 or order.state in ENDS:
        return ()
    bill = Bill(None if order.about else Money(left, order.currency), order.currency, order.reference)
    refused = refusals(payable(ways.items(), order.currency), bill)
    return tuple((method_label(kind, words), words.problem(why)) for kind, why in refused.items())


def _claim(said: dict[str, str | int], shop: Shop, words: Words) -> Claim:
    at = datetime.fromtimestamp(int(said["at"]), UTC)
    method = method_label(str(said["method"]), words)
    return Claim(method, str(said["tail"]), words.moment(at, shop.time_zone))


def _ledger(
    shop: Shop, order: Order, ledger: Sequence[Payment], events: Sequence[OrderEvent], words: Words
) -> tuple[Entry, ...]:
    names = {event.member_id: event.member.name for event in events if event.member}
    return tuple(
        Entry(
            order_words.payment_text(payment, words),
            words.amount(payment.amount_minor, order.currency),
            words.moment(payment.at, shop.time_zone),
            names.get(payment.member_id, ""),
        )
        for payment in ledger
    )
