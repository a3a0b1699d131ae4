"""A stand-in refuses what its provider's documentation does not allow."""

import http.client
import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from storefront.demo.stand_ins.btcpay import BtcPay
from storefront.demo.stand_ins.cinetpay import CinetPay
from storefront.demo.stand_ins.daraja import PASSKEY, Daraja
from storefront.demo.stand_ins.flutterwave import Flutterwave
from storefront.demo.stand_ins.mercadopago import MercadoPago
from storefront.demo.stand_ins.paypal import PayPal
from storefront.demo.stand_ins.paystack import Paystack
from storefront.demo.stand_ins.razorpay import Razorpay
from storefront.demo.stand_ins.server import serving
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.demo.stand_ins.stripe import Stripe
from storefront.demo.stand_ins.xendit import Xendit
from storefront.demo.stand_ins.youcanpay import YouCanPay

NOW = 1_763_802_300
ITEM = "line_items[0][price_data]"
STRIPE = {
    "mode": "payment", "success_url": "https://a.example/", "line_items[0][quantity]": 1, f"{ITEM}[currency]": "eur",
    f"{ITEM}[unit_amount]": 100, f"{ITEM}[product_data][name]": "Fish",
}  # fmt: skip
RAZORPAY = {"amount": 100, "currency": "INR", "callback_url": "https://a.example/", "callback_method": "get"}
PAYSTACK = {"email": "a@a.example", "amount": 100, "currency": "NGN", "reference": "a-1"}
FLUTTERWAVE = {
    "tx_ref": "a-1", "amount": "1.50", "currency": "NGN", "redirect_url": "https://a.example/",
    "customer": {"email": "a@a.example"},
}  # fmt: skip
BTCPAY = {"amount": "1.50", "currency": "EUR", "metadata": {}, "checkout": {"expirationMinutes": 15}}
MERCADOPAGO = {
    "items": [{"title": "Fish", "quantity": 1, "currency_id": "COP", "unit_price": 7500}], "external_reference": "a-1",
    "back_urls": {"success": "https://a.example/"}, "auto_return": "approved",
}  # fmt: skip
PAYPAL_CONTEXT = {"return_url": "https://a.example/", "cancel_url": "https://a.example/"}
PAYPAL_UNIT = {"amount": {"currency_code": "EUR", "value": "1.50"}}
PAYPAL = {
    "intent": "CAPTURE", "purchase_units": [PAYPAL_UNIT],
    "payment_source": {"paypal": {"experience_context": PAYPAL_CONTEXT}},
}  # fmt: skip
XENDIT = {"external_id": "a-1", "amount": 250, "currency": "PHP", "success_redirect_url": "https://a.example/"}
STAMP = "20251122120500"
DARAJA = {
    "BusinessShortCode": "174379", "Password": b64encode(f"174379{PASSKEY}{STAMP}".encode()).decode(),
    "Timestamp": STAMP, "TransactionType": "CustomerPayBillOnline", "Amount": 10, "PartyA": "254712345678",
    "PartyB": "174379", "PhoneNumber": "254712345678", "CallBackURL": "https://a.example/",
    "AccountReference": "4827-193", "TransactionDesc": "4827-193",
}  # fmt: skip
CINETPAY = {
    "apikey": "", "site_id": "445160", "transaction_id": "a-1", "amount": 100, "currency": "XOF", "description": "Fish",
    "notify_url": "https://a.example/", "return_url": "https://a.example/", "channels": "MOBILE_MONEY",
}  # fmt: skip
YOUCANPAY = {
    "pri_key": "", "order_id": "a-1", "amount": 2500, "currency": "MAD", "success_url": "https://a.example/",
    "error_url": "https://a.example/",
}  # fmt: skip
LINKS, INITIALIZE, PAYMENTS = "/v1/payment_links", "/transaction/initialize", "/v3/payments"
GONE = object()

