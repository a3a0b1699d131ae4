"""Any payment page the merchant already has; the order's amount, currency and number fill its placeholders."""

from storefront.i18n.marking import N_
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.page_link import encoded, faults, prompt_of
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

SETTINGS = (
    Setting("link", N_("Payment link"), N_("It starts with https:// and may hold {amount}, {currency} and {ref}.")),
)


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    if not problems:
        problems = [Problem(key, "link") for key in faults(settings["link"])]
    return problems or {"link": encoded(settings["link"])}


def prompt(bill: Bill, settings: Settings) -> Prompt:
    return prompt_of(settings["link"], bill)


METHOD = Method("link", N_("Payment link"), SETTINGS, check, prompt)
