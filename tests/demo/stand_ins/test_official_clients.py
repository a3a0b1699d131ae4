"""Our stand-ins understand what the providers' own packages send, and are understood by them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import mercadopago as mercadopago_sdk
import pytest
import razorpay as razorpay_sdk
import stripe as stripe_sdk
from mercadopago.http import HttpClient

from storefront.demo.stand_ins.mercadopago import MercadoPago
from storefront.demo.stand_ins.razorpay import Razorpay
from storefront.demo.stand_ins.server import serving
from storefront.demo.stand_ins.stripe import Stripe

SESSION = {
    "mode": "payment",
    "success_url": "https://shops.example/o/1",
    "client_reference_id": "4827-193",
    "line_items": [
        {
            "quantity": 2,
            "price_data": {"currency": "eur", "unit_amount": 1250, "product_data": {"name": "Sardines"}},
        }
    ],
}


@pytest.fixture
def stripe() -> Iterator[Stripe]:
    with serving(Stripe()) as played:
        yield played


@pytest.fixture
def client(stripe: Stripe) -> stripe_sdk.StripeClient:
    return stripe_sdk.StripeClient(stripe.key, base_addresses={"api": stripe.origin}, max_network_retries=0)


def test_stripes_own_client_opens_and_reads_a_session(stripe: Stripe, client: stripe_sdk.StripeClient) -> None:
    session = client.v1.checkout.sessions.create(SESSION)
    assert (session.status, session.payment_status, session.amount_total) == ("open", "unpaid", 2500)
    stripe.pay(session.id)
    paid = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})
    assert (paid.status, paid.payment_status) == ("complete", "paid")
    assert paid.payment_intent.latest_charge.amount == 2500


def test_stripes_own_client_gets_the_same_answer_for_the_same_key(client: stripe_sdk.StripeClient) -> None:
    first = client.v1.checkout.sessions.create(SESSION, {"idempotency_key": "once"})
    assert client.v1.checkout.sessions.create(SESSION, {"idempotency_key": "once"}).id == first.id
    with pytest.raises(stripe_sdk.IdempotencyError):
        client.v1.checkout.sessions.create({**SESSION, "locale": "fr"}, {"idempotency_key": "once"})


def test_stripes_own_client_hears_every_refusal(stripe: Stripe, client: stripe_sdk.StripeClient) -> None:
    with pytest.raises(stripe_sdk.InvalidRequestError, match="parameter_unknown"):
        client.v1.checkout.sessions.create({**SESSION, "amount": 5})
    with pytest.raises(stripe_sdk.InvalidRequestError):
        client.v1.checkout.sessions.retrieve("cs_nobody")
    stranger = stripe_sdk.StripeClient("sk_test_nobody", base_addresses={"api": stripe.origin}, max_network_retries=0)
    with pytest.raises(stripe_sdk.AuthenticationError):
        stranger.v1.checkout.sessions.create(SESSION)


def test_stripes_own_reader_builds_our_event(stripe: Stripe, client: stripe_sdk.StripeClient) -> None:
    stripe.pay(client.v1.checkout.sessions.create(SESSION).id)
    (notice,) = stripe.notices.waiting
    header = notice.sign(notice.body)["Stripe-Signature"]
    event = client.construct_event(notice.body, header, stripe.signing_secret)
    assert event.type == "checkout.session.completed"
    assert event.data.object.client_reference_id == "4827-193"


@pytest.fixture
def razorpay() -> Iterator[Razorpay]:
    with serving(Razorpay()) as played:
        yield played


def test_razorpays_own_client_makes_and_reads_a_link(razorpay: Razorpay) -> None:
    client = razorpay_sdk.Client(auth=razorpay.pair, base_url=razorpay.origin)
    ends = int(datetime.now(UTC).timestamp()) + 3600
    link = client.payment_link.create({"amount": 50000, "currency": "INR", "reference_id": "TS1989", "expire_by": ends})
    razorpay.pay(link["id"])
    paid = client.payment_link.fetch(link["id"])
    assert (paid["status"], paid["amount_paid"], paid["reference_id"]) == ("paid", 50000, "TS1989")
    with pytest.raises(razorpay_sdk.errors.BadRequestError, match="already exists"):
        client.payment_link.create({"amount": 50000, "currency": "INR", "reference_id": "TS1989"})


def test_razorpays_own_package_believes_what_the_buyer_brings_back(razorpay: Razorpay) -> None:
    client = razorpay_sdk.Client(auth=razorpay.pair, base_url=razorpay.origin)
    link = client.payment_link.create(
        {"amount": 100, "callback_url": "https://a.example/?x=1", "callback_method": "get"}
    )
    razorpay.pay(link["id"])
    brought = dict(pair.split("=") for pair in razorpay.back(link["id"]).partition("?x=1&")[2].split("&"))
    names = ("payment_link_id", "payment_link_reference_id", "payment_link_status")
    told = {name: brought[f"razorpay_{name}"] for name in names}
    told |= {name: brought[name] for name in ("razorpay_payment_id", "razorpay_signature")}
    assert client.utility.verify_payment_link_signature(told)


class Elsewhere(HttpClient):
    """Mercado Pago's own transport, which asks the stand-in."""

    def __init__(self, played: MercadoPago) -> None:
        self.played = played

    def request(self, method: str, url: str, **more: Any) -> Any:
        return super().request(method, url.replace(f"https://{self.played.host}", self.played.origin), **more)


def test_mercado_pagos_own_client_makes_a_preference_and_reads_what_was_paid() -> None:
    with serving(MercadoPago()) as played:
        sdk = mercadopago_sdk.SDK(played.key, http_client=Elsewhere(played))
        item = {"title": "Sardines", "quantity": 1, "currency_id": "BRL", "unit_price": 12.5}
        made = sdk.preference().create(
            {"items": [item], "external_reference": "4827-193", "back_urls": {"success": "https://a.example/"}}
        )
        assert made["status"] == 201
        assert made["response"]["init_point"] == played.link("4827-193")
        played.pay("4827-193")
        (paid,) = sdk.payment().search({"external_reference": "4827-193"})["response"]["results"]
        assert (paid["status"], paid["transaction_amount"], paid["currency_id"]) == ("approved", 12.5, "BRL")
        assert sdk.payment().get(paid["id"])["response"] == paid
        stranger = mercadopago_sdk.SDK("APP_USR-nobody", http_client=Elsewhere(played))
        assert stranger.payment().get(paid["id"])["status"] == 401
