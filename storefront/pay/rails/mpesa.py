"""M-PESA in Kenya, its four ways: a paybill number, a till, Pochi la Biashara, or simply a phone.

Buyers start them in M-PESA's own menu; no link or code does. One payment is in whole shillings and at most 250,000
(Safaricom, November 2026).
"""

import re
from dataclasses import replace

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.payee import mobile, shaped
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.pay.wallet import wallet
from storefront.problems import Problem

CURRENCY = "KES"

_MOST_MINOR, _SHILLING = 250_000_00, 100
_PHONE = mobile("KE", "0712 123456")
_TILL = shaped(N_("Till number"), N_("Copy the till number"), "[0-9]{5,7}", "5123456")
_PAYBILL_SHAPE, _PAYBILL_EXAMPLE = re.compile("[0-9]{5,7}"), "247247"
_ACCOUNT_SHAPE = re.compile("[A-Za-z0-9]{1,12}")
_PAYBILL = (
    Setting("paybill", N_("Paybill number"), example=_PAYBILL_EXAMPLE),
    Setting("account", N_("Account"), N_("Empty: the buyer writes the order's number there."), required=False),
    Setting("name", N_("Name the buyer sees"), N_("As the phone shows it before one pays.")),
)


def check_paybill(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, _PAYBILL)
    if currency != CURRENCY:
        problems.append(Problem("method.other_currency", values={"currency": CURRENCY}))
    paybill, account = settings["paybill"].replace(" ", ""), settings["account"].replace(" ", "")
    if paybill and not _PAYBILL_SHAPE.fullmatch(paybill):
        problems.append(Problem("wallet.number", "paybill", {"example": _PAYBILL_EXAMPLE}))
    if account and not _ACCOUNT_SHAPE.fullmatch(account):
        problems.append(Problem("mpesa.account", "account"))
    return problems or {**settings, "paybill": paybill, "account": account}


def prompt_paybill(bill: Bill, settings: Settings) -> Prompt:
    """The order's number without its hyphen: old phones have none among their digits."""
    own = settings["account"]
    return Prompt(
        lines=(N_("On your phone: M-PESA, Lipa na M-PESA, Pay Bill."), N_("Check the name before you confirm.")),
        copies=(
            Copy(N_("Business number"), settings["paybill"]),
            Copy(N_("Account number"), own or re.sub(r"[^A-Za-z0-9]", "", bill.reference)[:12]),
            Copy(N_("The name you will see"), settings["name"]),
            *amount_copies(bill),
            *((reference_copy(bill),) if own else ()),
        ),
    )


_WAYS = (
    wallet(
        "mpesatill",
        N_("M-Pesa till"),
        CURRENCY,
        _TILL,
        (N_("On your phone: M-PESA, Lipa na M-PESA, Buy Goods and Services."),),
    ),
    Method("mpesapaybill", N_("M-Pesa paybill"), _PAYBILL, check_paybill, prompt_paybill, (CURRENCY,)),
    wallet(
        "mpesapochi",
        N_("M-Pesa Pochi la Biashara"),
        CURRENCY,
        _PHONE,
        (N_("On your phone: M-PESA, Lipa na M-PESA, Pochi la Biashara."),),
    ),
    wallet("mpesasend", N_("M-Pesa to a phone"), CURRENCY, _PHONE, (N_("On your phone: M-PESA, Send Money."),)),
)
METHODS = tuple(replace(way, most={CURRENCY: _MOST_MINOR}, steps={CURRENCY: _SHILLING}) for way in _WAYS)
