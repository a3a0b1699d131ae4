"""PayPal, played: Orders v2 with capture and their webhooks, after developer.paypal.com/api/orders/v2."""

import json
import re
import secrets
from base64 import b64encode
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit
from zlib import crc32

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, Session, StandIn

CLIENT_ID = "AplayMoneyPlayMoneyPlayMoneyPlayMoneyPlayMoney"
SECRET = "EplayMoneyPlayMoneyPlayMoneyPlayMoneyPlayMoney"
WEBHOOK_ID = "1JE4291016473214C"
_HOSTS = {"live": "api-m.paypal.com", "sandbox": "api-m.sandbox.paypal.com"}
_CURRENCIES = "AUD BRL CAD CHF CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD"
_WHOLE = ("HUF", "JPY", "TWD")
_VALUE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")
_SIGNS = "0123456789ABCDEFGHJKLMNPRSTUVWXY"


class PayPal(StandIn):
    """refusing: the buyers' banks say no when their money is taken."""

    name = "PayPal"

    def __init__(
        self, *args: Any, account: str = "sandbox", client_id: str = CLIENT_ID, secret: str = SECRET, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.host = _HOSTS[account]
        self.pair = (client_id, secret)
        self.refusing = False
        self.holding = False  # the money is looked at first
        self._tokens: set[str] = set()
        self._answered: dict[str, tuple[Session | Refusal, int]] = {}  # request id → what was said
        self.app.add_url_rule("/v1/oauth2/token", "token", self._give_token, methods=["POST"])
        self.app.add_url_rule("/v2/checkout/orders", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/v2/checkout/orders/<ref>", "read", self._read)
        self.app.add_url_rule("/v2/checkout/orders/<ref>/capture", "capture", self._capture, methods=["POST"])

    # The buyer, PayPal and the merchant

    def pay(self, ref: str) -> None:
        """The buyer approves. Nothing is paid until the shop takes it."""
        self.sessions[ref]["status"] = "APPROVED"
        self._tell("CHECKOUT.ORDER.APPROVED", self.sessions[ref])

    def fail(self, ref: str) -> None:
        """PayPal asks for another card, and tells nobody."""

    def void(self, ref: str) -> None:
        self.sessions[ref]["status"] = "VOIDED"

    def release(self, ref: str, status: str = "COMPLETED") -> None:
        """What was looked at is found good, or not."""
        capture = self.captures(ref)[0]
        capture["status"] = status
        self._tell(f"PAYMENT.CAPTURE.{'DENIED' if status == 'DECLINED' else status}", capture)

    def refund(self, ref: str, value: str = "") -> None:
        """value: else all of it."""
        unit, capture = self._unit(ref), self.captures(ref)[0]
        amount = {**capture["amount"], **({"value": value} if value else {})}
        refund = {"id": _new(17), "status": "COMPLETED", "amount": amount, "custom_id": unit.get("custom_id")}
        capture["status"] = "PARTIALLY_REFUNDED" if value else "REFUNDED"
        unit["payments"].setdefault("refunds", []).append(refund)
        self._tell("PAYMENT.CAPTURE.REFUNDED", refund)

    def captures(self, ref: str) -> list[Session]:
        found: list[Session] = self._unit(ref).get("payments", {}).get("captures", [])
        return found

    def price(self, ref: str) -> str:
        amount = self._unit(ref)["amount"]
        return f"{amount['currency_code']} {amount['value']}"

    def title(self, ref: str) -> str:
        return str(self._unit(ref).get("description", ref))

    def is_open(self, ref: str) -> bool:
        return bool(self.sessions[ref]["status"] == "PAYER_ACTION_REQUIRED")

    def back(self, ref: str) -> str:
        """With the buyer's number only if they approved."""
        approved = self.sessions[ref]["status"] in ("APPROVED", "COMPLETED")
        told = {"token": ref, **({"PayerID": "QYR5Z8XDVJNXQ"} if approved else {})}
        return f"{self.returns[ref]}{'&' if urlsplit(self.returns[ref]).query else '?'}{urlencode(told)}"

    def sign(self, body: bytes) -> dict[str, str]:
        """With PayPal's own key, over a checksum of the body."""
        transmission, at = (
            secrets.token_hex(16),
            datetime.fromtimestamp(self.clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        message = f"{transmission}|{at}|{WEBHOOK_ID}|{crc32(body)}".encode()
        return {
            "Content-Type": "application/json",
            "PAYPAL-TRANSMISSION-ID": transmission,
            "PAYPAL-TRANSMISSION-TIME": at,
            "PAYPAL-TRANSMISSION-SIG": b64encode(signing_key().sign(message, PKCS1v15(), SHA256())).decode(),
            "PAYPAL-CERT-URL": f"https://{self.host}/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77",
            "PAYPAL-AUTH-ALGO": "SHA256withRSA",
        }

    def token(self) -> str:
        """As its API hands them out."""
        self._tokens.add(token := f"A21AA{secrets.token_urlsafe(40)}")
        return token

    # Its API

    def _give_token(self) -> Response:
        given = request.authorization
        if given is None or given.type != "basic" or (given.username, given.password) != self.pair:
            raise Refusal(401, {"error": "invalid_client", "error_description": "Client Authentication failed"})
        if request.form.get("grant_type") != "client_credentials":
            raise Refusal(400, {"error": "unsupported_grant_type"})
        return jsonify(access_token=self.token(), token_type="Bearer", expires_in=32400, app_id="APP-80W284485P519543T")

    def _create(self) -> tuple[Response, int]:
        self._let_in()
        wanted, known = request.get_json(force=True), self._answered.get(request.headers.get("PayPal-Request-Id", ""))
        if known is not None:
            return _said(known[0], 200)
        self._look_at(wanted)
        ref, context = _new(17), wanted["payment_source"]["paypal"]["experience_context"]
        links = [
            {"href": f"https://{self.host}/v2/checkout/orders/{ref}", "rel": "self", "method": "GET"},
            {"href": self.link(ref), "rel": "payer-action", "method": "GET"},
        ]
        self.sessions[ref] = {
            "id": ref, "intent": "CAPTURE", "status": "PAYER_ACTION_REQUIRED", "payment_source": {"paypal": {}},
            "purchase_units": [{"reference_id": "default", **wanted["purchase_units"][0]}], "links": links,
        }  # fmt: skip
        self.returns[ref] = context["return_url"]
        said = {"id": ref, "status": "PAYER_ACTION_REQUIRED", "payment_source": {"paypal": {}}, "links": links}
        return self._say(said, 201)

    def _read(self, ref: str) -> Response:
        self._let_in()
        return jsonify(self._order(ref))

    def _capture(self, ref: str) -> tuple[Response, int]:
        """Once for one request id, whatever became of it."""
        self._let_in()
        order, known = self._order(ref), self._answered.get(request.headers.get("PayPal-Request-Id", ""))
        if known is not None:
            return _said(*known)
        if order["status"] != "APPROVED":
            raise _unprocessable("ORDER_ALREADY_CAPTURED" if order["status"] == "COMPLETED" else "ORDER_NOT_APPROVED")
        if self.refusing:
            return self._say(_unprocessable("INSTRUMENT_DECLINED"), 422)
        unit, status = order["purchase_units"][0], "PENDING" if self.holding else "COMPLETED"
        capture = {
            "id": _new(17), "status": status, "amount": unit["amount"], "final_capture": True,
            "custom_id": unit.get("custom_id"), "supplementary_data": {"related_ids": {"order_id": ref}},
        }  # fmt: skip
        unit["payments"] = {"captures": [capture]}
        order["status"] = "COMPLETED"
        said = self._say({"id": ref, "status": "COMPLETED", "links": order["links"][:1]}, 201)
        self._tell(f"PAYMENT.CAPTURE.{status}", capture)
        return said

    def _say(self, said: Session | Refusal, status: int) -> tuple[Response, int]:
        if request_id := request.headers.get("PayPal-Request-Id"):
            self._answered[request_id] = (said, status)
        return _said(said, status)

    def _order(self, ref: str) -> Session:
        if ref not in self.sessions:
            raise Refusal(404, {"name": "RESOURCE_NOT_FOUND", "details": [{"issue": "INVALID_RESOURCE_ID"}]})
        return self.sessions[ref]

    def _unit(self, ref: str) -> Session:
        unit: Session = self.sessions[ref]["purchase_units"][0]
        return unit

    def _let_in(self) -> None:
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self._tokens:
            raise Refusal(401, {"error": "invalid_token", "error_description": "Token signature verification failed"})

    def _look_at(self, wanted: dict[str, Any]) -> None:
        units = wanted.get("purchase_units")
        if wanted.get("intent") != "CAPTURE" or not isinstance(units, list) or len(units) != 1:
            raise _invalid("/purchase_units")
        context = wanted.get("payment_source", {}).get("paypal", {}).get("experience_context", {})
        if any(
            urlsplit(context.get(name, "")).scheme not in ("http", "https") for name in ("return_url", "cancel_url")
        ):
            raise _invalid("/payment_source/paypal/experience_context")
        if len(units[0].get("custom_id", "")) > 255 or len(units[0].get("description", "")) > 127:
            raise _invalid("/purchase_units/@reference_id=='default'/custom_id")
        amount = units[0].get("amount", {})
        value, currency = amount.get("value", ""), amount.get("currency_code")
        if currency not in _CURRENCIES.split():
            raise _unprocessable("CURRENCY_NOT_SUPPORTED")
        if not isinstance(value, str) or not _VALUE.fullmatch(value) or not value.strip("0."):
            raise _invalid("/purchase_units/@reference_id=='default'/amount/value")
        if "." in value and currency in _WHOLE:
            raise _unprocessable("DECIMALS_NOT_SUPPORTED")

    def _tell(self, kind: str, resource: Session) -> None:
        event = {
            "id": f"WH-{_new(17)}-{_new(17)}", "event_version": "1.0", "event_type": kind, "resource": resource,
            "resource_type": "checkout-order" if kind.startswith("CHECKOUT") else "capture", "summary": kind,
        }  # fmt: skip
        self.notices.add(Notice(json.dumps(event).encode(), self.sign))


@cache
def signing_key() -> RSAPrivateKey:
    """PayPal's, whose certificate anybody may fetch."""
    return generate_private_key(65537, 2048)


def _said(said: Session | Refusal, status: int) -> tuple[Response, int]:
    return jsonify(said.body if isinstance(said, Refusal) else said), status


def _new(signs: int) -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(signs))


def _invalid(field: str) -> Refusal:
    return Refusal(400, {"name": "INVALID_REQUEST", "details": [{"field": field, "issue": "INVALID_PARAMETER_VALUE"}]})


def _unprocessable(issue: str) -> Refusal:
    return Refusal(422, {"name": "UNPROCESSABLE_ENTITY", "details": [{"issue": issue}]})
