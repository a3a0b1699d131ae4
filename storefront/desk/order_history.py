"""What happened to an order, in plain words, and what of it can still be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storefront.desk import order_words
from storefront.i18n import N_, Words
from storefront.merchants.records import Member
from storefront.orders.journal import touched
from storefront.orders.records import Order, OrderEvent, OrderLine, Payment
from storefront.orders.states import REASONS
from storefront.orders.undo import last_undoable, why_not

_FRESH = timedelta(seconds=10)
_HAPPENED: dict[str, str] = {
    "placed": N_("Order made"),
    "received": N_("Seen by the shop"),
    "confirmed": N_("Confirmed"),
    "ready": N_("Ready"),
    "sent": N_("On its way"),
    "done": N_("Done"),
    "refused": N_("Refused"),
    "cancelled": N_("Cancelled"),
    "returned": N_("Came back"),
    "lapsed": N_("Never sent"),
    "fee": N_("Delivery fee changed"),
    "discount": N_("Discount changed"),
    "noted": N_("Written into the notebook"),
    "delivery": N_("Delivery changed"),
    "claimed": N_("The customer says: paid"),
    "review": N_("A payment has to be looked at"),
    "reviewed": N_("The payment was looked at"),
    "hold_expired": N_("The goods are no longer kept for this order"),
}
_NOBODY_OF_THE_SHOP: dict[str, str] = {
    "placed": N_("the customer"),
    "claimed": N_("the customer"),
    "settled": N_("the payment provider"),
    "review": N_("the payment provider"),
    "lapsed": N_("by itself"),
    "hold_expired": N_("by itself"),
}
_OF_LINES: dict[str, str] = {
    "given": N_("Given: %(title)s"),
    "amount": N_("Quantity changed: %(title)s"),
    "priced": N_("Price changed: %(title)s"),
    "added": N_("Added: %(title)s"),
}


@dataclass(frozen=True)
class Happening:
    """One line of the history. undo: the event's id while it can be undone, else None."""

    text: str
    when: str
    who: str
    total: str
    undo: int | None


@dataclass(frozen=True)
class LastStep:
    """What an Undo button undoes. fresh: done so lately that the button is big; having seen an order
    is nothing anybody takes back in a hurry."""

    event: int
    text: str
    fresh: bool


class Teller:
    """Tells the events of one order in words."""

    def __init__(
        self,
        order: Order,
        lines: Sequence[OrderLine],
        events: Sequence[OrderEvent],
        ledger: Sequence[Payment],
        words: Words,
    ) -> None:
        self._order = order
        self._events = events
        self._ledger = {payment.id: payment for payment in ledger}
        self._titles = {str(line.id): line.title for line in lines}
        self._words = words

    def history(self, zone: str) -> tuple[Happening, ...]:
        """The newest first."""
        return tuple(
            Happening(
                text=self._text(event),
                when=self._words.moment(event.at, zone),
                who=self._who(event),
                total=self._words.amount(event.total_minor, self._order.currency),
                undo=event.id if why_not(event, self._events) is None else None,
            )
            for event in reversed(self._events)
        )

    def by_others(self, member: Member, since: int) -> tuple[str, ...]:
        """ "Given: Lemons – Samira": what other members did after this revision."""
        return tuple(
            f"{self._text(event)} – {event.member.name}"
            for event in self._events
            if event.revision > since and event.member and event.member_id != member.id
        )

    def last_step(self, now: datetime) -> LastStep | None:
        event = last_undoable(self._events)
        if event is None:
            return None
        return LastStep(event.id, self._text(event), event.what != "received" and now - event.at <= _FRESH)

    def _text(self, event: OrderEvent) -> str:
        words = self._words
        if event.what in _OF_LINES:
            return words.gettext(_OF_LINES[event.what], title=words.listed(self._goods(event)))
        if event.what in ("paid", "settled", "refunded"):
            return self._payment(event.details.get("payment"))
        if event.what == "undone":
            undone = next((one for one in self._events if one.id == event.undoes_id), None)
            return words.gettext("Undone: %(what)s", what=self._text(undone) if undone else "")
        said = words.gettext(_HAPPENED.get(event.what, event.what))
        reason = REASONS.get(event.what, {}).get(event.reason)
        return f"{said} – {words.gettext(reason)}" if reason else said

    def _who(self, event: OrderEvent) -> str:
        return event.member.name if event.member else self._nobody(event.what)

    def _nobody(self, what: str) -> str:
        who = _NOBODY_OF_THE_SHOP.get(what)
        return self._words.gettext(who) if who else ""

    def _goods(self, event: OrderEvent) -> list[str]:
        """The lines an event is about; one that was taken out again is known by its name only."""
        touching = (self._titles[line] for line, _ in sorted(touched(event)) if line in self._titles)
        return list(dict.fromkeys(event.details.get("titles") or touching))

    def _payment(self, payment_id: int) -> str:
        payment = self._ledger[payment_id]
        amount = self._words.amount(abs(payment.amount_minor), self._order.currency)
        return self._words.titled(order_words.payment_text(payment, self._words), amount)
