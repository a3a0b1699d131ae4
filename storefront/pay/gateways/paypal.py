"""PayPal Checkout: orders that the buyer approves on PayPal's page, and that we then take ("capture").

developer.paypal.com/api/orders/v2, developer.paypal.com/api/rest/webhooks/event-names
"""

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

from storefront.i18n.marking import N_
from storefront.money import Money
from storefront.pay.answers import Fields, declined, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import checked, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_major, steps, to_major
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import hex_hmac, same
from storefront.problems import Problem

PROVIDER = "paypal"
HOSTS = {"live": "api-m.paypal.com", "sandbox": "api-m.sandbox.paypal.com"}
CURRENCIES = (
    "AUD", "BRL", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR", "NOK", "NZD",
    "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD",
)  # fmt: skip
SETTINGS = (
    Setting(
        "account",
        N_("Account"),
        options=(("live", N_("Live")), ("sandbox", N_("Sandbox, with play money"))),
    ),
    Setting(
        "client_id",
        N_("Client ID"),
        N_("In PayPal's developer dashboard: Apps & Credentials, your app."),
        example="AeHx2QfK…",
    ),
    Setting("secret", N_("Secret"), N_("It stands below the client ID."), secret=True),
)

_SHAPES = {
    "client_id": (re.compile(r"[A-Za-z0-9_-]{40,120}"), "paypal.client_id_unreadable"),
    "secret": (re.compile(r"[A-Za-z0-9_-]{40,120}"), "paypal.secret_unreadable"),
}
_WAITING = ("CREATED", "SAVED", "APPROVED", "PAYER_ACTION_REQUIRED")
_CAPTURE = {
    "COMPLETED": "paid",
    "PENDING": "open",
    **dict.fromkeys(("DECLINED", "FAILED"), "failed"),
    **dict.fromkeys(("REFUNDED", "PARTIALLY_REFUNDED"), "refunded"),
}
_APPROVED = "CHECKOUT.ORDER.APPROVED"
_TOLD = {
    _APPROVED: "open",
    "PAYMENT.CAPTURE.COMPLETED": "paid",
    "PAYMENT.CAPTURE.PENDING": "open",
    "PAYMENT.CAPTURE.DECLINED": "failed",
    "PAYMENT.CAPTURE.DENIED": "failed",
    "PAYMENT.CAPTURE.REFUNDED": "refunded",
    "PAYMENT.CAPTURE.REVERSED": "refunded",
}
_LASTS = timedelta(hours=3)  # an approved order that nobody takes; what nobody approves, about as long
_MOST_IN_DESCRIPTION = 127
_SEAL = 32  # signs


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    wanted = {
        "intent": "CAPTURE",
        "purchase_units": [
            {
                "custom_id": _sealed(asked.attempt, settings),
                "description": f"{asked.reference} {asked.shop_name}".strip()[:_MOST_IN_DESCRIPTION],
                "amount": {"currency_code": asked.amount.currency, "value": to_major(PROVIDER, asked.amount)},
            }
        ],
        "payment_source": {
            "paypal": {
                "experience_context": {
                    "return_url": asked.return_to,
                    "cancel_url": asked.return_to,
                    "user_action": "PAY_NOW",
                    "shipping_preference": "NO_SHIPPING",
                    "payment_method_preference": "IMMEDIATE_PAYMENT_REQUIRED",
                }
            }
        },
    }
    headers = {**(yield from _signed_in(settings)), "PayPal-Request-Id": asked.attempt}
    order = granted((yield Call("POST", _orders(settings), headers, json.dumps(wanted).encode(), keyed=True)))
    links = [link.text("href") for link in order.rows("links") if link.optional("rel") == "payer-action"]
    if not links:
        raise Declined("no page")
    return Opened(order.text("id"), links[0], asked.now + _LASTS)


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    """And takes what the buyer has approved: only then money moves."""
    headers = yield from _signed_in(settings)
    url = f"{_orders(settings)}/{quote(provider_ref, safe='')}"
    order = granted((yield Call("GET", url, headers, keyed=True)))
    if order.text("status") != "APPROVED":
        return _order_seen(order, settings)
    # Under one key it is taken once, whoever looks at the same moment; and what was refused is refused for good: the
    # buyer, who has begun anew by then, would else be charged twice.
    keyed = {**headers, "PayPal-Request-Id": f"capture-{provider_ref}"}
    answer = yield Call("POST", f"{url}/capture", keyed, b"{}", keyed=True)
    seen = _order_seen(granted((yield Call("GET", url, headers, keyed=True))), settings)
    if seen.status != "open" or 200 <= answer.status <= 299:
        return seen
    if answer.status != 422:
        raise declined(answer)
    return replace(seen, status="failed")


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    """PayPal's own signature needs a certificate to be fetched, and vouches for no more than a checksum of the body. So
    nothing is believed; what is looked up must carry the seal that nobody but PayPal has seen."""
    with unreadable_is_forged():
        event = read_fields(posted.body)
        kind, resource = event.text("event_type"), event.fields("resource")
        status = _TOLD.get(kind)
        if status is None:
            return Told(event.text("id"), None)
        sealed, order = (_only_unit(resource), resource.text("id")) if kind == _APPROVED else (resource, "")
        attempt = _attempt_of(sealed.optional("custom_id"), settings)
        if not attempt:
            raise Forged("no seal of ours")
        return Told(event.text("id"), Seen(order or _order_of(resource), status, reference=attempt), trusted=False)


