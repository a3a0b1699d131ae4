"""What ways to pay and entries of the ledger are called, to buyers and at the desk alike."""

from storefront.i18n import Words
from storefront.orders.payment import KINDS
from storefront.pay import METHODS


def method_label(kind: str, words: Words) -> str:
    """A kind that was taken out of the house goes by its own name."""
    return words.gettext(METHODS[kind].label) if kind in METHODS else kind


def entry_text(kind: str, method: str, words: Words) -> str:
    """ "Deposit, Pix"."""
    return f"{words.gettext(KINDS[kind])}, {method_label(method, words)}"
