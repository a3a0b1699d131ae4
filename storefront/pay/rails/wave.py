"""Wave (Senegal, Côte d'Ivoire, Mali, Burkina Faso): the merchant's own link, with the order's amount behind it."""

import re

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

CURRENCY = "XOF"

_EXAMPLE = "https://pay.wave.com/m/M_sn_8fK2xQ7abcde/c/sn/"
_LINK = re.compile(r"https://pay\.wave\.com/m/M_[A-Za-z0-9_-]{4,60}/c/[a-z]{2}/?")
SETTINGS = (
    Setting("link", N_("Your Wave link"), N_("Wave Business shows it beside your QR code."), example=_EXAMPLE),
    Setting("name", N_("Name the buyer sees"), N_("As the app shows it before one pays.")),
)


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    link = settings["link"].partition("?")[0]
    if currency != CURRENCY:
        problems.append(Problem("method.other_currency", values={"currency": CURRENCY}))
    if settings["link"] and not _LINK.fullmatch(link):
        problems.append(Problem("wallet.number", "link", {"example": _EXAMPLE}))
    return problems or {"link": f"{link.rstrip('/')}/", "name": settings["name"]}


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = "" if bill.amount is None else f"?amount={bill.amount.plain()}"
    return Prompt(
        lines=(
            N_("Open Wave with this link, or scan the code with another phone."),
            N_("Check the name before you confirm."),
        ),
        copies=(Copy(N_("The name you will see"), settings["name"]), *amount_copies(bill)),
        code=settings["link"] + amount,
        link=settings["link"] + amount,
        link_label=N_("Open Wave"),
        host="pay.wave.com",
    )


METHOD = Method("wave", "Wave", SETTINGS, check, prompt, currencies=(CURRENCY,))
