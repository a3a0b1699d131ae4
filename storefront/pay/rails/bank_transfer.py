"""A transfer the buyer makes in their own bank: every value is copied by itself."""

import re

from storefront.i18n.marking import N_
from storefront.pay import account_number
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

SETTINGS = (
    Setting("holder", N_("Account holder"), N_("The name as the bank writes it.")),
    Setting("bank", N_("Bank")),
    Setting("account", N_("Account number"), N_("IBAN, RIB or another number, as printed by the bank.")),
    Setting("bic", N_("BIC"), N_("For transfers from other countries."), required=False),
    Setting("branch", N_("Branch or its code"), required=False),
)

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_ACCOUNT = re.compile(r"(?=(?:.*[0-9]){4})[A-Za-z0-9 ./-]{4,42}")


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    account, bic = settings["account"], settings["bic"].replace(" ", "").upper()
    problems += _wrong_account(account, currency) if account else []
    if bic and not _BIC.fullmatch(bic):
        problems.append(Problem("bank.bic_unreadable", "bic"))
    if account_number.looks_like_iban(account) or account_number.looks_like_rib(account, currency):
        account = account_number.compact(account)
    return problems or {**settings, "account": account, "bic": bic}


def _wrong_account(account: str, currency: str) -> list[Problem]:
    if account_number.looks_like_iban(account):
        return [] if account_number.iban_holds(account) else [Problem("bank.iban_wrong", "account")]
    if account_number.looks_like_rib(account, currency):
        return [] if account_number.rib_holds(account) else [Problem("bank.rib_wrong", "account")]
    return [] if _ACCOUNT.fullmatch(account) else [Problem("bank.account_unreadable", "account")]


def prompt(bill: Bill, settings: Settings) -> Prompt:
    values = (
        Copy(_account_label(settings["account"], bill.currency), settings["account"]),
        Copy(N_("Copy the account holder"), settings["holder"]),
        Copy(N_("Copy the bank"), settings["bank"]),
        Copy(N_("Copy the BIC"), settings.get("bic", "")),
        Copy(N_("Copy the branch"), settings.get("branch", "")),
    )
    filled = tuple(copy for copy in values if copy.value)
    return Prompt(
        lines=(
            N_("Make a transfer in your bank's app or at the bank."),
            N_("Write the order number as the reason of the transfer."),
        ),
        copies=(*filled, *amount_copies(bill), reference_copy(bill)),
    )


def _account_label(account: str, currency: str) -> str:
    if account_number.looks_like_iban(account):
        return N_("Copy the IBAN")
    return N_("Copy the RIB") if account_number.looks_like_rib(account, currency) else N_("Copy the account number")


METHOD = Method("bank", N_("Bank transfer"), SETTINGS, check, prompt)
