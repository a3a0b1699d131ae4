"""PayNow (Singapore): a transfer to a mobile number or a business's UEN, with the order's number in the code."""

from datetime import timedelta

from storefront.i18n.marking import N_
from storefront.pay.account_number import compact
from storefront.pay.copies import SCAN, amount_copies, reference_code, reference_copy
from storefront.pay.emv import field, sealed
from storefront.pay.latin import read_latin
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.mobile_number import read_mobile
from storefront.pay.settings import Setting, Settings, faults, of_currency, read_settings, texts
from storefront.pay.uen import uen_holds
from storefront.problems import Problem

CURRENCY = "SGD"
SETTINGS = (
    Setting("proxy", N_("Mobile number or UEN"), example="201403121W"),
    Setting("name", N_("Name of the account"), N_("As your bank's app shows it.")),
)

_MOST_IN_NAME = 25
_MOST = {CURRENCY: 200_000_00}  # what FAST, under it, carries at once
_HOLDS_FOR = timedelta(days=30)


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    read = {
        "proxy": _read(settings["proxy"]) if settings["proxy"] else "",
        "name": read_latin(settings, "name", _MOST_IN_NAME),
    }
    return [*of_currency(currency, (CURRENCY,)), *problems, *faults(read)] or texts(read)


def _read(typed: str) -> str | Problem:
    if mobile := read_mobile(typed, ("SG",)):
        return f"+65{mobile}"
    uen = compact(typed)
    return uen if uen_holds(uen) else Problem("wallet.number", "proxy", {"example": "201403121W, 9123 4567"})


def paynow_code(number: str, name: str, amount: str, reference: str, expires: str) -> str:
    """expires: the last day, YYYYMMDD. Without an amount the payer types one."""
    account = (
        field("00", "SG.PAYNOW")
        + field("01", "0" if number.startswith("+") else "2")
        + field("02", number)
        + field("03", "0" if amount else "1")
        + (field("04", expires) if expires else "")
    )
    return sealed(
        field("00", "01")
        + field("01", "12" if amount else "11")
        + field("26", account)
        + field("52", "0000")  # no merchant category
        + field("53", "702")  # SGD
        + (field("54", amount) if amount else "")
        + field("58", "SG")
        + field("59", name)
        + field("60", "Singapore")
        + field("62", field("01", reference))
    )


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = bill.amount.plain() if bill.amount is not None else ""
    expires = f"{bill.at + _HOLDS_FOR:%Y%m%d}" if bill.at is not None and amount else ""
    return Prompt(
        lines=SCAN,
        copies=(
            Copy(N_("Copy the number"), settings["proxy"]),
            Copy(N_("The name you will see"), settings["name"]),
            *amount_copies(bill),
            reference_copy(bill),
        ),
        code=paynow_code(settings["proxy"], settings["name"], amount, reference_code(bill), expires),
        scanned_only=True,
    )


METHOD = Method("paynow", N_("PayNow"), SETTINGS, check, prompt, currencies=(CURRENCY,), most=_MOST)