def _order_seen(order: Fields, settings: Settings) -> Seen:
    unit, status = _only_unit(order), order.text("status")
    custom_id = unit.optional("custom_id")
    seen = Seen(order.text("id"), "open", _amount(unit), reference=_attempt_of(custom_id, settings) or custom_id)
    if status in _WAITING:
        return seen
    if status == "VOIDED":
        return replace(seen, status="expired")
    payments = unit.fields("payments")
    captures = payments.rows("captures")
    fate = _CAPTURE.get(captures[-1].text("status")) if captures else None
    if fate is None:
        raise Declined("an unknown status")
    amount = _given_back(payments, captures[-1]) if fate == "refunded" else _amount(captures[-1])
    return replace(seen, status=fate, amount=amount, payment=captures[-1].text("id") if fate != "open" else "")


def _given_back(payments: Fields, capture: Fields) -> Money | None:
    """All that went back so far; None where PayPal does not say how much."""
    parts = [_amount(row) for row in payments.rows("refunds") if row.optional("status") == "COMPLETED"]
    if not parts:
        return _amount(capture) if capture.text("status") == "REFUNDED" else None
    if len({part.currency for part in parts}) > 1:
        raise Declined("refunds in several currencies")
    return Money(sum(part.minor for part in parts), parts[0].currency)


def _only_unit(order: Fields) -> Fields:
    units = order.rows("purchase_units")
    if len(units) != 1:
        raise Declined("not one purchase")
    return units[0]


def _order_of(payment: Fields) -> str:
    """The order a payment belongs to; PayPal does not say it of every refund."""
    more = payment.fields("supplementary_data") if "supplementary_data" in payment else Fields({})
    return more.fields("related_ids").optional("order_id") if "related_ids" in more else ""


def _amount(holder: Fields) -> Money:
    amount = holder.fields("amount")
    return from_major(amount.decimal("value"), amount.text("currency_code"))


def _sealed(attempt: str, settings: Settings) -> str:
    """The name we give an order: nobody else can make one, and PayPal shows it to nobody but the shop."""
    return f"{attempt}.{hex_hmac(settings['secret'], attempt.encode())[:_SEAL]}"


def _attempt_of(custom_id: str, settings: Settings) -> str:
    """ "" where it is not sealed by us."""
    attempt = custom_id.partition(".")[0]
    return attempt if same(custom_id, _sealed(attempt, settings)) else ""


def _signed_in(settings: Settings) -> Talk[dict[str, str]]:
    """For a token, which serves this talk only."""
    pair = b64encode(f"{settings['client_id']}:{settings['secret']}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}", "Content-Type": "application/x-www-form-urlencoded"}
    url = f"https://{HOSTS[settings['account']]}/v1/oauth2/token"
    token = granted((yield Call("POST", url, headers, b"grant_type=client_credentials", keyed=True)))
    return {"Authorization": f"Bearer {token.text('access_token')}", "Content-Type": "application/json"}


def _orders(settings: Settings) -> str:
    return f"https://{HOSTS[settings['account']]}/v2/checkout/orders"


METHOD = Method(
    "paypal",
    N_("PayPal"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on PayPal's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    starts_with=lambda country, currency: {"account": "live"},
    gateway=Gateway(
        hosts=lambda settings: (HOSTS[settings["account"]],),
        pages=lambda settings: ("paypal.com",),
        open=open_session,
        look=look,
        read_notice=read_notice,
        approved_in="PayerID",
        events=tuple(_TOLD),
        steps=steps(PROVIDER, CURRENCIES),
    ),
)
