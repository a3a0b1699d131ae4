"""YouCan Pay, played: tokens, its payment form, transactions and webhooks, after developer.youcan.shop/youcan-pay."""

import hashlib
import hmac
import json
import secrets
import uuid
from typing import Any
from urllib.parse import urlsplit

from flask import Response, abort, jsonify, request
from werkzeug.wrappers import Response as BaseResponse

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, StandIn

KEY = "pri_sandbox_playmoney-playmoney-playmoney"
_STATUS = {"created": 0, "paid": 1, "failed": -1, "refunded": 2}


class YouCanPay(StandIn):
    name = "YouCan Pay"
    host = "youcanpay.com"

    def __init__(self, *args: Any, key: str = KEY, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key = key
        self.is_sandbox = key.startswith("pri_sandbox_")
        self.base = "/sandbox" if self.is_sandbox else ""
        self.tokens: dict[str, str] = {}  # of its form → the transaction
        self.pages = ("/play/", f"{self.base}/payment-form/")
        self.app.add_url_rule(f"{self.base}/payment-form/<token>", "form", self._form, methods=["GET", "POST"])
        self.app.add_url_rule(f"{self.base}/api/tokenize", "tokenize", self._tokenize, methods=["POST"])
        self.app.add_url_rule(f"{self.base}/api/v2/transactions/<ref>", "read", self._read)

    # The buyer and the bank

    def pay(self, ref: str, amount: int | None = None) -> None:
        if amount is not None:
            self.sessions[ref]["amount"]["amount"] = str(amount)
        self._turn(ref, "paid")

    def fail(self, ref: str) -> None:
        self._turn(ref, "failed")

    def refund(self, ref: str) -> None:
        self._turn(ref, "refunded")

    def link(self, ref: str) -> str:
        token = next((token for token, known in self.tokens.items() if known == ref), "")
        return f"{self.origin}{self.base}/payment-form/{token}?lang=en"

    def price(self, ref: str) -> str:
        units = int(self.sessions[ref]["amount"]["amount"])
        return f"{self.sessions[ref]['amount']['currency']} {units // 100}.{units % 100:02d}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref]["order_id"])

    def is_open(self, ref: str) -> bool:
        return bool(self.sessions[ref]["status_text"] == "created")

    def sign(self, body: bytes) -> dict[str, str]:
        signature = hmac.new(self.key.encode(), body, hashlib.sha256).hexdigest()
        return {"Content-Type": "application/json", "x-youcanpay-signature": signature}

    # Its form and its API

    def _form(self, token: str) -> BaseResponse | str:
        if token not in self.tokens:
            abort(404)
        return self._play(self.tokens[token]) if request.method == "POST" else self._show(self.tokens[token])

    def _tokenize(self) -> Response:
        wanted = request.form
        if wanted.get("pri_key") != self.key:
            raise Refusal(401, {"success": False, "message": "The private key is invalid"})
        self._look_at(wanted.to_dict())
        ref, token = str(uuid.uuid4()), secrets.token_hex(16)
        self.tokens[token] = ref
        self.sessions[ref] = {
            "object": "transaction", "id": ref, "created_at": self.now(), "paid_at": None, "status": 0,
            "status_text": "created", "customer": str(uuid.uuid4()), "order_id": wanted["order_id"],
            "payment_method": {"type": "credit_card", "id": str(uuid.uuid4())},
            "amount": {"amount": wanted["amount"], "currency": wanted["currency"]}, "customer_ip": None,
        }  # fmt: skip
        self.returns[ref] = wanted["success_url"]
        return jsonify(transaction_id=ref, token={"id": token})

    def _read(self, ref: str) -> Response:
        given = request.authorization
        if given is None or given.type != "basic" or (given.username, given.password) != (self.key, ""):
            raise Refusal(401, {"message": "Unauthenticated."})
        if ref not in self.sessions:
            raise Refusal(404, {"message": "Not found"})
        return jsonify(data=self.sessions[ref])

    def _look_at(self, wanted: dict[str, str]) -> None:
        for name in ("order_id", "amount", "currency"):
            if not wanted.get(name):
                raise _invalid(name)
        if not wanted["amount"].isdecimal() or int(wanted["amount"]) < 1:
            raise _invalid("amount")
        if wanted["currency"] not in ("MAD", "USD", "EUR"):
            raise _invalid("currency")
        for name in ("success_url", "error_url"):
            if urlsplit(wanted.get(name, "")).scheme not in ("http", "https"):
                raise _invalid(name)

    def _turn(self, ref: str, status: str) -> None:
        session = self.sessions[ref]
        session.update(status=_STATUS[status], status_text=status)
        transaction = {
            "id": ref, "status": session["status"], "order_id": session["order_id"],
            "amount": session["amount"]["amount"], "currency": session["amount"]["currency"], "base_currency": None,
            "base_amount": None, "created_at": "2026-11-22T09:05:00.000000Z",
        }  # fmt: skip
        event = {
            "id": str(uuid.uuid4()), "event_name": f"transaction.{status}", "sandbox": self.is_sandbox,
            "payload": {
                "token": {"id": next(token for token, known in self.tokens.items() if known == ref)},
                "customer": {"id": session["customer"], "name": None, "email": None, "phone": None},
                "transaction": transaction, "payment_method": session["payment_method"], "metadata": [],
            },
        }  # fmt: skip
        self.notices.add(Notice(json.dumps(event).encode(), self.sign))


def _invalid(name: str) -> Refusal:
    return Refusal(422, {"success": False, "message": f"The {name} is invalid", "fields": {name: ["invalid"]}})
