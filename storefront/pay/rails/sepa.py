"""SEPA transfers by code (EPC069-12 2.1, "GiroCode"): banks' apps in Austria, Belgium, Finland, Germany and the
Netherlands fill in the transfer; elsewhere its values are copied."""

from dataclasses import replace

from storefront.i18n.marking import N_
from storefront.pay.bank_line import BIC, read_iban
from storefront.pay.copies import amount_copies, reference_code, reference_copy
from storefront.pay.latin import read_latin
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, faults, of_currency, read_settings, texts
from storefront.problems import Problem

CURRENCY = "EUR"
SETTINGS = (
    Setting("iban", N_("IBAN"), example="DE89 3704 0044 0532 0130 00"),
    Setting("name", N_("Account holder"), N_("The name as the bank writes it.")),
    replace(BIC.setting, example="COBADEFFXXX"),
)

_INSIDE = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
_OUTSIDE = "AD AL CH GB GI MC MD ME MK RS SM VA"  # in SEPA but not in the EEA: transfers there name the BIC
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WRITES_UMLAUTS = ("AT", "CH", "DE", "LI")
_MOST_IN_NAME = 70
_MOST = {CURRENCY: 999_999_999_99}


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    iban = _read_iban(settings["iban"]) if settings["iban"] else ""
    bic = BIC.read(settings["bic"]) if settings["bic"] else ""
    country = iban[:2] if isinstance(iban, str) else ""
    if country in _WRITES_UMLAUTS:
        settings["name"] = settings["name"].translate(_UMLAUTS)
    read = {"iban": iban, "name": read_latin(settings, "name", _MOST_IN_NAME), "bic": bic}
    problems = [*of_currency(currency, (CURRENCY,)), *problems, *faults(read)]
    if country in _OUTSIDE.split() and not bic:
        problems.append(Problem("sepa.bic_missing", "bic"))
    return problems or texts(read)


def _read_iban(typed: str) -> str | Problem:
    read = read_iban(typed)
    if isinstance(read, Problem):
        return replace(read, field="iban")
    return read if read[:2] in f"{_INSIDE} {_OUTSIDE}".split() else Problem("sepa.elsewhere", "iban")


def epc_code(iban: str, name: str, bic: str, amount: str, text: str) -> str:
    """Version 2, UTF-8. Purpose and structured reference stay empty."""
    return "\n".join(("BCD", "002", "1", "SCT", bic, name, iban, amount and f"EUR{amount}", "", "", text))


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = bill.amount.plain() if bill.amount is not None else ""
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
        code=epc_code(settings["iban"], settings["name"], settings["bic"], amount, reference_code(bill)),
        scanned_only=True,
    )


METHOD = Method("sepa", N_("SEPA transfer (code)"), SETTINGS, check, prompt, currencies=(CURRENCY,), most=_MOST)
