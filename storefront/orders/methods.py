"""The ways a shop's orders can be paid: offered to the buyer and asked for on the order by the same list. Pure."""

from collections.abc import Iterable, Mapping

from storefront.pay import METHODS, Bill, Settings
from storefront.problems import Problem

WITHOUT_SETTINGS = ("cash", "pickup")  # how a shop is paid that has set up nothing
NOTEBOOK = "notebook"  # goods now, money as agreed


def payable(kept: Iterable[tuple[str, Settings]], currency: str) -> dict[str, Settings]:
    """Those of the shop's kinds that we know and that take its currency; by hand where none is left."""
    known = {kind: settings for kind, settings in kept if kind in METHODS and METHODS[kind].takes(currency)}
    return known or {kind: {} for kind in WITHOUT_SETTINGS}


def takes_ahead(kinds: Iterable[str]) -> bool:
    """Whether money can come by one of them before the goods change hands."""
    return any(not METHODS[kind].by_hand for kind in kinds if kind in METHODS)


def refusals(kept: Mapping[str, Settings], bill: Bill) -> dict[str, Problem]:
    """Why some of them are not offered for this bill."""
    found = {kind: METHODS[kind].refuses(bill, settings) for kind, settings in kept.items()}
    return {kind: problem for kind, problem in found.items() if problem is not None}
