"""Bank account numbers that carry their own check: a wrong digit is found before a buyer's money is lost."""

import re
from collections.abc import Sequence
from itertools import cycle

_RIB_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def compact(number: str) -> str:
    """Without the spaces, dots and hyphens it is printed with."""
    return re.sub(r"[\s.-]", "", number).upper()


def looks_like_rib(number: str, currency: str) -> bool:
    """Morocco's number; other countries have numbers of this length with other checks."""
    return currency == "MAD" and re.fullmatch(r"[0-9]{20,30}", number) is not None


def rib_holds(number: str) -> bool:
    """The key at the end of a relevé d'identité bancaire, in Morocco, Tunisia and the countries of the CFA francs."""
    return number.isalnum() and int(number.translate(_RIB_LETTERS)) % 97 == 0


def nib_holds(number: str) -> bool:
    """Angola, Cape Verde, Mozambique: ISO 7064 mod 97-10."""
    return int(number) % 97 == 1


def clabe_holds(number: str) -> bool:
    """Mexico: eighteen digits, the last one a check."""
    return _weighed(number, (3, 7, 1)) % 10 == 0


def routing_number_holds(number: str) -> bool:
    """United States: nine digits, after the American Bankers Association."""
    return _weighed(number, (3, 7, 1)) % 10 == 0


def cbu_holds(number: str) -> bool:
    """Argentina: bank and branch, then the account, each with its check at the end."""
    return all((_weighed(part[-2::-1], (3, 1, 7, 9)) + int(part[-1])) % 10 == 0 for part in (number[:8], number[8:]))


def nuban_holds(bank_code: str, number: str) -> bool:
    """Nigeria: the central bank's digit over the bank's three and the account's first nine."""
    return (_weighed(bank_code + number[:9], (3, 7, 3)) + int(number[9])) % 10 == 0


def rut_holds(number: str) -> bool:
    """Chile: who holds the account; the last sign is the check, K for ten."""
    return number[-1] == "0123456789K"[-_weighed(number[-2::-1], (2, 3, 4, 5, 6, 7)) % 11]


def _weighed(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, cycle(weights), strict=False))
