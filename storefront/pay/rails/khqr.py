"""KHQR (Cambodia): a transfer to a Bakong account in riel or dollars, after the National Bank's KHQR 2.x."""

import re
from datetime import datetime, timedelta

from storefront.i18n.marking import N_
from storefront.money import Money
from storefront.pay.copies import SCAN, amount_copies, reference_code, reference_copy
from storefront.pay.emv import MOST_MINOR, field, sealed
from storefront.pay.latin import read_latin
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.settings import Setting, Settings, faults, of_currency, read_settings, texts
from storefront.problems import Problem

_NUMBERS = {"KHR": "116", "USD": "840"}
CURRENCIES = tuple(_NUMBERS)
SETTINGS = (
    Setting("account", N_("Bakong account"), N_("As your bank's app shows it."), example="amina_shop@aclb"),
    Setting("name", N_("Name of the account")),
    Setting("city", N_("City"), example="Phnom Penh"),
)

_ACCOUNT = re.compile(r"(?=.{4,32}$)[a-z0-9][a-z0-9._-]*@[a-z0-9]{2,}")
_MOST_IN_NAME = 25
_MOST_IN_CITY = 15
_HOLDS_FOR = timedelta(days=1)


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    account = settings["account"].replace(" ", "").lower()
    wrong = Problem("wallet.number", "account", {"example": "amina_shop@aclb"})
    read = {
        "account": account if not account or _ACCOUNT.fullmatch(account) else wrong,
        "name": read_latin(settings, "name", _MOST_IN_NAME),
        "city": read_latin(settings, "city", _MOST_IN_CITY),
    }
    return [*of_currency(currency, CURRENCIES), *problems, *faults(read)] or texts(read)


def khqr_code(settings: Settings, currency: str, amount: str, reference: str, created: datetime | None) -> str:
    """A code with an amount also says when it was made and until when it holds."""
    asked_at = created if amount else None
    return sealed(
        field("00", "01")
        + field("01", "12" if asked_at else "11")
        + field("29", field("00", settings["account"]))
        + field("52", "5999")  # shops of any kind
        + field("53", _NUMBERS[currency])
        + (field("54", amount) if asked_at else "")
        + field("58", "KH")
        + field("59", settings["name"])
        + field("60", settings["city"])
        + (field("62", field("01", reference)) if reference else "")
        + (_times(asked_at) if asked_at else "")
    )


def _times(created: datetime) -> str:
    return field("99", field("00", _milliseconds(created)) + field("01", _milliseconds(created + _HOLDS_FOR)))


def _milliseconds(moment: datetime) -> str:
    return f"{int(moment.timestamp())}000"


def _amount(amount: Money) -> str:
    """Riel are written whole."""
    return str(amount.major_parts()[0]) if amount.currency == "KHR" else amount.plain()


def prompt(bill: Bill, settings: Settings) -> Prompt:
    amount = "" if bill.amount is None else _amount(bill.amount)
    this_hour = bill.at and bill.at.replace(minute=0, second=0, microsecond=0)  # the page stays the same for a while
    return Prompt(
        lines=SCAN,
        copies=(
            Copy(N_("Copy the Bakong account"), settings["account"]),
            Copy(N_("The name you will see"), settings["name"]),
            *amount_copies(bill),
            reference_copy(bill),
        ),
        code=khqr_code(settings, bill.currency, amount, reference_code(bill), this_hour),
        scanned_only=True,
    )


METHOD = Method(
    "khqr",
    N_("KHQR (Bakong)"),
    SETTINGS,
    check,
    prompt,
    currencies=CURRENCIES,
    most=dict.fromkeys(CURRENCIES, MOST_MINOR),
    steps={"KHR": 100},
)
