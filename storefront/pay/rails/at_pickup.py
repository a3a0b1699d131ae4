"""Payment at the counter, in whatever way the shop takes there; the sum to keep ready is for those who bring cash."""

from storefront.i18n.marking import N_
from storefront.pay.cash import STEP, check_cash, ready, suggested_step
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.settings import Settings


def prompt(bill: Bill, settings: Settings) -> Prompt:
    return ready(bill, settings, Prompt(lines=(N_("Pay at the shop when you collect your order."),)))


METHOD = Method(
    "pickup",
    N_("Pay when you collect"),
    (STEP,),
    check_cash,
    prompt,
    proves_by_reference=False,
    starts_with=lambda country, currency: {"step": suggested_step(country, currency)},
)
