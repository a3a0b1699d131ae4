"""What the values of a bank account are: how each is asked for, read and copied."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from storefront.i18n.marking import N_
from storefront.pay.account_number import compact, looks_like_rib, rib_holds
from storefront.pay.iban import iban_example, iban_holds, looks_like_iban
from storefront.pay.settings import Setting
from storefront.problems import Problem

Read = Callable[[str], str | Problem]

RIB_EXAMPLE = "011 519 0000012050005349 21"

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_ACCOUNT = re.compile(r"(?=(?:.*[0-9]){4})[A-Za-z0-9 ./-]{4,42}")


@dataclass(frozen=True)
class Part:
    """One value. copy: the msgid above it on the buyer's page. read: what was typed → as kept, or the problem."""

    setting: Setting
    copy: str
    read: Read = lambda typed: typed

    def optional(self) -> "Part":
        return replace(self, setting=replace(self.setting, required=False))


@dataclass(frozen=True)
class Line:
    """An account as its country writes it. agree: what is wrong between values that are each right."""

    parts: tuple[Part, ...]
    agree: Callable[[Mapping[str, str]], list[Problem]] = lambda values: []


def shaped(setting: Setting, copy: str, shape: str, holds: Callable[[str], bool] = lambda number: True) -> Part:
    """A number of this shape (a pattern), kept without spaces. holds: its check. For an account, an IBAN will do."""

    def read(typed: str) -> str | Problem:
        number = compact(typed)
        if re.fullmatch(shape, number):
            return number if holds(number) else Problem("bank.check", setting.name, {"example": setting.example})
        if setting.name == "account" and looks_like_iban(number):
            return read_iban(typed)
        return Problem("bank.shape", setting.name, {"example": setting.example})

    return Part(setting, copy, read)


def read_iban(typed: str) -> str | Problem:
    number = compact(typed)
    if iban_holds(number):
        return number
    return Problem("bank.iban_wrong", "account", {"example": iban_example(number[:2])})


def any_account(currency: str) -> Part:
    """An IBAN, a Moroccan RIB, or whatever else a bank prints."""

    def read(typed: str) -> str | Problem:
        number = compact(typed)
        if looks_like_iban(number):
            return read_iban(typed)
        if looks_like_rib(number, currency):
            return number if rib_holds(number) else Problem("bank.check", "account", {"example": RIB_EXAMPLE})
        return typed if _ACCOUNT.fullmatch(typed) else Problem("bank.shape", "account", {"example": "0123456789"})

    hint = N_("IBAN, RIB or another number, as printed by the bank.")
    return Part(Setting("account", N_("Account number"), hint), N_("Copy the account number"), read)


def read_alias(typed: str) -> str | Problem:
    """Argentina's name for an account."""
    fits = re.fullmatch(r"[A-Za-z0-9.-]{6,20}", typed) is not None
    return typed if fits else Problem("bank.shape", "alias", {"example": "amina.tienda.mp"})


def _bic(typed: str) -> str | Problem:
    bic = typed.replace(" ", "").upper()
    return bic if _BIC.fullmatch(bic) else Problem("bank.shape", "bic", {"example": "COBADEFFXXX"})


HOLDER = Part(
    Setting("holder", N_("Account holder"), N_("The name as the bank writes it.")), N_("Copy the account holder")
)
BANK = Part(Setting("bank", N_("Bank")), N_("Copy the bank"))
BRANCH = Part(Setting("branch", N_("Branch or its code"), required=False), N_("Copy the branch"))
BIC = Part(
    Setting("bic", N_("BIC"), N_("For transfers from other countries."), required=False), N_("Copy the BIC"), _bic
)
