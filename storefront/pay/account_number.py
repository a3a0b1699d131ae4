"""Bank account numbers that carry their own check: a wrong digit is found before a buyer's money is lost."""

import re

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_RIB_DIGITS = 24


def compact(number: str) -> str:
    """Without the spaces, dots and hyphens it is printed with."""
    return re.sub(r"[\s.-]", "", number).upper()


def looks_like_iban(number: str) -> bool:
    return _IBAN.fullmatch(compact(number)) is not None


def iban_holds(number: str) -> bool:
    """ISO 13616: country and check digits moved to the end, letters as 10-35, the rest of division by 97 is 1."""
    iban = compact(number)
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


def looks_like_rib(number: str, currency: str) -> bool:
    """Morocco's number; other countries have numbers of this length with other checks."""
    return currency == "MAD" and re.fullmatch(r"[0-9]{20,30}", compact(number)) is not None


def rib_holds(number: str) -> bool:
    rib = compact(number)
    return len(rib) == _RIB_DIGITS and int(rib) % 97 == 0
