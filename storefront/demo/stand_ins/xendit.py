"""Xendit, played: invoices and their webhooks, after developers.xendit.co/api-reference/#invoices."""

import json
import secrets
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, StandIn

KEY = "xnd_development_PlayMoneyPlayMoneyPlayMoney"
TOKEN = "PlayMoneyPlayMoneyPlayMoney"
_CURRENCIES = {"IDR", "PHP", "THB", "MYR", "VND"}


class Xendit(StandIn):
    name = "Xendit"
    host = "api.xendit.co"

    def __init__(self, *args: Any, key: str = KEY, token: str = TOKEN, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key = key
        self.token = token
        self.app.add_url_rule("/v2/invoices", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/v2/invoices/<ref>", "read", self._read)

    # The buyer, the bank and Xendit

    def pay(self, ref: str, amount: int | None = None) -> None:
        invoice = self.sessions[ref]
        paid = invoice["amount"] if amount is None else amount
        more = {"paid_amount": paid, "paid_at": self._written(self.now()), "payment_method": "EWALLET"}
        invoice.update(status="PAID", payment_channel="DANA", **more)
        self._tell(ref)

    def settle(self, ref: str) -> None:
        """The money reaches the shop's balance. Nobody is told."""
        self.sessions[ref]["status"] = "SETTLED"

    def fail(self, ref: str) -> None:
        """A wallet without money: the invoice stays open."""

    def expire(self, ref: str) -> None:
        self.sessions[ref]["status"] = "EXPIRED"
        self._tell(ref)

    def price(self, ref: str) -> str:
        return f"{self.sessions[ref]['currency']} {self.sessions[ref]['amount']}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref]["description"])

    def is_open(self, ref: str) -> bool:
        return bool(self.sessions[ref]["status"] == "PENDING")

    def sign(self, body: bytes) -> dict[str, str]:
        """Nothing is signed: the token itself comes along, and an id of the delivery."""
        return {"Content-Type": "application/json", "x-callback-token": self.token, "webhook-id": secrets.token_hex(12)}

    # Its API

    def _create(self) -> Response:
        self._let_in()
        wanted = request.get_json(force=True)
        self._look_at(wanted)
        ref, now = secrets.token_hex(12), self.now()
        self.sessions[ref] = {
            "id": ref, "external_id": wanted["external_id"], "user_id": "5848fdf860053555135587e7", "status": "PENDING",
            "merchant_name": "Amina", "amount": int(wanted["amount"]), "currency": wanted["currency"],
            "description": wanted.get("description", ""), "invoice_url": self.link(ref),
            "expiry_date": self._written(now + wanted.get("invoice_duration", 86400)), "should_send_email": False,
            "created": self._written(now), "updated": self._written(now), "available_ewallets": [], "locale": "en",
            "success_redirect_url": wanted.get("success_redirect_url"),
            "failure_redirect_url": wanted.get("failure_redirect_url"),
        }  # fmt: skip
        self.returns[ref] = wanted.get("success_redirect_url", self.origin)
        return jsonify(self.sessions[ref])

    def _read(self, ref: str) -> Response:
        self._let_in()
        if ref not in self.sessions:
            raise Refusal(404, {"error_code": "INVOICE_NOT_FOUND_ERROR", "message": "Could not find invoice"})
        return jsonify(self.sessions[ref])

    def _let_in(self) -> None:
        given = request.authorization
        if given is None or given.type != "basic" or (given.username, given.password) != (self.key, ""):
            raise Refusal(401, {"error_code": "INVALID_API_KEY", "message": "API key is not authorized"})

    def _look_at(self, wanted: dict[str, Any]) -> None:
        amount, currency = wanted.get("amount"), wanted.get("currency")
        if not 1 <= len(wanted.get("external_id", "")) <= 255:
            raise _refused("external_id is required")
        if currency not in _CURRENCIES:
            raise Refusal(400, {"error_code": "UNSUPPORTED_CURRENCY", "message": "The currency is not supported"})
        if isinstance(amount, bool) or not isinstance(amount, int | float) or amount < 1:
            raise _refused("amount must be a number")
        if currency != "IDR" and amount != int(amount):  # of rupiah decimals are cut off, without a word
            raise _refused("amount must be an integer")
        if type(wanted.get("invoice_duration", 1)) is not int or wanted.get("invoice_duration", 1) < 1:
            raise _refused("invoice_duration must be a number of seconds")
        for name in ("success_redirect_url", "failure_redirect_url"):
            if name in wanted and (len(wanted[name]) > 255 or urlsplit(wanted[name]).scheme not in ("http", "https")):
                raise _refused(f"{name} must be an address")

    def _tell(self, ref: str) -> None:
        invoice = self.sessions[ref]
        names = ("id", "external_id", "user_id", "status", "merchant_name", "amount", "paid_amount", "paid_at",
                 "description", "created", "updated", "currency", "payment_method", "payment_channel")  # fmt: skip
        body = json.dumps({name: invoice[name] for name in names if name in invoice}).encode()
        self.notices.add(Notice(body, self.sign))

    def _written(self, seconds: int) -> str:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _refused(message: str) -> Refusal:
    return Refusal(400, {"error_code": "API_VALIDATION_ERROR", "message": message})
