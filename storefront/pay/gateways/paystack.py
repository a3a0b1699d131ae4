"""Paystack: cards, transfers and mobile money in Nigeria, Ghana, South Africa, Kenya and Côte d'Ivoire.

paystack.com/docs/api/transaction, paystack.com/docs/payments/webhooks
"""

import json
import re
from datetime import datetime
from urllib.parse import quote

from storefront.i18n.marking import N_
from storefront.pay.answers import Fields, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import buyer_address, checked, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_units, to_units
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import fingerprint, hex_hmac, same
from storefront.problems import Problem

PROVIDER = "paystack"
HOST = "api.paystack.co"
CURRENCIES = ("NGN", "GHS", "ZAR", "KES", "XOF", "USD")
SETTINGS = (
    Setting(
        "key",
        N_("Secret key"),
        N_("In Paystack: Settings, API Keys & Webhooks. It starts with sk_live_."),
        secret=True,
        example="sk_live_…",
    ),
)

_SHAPES = {"key": (re.compile(r"sk_(?:live|test)_[A-Za-z0-9]{10,100}"), "paystack.key_unreadable")}
_STATUS = {
    **dict.fromkeys(("abandoned", "ongoing", "pending", "processing", "queued"), "open"),  # abandoned: not paid so far
    "success": "paid",
    "failed": "failed",
    "reversed": "refunded",
}


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    wanted = {
        "email": buyer_address(asked),
        "amount": to_units(PROVIDER, asked.amount),
        "currency": asked.amount.currency,
        "reference": asked.attempt,
        "callback_url": asked.return_to,
        "metadata": json.dumps({"cancel_action": asked.return_to, "order": asked.reference}),
    }
    headers = {**_signed_in(settings), "Content-Type": "application/json"}
    url = f"https://{HOST}/transaction/initialize"
    # A reference counts once: the second of two equal calls is refused, so that sending again does no harm.
    answer = granted((yield Call("POST", url, headers, json.dumps(wanted).encode(), keyed=True)))
    return Opened(asked.attempt, answer.fields("data").text("authorization_url"))


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    url = f"https://{HOST}/transaction/verify/{quote(provider_ref, safe='')}"
    return _charge_seen(granted((yield Call("GET", url, _signed_in(settings), keyed=True))).fields("data"))


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    expected = hex_hmac(settings["key"], posted.body, "sha512")
    if not same(posted.headers.get("x-paystack-signature", ""), expected):
        raise Forged("wrong signature")
    with unreadable_is_forged():
        event = read_fields(posted.body)
        kind, subject = event.text("event"), event.fields("data")
        if kind == "charge.success":
            return Told(f"{kind}:{subject.identity('id')}", _charge_seen(subject))  # Paystack gives its events no ids
        return Told(f"{kind}:{fingerprint(posted.body)}", _refund_seen(subject) if kind == "refund.processed" else None)


def _charge_seen(charge: Fields) -> Seen:
    status = _STATUS.get(charge.text("status"))
    if status is None:
        raise Declined("an unknown status")
    return Seen(
        provider_ref=charge.text("reference"),
        status=status,
        amount=from_units(PROVIDER, charge.whole("amount"), charge.text("currency")),
        payment=charge.identity("id") if status in ("paid", "refunded") else "",
        reference=charge.text("reference"),
        account=charge.text("domain"),
    )


def _refund_seen(refund: Fields) -> Seen:
    return Seen(
        provider_ref=refund.text("transaction_reference"),
        status="refunded",
        amount=from_units(PROVIDER, refund.decimal("amount"), refund.text("currency")),
        reference=refund.text("transaction_reference"),
        account=refund.optional("domain"),
    )


def _signed_in(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {settings['key']}"}


def account(settings: Settings) -> str:
    """Paystack says of every payment whether its money is real ("live") or play ("test")."""
    return settings["key"].split("_")[1]


METHOD = Method(
    "paystack",
    N_("Card, transfer or mobile money (Paystack)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on Paystack's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: ("checkout.paystack.com",),
        open=open_session,
        look=look,
        read_notice=read_notice,
        account=account,
        least={"NGN": 5000, "GHS": 10, "ZAR": 100, "KES": 300, "USD": 200},  # paystack.com/docs/api#supported-currency
    ),
)
