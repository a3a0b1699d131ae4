"""What a member can do with a whole order now: the usual next step, other ways forward, the ends with their reasons."""

from dataclasses import dataclass

from storefront.desk import order_words
from storefront.i18n import Words
from storefront.merchants.staff.rules import may_move
from storefront.orders.records import Order
from storefront.orders.states import REASONS, verbs_from


@dataclass(frozen=True)
class Step:
    """reasons: to choose from, when it ends the order."""

    verb: str
    word: str
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Steps:
    onward: Step | None
    others: tuple[Step, ...]
    ends: tuple[Step, ...]


def steps_of(order: Order, role: str, words: Words) -> Steps:
    """role: of the member who looks."""
    onward = order_words.next_verb(order)
    onward = onward if onward and may_move(role, onward) else ""
    verbs = [verb for verb in verbs_from(order.state, order.delivery) if may_move(role, verb)]
    return Steps(
        _step(onward, words) if onward else None,
        tuple(_step(verb, words) for verb in verbs if verb != onward and verb not in order_words.ENDS_IN),
        tuple(_step(verb, words) for verb in verbs if verb in order_words.ENDS_IN),
    )


def _step(verb: str, words: Words) -> Step:
    reasons = REASONS.get(order_words.ENDS_IN.get(verb, ""), {})
    return Step(
        verb,
        words.gettext(order_words.VERBS[verb]),
        tuple((key, words.gettext(text)) for key, text in reasons.items()),
    )
