"""PromptPay (Thailand): a transfer to a phone number, a tax or identity number, or an e-wallet, after the Bank of
Thailand's standard for Thai QR codes."""

import re

from storefront.i18n.marking import N_
from storefront.pay.account_number import compact
from storefront.pay.copies import SCAN, amount_copies, reference_copy
from storefront.pay.emv import MOST_MINOR, field, sealed
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.mobile_number import read_mobile
from storefront.pay.settings import Setting, Settings, faults, of_currency, read_settings, texts
from storefront.problems import Problem

CURRENCY = "THB"
SETTINGS = (
    Setting(
        "proxy",
        N_("PromptPay number"),
        N_("Mobile number, 13-digit tax or identity number, or 15-digit e-wallet."),
        example="081 234 5678",
    ),
)


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    read = {"proxy": _read(settings["proxy"]) if settings["proxy"] else ""}
    return [*of_currency(currency, (CURRENCY,)), *problems, *faults(read)] or texts(read)


def _read(typed: str) -> str | Problem:
    number = compact(typed)
    if re.fullmatch("[0-9]{15}", number) or (re.fullmatch("[0-9]{13}", number) and _id_holds(number)):
        return number
    return read_mobile(typed, ("TH",)) or Problem("wallet.number", "proxy", {"example": "081 234 5678"})


def _id_holds(number: str) -> bool:
    """The last digit is a check over the others (modulo 11)."""
    weighed = sum(int(digit) * weight for digit, weight in zip(number, range(13, 1, -1), strict=False))
    return (11 - weighed % 11) % 10 == int(number[-1])


def promptpay_code(number: str, amount: str) -> str:
    """number: digits. Banks read the fields in this order, the country before the currency."""
    kind = {13: "02", 15: "03"}.get(len(number), "01")
    target = number if kind != "01" else f"0066{number.removeprefix('0')}"
    return sealed(
        field("00", "01")
        + field("01", "12" if amount else "11")
        + field("29", field("00", "A000000677010111") + field(kind, target))
        + field("58", "TH")
        + field("53", "764")
        + (field("54", amount) if amount else "")
    )


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = bill.amount.plain() if bill.amount is not None else ""
    return Prompt(
        lines=SCAN,
        copies=(Copy(N_("Copy the number"), settings["proxy"]), *amount_copies(bill), reference_copy(bill)),
        code=promptpay_code(settings["proxy"], amount),
        scanned_only=True,
    )


METHOD = Method(
    "promptpay", N_("PromptPay"), SETTINGS, check, prompt, currencies=(CURRENCY,), most={CURRENCY: MOST_MINOR}
)
