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
from storefront.orders.handover import bill_of
from storefront.orders.methods import WITHOUT_SETTINGS
from storefront.orders.pay_words import method_label
from storefront.orders.payment import KINDS
from storefront.orders.records import Order, OrderEvent, Payment
from storefront.orders.states import ENDS
from storefront.orders.views import OrderView
from storefront.pay import METHODS, Settings


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
    """due "": nothing, or not known before weighing; of a deposit, that. due_box: the same, as the form's box holds it.
    later: what is open beside it. back: what was paid too much. method: what the next payment likely comes by.
    left_out: which of the shop's ways the buyer is not offered, and why."""

    state: str
    word: str
    paid: str
    due: str
    due_box: str
    later: str
    back: str
    kinds: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    method: str
    claims: tuple[Claim, ...]
    ledger: tuple[Entry, ...]


def paying_of(
    shop: Shop, order: Order, view: OrderView, ledger: Sequence[Payment], events: Sequence[OrderEvent], words: Words
) -> Paying:
    """view: the same order with its ledger counted."""
    due = due_of(view)
    ways = {row.kind: row.settings for row in usable_methods(shop)}
    methods = _methods(ways, view, words)
    return Paying(
        state=view.payment,
        word=words.gettext(order_words.PAYMENTS[view.payment]),
        paid=_if_any(view.paid, words),
        due=_if_any(due, words),
        due_box=shop_words(shop).money_editable(due) if due else "",
        later=_if_any(view.due_later, words) if due else "",
        back=_if_any(view.to_give_back, words),
        kinds=_kinds(view, due, words),
        methods=methods,
        left_out=_left_out(ways, view, words),
        method=methods[0][0],
        claims=tuple(_claim(said, shop, words) for said in order.claims),
        ledger=_ledger(shop, order, ledger, events, words),
    )


def due_of(order: OrderView) -> Money | None:
    """What is to be paid now, once the shop has said yes and everything is weighed; as the chosen way asks for it."""
    is_payable = order.state in ("confirmed", "ready", "sent", "done") or (
        order.state == "received" and order.pay_when == "at_once"
    )
    if order.about or not is_payable or not order.due_now.minor:
        return None
    return order.due_now if _is_by_hand(order.method) else bill_of(order, METHODS[order.method]).amount


def due_kind(order: OrderView, due: Money | None) -> str:
    """What the next payment is likely for."""
    return "deposit" if order.due_later.minor or not due else "balance"


def comes_otherwise(order: OrderView) -> bool:
    """A deposit does not come by hand, whatever the buyer chose for the rest."""
    return order.due_later.minor > 0 and _is_by_hand(order.method)


def _is_by_hand(kind: str) -> bool:
    return kind not in METHODS or METHODS[kind].by_hand


def _if_any(amount: Money | None, words: Words) -> str:
    return words.money(amount) if amount and amount.minor else ""


def _kinds(order: OrderView, due: Money | None, words: Words) -> tuple[tuple[str, str], ...]:
    """What a payment can be for; the likeliest first."""
    likely = sorted(KINDS, key=lambda kind: kind != due_kind(order, due))
    possible = [kind for kind in likely if kind != "refund" or order.paid.minor > 0]
    return tuple((kind, words.gettext(KINDS[kind])) for kind in possible)


def _methods(ways: Mapping[str, Settings], order: OrderView, words: Words) -> tuple[tuple[str, str], ...]:
    """The shop's ways to be paid, the one the buyer chose first; cash always: it is what comes to the door."""
    kinds = dict.fromkeys((order.method, *ways, WITHOUT_SETTINGS[0]))
    likely = sorted(kinds, key=_is_by_hand) if comes_otherwise(order) else kinds
    return tuple((kind, method_label(kind, words)) for kind in likely)


def _left_out(ways: Mapping[str, Settings], order: OrderView, words: Words) -> tuple[tuple[str, str], ...]:
    """Of an order that costs nothing, too; not of one that is paid."""
    if order.state in ENDS or (order.total.minor and not order.due.minor):
        return ()
    kept = {kind: settings for kind, settings in ways.items() if kind in METHODS} or {WITHOUT_SETTINGS[0]: {}}
    refused = {kind: METHODS[kind].refuses(bill_of(order, METHODS[kind]), kept[kind]) for kind in kept}
    return tuple((method_label(kind, words), words.problem(why)) for kind, why in refused.items() if why)


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
