"""Pix (Brazil): a static BR Code with the order's amount, after the central bank's manual."""

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies, reference_code
from storefront.pay.emv import MOST_MINOR, field, sealed
from storefront.pay.latin import read_latin
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.pix_key import read_key
from storefront.pay.settings import Setting, Settings, faults, of_currency, read_settings, texts
from storefront.problems import Problem

SETTINGS = (
    Setting("key", N_("Pix key"), N_("CPF, CNPJ, e-mail, phone with +55, or the random key.")),
    Setting("name", N_("Name of the account")),
    Setting("city", N_("City")),
)
CURRENCY = "BRL"

_MOST_IN_NAME = 25
_MOST_IN_CITY = 15
_MOST_IN_TXID = 25
_NO_TXID = "***"


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    read = {
        "key": read_key(settings["key"]) if settings["key"] else "",
        "name": read_latin(settings, "name", _MOST_IN_NAME),
        "city": read_latin(settings, "city", _MOST_IN_CITY),
    }
    return [*of_currency(currency, (CURRENCY,)), *problems, *faults(read)] or texts(read)


def br_code(key: str, name: str, city: str, amount: str, txid: str) -> str:
    return sealed(
        field("00", "01")
        + field("26", field("00", "br.gov.bcb.pix") + field("01", key))
        + field("52", "0000")  # no merchant category
        + field("53", "986")  # BRL
        + (field("54", amount) if amount else "")
        + field("58", "BR")
        + field("59", name)
        + field("60", city)
        + field("62", field("05", txid or _NO_TXID))
    )


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = bill.amount.plain() if bill.amount is not None else ""
    txid = reference_code(bill, others="", most=_MOST_IN_TXID)  # banks refuse a hyphen in it
    return Prompt(
        lines=(
            N_("Open your bank's app and choose Pix."),
            N_("Paste the Pix code, or scan it."),
            N_("Check the name before you pay."),
        ),
        copies=(Copy(N_("Copy the Pix key"), settings["key"]), *amount_copies(bill)),
        code=br_code(settings["key"], settings["name"], settings["city"], amount, txid),
    )


METHOD = Method("pix", N_("Pix"), SETTINGS, check, prompt, currencies=(CURRENCY,), most={CURRENCY: MOST_MINOR})
