"""Where an order can be, and which verb leads from where to where. Pure."""

from datetime import timedelta

from storefront.i18n.marking import N_

# (state, verb) → state. The words of the events are the states they lead to.
TABLE: dict[tuple[str, str], str] = {
    ("placed", "receive"): "received",
    ("lapsed", "receive"): "received",  # a phone's outbox may deliver days later
    ("received", "confirm"): "confirmed",
    ("confirmed", "ready"): "ready",
    ("confirmed", "send"): "sent",
    ("ready", "send"): "sent",
    ("ready", "finish"): "done",
    ("sent", "finish"): "done",
    ("placed", "refuse"): "refused",
    ("received", "refuse"): "refused",
    ("confirmed", "refuse"): "refused",
    ("ready", "refuse"): "refused",
    ("placed", "cancel"): "cancelled",
    ("received", "cancel"): "cancelled",
    ("confirmed", "cancel"): "cancelled",
    ("ready", "cancel"): "cancelled",
    ("sent", "return"): "returned",
    ("done", "return"): "returned",
    ("placed", "lapse"): "lapsed",
}

STATES = ("placed", "received", "confirmed", "ready", "sent", "done", "refused", "cancelled", "returned", "lapsed")
OPEN = ("placed", "received", "confirmed", "ready", "sent")
ENDS = ("done", "refused", "cancelled", "returned", "lapsed")
PRICED_IN = ("placed", "received", "lapsed")  # what an order comes to may change until the shop's yes
DAILY = timedelta(days=90)  # older orders leave the lists of every day: a month after the longest lead time
STILL_OWED = timedelta(days=30)  # an order done longer ago without a payment was paid without being ticked
WEIGHED_IN = (*PRICED_IN, "confirmed", "ready")  # quantities until the goods have left

_FORWARD = ("receive", "confirm", "ready", "send", "finish")
_HANDED_OVER_BY = {"pick_up": "ready"}  # the way to "done"; every other delivery is sent

REASONS: dict[str, dict[str, str]] = {
    "refused": {
        "sold_out": N_("Sold out"),
        "closed": N_("We are closed that day"),
        "too_far": N_("Too far away"),
        "too_small": N_("The order is too small"),
        "no_answer": N_("We got no answer"),
        "other": N_("Another reason"),
    },
    "cancelled": {
        "changed_mind": N_("The customer changed their mind"),
        "too_slow": N_("It took too long"),
        "twice": N_("Ordered twice"),
        "no_answer": N_("We got no answer"),
        "other": N_("Another reason"),
    },
    "returned": {
        "not_home": N_("Nobody was there"),
        "not_accepted": N_("Not accepted at the door"),
        "damaged": N_("Damaged"),
        "wrong_goods": N_("Not what was ordered"),
        "other": N_("Another reason"),
    },
    "lapsed": {"not_sent": N_("It was never sent")},
}


def path(state: str, verb: str, delivery: str) -> list[str]:
    """The states an order passes, one after the other, when a member does this; empty: it can't be done.

    A jump forward passes every state it skips: confirming a placed order receives it first.
    """
    if (state, verb) in TABLE:
        return [TABLE[state, verb]]
    if verb not in _FORWARD:
        return []
    return _forward(state, verb, _HANDED_OVER_BY.get(delivery, "send"))


def verbs_from(state: str, delivery: str) -> list[str]:
    """What a member can do with an order in this state, forward jumps included."""
    every = (*_FORWARD, "refuse", "cancel", "return")
    return [verb for verb in every if path(state, verb, delivery)]


def _forward(state: str, verb: str, hand_over: str) -> list[str]:
    """One step at a time, each the earliest forward verb this state knows; hand_over chooses between ready and sent."""
    passed: list[str] = []
    wanted = _FORWARD.index(verb)
    while (state, verb) not in TABLE:
        nearer = [step for step in _FORWARD[:wanted] if (state, step) in TABLE]
        if verb == "finish" and hand_over in nearer:
            nearer = [hand_over]
        if not nearer:
            return []
        state = TABLE[state, nearer[0]]
        passed.append(state)
    return [*passed, TABLE[state, verb]]
