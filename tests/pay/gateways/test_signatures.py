"""Published signatures, and notices read by the providers' own packages: neither of us can be wrong alone."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import razorpay
import stripe
from mercadopago.webhook import InvalidWebhookSignatureError, WebhookSignatureValidator

from storefront.pay import METHODS
from storefront.pay.gateway import Forged, Posted
from storefront.pay.signatures import fingerprint, hex_hmac, same
from tests.conftest import NOW
from tests.pay.gateways.cases import CASES, gateway_of
from tests.pay.gateways.desk import Desk
from tests.vectors import vectors

# The published examples hold no events: a notice that is proved is then Forged for what is missing in it.
PROVED = "no (type|event)"
HEADERS = {"stripe": "stripe-signature", "razorpay-webhook": "x-razorpay-signature", "paystack": "x-paystack-signature",
           "btcpay": "btcpay-sig"}  # fmt: skip


def published(kind: str) -> list[tuple[dict[str, str], str]]:
    return [tuple(case.values) for case in vectors(__file__, "webhook_sig") if case.id == kind]


@pytest.mark.parametrize("example", HEADERS)
def test_a_published_signature_proves_its_notice_and_no_other(example: str) -> None:
    ((inputs, signature),) = published(example)
    kind = example.removesuffix("-webhook")
    secret = inputs.get("secret") or inputs["secret_key"]
    settings = dict.fromkeys(METHODS[kind].secrets, secret)
    at = datetime.fromtimestamp(int(inputs.get("timestamp", 0)), UTC)
    read = gateway_of(METHODS[kind]).read_notice
    body = inputs["body"].encode()
    with pytest.raises(Forged, match=PROVED):
        read(Posted({HEADERS[example]: signature}, {}, body), settings, at)
    with pytest.raises(Forged, match="wrong signature"):
        read(Posted({HEADERS[example]: signature}, {}, body + b" "), settings, at)
    with pytest.raises(Forged, match="wrong signature"):
        read(Posted({HEADERS[example]: signature}, {}, body), dict.fromkeys(settings, secret + "x"), at)


@pytest.mark.parametrize("example", HEADERS)
def test_our_stand_ins_sign_as_published(example: str) -> None:
    ((inputs, signature),) = published(example)
    kind = example.removesuffix("-webhook")
    secret = inputs.get("secret") or inputs["secret_key"]
    stamp = int(inputs.get("timestamp", 0))
    played = CASES[kind].played(clock=lambda: stamp, **dict.fromkeys(METHODS[kind].secrets, secret))
    headers = {name.lower(): value for name, value in played.sign(inputs["body"].encode()).items()}
    assert headers[HEADERS[example]].startswith(signature)


def test_stripes_own_package_believes_our_stand_in(desk_of: Callable[[str], Desk]) -> None:
    desk = desk_of("stripe")
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    header, secret = notice.sign(notice.body)["Stripe-Signature"], desk.settings["signing_secret"]
    assert stripe.WebhookSignature.verify_header(notice.body.decode(), header, secret)
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.WebhookSignature.verify_header(notice.body.decode() + " ", header, secret)


def test_razorpays_own_package_believes_our_stand_in(desk_of: Callable[[str], Desk]) -> None:
    desk = desk_of("razorpay")
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    signature, secret = notice.sign(notice.body)["X-Razorpay-Signature"], desk.settings["webhook_secret"]
    reader = razorpay.Client(auth=("", "")).utility
    assert reader.verify_webhook_signature(notice.body.decode(), signature, secret)
    with pytest.raises(razorpay.errors.SignatureVerificationError):
        reader.verify_webhook_signature(notice.body.decode() + " ", signature, secret)


def test_mercado_pagos_published_signature_proves_its_payment_and_no_other(desk_of: Callable[[str], Desk]) -> None:
    ((inputs, signature),) = published("mercadopago")
    desk = desk_of("mercadopago")
    headers = {"x-signature": signature, "x-request-id": inputs["request_id"]}
    genuine = Posted(headers, {"data.id": inputs["data_id"], "type": "payment"}, b"")
    assert desk.read(genuine, secret=inputs["secret"]).seen
    for wrong in (
        replace(genuine, query={**genuine.query, "data.id": "123457"}),
        replace(genuine, headers={**headers, "x-request-id": "f7b2a1d4"}),
        replace(genuine, headers={**headers, "x-signature": signature.replace("ts=1", "ts=2")}),
    ):
        with pytest.raises(Forged, match="wrong signature"):
            desk.read(wrong, secret=inputs["secret"])
    with pytest.raises(Forged, match="wrong signature"):
        desk.read(genuine, secret=inputs["secret"] + "0")


def test_mercado_pagos_own_package_believes_our_stand_in(desk_of: Callable[[str], Desk]) -> None:
    desk = desk_of("mercadopago")
    desk.played.pay(desk.open().provider_ref)
    notice = desk.played.notices.waiting[-1]
    headers, number, secret = notice.sign(notice.body), notice.query["data.id"], desk.settings["secret"]
    validate = WebhookSignatureValidator.validate
    now = {"tolerance_seconds": 300, "now": lambda: int(NOW.timestamp() * 1000)}
    validate(headers["x-signature"], headers["x-request-id"], number, secret, **now)
    with pytest.raises(InvalidWebhookSignatureError):
        validate(headers["x-signature"], headers["x-request-id"], number + "0", secret, **now)


def test_a_signature_of_odd_signs_is_only_wrong() -> None:
    for given in ("", "é", "\ud800", "ａ" * 64):
        assert not same(given, hex_hmac("secret", b""))


def test_signatures_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr("hmac.compare_digest", lambda one, other: compared.append((one, other)) or False)
    assert not same("a", "a")
    assert compared == [(b"a", b"a")]


def test_a_fingerprint_tells_bodies_apart() -> None:
    assert fingerprint(b"a") == hashlib.sha256(b"a").hexdigest()[:32] != fingerprint(b"b")
