"""The keys a Pix account is found by: CPF, CNPJ, e-mail, phone, or a random one."""

import re

from storefront.pay.emv import read_emv, read_fields
from storefront.problems import Problem

_RANDOM = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")
_EMAIL = re.compile(r"[a-z0-9.!#$&'*+/=?^_`{|}~-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_MOST_IN_EMAIL = 77
_PHONE = re.compile(r"\+55[1-9][1-9](?:9[0-9]{8}|[2-5][0-9]{7})")
_PRINTED_CPF = re.compile(r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}")
_ALL_ALIKE = re.compile(r"(.)\1*")

UNREADABLE = Problem("pix.key_unreadable", "key")


def read_key(typed: str) -> str | Problem:
    """The key as banks keep it. A pasted Pix code gives the key inside."""
    if typed.startswith("000201"):
        return _key_inside(typed)
    if "@" in typed:
        email = typed.lower()
        return email if len(email) <= _MOST_IN_EMAIL and _EMAIL.fullmatch(email) else UNREADABLE
    if _RANDOM.fullmatch(typed.lower()):
        bare = typed.lower().replace("-", "")
        return "-".join((bare[:8], bare[8:12], bare[12:16], bare[16:20], bare[20:]))
    return _number(typed)


def _key_inside(code: str) -> str | Problem:
    try:
        account = read_fields(read_emv(code).get("26", ""))
    except ValueError:
        return Problem("pix.code_broken", "key")
    inside = account.get("01", "")
    return read_key(inside) if inside and not inside.startswith("000201") else Problem("pix.code_without_key", "key")


def _number(typed: str) -> str | Problem:
    """Eleven digits can be a CPF and a mobile number; where both hold, the merchant must say which."""
    bare = re.sub(r"[\s().+/-]", "", typed).upper()
    if re.fullmatch(r"[A-Z0-9]{12}[0-9]{2}", bare) and _cnpj_holds(bare):
        return bare
    phone = f"+{bare}" if "+" in typed else f"+55{bare}"
    is_phone, is_cpf = bool(_PHONE.fullmatch(phone)), "+" not in typed and _cpf_holds(bare)
    if is_phone and is_cpf and not _PRINTED_CPF.fullmatch(typed):
        return Problem("pix.cpf_or_phone", "key")
    if is_cpf:
        return bare
    return phone if is_phone else UNREADABLE


def _cpf_holds(number: str) -> bool:
    if not re.fullmatch(r"[0-9]{11}", number) or _ALL_ALIKE.fullmatch(number):
        return False
    return all(
        sum(int(digit) * (place + 1 - index) for index, digit in enumerate(number[:place])) * 10 % 11 % 10
        == int(number[place])
        for place in (9, 10)
    )


def _cnpj_holds(number: str) -> bool:
    """Since 2026 the first twelve may be letters, counted by their place in ASCII."""
    if _ALL_ALIKE.fullmatch(number):
        return False
    for place in (12, 13):
        weights = [2 + index % 8 for index in range(place)]
        total = sum((ord(s) - ord("0")) * w for s, w in zip(reversed(number[:place]), weights, strict=True))
        if (11 - total % 11) % 11 % 10 != int(number[place]):
            return False
    return True
