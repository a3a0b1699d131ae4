"""What a pasted text about money looks like at the desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storefront.i18n import Words
from storefront.i18n.marking import N_
from storefront.payments.pasted.actions import fingerprint_of
from storefront.payments.pasted.proposing import Finding, Match
from storefront.payments.pasted.tapped import Tapped

MOST_PROPOSED = 40  # on one page; the next ones come when these are booked
MOST_OTHERS = 100
_HOW = {"reference": N_("by its number"), "amount": N_("by amount"), "day": N_("by amount and day")}


@dataclass(frozen=True)
class Taken:
    """What became of a tap. problem "": it is booked. place: the proposal's on the page."""

    reference: str
    amount: str
    problem: str
    place: str

    @property
    def status(self) -> int:
        return 409 if self.problem else 200


@dataclass(frozen=True)
class Offer:
    """button: what a tap sends. due "": exactly this much; else what the order still wants."""

    reference: str
    due: str
    how: str
    button: str


@dataclass(frozen=True)
class Proposal:
    """is_said: the text says that the money came in. place: its name on the page."""

    place: str
    text: str
    amount: str
    is_said: bool
    offers: tuple[Offer, ...]
    more: int


@dataclass(frozen=True)
class Other:
    """A line that is not proposed; the order its money belongs to, where that is known."""

    text: str
    reference: str


@dataclass(frozen=True)
class Looked:
    """later: how many proposals are still to be shown. others: what they are, how many there are, the first of them."""

    proposals: tuple[Proposal, ...]
    later: int
    others: tuple[tuple[str, int, tuple[Other, ...]], ...]


def looked(findings: Sequence[Finding], currency: str, words: Words) -> Looked:
    matched = [one for one in findings if one.what == "match"]
    titles = (
        ("nobody", words.gettext("Money came, but no order awaits this amount")),
        ("settled", words.gettext("Their orders await no money")),
        ("unread", words.gettext("Not understood")),
        ("used", words.gettext("Booked already")),
        ("sent", words.gettext("Money that went out")),
        ("idle", words.gettext("Nothing moved, or not yet")),
    )
    return Looked(
        tuple(_proposal(one, currency, words) for one in matched[:MOST_PROPOSED]),
        max(0, len(matched) - MOST_PROPOSED),
        tuple((title, *_others(one for one in findings if one.what == what)) for what, title in titles),
    )


def place_of(fingerprint: str) -> str:
    return fingerprint[:8]


def _others(findings: Iterable[Finding]) -> tuple[int, tuple[Other, ...]]:
    found = [Other(one.line.text, one.order) for one in findings]
    return len(found), tuple(found[:MOST_OTHERS])


def _proposal(finding: Finding, currency: str, words: Words) -> Proposal:
    line = finding.line
    minor = line.minor or 0
    fingerprint = fingerprint_of(line)
    return Proposal(
        place_of(fingerprint),
        line.text,
        words.amount(minor, currency),
        line.direction == "received",
        tuple(_offer(match, minor, fingerprint, currency, words) for match in finding.matches),
        finding.more,
    )


def _offer(match: Match, minor: int, fingerprint: str, currency: str, words: Words) -> Offer:
    order, due = match.order, match.order.due_minor
    return Offer(
        order.reference,
        ""
        if due is None or (minor in order.amounts and order.kind(minor) == "balance")
        else words.amount(due or 0, currency),
        words.gettext(_HOW[match.how]),
        str(Tapped(order.reference, minor, order.kind(minor), order.revision, fingerprint)),
    )
