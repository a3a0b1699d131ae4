"""Bitcoin over Lightning, to the merchant's Lightning address or LNURL (LUD-01, LUD-06, LUD-16): the wallet asks the
merchant's own provider for an invoice. The amount is typed there, at a rate the two agree on."""

import re

from storefront.i18n.marking import N_
from storefront.pay.bech32 import BECH32, decoded, encoded, whole_bytes
from storefront.pay.copies import reference_copy
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

SETTINGS = (
    Setting("address", N_("Lightning address"), N_("Or your LNURL, from your wallet."), example="amina@wallet.example"),
)

_ADDRESS = re.compile(r"[a-z0-9._+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_WEBSITE = re.compile(r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}[/?][!-~]*")


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    address = settings["address"].lower().removeprefix("lightning:").replace(" ", "")
    if address and not _ADDRESS.fullmatch(address) and not _leads_to_a_website(address):
        problems.append(Problem("wallet.number", "address", {"example": SETTINGS[0].example}))
    return problems or {"address": address}


def _leads_to_a_website(text: str) -> bool:
    try:
        prefix, values, kind = decoded(text)
        return prefix == "lnurl" and kind == BECH32 and _WEBSITE.fullmatch(whole_bytes(values).decode()) is not None
    except ValueError:
        return False


def lnurl(website: str) -> str:
    """In capitals, which a QR code holds in fewer modules."""
    return encoded("lnurl", website.encode()).upper()


def prompt(bill: Bill, settings: Settings) -> Prompt:
    address = settings["address"]
    name, _, host = address.partition("@")
    code = lnurl(f"https://{host}/.well-known/lnurlp/{name}") if host else address.upper()
    return Prompt(
        lines=(
            N_("Agree on the amount in bitcoin in the chat first: the rate changes."),
            N_("Open your Lightning wallet and scan the code, or send to this address."),
        ),
        copies=(*((Copy(N_("Copy the Lightning address"), address),) if host else ()), reference_copy(bill)),
        code=code,
        link=f"lightning:{code}",
        link_label=N_("Open a wallet"),
    )


METHOD = Method("lightning", N_("Lightning"), SETTINGS, check, prompt)
