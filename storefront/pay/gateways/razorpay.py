"""Razorpay Payment Links: UPI, cards and net banking in India. razorpay.com/docs/api/payments/payment-links"""

import json
import re
from base64 import b64encode
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from storefront.i18n.marking import N_
from storefront.pay.answers import Fields, declined, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Answer, Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import SHARED_SECRET, checked, ends_at, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_units, to_units
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import fingerprint, hex_hmac, same
from storefront.problems import Problem

PROVIDER = "razorpay"
HOST = "api.razorpay.com"
LINKS = f"https://{HOST}/v1/payment_links"
CURRENCIES = ("INR",)  # others need Razorpay's consent, account by account
SETTINGS = (
    Setting(
        "key_id",
        N_("Key ID"),
        N_("In Razorpay: Account & Settings, API keys. It starts with rzp_live_."),
        example="rzp_live_…",
    ),
    Setting("key_secret", N_("Key secret"), N_("Razorpay shows it once, when the key is made."), secret=True),
    Setting(
        "webhook_secret",
        N_("Webhook secret"),
        N_("In Razorpay: Account & Settings, Webhooks. You choose it there; write the same here."),
        secret=True,
    ),
)

_SHAPES = {
    "key_id": (re.compile(r"rzp_(?:live|test)_[A-Za-z0-9]{8,40}"), "razorpay.key_id_unreadable"),
    "key_secret": (re.compile(r"[A-Za-z0-9]{16,80}"), "razorpay.key_secret_unreadable"),
    "webhook_secret": SHARED_SECRET,
}
_SOONEST, _LATEST = timedelta(minutes=15), timedelta(days=180)
_STATUS = {"created": "open", "paid": "paid", "partially_paid": "paid", "cancelled": "failed", "expired": "expired"}
_OF_LINKS = ("payment_link.paid", "payment_link.partially_paid", "payment_link.cancelled", "payment_link.expired")
_REFUNDED = "refund.processed"


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    wanted = {
        "amount": to_units(PROVIDER, asked.amount),
        "currency": asked.amount.currency,
        "accept_partial": False,
        "reference_id": asked.attempt,
        "description": f"{asked.shop_name} {asked.reference}".strip(),
        "notify": {"sms": False, "email": False},
        "reminder_enable": False,
        "notes": {"attempt": asked.attempt},
        "callback_url": asked.return_to,
        "callback_method": "get",
        "expire_by": int(ends_at(asked, _SOONEST, _LATEST).timestamp()),
    }
    headers = {**_signed_in(settings), "Content-Type": "application/json"}
    answer = yield Call("POST", LINKS, headers, json.dumps(wanted).encode(), keyed=True)
    link = (yield from _made_before(asked, settings, answer)) if answer.status == 400 else granted(answer)
    return Opened(link.text("id"), link.text("short_url"), link.moment("expire_by"))


def _made_before(asked: Asked, settings: Settings, refusal: Answer) -> Talk[Fields]:
    """A second link for the same reference is refused: then ours was made, and only its answer got lost."""
    url = f"{LINKS}?{urlencode({'reference_id': asked.attempt})}"
    links = granted((yield Call("GET", url, _signed_in(settings), keyed=True))).rows("payment_links")
    ours = [link for link in links if link.optional("reference_id") == asked.attempt]  # some see the filter ignored
    if len(ours) != 1:
        raise declined(refusal)
    return ours[0]


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    link = granted((yield Call("GET", f"{LINKS}/{quote(provider_ref, safe='')}", _signed_in(settings), keyed=True)))
    captured = [row.text("payment_id") for row in link.rows("payments") if row.optional("status") == "captured"]
    return _link_seen(link, captured[-1] if captured else "")


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    if not same(posted.headers.get("x-razorpay-signature", ""), hex_hmac(settings["webhook_secret"], posted.body)):
        raise Forged("wrong signature")
    with unreadable_is_forged():
        event = read_fields(posted.body)
        kind, payload = event.text("event"), event.fields("payload")
        # The id in x-razorpay-event-id is not signed; these are, and stay the same when a notice is sent again.
        if kind in _OF_LINKS:
            paid_with = _entity(payload, "payment").text("id") if "payment" in payload else ""
            seen = _link_seen(_entity(payload, "payment_link"), paid_with)
            return Told(f"{kind}:{seen.payment or seen.provider_ref}", seen)
        if kind == _REFUNDED:
            return Told(f"{kind}:{_entity(payload, 'refund').text('id')}", _refund_seen(_entity(payload, "payment")))
        return Told(f"{kind}:{fingerprint(posted.body)}", None)


def _link_seen(link: Fields, payment: str) -> Seen:
    status = _STATUS.get(link.text("status"))
    if status is None:
        raise Declined("an unknown status")
    return Seen(
        provider_ref=link.text("id"),
        status=status,
        amount=from_units(PROVIDER, link.whole("amount_paid" if status == "paid" else "amount"), link.text("currency")),
        payment=payment,
        reference=link.optional("reference_id"),
    )


def _refund_seen(payment: Fields) -> Seen:
    return Seen(
        provider_ref="",  # a refund names the payment, not its link
        status="refunded",
        amount=from_units(PROVIDER, payment.whole("amount_refunded"), payment.text("currency")),
        payment=payment.text("id"),
    )


def _entity(payload: Fields, name: str) -> Fields:
    return payload.fields(name).fields("entity")


def _signed_in(settings: Settings) -> dict[str, str]:
    pair = f"{settings['key_id']}:{settings['key_secret']}"
    return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


METHOD = Method(
    "razorpay",
    N_("UPI or card (Razorpay)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on Razorpay's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: ("rzp.io", "razorpay.com"),
        open=open_session,
        look=look,
        read_notice=read_notice,
        events=(*_OF_LINKS, _REFUNDED),
        least={"INR": 100},
    ),
)
