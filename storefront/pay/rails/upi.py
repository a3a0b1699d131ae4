"""UPI (India): a code every UPI app reads, after NPCI's linking specification 1.6.

Many apps refuse the same code when it comes from a link on a web page, so the link stands last.
"""

import re
from urllib.parse import parse_qsl, quote

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

SETTINGS = (
    Setting("vpa", N_("UPI ID"), N_("Such as name@bank, from your UPI app.")),
    Setting("payee", N_("Name of the account"), N_("As your UPI app shows it.")),
)
CURRENCY = "INR"

_VPA = re.compile(r"[A-Za-z0-9._-]{2,256}@[A-Za-z][A-Za-z0-9]{1,63}")
_MOST_IN_PAYEE = 50
_MOST_IN_REFERENCE = 35
_MOST = {CURRENCY: 100_000_00}  # NPCI: one lakh rupees, but for a few kinds of payees that are no shops


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    vpa = _id_in(settings["vpa"]).replace(" ", "")
    if currency != CURRENCY:
        problems.append(Problem("method.other_currency", values={"currency": CURRENCY}))
    if settings["vpa"] and not _VPA.fullmatch(vpa):
        problems.append(Problem("upi.vpa_unreadable", "vpa"))
    return problems or {"vpa": vpa, "payee": settings["payee"][:_MOST_IN_PAYEE].rstrip()}


def _id_in(typed: str) -> str:
    """Itself, or the ID inside a pasted code."""
    return dict(parse_qsl(typed.partition("?")[2])).get("pa", "") if typed.lower().startswith("upi:") else typed


def uri(vpa: str, payee: str, amount: str, note: str, reference: str) -> str:
    """The code. Spaces are %20 (some apps show a "+") and the ID's "@" stays as it is (some can't read %40)."""
    fields = {"pa": vpa, "pn": payee, "am": amount, "cu": CURRENCY, "tn": note, "tr": reference}
    return "upi://pay?" + "&".join(f"{name}={quote(value, safe='@')}" for name, value in fields.items() if value)


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = bill.amount.plain() if bill.amount is not None else ""
    reference = re.sub(r"[^A-Za-z0-9-]", "", bill.reference)[:_MOST_IN_REFERENCE]
    code = uri(settings["vpa"], settings["payee"], amount, f"Order {reference}", reference)
    return Prompt(
        lines=(
            N_("Open your UPI app and pay to this UPI ID, or scan the code."),
            N_("Write the order number as the note."),
            N_("Keep the 12-digit number (UTR) the app shows after paying."),
        ),
        copies=(Copy(N_("Copy the UPI ID"), settings["vpa"]), *amount_copies(bill), reference_copy(bill)),
        code=code,
        link=code,
        link_label=N_("Open a UPI app"),
        link_may_fail=True,
    )


METHOD = Method("upi", N_("UPI"), SETTINGS, check, prompt, currencies=(CURRENCY,), most=_MOST)
