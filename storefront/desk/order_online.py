"""What providers said of an order's payments, in plain words, and what a member is asked about them."""

from dataclasses import dataclass

from storefront.desk import order_words
from storefront.i18n import N_, Words
from storefront.merchants.records import Shop
from storefront.money import Money
from storefront.orders.pay_words import method_label
from storefront.orders.records import Order
from storefront.payments.answering import can_be_counted
from storefront.payments.records import Attempt, Notice, attempts_of, notices_of
from storefront.payments.rules import RULES

_SESSIONS = {
    "opening": N_("was never opened"),
    "open": N_("the customer was sent there; nothing has come yet"),
    "paid": N_("paid there"),
    "failed": N_("did not work"),
    "expired": N_("nobody paid in time"),
    "refunded": N_("given back there"),
}
_MEANINGS = {rule.key: rule.meaning for rule in RULES}
_NOT_JUDGED = {
    "waiting": N_("We ask the provider whether this is true."),
    "unmatched": N_("It names no payment that was begun here."),
}
_ANSWERED = {
    "counted": N_("It is right, said %(who)s."),
    "returned": N_("It went back, said %(who)s."),
    "known": N_("It was booked by hand already, said %(who)s."),
}


@dataclass(frozen=True)
class Session:
    text: str
    when: str


@dataclass(frozen=True)
class Said:
    """One notice. answers: (what to post, its words) while a member is asked. again: it can be judged once more."""

    notice: int
    text: str
    meaning: str
    when: str
    answers: tuple[tuple[str, str], ...]
    again: bool


@dataclass(frozen=True)
class Online:
    """may_look: there is a session that the provider can be asked about."""

    sessions: tuple[Session, ...]
    said: tuple[Said, ...]
    may_look: bool


def online_of(shop: Shop, order: Order, words: Words) -> Online:
    """Two queries, of an order that nobody paid online as well: it may be the notice that is missing."""
    sessions = attempts_of(order)
    return Online(
        tuple(_session(attempt, shop, words) for attempt in sessions),
        tuple(said(notice, shop, words) for notice in notices_of(order)),
        any(attempt.may_still_be_paid for attempt in sessions),
    )


def said(notice: Notice, shop: Shop, words: Words) -> Said:
    return Said(
        notice=notice.id,
        text=_told(notice, words),
        meaning=_meaning(notice, words),
        when=words.moment(notice.at, shop.time_zone),
        answers=_answers(notice, words),
        again=notice.may_be_judged_again,
    )


def _session(attempt: Attempt, shop: Shop, words: Words) -> Session:
    method = method_label(attempt.kind, words)
    text = words.titled(f"{method}, {words.money(attempt.amount)}", words.gettext(_SESSIONS[attempt.state]))
    return Session(text, words.moment(attempt.begun_at, shop.time_zone))


def _told(notice: Notice, words: Words) -> str:
    """ "Card (Stripe): paid, 18 DH"."""
    amount = _amount(notice)
    told = order_words.PROVIDER_SAYS[notice.status]
    text = words.titled(method_label(notice.kind, words), words.gettext(told))
    return f"{text}, {words.money(amount)}" if amount is not None else text


def _meaning(notice: Notice, words: Words) -> str:
    if notice.answer:
        who = notice.answered_by.name if notice.answered_by else "?"
        return words.gettext(_ANSWERED[notice.answer], who=who)
    return words.gettext(_NOT_JUDGED.get(notice.verdict) or _MEANINGS.get(notice.reason, notice.reason))


def _answers(notice: Notice, words: Words) -> tuple[tuple[str, str], ...]:
    if notice.verdict != "review" or notice.answer or notice.order is None:
        return ()
    amount = _amount(notice)
    countable = amount is not None and can_be_counted(notice.seen, notice.order.currency)
    shown = words.money(amount) if amount is not None else ""
    known = ("known", words.gettext("I have booked it already"))
    if notice.status == "refunded":
        booked = ("returned", words.gettext("Book %(amount)s as given back", amount=shown))
        return (booked, known) if countable else (known,)
    counted = ("counted", words.gettext("It is right: count %(amount)s", amount=shown))
    back = ("returned", words.gettext("It went back to the customer"))
    return (counted, back, known) if countable else (back, known)


def _amount(notice: Notice) -> Money | None:
    return notice.seen.amount
