"""The code a bank or wallet gave the merchant (QRIS, QR Ph, DuitNow, GhQR, Bharat QR …), shown as it is.

Banks print such codes on stands; its text is pasted, or the stand is photographed.
"""

from storefront.i18n.marking import N_
from storefront.pay.copies import NAME_IN_THE_CODE, SCAN, amount_copies, reference_copy
from storefront.pay.currency_numbers import CURRENCIES
from storefront.pay.emv import read_emv, with_amount
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.open_codes import takes_amount
from storefront.pay.settings import Setting, Settings
from storefront.plain_text import unmarked
from storefront.problems import Problem

SETTINGS = (
    Setting(
        "code",
        N_("Your code"),
        N_("Take a picture of the QR code of your bank or wallet, or paste its text. It begins with 000201."),
        photo=True,
    ),
)

_MOST_CHARACTERS = 500
_ONE_PAYMENT = "12"
_MOST = {"IDR": 10_000_000_00, "PHP": 50_000_00, "SGD": 200_000_00, "VND": 499_999_999}  # QRIS, InstaPay, FAST, NAPAS


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    code = typed.get("code", "").strip()
    problem = _wrong_in(code, currency)
    return [problem] if problem else {"code": code}


def _wrong_in(code: str, currency: str) -> Problem | None:
    if not code:
        return Problem("setting.missing", "code")
    try:
        fields = read_emv(code)
    except ValueError:
        return Problem("own.unreadable", "code")
    if len(code) > _MOST_CHARACTERS or unmarked(code) != code:
        return Problem("own.unreadable", "code")
    if "54" in fields or fields.get("01") == _ONE_PAYMENT:
        return Problem("own.one_payment", "code")
    if (of_code := _currency(fields)) != currency:
        return Problem("own.other_currency", "code", {"currency": of_code})
    return None


def _currency(fields: Settings) -> str:
    number = fields.get("53", "")
    return CURRENCIES.get(number, number)


def fault(bill: Bill, settings: Settings) -> Problem | None:
    """The shop may have changed its currency since."""
    currency = _currency(read_emv(settings["code"]))
    if currency == bill.currency:
        return None
    return Problem("method.other_currency", values={"currency": currency})


def read_back(settings: Settings) -> tuple[Copy, ...]:
    fields = read_emv(settings["code"])
    said = (
        Copy(NAME_IN_THE_CODE, fields.get("59", "")),
        Copy(N_("City"), fields.get("60", "")),
        Copy(N_("Country"), fields.get("58", "")),
        Copy(N_("Currency"), _currency(fields)),
    )
    return tuple(copy for copy in said if copy.value)


def prompt(bill: Bill, settings: Settings) -> Prompt:
    code = settings["code"]
    fields = read_emv(code)
    asks = bill.amount is not None and takes_amount(fields)
    name = (Copy(N_("The name you will see"), fields["59"]),) if "59" in fields else ()
    type_it = () if asks else (N_("Type the amount and the order number where the app asks for them."),)
    return Prompt(
        lines=(*SCAN, *type_it),
        copies=(*name, *amount_copies(bill), reference_copy(bill)),
        code=with_amount(code, bill.amount.plain()) if asks and bill.amount is not None else code,
        scanned_only=True,
    )


METHOD = Method(
    "own",
    N_("QR code of a bank or wallet"),
    SETTINGS,
    check,
    prompt,
    most=_MOST,
    fault=fault,
    read_back=read_back,
)