WRONG: list[tuple[type[StandIn], dict[str, Any]]] = [
    *((Stripe, {name: GONE}) for name in STRIPE),
    (Stripe, {"mode": "subscription"}),
    (Stripe, {"amount": 5}),
    (Stripe, {"success_url": "javascript:alert(1)"}),
    (Stripe, {"locale": "xx"}),
    (Stripe, {"expires_at": NOW + 1799}),
    (Stripe, {"expires_at": NOW + 86401}),
    (Stripe, {"client_reference_id": "4827 193"}),
    (Stripe, {f"{ITEM}[unit_amount]": "1.50"}),
    (Stripe, {f"{ITEM}[unit_amount]": 0}),
    (Stripe, {f"{ITEM}[currency]": "EUR"}),
    (Stripe, {f"{ITEM}[currency]": "isk", f"{ITEM}[unit_amount]": 550}),
    (Stripe, {f"{ITEM}[currency]": "kwd", f"{ITEM}[unit_amount]": 5124}),
    (Razorpay, {"amount": 99}),
    (Razorpay, {"amount": "100"}),
    (Razorpay, {"amount": True}),
    (Razorpay, {"currency": "XXX"}),
    (Razorpay, {"callback_method": "post"}),
    (Razorpay, {"reference_id": "x" * 41}),
    (Razorpay, {"expire_by": NOW + 899}),
    (Razorpay, {"expire_by": NOW + 200 * 86400}),
    (Razorpay, {"notes": {"a": "x" * 257}}),
    (Razorpay, {"order": "4827-193"}),
    (Paystack, {"email": GONE}),
    (Paystack, {"email": "nobody@localhost"}),
    (Paystack, {"amount": "12.5"}),
    (Paystack, {"amount": GONE}),
    (Paystack, {"currency": "EUR"}),
    (Paystack, {"reference": "a/1"}),
    (Paystack, {"metadata": {"a": 1}}),
    *((Flutterwave, {name: GONE}) for name in ("tx_ref", "amount", "redirect_url", "customer")),
    (Flutterwave, {"amount": "1,50"}),
    (Flutterwave, {"currency": "XXX"}),
    (Flutterwave, {"customer": {"email": "nobody"}}),
    (Flutterwave, {"session_duration": 1441}),
    *((MercadoPago, {name: GONE}) for name in ("items", "external_reference", "back_urls")),
    (MercadoPago, {"items": []}),
    *(
        (MercadoPago, {"items": [{**MERCADOPAGO["items"][0], **wrong}]})
        for wrong in (
            {"unit_price": "7500"},
            {"unit_price": 0},
            {"unit_price": True},
            {"unit_price": 7500.5},
            {"unit_price": 1.505, "currency_id": "BRL"},
            {"currency_id": "EUR"},
            {"quantity": 0},
            {"title": "x" * 257},
        )
    ),
    (MercadoPago, {"external_reference": "4827 193"}),
    (MercadoPago, {"external_reference": "x" * 65}),
    (MercadoPago, {"expires": True}),
    (MercadoPago, {"expires": True, "expiration_date_to": "2026-11-22"}),
    (MercadoPago, {"expires": True, "expiration_date_to": "2025-11-22T09:00:00.000+00:00"}),
    *((PayPal, {name: GONE}) for name in PAYPAL),
    (PayPal, {"intent": "AUTHORIZE"}),
    (PayPal, {"purchase_units": [PAYPAL_UNIT, PAYPAL_UNIT]}),
    (PayPal, {"payment_source": {"paypal": {"experience_context": {**PAYPAL_CONTEXT, "return_url": "shop"}}}}),
    *(
        (PayPal, {"purchase_units": [{**PAYPAL_UNIT, **wrong}]})
        for wrong in (
            {"custom_id": "x" * 256},
            {"description": "x" * 128},
            {"amount": {}},
            {"amount": {"currency_code": "INR", "value": "1.50"}},
            {"amount": {"currency_code": "HUF", "value": "1.00"}},
            {"amount": {"currency_code": "EUR", "value": 1.5}},
            {"amount": {"currency_code": "EUR", "value": "0.00"}},
            {"amount": {"currency_code": "EUR", "value": "1.505"}},
        )
    ),
    *((Xendit, {name: GONE}) for name in ("external_id", "amount", "currency")),
    (Xendit, {"amount": "250"}),
    (Xendit, {"amount": True}),
    (Xendit, {"amount": 0}),
    (Xendit, {"amount": 250.5}),
    (Xendit, {"currency": "SGD"}),
    (Xendit, {"external_id": "x" * 256}),
    (Xendit, {"invoice_duration": "3600"}),
    (Xendit, {"success_redirect_url": "shop"}),
    *((Daraja, {name: GONE}) for name in DARAJA if name != "Password"),
    (Daraja, {"Amount": "10"}),
    (Daraja, {"Amount": 0}),
    (Daraja, {"Amount": 250_001}),
    (Daraja, {"PhoneNumber": "0712345678"}),
    (Daraja, {"PhoneNumber": "+254712345678"}),
    (Daraja, {"PartyB": "5123456"}),
    (Daraja, {"TransactionType": "CustomerBuyGoodsOnline"}),
    (Daraja, {"AccountReference": "x" * 13}),
    (Daraja, {"TransactionDesc": "x" * 14}),
    (Daraja, {"CallBackURL": "shop"}),
    (Daraja, {"Timestamp": "20251122090500"}),
    *((CinetPay, {name: GONE}) for name in CINETPAY if name not in ("apikey", "site_id")),
    (CinetPay, {"amount": "100"}),
    (CinetPay, {"amount": 95}),
    (CinetPay, {"amount": 101}),
    (CinetPay, {"currency": "EUR"}),
    (CinetPay, {"description": "Fish & chips"}),
    (CinetPay, {"channels": "CREDIT_CARD"}),
    (CinetPay, {"return_url": "shop"}),
    *((YouCanPay, {name: GONE}) for name in YOUCANPAY if name != "pri_key"),
    (YouCanPay, {"amount": "25.00"}),
    (YouCanPay, {"amount": 0}),
    (YouCanPay, {"currency": "XXX"}),
    (YouCanPay, {"success_url": "shop"}),
    (BtcPay, {"amount": "1,50"}),
    (BtcPay, {"currency": "€"}),
    (BtcPay, {"metadata": []}),
    (BtcPay, {"checkout": {"expirationMinutes": 0}}),
]
RIGHT: dict[type[StandIn], tuple[str, dict[str, Any]]] = {
    Stripe: ("/v1/checkout/sessions", STRIPE),
    Razorpay: (LINKS, RAZORPAY),
    Paystack: (INITIALIZE, PAYSTACK),
    Flutterwave: (PAYMENTS, FLUTTERWAVE),
    MercadoPago: ("/checkout/preferences", MERCADOPAGO),
    PayPal: ("/v2/checkout/orders", PAYPAL),
    Xendit: ("/v2/invoices", XENDIT),
    Daraja: ("/mpesa/stkpush/v1/processrequest", DARAJA),
    CinetPay: ("/v2/payment", CINETPAY),
    YouCanPay: ("/sandbox/api/tokenize", YOUCANPAY),
    BtcPay: ("/api/v1/stores/9CiNzKoANXxmk5ayZngSXrHTiVvvgCrwrpFQd4m2K776/invoices", BTCPAY),
}


