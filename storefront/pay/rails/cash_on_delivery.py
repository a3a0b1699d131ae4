"""Cash to whoever brings the order."""

from storefront.i18n.marking import N_
from storefront.pay.cash import STEP, check_cash, ready, suggested_step
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.settings import Settings


def prompt(bill: Bill, settings: Settings) -> Prompt:
    said = Prompt(lines=(N_("Pay in cash when your order arrives."),), asks=(N_("Change for:"),))
    return ready(bill, settings, said)


METHOD = Method(
    "cash",
    N_("Cash on delivery"),
    (STEP,),
    check_cash,
    prompt,
    proves_by_reference=False,
    starts_with=lambda country, currency: {"step": suggested_step(country, currency)},
)
