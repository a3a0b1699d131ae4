"""Switzerland and Liechtenstein: the code of the QR-bill, after SIX's implementation guidelines 2.3."""

import re
import unicodedata
from dataclasses import replace

from storefront.i18n.marking import N_
from storefront.pay.bank_line import read_iban
from storefront.pay.copies import amount_copies, reference_code, reference_copy
from storefront.pay.creditor_reference import qr_reference, rf_reference
from storefront.pay.latin import latin
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, faults, of_currency, read_settings, texts
from storefront.problems import Problem

CURRENCIES = ("CHF", "EUR")
SETTINGS = (
    Setting("iban", N_("IBAN"), N_("A QR-IBAN will do, too."), example="CH93 0076 2011 6238 5295 7"),
    Setting("name", N_("Account holder"), N_("The name as the bank writes it.")),
    Setting("street", N_("Street")),
    Setting("house", N_("House number"), required=False),
    Setting("zip", N_("Postal code"), example="8001"),
    Setting("town", N_("Town"), example="Zürich"),
    Setting("country", N_("Country"), options=(("CH", N_("Switzerland")), ("LI", N_("Liechtenstein")))),
)

_MOST_CHARACTERS = {"name": 70, "street": 70, "house": 16, "zip": 16, "town": 35}
_MOST = dict.fromkeys(CURRENCIES, 999_999_999_99)
_TAKEN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u017fȘșȚț€]")  # Latin letters with every mark of Europe
_NOBODY = ("",) * 7


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    read: dict[str, str | Problem] = {name: _read(settings, name, most) for name, most in _MOST_CHARACTERS.items()}
    read["iban"] = _read_iban(settings["iban"]) if settings["iban"] else ""
    read["country"] = settings["country"]
    return [*of_currency(currency, CURRENCIES), *problems, *faults(read)] or texts(read)


def _read(settings: Settings, name: str, most: int) -> str | Problem:
    plain = "".join(
        sign if _TAKEN.match(sign) else latin(sign, 4) for sign in unicodedata.normalize("NFC", settings[name])
    )
    cut = " ".join(plain.split())[:most].rstrip()
    return cut if cut or not settings[name] else Problem("setting.latin_letters", name)


def _read_iban(typed: str) -> str | Problem:
    read = read_iban(typed)
    if isinstance(read, Problem):
        return replace(read, field="iban")
    is_swiss = read[:2] in ("CH", "LI") and read[4:9].isdecimal()
    return read if is_swiss else Problem("swiss.elsewhere", "iban")


def swiss_code(settings: Settings, currency: str, amount: str, reference: str, message: str) -> str:
    """reference: letters and digits. A QR-IBAN asks for the Swiss reference, any other for the international one."""
    creditor = ("S", *(settings[name] for name in ("name", "street", "house", "zip", "town", "country")))
    if _is_qr_iban(settings["iban"]):
        kind, checked = "QRR", qr_reference(re.sub("[^0-9]", "", reference))
    else:
        kind, checked = "SCOR", rf_reference(reference)
    lines = ("SPC", "0200", "1", settings["iban"], *creditor, *_NOBODY, amount, currency, *_NOBODY)
    return "\n".join((*lines, kind, checked, message, "EPD"))


def _is_qr_iban(iban: str) -> bool:
    return 30000 <= int(iban[4:9]) <= 31999


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = bill.amount.plain() if bill.amount is not None else ""
    reference = reference_code(bill, others="", most=21)
    return Prompt(
        lines=(
            N_("Scan the code in your bank's app, or copy the values into a transfer."),
            N_("Write the order number as the reason of the transfer."),
        ),
        copies=(
            Copy(N_("Copy the IBAN"), settings["iban"]),
            Copy(N_("Copy the account holder"), settings["name"]),
            *amount_copies(bill),
            reference_copy(bill),
        ),
        code=swiss_code(settings, bill.currency, amount, reference, reference_code(bill)),
        scanned_only=True,
    )


METHOD = Method(
    "swiss",
    N_("Swiss transfer (QR-bill)"),
    SETTINGS,
    check,
    prompt,
    currencies=CURRENCIES,
    most=_MOST,
    starts_with=lambda country, currency: {"country": "LI" if country == "LI" else "CH"},
)