@pytest.fixture
def played(provider: type[StandIn]) -> Iterator[Any]:
    with serving(provider(clock=lambda: NOW)) as stand_in:
        yield stand_in


def key_of(played: Any) -> str:
    if isinstance(played, Razorpay):
        return f"Basic {b64encode(':'.join(played.pair).encode()).decode()}"
    if isinstance(played, Xendit):
        return f"Basic {b64encode(f'{played.key}:'.encode()).decode()}"
    if isinstance(played, PayPal | Daraja):
        return f"Bearer {played.token()}"
    return f"{'token' if isinstance(played, BtcPay) else 'Bearer'} {played.key}"


def within(played: Any, body: dict[str, Any], key: str) -> dict[str, Any]:
    """Some read the key in the body."""
    name = {CinetPay: "apikey", YouCanPay: "pri_key"}.get(type(played))
    return {**body, name: key.removeprefix("Bearer ")} if name else body


def post(played: Any, body: dict[str, Any], key: str) -> int:
    place = urlsplit(played.origin)
    connection = http.client.HTTPConnection(place.hostname or "", place.port)
    is_form = isinstance(played, Stripe | YouCanPay)
    written = urlencode(within(played, body, key)) if is_form else json.dumps(within(played, body, key))
    more = {"Content-Type": "application/x-www-form-urlencoded"} if is_form else {}
    connection.request("POST", RIGHT[type(played)][0], written, {"Authorization": key, **more})
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("provider", RIGHT, ids=lambda provider: provider.name)
def test_a_request_as_documented_is_granted(played: Any) -> None:
    body = RIGHT[type(played)][1]
    assert post(played, body, key_of(played)) in (200, 201)
    assert len(played.sessions) == 1


@pytest.mark.parametrize("provider", RIGHT, ids=lambda provider: provider.name)
def test_a_stranger_is_refused(played: Any) -> None:
    body, refusal = RIGHT[type(played)][1], 404 if isinstance(played, Daraja) else 401
    assert [post(played, body, key) for key in ("", "Bearer x", "Basic eDp5", "token x")] == [refusal] * 4
    assert not played.sessions


@pytest.mark.parametrize(("provider", "changed"), WRONG)
def test_a_request_that_is_not_as_documented_is_refused(played: Any, changed: dict[str, Any]) -> None:
    body = {name: value for name, value in {**RIGHT[type(played)][1], **changed}.items() if value is not GONE}
    assert post(played, body, key_of(played)) in (400, 422)
    assert not played.sessions
