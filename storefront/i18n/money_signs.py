"""Numbers in a running text, and whose money a sign beside one says it is: "Rs.1,23,456.00", "15 000 F CFA", "₹399"."""

import re
from collections.abc import Callable
from functools import lru_cache

from storefront.i18n.currencies import all_spellings, spellings

# A whole number as people group it. Not the end of a longer one.
NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,'][0-9]+)*(?![0-9])")
_SIGN_BEFORE = 10  # characters

Fold = Callable[[str], str]


def currency_beside(text: str, number: re.Match[str], currency: str, fold: Fold) -> tuple[int, int, str]:
    """Where number and sign begin and end, and whose the sign is: "own", "other", or "" for none.

    text: as `fold` leaves it, which is how the signs are compared.
    """
    starts, ends = number.span()
    before = text[max(0, starts - _SIGN_BEFORE) : starts]
    for is_own, whose in ((True, "own"), (False, "other")):
        in_front, behind = _signs(currency if is_own else "", fold)
        found = in_front.search(before)
        if found:
            return starts - len(before) + found.start(), ends, whose
        found = behind.match(text, ends)
        if found:
            return starts, found.end(), whose
    return starts, ends, ""


@lru_cache
def _signs(currency: str, fold: Fold) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Each sign with the dots and spaces people put into it ("F CFA", "Rs."), before and behind a number. "": all
    signs, without single letters: "240 g" is no foreign money."""
    signs = (
        spellings(currency) if currency else {sign for sign in all_spellings() if len(sign) > 1 or not sign.isalpha()}
    )
    written = sorted({fold(sign) for sign in signs}, key=len, reverse=True)
    any_of_them = "|".join("[. ]?".join(re.escape(letter) for letter in sign) for sign in written)
    in_front = rf"(?<![^\W\d_])(?:{any_of_them})[.:]? ?[+-]?$"
    return re.compile(in_front), re.compile(rf" ?(?:{any_of_them})(?![^\W_])")
