"""Stripe Checkout: cards and wallets. docs.stripe.com/api/checkout/sessions, docs.stripe.com/webhooks"""

import re
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from storefront.i18n.marking import N_
from storefront.pay.answers import Fields, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Asked, Call, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import checked, ends_at, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_units, steps, to_units
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import hex_hmac, same
from storefront.pay.stripe_limits import CURRENCIES, LEAST, LOCALES, MOST
from storefront.problems import Problem

PROVIDER = "stripe"
HOST = "api.stripe.com"
SETTINGS = (
    Setting(
        "key",
        N_("Secret key"),
        N_(
            "In Stripe: Developers, API keys. A restricted key is enough: Checkout Sessions write, "
            "PaymentIntents and Charges read."
        ),
        secret=True,
        example="sk_live_…",
    ),
    Setting(
        "signing_secret",
        N_("Signing secret"),
        N_("In Stripe: Developers, Webhooks, your endpoint. It starts with whsec_."),
        secret=True,
        example="whsec_…",
    ),
)

_SHAPES = {
    "key": (re.compile(r"[sr]k_(?:live|test)_[A-Za-z0-9_]{10,250}"), "stripe.key_unreadable"),
    "signing_secret": (re.compile(r"whsec_[A-Za-z0-9+/=_-]{10,250}"), "stripe.signing_secret_unreadable"),
}
_VERSION = "2025-03-31.basil"  # the shapes read below; an account's own default may be older
_TOLERANCE = timedelta(seconds=300)
_SOONEST, _LATEST = timedelta(minutes=30), timedelta(hours=24)
_OF_SESSIONS = (
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
)
_REFUNDED = "charge.refunded"


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    form = {
        "mode": "payment",
        "line_items[0][price_data][currency]": asked.amount.currency.lower(),
        "line_items[0][price_data][unit_amount]": to_units(PROVIDER, asked.amount),
        "line_items[0][price_data][product_data][name]": f"{asked.shop_name} {asked.reference}".strip(),
        "line_items[0][quantity]": 1,
        "client_reference_id": asked.attempt,
        "payment_intent_data[metadata][attempt]": asked.attempt,  # refunds come with the payment's metadata, not ours
        "success_url": asked.return_to,
        "cancel_url": asked.return_to,
        "expires_at": int(ends_at(asked, _SOONEST, _LATEST).timestamp()),
        "locale": asked.language if asked.language in LOCALES else "auto",
        "adaptive_pricing[enabled]": "false",  # else a buyer abroad pays another amount in another currency
    }
    headers = {**_signed_in(settings), "Content-Type": "application/x-www-form-urlencoded"}
    headers["Idempotency-Key"] = asked.attempt
    url = f"https://{HOST}/v1/checkout/sessions"
    session = granted((yield Call("POST", url, headers, urlencode(form).encode(), keyed=True)))
    return Opened(session.text("id"), session.text("url"), session.moment("expires_at"))


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    with_charge = urlencode({"expand[]": "payment_intent.latest_charge"})
    url = f"https://{HOST}/v1/checkout/sessions/{quote(provider_ref, safe='')}?{with_charge}"
    session = granted((yield Call("GET", url, _signed_in(settings), keyed=True)))
    return _session_seen(session, _fate_of_payment(session))


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    _prove(posted, settings["signing_secret"], now)
    with unreadable_is_forged():
        event = read_fields(posted.body)
        kind, subject = event.text("type"), event.fields("data").fields("object")
        seen = None
        if kind in _OF_SESSIONS:
            seen = _session_seen(subject, "failed" if kind.endswith("_failed") else "")
        elif kind == _REFUNDED:
            seen = _refund_seen(subject)
        return Told(event.text("id"), seen)


def _prove(posted: Posted, secret: str, now: datetime) -> None:
    """The header is t=…,v1=…: several v1 while a secret is being changed, and other schemes that don't count."""
    parts = [part.strip().partition("=") for part in posted.headers.get("stripe-signature", "").split(",")]
    stamps = [value for name, _, value in parts if name == "t"]
    signatures = [value for name, _, value in parts if name == "v1"]
    if len(stamps) != 1 or not re.fullmatch(r"[0-9]{1,11}", stamps[0], re.ASCII):
        raise Forged("no timestamp")
    expected = hex_hmac(secret, stamps[0].encode() + b"." + posted.body)
    if not any(same(signature, expected) for signature in signatures):
        raise Forged("wrong signature")
    if abs(int(now.timestamp()) - int(stamps[0])) > _TOLERANCE.total_seconds():
        raise Forged("too old")


def _session_seen(session: Fields, fate: str) -> Seen:
    """fate: what became of the payment, where that is known better than the session says."""
    paid = session.text("payment_status") == "paid"
    expired = session.optional("status") == "expired"
    return Seen(
        provider_ref=session.text("id"),
        status=fate or ("paid" if paid else "expired" if expired else "open"),
        amount=from_units(PROVIDER, session.whole("amount_total"), session.text("currency")),
        payment=_id_of(session, "payment_intent"),
        reference=session.optional("client_reference_id"),
        account=_mode(session),
    )


def _refund_seen(charge: Fields) -> Seen:
    return Seen(
        provider_ref="",  # a charge does not know its session: it is found by the payment or the attempt
        status="refunded",
        amount=from_units(PROVIDER, charge.whole("amount_refunded"), charge.text("currency")),
        payment=_id_of(charge, "payment_intent"),
        reference=charge.fields("metadata").optional("attempt") if "metadata" in charge else "",
        account=_mode(charge),
    )


def _fate_of_payment(session: Fields) -> str:
    """A delayed payment that failed leaves its session "complete" and "unpaid", just as one still under way."""
    payment = session.values.get("payment_intent")
    if not isinstance(payment, dict):
        return ""
    intent = Fields(payment)
    failed = intent.optional("status") in ("requires_payment_method", "canceled")
    if failed and session.optional("status") == "complete":
        return "failed"
    refunded = isinstance(payment.get("latest_charge"), dict) and intent.fields("latest_charge").flag("refunded")
    return "refunded" if refunded else ""


def _id_of(holder: Fields, name: str) -> str:
    """An object's id, whether the object came along or not."""
    inside = holder.values.get(name)
    return Fields(inside).text("id") if isinstance(inside, dict) else holder.optional(name)


def _signed_in(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {settings['key']}", "Stripe-Version": _VERSION}


def _mode(thing: Fields) -> str:
    return "live" if thing.flag("livemode") else "test"


def account(settings: Settings) -> str:
    """Stripe names no account in a notice, but says whether the money is real."""
    return "live" if "_live_" in settings["key"][:8] else "test"


METHOD = Method(
    "stripe",
    N_("Card (Stripe)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on Stripe's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: ("checkout.stripe.com",),
        open=open_session,
        look=look,
        read_notice=read_notice,
        account=account,
        events=(*_OF_SESSIONS, _REFUNDED),
        least=LEAST,
        most=MOST,
        steps=steps(PROVIDER, CURRENCIES),
    ),
)
