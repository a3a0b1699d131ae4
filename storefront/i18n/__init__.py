"""Words, numbers and dates in the reader's language. Always handed over as an argument, never looked up."""

from storefront.i18n.marking import N_
from storefront.i18n.words import Words, words

__all__ = ["N_", "Words", "words"]
