"""A transfer the buyer makes in their own bank: every value by itself, named as the account's country names it."""

import re

from storefront.i18n.marking import N_
from storefront.pay.account_number import looks_like_rib
from storefront.pay.bank_line import Part
from storefront.pay.bank_lines import line_of
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.iban import looks_like_iban
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

COUNTRY = Setting("country", N_("Country of the account"), required=False)


def boxes(filled: Settings) -> tuple[Setting, ...]:
    return (COUNTRY, *(part.setting for part in line_of(filled.get("country", ""), "").parts))


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    line = line_of(typed.get("country", ""), currency)
    settings, problems = read_settings(typed, (COUNTRY, *(part.setting for part in line.parts)))
    if settings["country"] and not re.fullmatch("[A-Z]{2}", settings["country"]):
        problems.append(Problem("country.unknown", "country"))
    for part in line.parts:
        read = part.read(settings[part.setting.name]) if settings[part.setting.name] else ""
        if isinstance(read, Problem):
            problems.append(read)
        else:
            settings[part.setting.name] = read
    return problems or line.agree(settings) or settings


def prompt(bill: Bill, settings: Settings) -> Prompt:
    holder, *others = line_of(settings.get("country", ""), bill.currency).parts
    copies = (Copy(_label(part, settings, bill), settings.get(part.setting.name, "")) for part in (*others, holder))
    return Prompt(
        lines=(
            N_("Make a transfer in your bank's app or at the bank."),
            N_("Write the order number as the reason of the transfer."),
        ),
        copies=(*(copy for copy in copies if copy.value), *amount_copies(bill), reference_copy(bill)),
    )


def _label(part: Part, settings: Settings, bill: Bill) -> str:
    if part.setting.name == "account" and looks_like_iban(settings["account"]):
        return N_("Copy the IBAN")
    if part.setting.name == "account" and looks_like_rib(settings["account"], bill.currency):
        return N_("Copy the RIB")
    return part.copy


METHOD = Method(
    "bank",
    N_("Bank transfer"),
    boxes({}),
    check,
    prompt,
    starts_with=lambda country, currency: {"country": country},
    boxes_by=boxes,
)
