"""Mercado Pago, played: Checkout Pro's preferences, payments and notices, after mercadopago.com/developers."""

import hashlib
import hmac
import json
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, Session, StandIn

KEY = "APP_USR-1234567890123456-112200-playmoneyplaymoneyplaymoney-987654321"
SECRET = "playmoney" * 7
_CURRENCIES = {"ARS", "BRL", "CLP", "COP", "MXN", "PEN", "UYU"}
_WHOLE = {"CLP", "COP"}
_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,64}")


class MercadoPago(StandIn):
    """Sessions go by the shop's external_reference: a payment knows it, and not its preference."""

    name = "Mercado Pago"
    host = "api.mercadopago.com"

    def __init__(self, *args: Any, key: str = KEY, secret: str = SECRET, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key = key
        self.secret = secret
        self.payments: dict[int, Session] = {}
        self._numbers = count(1_319_437_501)
        self.app.add_url_rule("/checkout/preferences", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/v1/payments/search", "search", self._search)
        self.app.add_url_rule("/v1/payments/<int:number>", "read", self._read)

    # The buyer, the bank and the merchant

    def pay(self, ref: str) -> None:
        self._try(ref, "approved", "accredited")

    def pay_later(self, ref: str) -> int:
        """A Pix code or a slip for a counter: the payment is there, the money is not. Its number."""
        return self._try(ref, "pending", "pending_waiting_payment")

    def fail(self, ref: str) -> None:
        """The card is refused; the page takes another."""
        self._try(ref, "rejected", "cc_rejected_insufficient_amount")

    def becomes(self, number: int, status: str, detail: str = "") -> None:
        self.payments[number].update(status=status, status_detail=detail)
        self._tell("payment.updated", number)

    def refund(self, number: int, amount: Any = None) -> None:
        """amount: else all of it."""
        payment = self.payments[number]
        payment["transaction_amount_refunded"] += payment["transaction_amount"] if amount is None else amount
        if payment["transaction_amount_refunded"] == payment["transaction_amount"]:
            payment["status"] = "refunded"
        self.becomes(number, payment["status"], "refunded" if amount is None else "partially_refunded")

    def numbers_of(self, ref: str) -> list[int]:
        """Its payments, the oldest first."""
        return [number for number, payment in self.payments.items() if payment["external_reference"] == ref]

    def price(self, ref: str) -> str:
        item = self.sessions[ref]["items"][0]
        decimals = 0 if item["currency_id"] in _WHOLE else 2
        return f"{item['currency_id']} {item['unit_price'] * item['quantity']:.{decimals}f}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref]["items"][0]["title"])

    def is_open(self, ref: str) -> bool:
        """Until it ends, and be it paid already."""
        ends = self.sessions[ref].get("expiration_date_to")
        return ends is None or datetime.fromisoformat(ends).timestamp() > self.clock()

    def back(self, ref: str) -> str:
        paid = [number for number in self.numbers_of(ref) if self.payments[number]["status"] == "approved"]
        told = {"payment_id": paid[-1] if paid else "null", "status": "approved" if paid else "null"}
        query = urlencode({**told, "external_reference": ref, "preference_id": self.sessions[ref]["id"]})
        return f"{self.returns[ref]}{'&' if urlsplit(self.returns[ref]).query else '?'}{query}"

    def signing(self, number: str, request_id: str) -> Callable[[bytes], Mapping[str, str]]:
        """The body is left out: what is signed is whose notice it is, and when it is sent."""

        def sign(body: bytes) -> Mapping[str, str]:
            stamp = self.now()
            manifest = f"id:{number};request-id:{request_id};ts:{stamp};"
            signature = hmac.new(self.secret.encode(), manifest.encode(), hashlib.sha256).hexdigest()
            proof = {"x-signature": f"ts={stamp},v1={signature}", "x-request-id": request_id}
            return {"Content-Type": "application/json", **proof}

        return sign

    # Its API

    def _create(self) -> tuple[Response, int]:
        self._let_in()
        wanted = request.get_json(force=True)
        self._look_at(wanted)
        ref = wanted["external_reference"]
        session = {
            **wanted, "id": f"987654321-{uuid.uuid4()}", "collector_id": 987654321, "operation_type": "regular_payment",
            "init_point": self.link(ref), "sandbox_init_point": f"{self.origin}/sandbox/{ref}",
        }  # fmt: skip
        self.sessions[ref] = session
        self.returns[ref] = wanted["back_urls"]["success"]
        return jsonify(session), 201

    def _search(self) -> Response:
        self._let_in()
        found = [self.payments[number] for number in self.numbers_of(request.args["external_reference"])]
        if request.args.get("criteria") == "desc":
            found.reverse()
        return jsonify(paging={"total": len(found), "limit": 30, "offset": 0}, results=found)

    def _read(self, number: int) -> Response:
        self._let_in()
        if number not in self.payments:
            raise _refused("Payment not found", "not_found", 404)
        return jsonify(self.payments[number])

    def _let_in(self) -> None:
        if request.headers.get("Authorization") != f"Bearer {self.key}":
            raise _refused("invalid access token", "unauthorized", 401)

    def _look_at(self, wanted: dict[str, Any]) -> None:
        items = wanted.get("items")
        if not isinstance(items, list) or len(items) != 1:
            raise _refused("items needed", "invalid_items")
        price, currency = items[0].get("unit_price"), items[0].get("currency_id")
        if not items[0].get("title") or len(items[0]["title"]) > 256 or items[0].get("quantity") != 1:
            raise _refused("title or quantity invalid", "invalid_items")
        if isinstance(price, bool) or not isinstance(price, int | float) or price <= 0 or currency not in _CURRENCIES:
            raise _refused("unit_price invalid", "invalid_items")
        if price != round(price, 0 if currency in _WHOLE else 2):
            raise _refused("unit_price has too many decimals", "invalid_items")
        if not _REFERENCE.fullmatch(wanted.get("external_reference", "")):
            raise _refused("external_reference invalid", "invalid_external_reference")
        if "auto_return" in wanted and not wanted.get("back_urls", {}).get("success"):
            raise _refused("auto_return invalid. back_url.success must be defined", "invalid_auto_return")
        if wanted.get("expires"):
            self._look_at_end(wanted.get("expiration_date_to", ""))

    def _look_at_end(self, ends: str) -> None:
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d", ends):
            raise _refused("expiration_date_to invalid", "invalid_expiration_date_to")
        if datetime.fromisoformat(ends).timestamp() <= self.clock():
            raise _refused("expiration_date_to is over", "invalid_expiration_date_to")

    def _try(self, ref: str, status: str, detail: str) -> int:
        item, number = self.sessions[ref]["items"][0], next(self._numbers)
        self.payments[number] = {
            "id": number, "status": status, "status_detail": detail, "currency_id": item["currency_id"],
            "transaction_amount": item["unit_price"], "transaction_amount_refunded": 0, "external_reference": ref,
            "transaction_details": {"total_paid_amount": item["unit_price"] * 1.2}, "installments": 12,
            "collector_id": 987654321, "live_mode": not self.key.startswith("TEST-"),
        }  # fmt: skip
        self._tell("payment.created", number)
        return number

    def _tell(self, action: str, number: int) -> None:
        event = {
            "action": action, "api_version": "v1", "data": {"id": str(number)}, "id": next(self._numbers),
            "date_created": "2026-11-22T09:05:00Z", "live_mode": True, "type": "payment", "user_id": "987654321",
        }  # fmt: skip
        body, sign = json.dumps(event, separators=(",", ":")).encode(), self.signing(str(number), str(uuid.uuid4()))
        self.notices.add(Notice(body, sign, {"data.id": str(number), "type": "payment"}))


def _refused(message: str, error: str, status: int = 400) -> Refusal:
    return Refusal(status, {"message": message, "error": error, "status": status, "cause": None})
