"""YouCan Pay: Moroccan and foreign cards, and cash at CashPlus counters, in dirhams.

developer.youcan.shop/youcan-pay: payment-flow, sdk/webhooks, transactions/object
"""

import re
from base64 import b64encode
from datetime import datetime
from urllib.parse import quote, urlencode

from storefront.i18n.marking import N_
from storefront.money import Money
from storefront.pay.answers import Fields, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import checked, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_units, to_units
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import hex_hmac, same
from storefront.problems import Problem

PROVIDER = "youcanpay"
HOST = "youcanpay.com"
CURRENCIES = ("MAD",)
SETTINGS = (
    Setting(
        "key",
        N_("Private key"),
        N_("In YouCan Pay: Settings, API Keys. It starts with pri_. It also proves YouCan Pay's notices."),
        secret=True,
        example="pri_…",
    ),
)

_SHAPES = {"key": (re.compile(r"pri_(?:sandbox_)?[A-Za-z0-9-]{8,120}"), "youcanpay.key_unreadable")}
_TOLD = {"transaction.paid": "paid", "transaction.failed": "failed", "transaction.refunded": "refunded"}
_STATUS = {
    **dict.fromkeys(("created", "pending", "processing"), "open"),
    "paid": "paid",
    **dict.fromkeys(("failed", "canceled", "cancelled"), "failed"),
    "expired": "expired",
    **dict.fromkeys(("refunded", "partially_refunded"), "refunded"),
}
_LANGUAGES = ("ar", "fr", "en")
_UNITS = re.compile(r"[0-9]{1,13}", re.ASCII)


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    wanted = {
        "pri_key": settings["key"],
        "order_id": asked.attempt,
        "amount": to_units(PROVIDER, asked.amount),
        "currency": asked.amount.currency,
        "success_url": asked.return_to,
        "error_url": asked.return_to,
    }
    headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
    # YouCan Pay takes the same order_id again and makes another payment, so it is sent once.
    answer = granted((yield Call("POST", f"{_base(settings)}/api/tokenize", headers, urlencode(wanted).encode())))
    language = asked.language[:2]
    page = f"{_base(settings)}/payment-form/{quote(answer.fields('token').text('id'), safe='')}"
    link = f"{page}?lang={language if language in _LANGUAGES else 'en'}"
    return Opened(answer.text("transaction_id"), link)


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    url = f"{_base(settings)}/api/v2/transactions/{quote(provider_ref, safe='')}"
    pair = b64encode(f"{settings['key']}:".encode()).decode()
    headers = {"Authorization": f"Basic {pair}", "Accept": "application/json"}
    answer = granted((yield Call("GET", url, headers, keyed=True)))
    transaction = answer.fields("data") if "data" in answer else answer
    status = _STATUS.get(transaction.text("status_text"))
    if status is None:
        raise Declined("an unknown status")
    return _seen(transaction, status)


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    if not same(posted.headers.get("x-youcanpay-signature", ""), hex_hmac(settings["key"], posted.body)):
        raise Forged("wrong signature")
    with unreadable_is_forged():
        event = read_fields(posted.body)
        status = _TOLD.get(event.text("event_name"))
        if status is None:
            return Told(event.text("id"), None)
        seen = _seen(event.fields("payload").fields("transaction"), status, _mode(event.flag("sandbox")))
        return Told(event.text("id"), seen)


def _seen(transaction: Fields, status: str, account: str = "") -> Seen:
    """Of a refund it does not say how much went back."""
    return Seen(
        provider_ref=transaction.text("id"),
        status=status,
        amount=_amount(transaction) if status in ("open", "paid") else None,
        payment=transaction.text("id") if status in ("paid", "refunded") else "",
        reference=transaction.text("order_id"),
        account=account,
    )


def _amount(transaction: Fields) -> Money:
    """As an object when we look, as a text beside its currency in a notice."""
    holder = transaction.fields("amount") if isinstance(transaction.values.get("amount"), dict) else transaction
    units = holder.identity("amount")
    if not _UNITS.fullmatch(units):
        raise Declined("no amount")
    return from_units(PROVIDER, int(units), holder.text("currency"))


def _base(settings: Settings) -> str:
    return f"https://{HOST}/sandbox" if account(settings) == "sandbox" else f"https://{HOST}"


def _mode(is_sandbox: bool) -> str:
    return "sandbox" if is_sandbox else "live"


def account(settings: Settings) -> str:
    return _mode(settings["key"].startswith("pri_sandbox_"))


METHOD = Method(
    "youcanpay",
    N_("Card or cash counter (YouCan Pay)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on YouCan Pay's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: (HOST,),
        open=open_session,
        look=look,
        read_notice=read_notice,
        account=account,
        events=tuple(_TOLD),
    ),
)
