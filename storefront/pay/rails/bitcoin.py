"""Bitcoin, straight to the merchant's address (BIP 21).

A shop's prices are in its country's money, so that the code carries no amount: at which rate, only the two can say.
"""

from collections.abc import Mapping
from urllib.parse import quote

from storefront.i18n.marking import N_
from storefront.pay.bitcoin_address import address_holds
from storefront.pay.copies import reference_code, reference_copy
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

SETTINGS = (
    Setting(
        "address",
        N_("Bitcoin address"),
        N_("One address for every order: whoever knows it sees all its payments."),
        example="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    ),
)

_MOST_CHARACTERS = 90


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    address = settings["address"].removeprefix("bitcoin:").partition("?")[0].replace(" ", "")
    if address and (len(address) > _MOST_CHARACTERS or not address_holds(address)):
        problems.append(Problem("wallet.number", "address", {"example": SETTINGS[0].example}))
    return problems or {"address": address}


def bitcoin_uri(address: str, fields: Mapping[str, str]) -> str:
    described = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())
    return f"bitcoin:{address}?{described}"


def prompt(bill: Bill, settings: Settings) -> Prompt:
    code = bitcoin_uri(settings["address"], {"message": f"Order {reference_code(bill)}"})
    return Prompt(
        lines=(
            N_("Agree on the amount in bitcoin in the chat first: the rate changes."),
            N_("Scan the code with your wallet, or copy the address whole. What went elsewhere never comes back."),
        ),
        copies=(Copy(N_("Copy the address"), settings["address"]), reference_copy(bill)),
        code=code,
        link=code,
        link_label=N_("Open a wallet"),
    )


METHOD = Method("bitcoin", N_("Bitcoin"), SETTINGS, check, prompt)
