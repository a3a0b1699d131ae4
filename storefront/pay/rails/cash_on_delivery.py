"""Cash to whoever brings the order."""

from storefront.i18n.marking import N_
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.settings import Settings
from storefront.problems import Problem


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return {}


def prompt(bill: Bill, settings: Settings) -> Prompt:
    return Prompt(lines=(N_("Pay in cash when your order arrives."),), asks=(N_("Change for:"),))


METHOD = Method("cash", N_("Cash on delivery"), (), check, prompt, proves_by_reference=False)
