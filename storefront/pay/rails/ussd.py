"""A code that is dialled (USSD): the merchant's own, since operators change theirs.

Android opens it in the dialler; iPhones refuse such links, so the code always stands there as text.
"""

import re

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

SETTINGS = (
    Setting(
        "code",
        N_("Code to dial"),
        N_("Digits, * and #. {number} and {amount} stand for your number and the order's amount."),
        example="*144*82*{number}*{amount}#",
    ),
    Setting("number", N_("Your number, for {number}"), required=False, example="0707123456"),
    Setting("name", N_("Name the buyer sees"), N_("As the phone shows it before one pays.")),
)

_CODE = re.compile(r"[*#](?:[0-9*#]|\{number\}|\{amount\})*#")
_MOST = 100


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    code, number = settings["code"].replace(" ", ""), re.sub(r"[ ().-]", "", settings["number"])
    if code and (len(code) > _MOST or not _CODE.fullmatch(code)):
        problems.append(Problem("ussd.code", "code"))
    if number and not re.fullmatch("[0-9]{3,15}", number):
        problems.append(Problem("wallet.number", "number", {"example": "0707123456"}))
    if "{number}" in code and not number and not problems:
        problems.append(Problem("ussd.number", "number"))
    return problems or {"code": code, "number": number, "name": settings["name"]}


def fault(bill: Bill, settings: Settings) -> Problem | None:
    """A dialled amount has no decimals."""
    if "{amount}" not in settings["code"] or bill.amount is None or _is_whole(bill):
        return None
    return Problem("method.amount_too_fine", values={"step": "1", "currency": bill.currency})


def prompt(bill: Bill, settings: Settings) -> Prompt:
    copies = (Copy(N_("The name you will see"), settings["name"]), *amount_copies(bill), reference_copy(bill))
    if "{amount}" in settings["code"] and not _is_whole(bill):
        return Prompt(lines=(N_("You can pay here as soon as the total is final."),), copies=copies)
    whole = "" if bill.amount is None else str(bill.amount.major_parts()[0])
    code = settings["code"].replace("{number}", settings["number"]).replace("{amount}", whole)
    return Prompt(
        lines=(N_("Dial this code on your phone and follow the steps."), N_("Check the name before you confirm.")),
        copies=(Copy(N_("Copy the code"), code), *copies),
        link="tel:" + code.replace("#", "%23"),
        link_label=N_("Dial it"),
        link_may_fail=True,
    )


def _is_whole(bill: Bill) -> bool:
    return bill.amount is not None and not int(bill.amount.major_parts()[1] or 0)


METHOD = Method("ussd", N_("Code to dial (USSD)"), SETTINGS, check, prompt, fault=fault)
