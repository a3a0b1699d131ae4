"""Wallets and instant transfers without a link of their own: all are a number and a name to send to, with steps."""

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.payee import Payee, is_short_code
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

APP_OR_CODE = (N_("Open the app, or dial its code on any phone, and send the money to this number."),)
APP = (N_("Open the app and send the money to this number."),)
BANK_APP = (N_("Open your bank's app and send the money there."),)
_TO_A_MERCHANT = (N_("Open the app, or dial its code on any phone, and pay the merchant with this code."),)
_THEN = (N_("Check the name before you confirm."), N_("Where a reason is asked, write the order number."))
_NAME = Setting("name", N_("Name the buyer sees"), N_("As the app shows it before one pays."))


def wallet(
    kind: str,
    label: str,
    currencies: str,
    payee: Payee,
    steps: tuple[str, ...] = APP_OR_CODE,
) -> Method:
    """label: its name, which is the same in every language, or a msgid. currencies: codes. steps: msgids of how the
    buyer begins."""
    settings = (Setting("number", payee.label, example=payee.example), _NAME)
    known = tuple(currencies.split())

    def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
        cleaned, problems = read_settings(typed, settings)
        number = payee.read(cleaned["number"])
        if currency not in known:
            problems.append(Problem("method.other_currency", values={"currency": ", ".join(known)}))
        if cleaned["number"] and not number:
            problems.append(Problem("wallet.number", "number", {"example": payee.example}))
        return problems or {**cleaned, "number": number}

    def prompt(bill: Bill, cleaned: Settings) -> Prompt:
        by_code = is_short_code(cleaned["number"]) and steps is APP_OR_CODE
        return Prompt(
            lines=(*(_TO_A_MERCHANT if by_code else steps), *_THEN),
            copies=(
                Copy(N_("Copy the merchant code") if by_code else payee.copy, cleaned["number"]),
                Copy(N_("The name you will see"), cleaned["name"]),
                *amount_copies(bill),
                reference_copy(bill),
            ),
        )

    return Method(kind, label, settings, check, prompt, currencies=known)
