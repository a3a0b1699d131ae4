"""Flutterwave, version 3 of its API: cards, transfers and mobile money in much of Africa.

developer.flutterwave.com/v3.0/docs/flutterwave-standard-1, /webhooks and /transaction-verification
"""

import json
import re
from datetime import datetime, timedelta
from urllib.parse import urlencode

from storefront.i18n.marking import N_
from storefront.pay.answers import Fields, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Answer, Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import SHARED_SECRET, buyer_address, checked, ends_at, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_major, to_major
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import fingerprint, same
from storefront.problems import Problem

PROVIDER = "flutterwave"
HOST = "api.flutterwave.com"
API = f"https://{HOST}/v3"
CURRENCIES = (
    "NGN", "GHS", "KES", "ZAR", "UGX", "TZS", "RWF", "XOF", "XAF", "ZMW", "MWK", "EGP", "USD", "EUR", "GBP"
)  # fmt: skip
SETTINGS = (
    Setting(
        "key",
        N_("Secret key"),
        N_("In Flutterwave: Settings, API keys. It starts with FLWSECK."),
        secret=True,
        example="FLWSECK-…-X",
    ),
    Setting(
        "secret_hash",
        N_("Secret hash"),
        N_("In Flutterwave: Settings, Webhooks. You choose it there; write the same here."),
        secret=True,
    ),
)

_SHAPES = {
    "key": (re.compile(r"FLWSECK(?:_TEST)?-[A-Za-z0-9-]{8,120}-X"), "flutterwave.key_unreadable"),
    "secret_hash": SHARED_SECRET,
}
_STATUS = {"successful": "paid", "failed": "failed", "pending": "open", "success-pending-validation": "open"}
_SOONEST, _LATEST = timedelta(minutes=1), timedelta(hours=24)
_MOST_IN_TITLE = 100


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    ends = ends_at(asked, _SOONEST, _LATEST)
    wanted = {
        "tx_ref": asked.attempt,
        "amount": to_major(PROVIDER, asked.amount),
        "currency": asked.amount.currency,
        "redirect_url": asked.return_to,
        "customer": {"email": buyer_address(asked)},
        "customizations": {"title": f"{asked.shop_name} {asked.reference}".strip()[:_MOST_IN_TITLE]},
        "session_duration": (ends - asked.now) // timedelta(minutes=1),
    }
    headers = {**_signed_in(settings), "Content-Type": "application/json"}
    answer = granted((yield Call("POST", f"{API}/payments", headers, json.dumps(wanted).encode(), keyed=True)))
    return Opened(asked.attempt, answer.fields("data").text("link"), ends)


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    url = f"{API}/transactions/verify_by_reference?{urlencode({'tx_ref': provider_ref})}"
    answer = yield Call("GET", url, _signed_in(settings), keyed=True)
    if _nobody_tried(answer):
        return Seen(provider_ref, "open", reference=provider_ref)
    return _charge_seen(granted(answer).fields("data"))


def _nobody_tried(answer: Answer) -> bool:
    """Flutterwave knows of a reference only when somebody has begun to pay on its page."""
    if answer.status not in (400, 404):
        return False
    return read_fields(answer.body).optional("message").startswith("No transaction was found")


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    """The secret comes along as it is and signs nothing: a notice only says what to look up."""
    if not same(posted.headers.get("verif-hash", ""), settings["secret_hash"]):
        raise Forged("wrong hash")
    with unreadable_is_forged():
        event = read_fields(posted.body)
        kind = event.text("event")
        seen = _charge_seen(event.fields("data")) if kind == "charge.completed" else None
        return Told(f"{kind}:{fingerprint(posted.body)}", seen, trusted=False)


def _charge_seen(charge: Fields) -> Seen:
    status = _STATUS.get(charge.text("status"))
    if status is None:
        raise Declined("an unknown status")
    return Seen(
        provider_ref=charge.text("tx_ref"),
        status=status,
        amount=from_major(charge.decimal("amount"), charge.text("currency")),  # charged_amount: with the buyer's fee
        payment=charge.identity("id") if status == "paid" else "",
        reference=charge.text("tx_ref"),
    )


def _signed_in(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {settings['key']}"}


METHOD = Method(
    "flutterwave",
    N_("Card, transfer or mobile money (Flutterwave)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on Flutterwave's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: ("flutterwave.com",),
        open=open_session,
        look=look,
        read_notice=read_notice,
    ),
)
