"""The check code on a receipt: with the order's reference it shows what the shop's books say of it today. Pure.

It is made from the order's token, which nobody guesses, and tells nothing of it: whoever holds the paper can compare,
but not open the order.
"""

import hashlib

from storefront.i18n.digits import ascii_digits

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # thirty-two that are not mistaken for each other
_LENGTH = 8


def check_code(token: str) -> str:
    """40 bits as "K7QD-29WX"."""
    digest = hashlib.sha256(b"receipt:" + token.encode("ascii")).digest()
    code = "".join(_LETTERS[byte & 31] for byte in digest[:_LENGTH])
    return f"{code[:4]}-{code[4:]}"


def read_check_code(text: str) -> str:
    """What somebody typed from the paper, as the code is written; "" where it can't be one."""
    code = "".join(letter for letter in ascii_digits(text[:64]).upper() if letter.isalnum())
    is_one = len(code) == _LENGTH and set(code) <= set(_LETTERS)
    return f"{code[:4]}-{code[4:]}" if is_one else ""
