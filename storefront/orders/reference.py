"""An order's reference: six random digits and a check digit, spoken and typed as "4827-193".

It names an order among the shop's own; it opens nothing. The check digit (Damm's) catches every single wrong digit
and every swap of two neighbours, so that a reference read out over a bad line never opens a neighbour's order.
"""

import re

from storefront.i18n.digits import ascii_digits

# Damm's totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004).
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip

_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "i": "1", "l": "1", "L": "1", "|": "1"})
_SHAPE = re.compile(r"[0-9]{7}")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—−_./#⁦-⁩‎‏]+")


def make_reference(digits: str) -> str:
    """The reference of six random digits."""
    whole = digits + str(_check(digits))
    return f"{whole[:4]}-{whole[4:]}"


def read_reference(text: str) -> str | None:
    """What somebody typed or said: any script's digits, O for 0, I or l for 1, spaces, no hyphen. None: not one."""
    digits = ascii_digits(_BETWEEN.sub("", text[:64])).translate(_LOOKALIKES)
    if not _SHAPE.fullmatch(digits) or _check(digits) != 0:
        return None
    return f"{digits[:4]}-{digits[4:]}"


def _check(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return interim
