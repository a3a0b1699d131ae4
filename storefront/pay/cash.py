"""Cash as coins can pay it: rounded to a step, where the shop has one."""

from dataclasses import replace

from storefront.i18n.marking import N_
from storefront.i18n.typed_prices import read_minor
from storefront.money import Money
from storefront.pay.method import Bill, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

STEP = Setting(
    "step",
    N_("Round cash to"),
    N_("The smallest coin in use. Empty: the exact amount. Other ways to pay are never rounded."),
    required=False,
)
_MOST_UNITS = 1000

# The smallest coins in use, in major units, as of November 2026, after central banks' rounding rules and habit.
_STEPS = {
    "AUD": "0.05", "BIF": "10", "CAD": "0.05", "CDF": "50", "CHF": "0.05", "COP": "50", "CZK": "1", "DKK": "0.50",
    "DZD": "5", "GNF": "500", "HUF": "5", "IDR": "100", "INR": "1", "IQD": "250", "KES": "1", "KHR": "100",
    "LBP": "1000", "MGA": "100", "MWK": "1", "MXN": "0.50", "MYR": "0.05", "NGN": "1", "NOK": "1", "NPR": "1",
    "NZD": "0.10", "PHP": "0.25", "PKR": "1", "RWF": "10", "SEK": "1", "SGD": "0.05", "TZS": "50", "UGX": "50",
    "VND": "1000", "XAF": "5", "XOF": "5", "ZAR": "0.10",
}  # fmt: skip
_EURO_WITHOUT_CENTS = "BE EE FI IE IT LT NL SK"  # where totals in cash are rounded to five cents by law


def suggested_step(country: str, currency: str) -> str:
    """In major units, "" where every coin is in use."""
    if currency == "EUR":
        return "0.05" if country in _EURO_WITHOUT_CENTS.split() else ""
    return _STEPS.get(currency, "")


def cash_amount(due: Money, step: int) -> Money:
    """What is asked in cash: the nearest that coins of `step` minor units can pay, halves up; never nothing."""
    if step <= 1 or due.minor <= 0:
        return due
    return replace(due, minor=max((due.minor + step // 2) // step * step, step))


def check_cash(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, (STEP,))
    if problems or not settings["step"]:
        return problems or {}
    minor = read_minor(settings["step"], currency, ".")
    if isinstance(minor, Problem):
        return [replace(minor, field="step")]
    step = Money(minor, currency)
    if not 0 < minor <= _MOST_UNITS * 10**step.exponent:
        return [Problem("cash.step", "step")]
    return {"step": step.plain()}


def ready(bill: Bill, settings: Settings, said: Prompt) -> Prompt:
    """The prompt, with what to keep ready."""
    if bill.amount is None:
        return said
    step = read_minor(settings.get("step", "") or "0", bill.currency, ".")
    asked = cash_amount(bill.amount, step if isinstance(step, int) else 0)
    return replace(said, ready=asked, exact=None if asked == bill.amount else bill.amount)
