"""What orders are called at the desk: their states, what can be done with them, how old they are."""

from datetime import datetime, timedelta

from storefront.i18n import N_, Words
from storefront.i18n.places import local
from storefront.orders.pay_words import entry_text
from storefront.orders.records import Order, OrderLine, Payment
from storefront.orders.states import verbs_from

# A state is a word, a colour (the class of the same name) and a shape, for those who see no colours.
STATES: dict[str, tuple[str, str]] = {
    "placed": ("○", N_("not sent yet")),
    "received": ("●", N_("to confirm")),
    "confirmed": ("✓", N_("confirmed")),
    "ready": ("■", N_("ready")),
    "sent": ("▲", N_("on its way")),
    "done": ("✔", N_("done")),
    "refused": ("✕", N_("refused")),
    "cancelled": ("✕", N_("cancelled")),
    "returned": ("↩", N_("came back")),
    "lapsed": ("–", N_("never sent")),
}
PAYMENTS: dict[str, str] = {
    "unpaid": N_("not paid"),
    "claimed": N_("says: paid"),
    "part": N_("partly paid"),
    "paid": N_("paid"),
    "review": N_("money to look at"),
    "refunded": N_("given back"),
}
PROVIDER_SAYS: dict[str, str] = {
    "open": N_("not paid yet"),
    "paid": N_("paid"),
    "failed": N_("did not work"),
    "expired": N_("not paid in time"),
    "refunded": N_("given back"),
}
VERBS: dict[str, str] = {
    "receive": N_("I have seen it"),
    "confirm": N_("Confirm"),
    "ready": N_("Ready"),
    "send": N_("Send off"),
    "finish": N_("Done"),
    "refuse": N_("Refuse"),
    "cancel": N_("Cancel"),
    "return": N_("Came back"),
}
ENDS_IN = {"refuse": "refused", "cancel": "cancelled", "return": "returned"}  # verbs that want a reason
IF_MISSING: dict[str, str] = {
    "ask": N_("Ask me"),
    "leave_out": N_("Leave it out"),
    "similar": N_("Something similar"),
}
_ONWARD = {"placed": "confirm", "lapsed": "receive", "received": "confirm", "sent": "finish"}


def next_verb(order: Order) -> str:
    """The step most orders take from here, "" at the end of the way."""
    brought = order.delivery != "pick_up"
    onward = {**_ONWARD, "confirmed": "send" if brought else "ready", "ready": "send" if brought else "finish"}
    verb = onward.get(order.state, "")
    return verb if verb in verbs_from(order.state, order.delivery) else ""


def age(moment: datetime, now: datetime, words: Words, zone: str) -> str:
    """ "4 min ago"; from a day on, the moment itself."""
    passed = max(now - moment, timedelta())
    minutes = int(passed.total_seconds()) // 60
    if minutes < 1:
        return words.gettext("just now")
    if minutes < 60:
        return words.gettext("%(n)s min ago", n=words.integer(minutes))
    if minutes < 24 * 60:
        return words.gettext("%(n)s h ago", n=words.integer(minutes // 60))
    return words.moment(moment, zone)


def placed_text(order: Order, now: datetime, words: Words, zone: str) -> str:
    """ "10:05", of an earlier day "22 Nov, 10:05": true for as long as the day lasts, however long a phone shows it."""
    is_today = local(order.placed_at, zone).date() == local(now, zone).date()
    return words.time(order.placed_at, zone) if is_today else words.moment(order.placed_at, zone)


def total_text(order: Order, words: Words) -> str:
    """ "96 DH", or "about 96 DH" while it is not final."""
    total = words.amount(order.total_minor, order.currency)
    return words.gettext("about %(total)s", total=total) if order.about else total


def goods_name(line: OrderLine) -> str:
    """As the buyer chose it; in the buyer's language, its number is for the shop."""
    extras = "".join(f" + {extra['name']}" for extra in line.extras)
    choice = f" – {line.choice_name}" if line.choice_name else ""
    return f"{line.title}{choice}{extras}"


def asked_text(line: OrderLine, words: Words) -> str:
    return words.quantity(line.asked_milli, line.unit if line.about_milli is None else "piece")


def payment_text(payment: Payment, words: Words) -> str:
    text = entry_text(payment.kind, payment.method, words)
    return text if payment.undoes_id is None else words.gettext("Undone: %(what)s", what=text)


def taken_text(order: Order, words: Words, zone: str) -> str:
    """ "Samira, 10:02"."""
    if order.taken_by is None or order.received_at is None:
        return ""
    return f"{order.taken_by.name}, {words.time(order.received_at, zone)}"
