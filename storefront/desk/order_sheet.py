"""One order as the desk shows it: finished texts, so that the templates only lay them out."""

from dataclasses import dataclass
from datetime import datetime

from storefront.desk import order_words
from storefront.desk.order_goods import Goods, goods_of
from storefront.desk.order_history import Happening, LastStep, Teller
from storefront.desk.order_money import Paying, paying_of
from storefront.desk.order_online import Online, online_of
from storefront.desk.order_steps import Steps, steps_of
from storefront.desk.ready_texts import Customer, ReadyText, customer_of, own_texts, ready_texts
from storefront.i18n import Words
from storefront.merchants.records import Member, Shop
from storefront.orders.changes import changes_noted, said
from storefront.orders.methods import NOTEBOOK
from storefront.orders.notebook.records import mark_called
from storefront.orders.pay_words import method_label
from storefront.orders.records import Order, events_of, lines_of, payments_of
from storefront.orders.rider import SENT_IN
from storefront.orders.slot_words import for_when
from storefront.orders.snapshots import order_view
from storefront.orders.states import OPEN, REASONS
from storefront.orders.way_words import way_text


@dataclass(frozen=True)
class Head:
    """seen: the revision this sheet shows, carried by its forms. public: the address of the buyer's page.
    notebook: where it stands in the shop's, "" where it does not. may_be_noted: whether it can be written there."""

    reference: str
    address: str
    public: str
    seen: int
    state: str
    shape: str
    state_word: str
    reason: str
    where: str
    when: str
    method: str
    if_missing: str
    placed: str
    taken: str
    source: str
    hold: str
    mark: str
    notebook: str
    may_be_noted: bool


@dataclass(frozen=True)
class Sheet:
    """changes: what was otherwise than the buyer knew, when the order was composed without a network.
    meanwhile: what other members did while this one looked at an older page."""

    head: Head
    changes: tuple[str, ...]
    goods: Goods
    steps: Steps
    paying: Paying
    online: Online
    history: tuple[Happening, ...]
    meanwhile: tuple[str, ...]
    last_step: LastStep | None
    texts: tuple[ReadyText, ...]
    own_texts: tuple[ReadyText, ...]
    customer: Customer
    is_brought: bool


def sheet_of(member: Member, order: Order, now: datetime, words: Words, origin: str, since: int = 0) -> Sheet:
    """Its lines, events, ledger, who took it, the shop's methods, what providers said: a query each.

    origin: of the order's link. since: tells what others did after this revision, 0: nothing.
    """
    shop = member.shop
    lines, events, ledger = lines_of(order), events_of(order), payments_of(order)
    view = order_view(order, lines, ledger)
    teller = Teller(order, lines, events, ledger, words)
    return Sheet(
        head=_head(shop, order, now, words, origin),
        changes=tuple(said(change, words) for change in changes_noted(events[0].details)),
        goods=goods_of(shop, order, lines, words),
        steps=steps_of(order, member.role, words),
        paying=paying_of(shop, order, view, ledger, events, words),
        online=online_of(shop, order, words),
        history=teller.history(shop.time_zone),
        meanwhile=teller.by_others(member, since) if since else (),
        last_step=teller.last_step(now),
        texts=ready_texts(shop, view, events, public_address(shop, order, origin)),
        own_texts=own_texts(shop, view, public_address(shop, order, origin)),
        customer=customer_of(shop, order.reference),
        is_brought=is_brought(order),
    )


def _head(shop: Shop, order: Order, now: datetime, words: Words, origin: str) -> Head:
    shape, state_word = order_words.STATES[order.state]
    reason = REASONS.get(order.state, {}).get(order.reason, "")
    return Head(
        reference=order.reference,
        address=order_address(order),
        public=public_address(shop, order, origin),
        seen=order.revision,
        state=order.state,
        shape=shape,
        state_word=words.gettext(state_word),
        reason=words.gettext(reason) if reason else "",
        where=way_text(order.delivery, order.area_name, words),
        when=for_when(order.wanted_date, order.wanted_slot, words),
        method=method_label(order.method, words),
        if_missing=words.gettext(order_words.IF_MISSING[order.if_missing]),
        placed=order_words.age(order.placed_at, now, words, shop.time_zone),
        taken=order_words.taken_text(order, words, shop.time_zone),
        source=order.source,
        hold=_hold(shop, order, words),
        mark=order.mark,
        notebook=_notebook(shop, order),
        may_be_noted=order.method != NOTEBOOK and order.state in (*OPEN, "done"),
    )


def _notebook(shop: Shop, order: Order) -> str:
    mark = mark_called(shop, order.mark) if order.mark and order.method == NOTEBOOK else None
    return f"/desk/notebook/{mark.id}" if mark else ""


def order_address(order: Order) -> str:
    return f"/desk/orders/{order.reference}"


def public_address(shop: Shop, order: Order, origin: str) -> str:
    """What the chat's message leads to."""
    return f"{origin}/{shop.slug}/o/{order.token}"


def is_brought(order: Order) -> bool:
    """Whether somebody has to drive with it now."""
    return order.delivery != "pick_up" and order.state in SENT_IN


def _hold(shop: Shop, order: Order, words: Words) -> str:
    """Whether the goods are kept for it, while that is in doubt."""
    if order.hold == "held" and order.held_until is not None:
        return words.gettext("Goods kept until %(time)s", time=words.time(order.held_until, shop.time_zone))
    if order.hold == "released" and order.state in ("placed", "received"):
        return words.gettext("Goods no longer kept: confirming takes them again if they are there.")
    return ""
