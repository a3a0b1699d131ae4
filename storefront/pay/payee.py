"""How a wallet or a bank's app finds who is paid: by a mobile number, a short code, an e-mail or a name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from storefront.i18n.marking import N_
from storefront.pay.mobile_number import read_mobile

_EMAIL = re.compile(r"[A-Za-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}")


@dataclass(frozen=True)
class Payee:
    """label: its box, copy: above it on the buyer's page, both msgids. read: what was typed → as the buyer types it,
    "" where it can't be one."""

    label: str
    copy: str
    example: str
    read: Callable[[str], str]


def mobile(countries: str, example: str) -> Payee:
    """countries: codes, by their numbers' likelihood."""
    homes = countries.split()
    return Payee(N_("Mobile number"), N_("Copy the number"), example, lambda typed: read_mobile(typed, homes))


def mobile_or_code(countries: str, example: str) -> Payee:
    """Merchants get a short code, which is no telephone number."""
    homes = countries.split()

    def read(typed: str) -> str:
        return typed if is_short_code(typed) else read_mobile(typed, homes)

    return Payee(N_("Mobile number or merchant code"), N_("Copy the number"), example, read)


def mobile_or_email(countries: str, example: str) -> Payee:
    homes = countries.split()

    def read(typed: str) -> str:
        return typed if _EMAIL.fullmatch(typed) else read_mobile(typed, homes)

    return Payee(N_("Mobile number or e-mail"), N_("Copy the number or e-mail"), example, read)


def shaped(label: str, copy: str, shape: str, example: str) -> Payee:
    """A number or name of this shape (a pattern), kept without spaces and hyphens inside."""

    def read(typed: str) -> str:
        plain = re.sub(r"[\s-]", "", typed)
        return plain if re.fullmatch(shape, plain) else ""

    return Payee(label, copy, example, read)


def is_short_code(number: str) -> bool:
    return re.fullmatch("[0-9]{3,7}", number) is not None
