"""Mercado Pago Checkout Pro: cards, Pix, cash and its own wallet in Latin America.

mercadopago.com/developers/en/docs/checkout-pro, /reference/preferences, /reference/payments
"""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from storefront.i18n.marking import N_
from storefront.money import Money
from storefront.pay.answers import Fields, granted
from storefront.pay.gateway import Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import checked, ends_at, json_with_numbers, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_major, steps, to_major
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import fingerprint, hex_hmac, same
from storefront.problems import Problem

PROVIDER = "mercadopago"
HOST = "api.mercadopago.com"
API = f"https://{HOST}"
# An account has the currency of its country, and sends buyers to that country's site.
SITES = {
    "ARS": "mercadopago.com.ar",
    "BRL": "mercadopago.com.br",
    "CLP": "mercadopago.cl",
    "COP": "mercadopago.com.co",
    "MXN": "mercadopago.com.mx",
    "PEN": "mercadopago.com.pe",
    "UYU": "mercadopago.com.uy",
}
CURRENCIES = tuple(SITES)
SETTINGS = (
    Setting(
        "key",
        N_("Access token"),
        N_("In Mercado Pago: Your integrations, your application, Production credentials. It starts with APP_USR."),
        secret=True,
        example="APP_USR-…",
    ),
    Setting(
        "secret",
        N_("Secret signature"),
        N_("In Mercado Pago: your application, Webhooks. It appears when the address and the event are saved."),
        secret=True,
    ),
)

_SHAPES = {
    "key": (re.compile(r"(?:APP_USR|TEST)-[A-Za-z0-9_-]{20,200}"), "mercadopago.key_unreadable"),
    "secret": (re.compile(r"[A-Za-z0-9]{16,128}"), "mercadopago.secret_unreadable"),
}
_STATUS = {
    "approved": "paid",
    **dict.fromkeys(("refunded", "charged_back"), "refunded"),
    **dict.fromkeys(("pending", "in_process", "authorized", "in_mediation"), "open"),
    **dict.fromkeys(("rejected", "cancelled"), "open"),  # its page takes another card
}
_FIRST = ("paid", "refunded", "open")  # what counts, of several payments of one session
_PAYMENT = re.compile("[0-9]{1,20}")  # our own keys are longer
_SOONEST, _LATEST = timedelta(minutes=5), timedelta(days=30)
_MOST_IN_TITLE = 200


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    cleaned = checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)
    return cleaned if isinstance(cleaned, list) else {**cleaned, "site": SITES[currency]}


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    ends = ends_at(asked, _SOONEST, _LATEST)
    wanted = {
        "items": [
            {
                "id": asked.reference,
                "title": f"{asked.reference} {asked.shop_name}".strip()[:_MOST_IN_TITLE],
                "quantity": 1,
                "currency_id": asked.amount.currency,
                "unit_price": Decimal(to_major(PROVIDER, asked.amount)),
            }
        ],
        "external_reference": asked.attempt,
        "back_urls": dict.fromkeys(("success", "pending", "failure"), asked.return_to),
        "auto_return": "approved",
        "expires": True,
        "expiration_date_to": ends.isoformat(timespec="milliseconds"),
    }
    headers = {**_signed_in(settings), "Content-Type": "application/json"}
    # Sent again it makes a second page that nobody is ever sent to; what is paid is found by our own name for it.
    call = Call("POST", f"{API}/checkout/preferences", headers, json_with_numbers(wanted), keyed=True)
    return Opened(asked.attempt, granted((yield call)).text("init_point"), ends)


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    """provider_ref: our name for a session, or what a notice names: one payment."""
    if _PAYMENT.fullmatch(provider_ref):
        call = Call("GET", f"{API}/v1/payments/{provider_ref}", _signed_in(settings), keyed=True)
        return _payment_seen(granted((yield call)))
    query = urlencode({"external_reference": provider_ref, "sort": "date_created", "criteria": "desc"})
    call = Call("GET", f"{API}/v1/payments/search?{query}", _signed_in(settings), keyed=True)
    found = granted((yield call)).rows("results")
    ours = [_payment_seen(row) for row in found if row.optional("external_reference") == provider_ref]
    nobody_tried = Seen(provider_ref, "open", reference=provider_ref)
    return min(ours, key=lambda seen: _FIRST.index(seen.status), default=nobody_tried)


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    """Signed are the payment's number in the address and the request's own; nothing of the body, which is not read."""
    payment, request = posted.query.get("data.id", ""), posted.headers.get("x-request-id", "")
    _prove(posted.headers.get("x-signature", ""), payment, request, settings["secret"])
    event = fingerprint(f"{payment} {request}".encode("utf-8", "surrogatepass"))
    if posted.query.get("type") != "payment" or not _PAYMENT.fullmatch(payment):
        return Told(event, None)
    return Told(event, Seen(payment, "open"), trusted=False)


def _prove(signature: str, payment: str, request: str, secret: str) -> None:
    """The header is ts=…,v1=…. Its time is not judged: what a notice names is looked up, however old it is."""
    parts = {name.strip(): value.strip() for name, _, value in (part.partition("=") for part in signature.split(","))}
    signed = {"id": payment, "request-id": request, "ts": parts.get("ts", "")}
    manifest = "".join(f"{name}:{value};" for name, value in signed.items() if value)
    expected = hex_hmac(secret, manifest.encode("utf-8", "surrogatepass"))
    if not signed["ts"] or not same(parts.get("v1", ""), expected):
        raise Forged("wrong signature")


def _payment_seen(payment: Fields) -> Seen:
    status = _STATUS.get(payment.text("status"))
    if status is None:
        raise Declined("an unknown status")
    amount = _amount(payment, "transaction_amount")  # without what instalments cost the buyer
    back = _amount(payment, "transaction_amount_refunded") if "transaction_amount_refunded" in payment else None
    if back is not None and back.minor > 0 and status != "open":
        status, amount = "refunded", back
    reference = payment.optional("external_reference")
    return Seen(
        provider_ref=reference,
        status=status,
        amount=amount,
        payment=payment.identity("id") if status != "open" else "",
        reference=reference,
        account=("live" if payment.flag("live_mode") else "test") if "live_mode" in payment else "",
    )


def _amount(payment: Fields, name: str) -> Money:
    return from_major(payment.decimal(name), payment.text("currency_id"))


def _signed_in(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {settings['key']}"}


def account(settings: Settings) -> str:
    """Whether the money is real. Sellers who are only played have keys like everybody's: then each payment says so."""
    return "test" if settings["key"].startswith("TEST-") else "live"


METHOD = Method(
    "mercadopago",
    N_("Card, cash or wallet (Mercado Pago)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on Mercado Pago's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: (settings["site"],),
        open=open_session,
        look=look,
        read_notice=read_notice,
        account=account,
        events=("payment",),
        steps=steps(PROVIDER, CURRENCIES),
    ),
)
