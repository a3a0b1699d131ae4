"""VietQR (Vietnam): a transfer to a bank account, its amount and purpose filled in by every bank's app."""

import re

from storefront.i18n.marking import N_
from storefront.pay.account_number import compact
from storefront.pay.copies import SCAN, amount_copies, reference_code, reference_copy
from storefront.pay.emv import field, sealed
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, faults, of_currency, read_settings, texts
from storefront.pay.vietnamese_banks import BANKS
from storefront.problems import Problem

CURRENCY = "VND"
SETTINGS = (
    Setting("bank", N_("Bank"), options=BANKS),
    Setting("account", N_("Account number"), example="0011001932418"),
    Setting("name", N_("Account holder"), N_("The name as the bank writes it.")),
)

_ACCOUNT = re.compile("[A-Z0-9]{6,19}")
_MOST = {CURRENCY: 499_999_999}  # what NAPAS 247 carries at once
_WRONG_ACCOUNT = Problem("bank.shape", "account", {"example": "0011001932418"})
_ORDER = "DH"  # đơn hàng


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    account = compact(settings["account"])
    read = {
        "bank": settings["bank"],
        "account": account if not account or _ACCOUNT.fullmatch(account) else _WRONG_ACCOUNT,
        "name": settings["name"],
    }
    return [*of_currency(currency, (CURRENCY,)), *problems, *faults(read)] or texts(read)


def vietqr_code(bank: str, account: str, amount: str, purpose: str) -> str:
    """bank: its number among banks. purpose: letters, digits and spaces."""
    receiver = field("00", bank) + field("01", account)
    return sealed(
        field("00", "01")
        + field("01", "12" if amount else "11")
        + field("38", field("00", "A000000727") + field("01", receiver) + field("02", "QRIBFTTA"))  # to an account
        + field("53", "704")  # VND
        + (field("54", amount) if amount else "")
        + field("58", "VN")
        + field("62", field("08", purpose))
    )


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = bill.amount.plain() if bill.amount is not None else ""
    purpose = f"{_ORDER} {reference_code(bill, others='', most=20)}"
    return Prompt(
        lines=SCAN,
        copies=(
            Copy(N_("Copy the bank"), dict(BANKS)[settings["bank"]]),
            Copy(N_("Copy the account number"), settings["account"]),
            Copy(N_("Copy the account holder"), settings["name"]),
            *amount_copies(bill),
            reference_copy(bill),
        ),
        code=vietqr_code(settings["bank"], settings["account"], amount, purpose),
        scanned_only=True,
    )


METHOD = Method("vietqr", N_("VietQR"), SETTINGS, check, prompt, currencies=(CURRENCY,), most=_MOST)
