"""The shop's notebook (carnet, udhaar, fiado): goods now, money as the two have agreed."""

from storefront.i18n.marking import N_
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.settings import Settings


def prompt(bill: Bill, settings: Settings) -> Prompt:
    return Prompt(lines=(N_("You pay as you have agreed with the shop."),))


METHOD = Method(
    "notebook",
    N_("As agreed with the shop"),
    (),
    lambda typed, currency: {},
    prompt,
    proves_by_reference=False,
)
