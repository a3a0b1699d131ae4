"""Payment at the counter, in whatever way the shop takes there."""

from storefront.i18n.marking import N_
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.settings import Settings
from storefront.problems import Problem


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return {}


def prompt(bill: Bill, settings: Settings) -> Prompt:
    return Prompt(lines=(N_("Pay at the shop when you collect your order."),))


METHOD = Method("pickup", N_("Pay when you collect"), (), check, prompt, proves_by_reference=False)
