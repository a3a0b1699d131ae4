"""Paystack, played: transactions and their webhooks, after paystack.com/docs/api/transaction and its OpenAPI file."""

import hashlib
import hmac
import json
import re
import secrets
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, Session, StandIn

KEY = "sk_test_PlayMoneyPlayMoneyPlayMoneyPlayMoney"
_KNOWN = {"email", "amount", "currency", "reference", "callback_url", "metadata", "channels", "label", "bearer"}
_CURRENCIES = {"NGN", "GHS", "ZAR", "KES", "XOF", "USD"}
_EMAIL = re.compile(r"[^@\s]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_REFERENCE = re.compile(r"[A-Za-z0-9.=-]{1,100}")


class Paystack(StandIn):
    name = "Paystack"
    host = "api.paystack.co"

    def __init__(self, *args: Any, key: str = KEY, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key = key
        self._numbers = count(302_961)
        self.app.add_url_rule("/transaction/initialize", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/transaction/verify/<ref>", "read", self._read)

    # The buyer, the bank and the merchant

    def pay(self, ref: str, amount: int | None = None) -> None:
        charge = self.sessions[ref]
        charge.update(
            status="success", gateway_response="Successful", amount=charge["amount"] if amount is None else amount
        )
        self._tell("charge.success", charge)

    def fail(self, ref: str) -> None:
        """Paystack tells nobody of it."""
        self.sessions[ref].update(status="failed", gateway_response="Declined")

    def refund(self, ref: str, amount: int | None = None) -> None:
        charge = self.sessions[ref]
        back = charge["amount"] if amount is None else amount
        if back == charge["amount"]:
            charge["status"] = "reversed"
        refund = {
            "status": "processed", "transaction_reference": ref, "refund_reference": f"TRF_{secrets.token_hex(5)}",
            "amount": str(back), "currency": charge["currency"], "domain": charge["domain"],
        }  # fmt: skip
        self._tell("refund.processed", refund)

    def price(self, ref: str) -> str:
        whole, hundredths = divmod(self.sessions[ref]["amount"], 100)
        return f"{self.sessions[ref]['currency']} {whole}.{hundredths:02d}"

    def is_open(self, ref: str) -> bool:
        return self.sessions[ref]["status"] in ("abandoned", "failed")

    def back(self, ref: str) -> str:
        query = urlencode({"trxref": ref, "reference": ref})
        return f"{self.returns[ref]}{'&' if urlsplit(self.returns[ref]).query else '?'}{query}"

    def sign(self, body: bytes) -> dict[str, str]:
        signature = hmac.new(self.key.encode(), body, hashlib.sha512).hexdigest()
        return {"Content-Type": "application/json", "x-paystack-signature": signature}

    # Its API

    def _create(self) -> Response:
        self._let_in()
        wanted = request.get_json(force=True)
        self._look_at(wanted)
        ref = wanted.get("reference") or secrets.token_hex(5)
        self.sessions[ref] = {
            "id": next(self._numbers), "domain": "live" if "_live_" in self.key else "test", "status": "abandoned",
            "reference": ref, "amount": wanted["amount"], "currency": wanted.get("currency", "NGN"), "message": None,
            "gateway_response": "The transaction was not completed", "channel": "card",
            "metadata": json.loads(wanted.get("metadata", "null")), "fees": None,
        }  # fmt: skip
        self.returns[ref] = wanted.get("callback_url", self.origin)
        data = {"authorization_url": self.link(ref), "access_code": secrets.token_hex(8), "reference": ref}
        return jsonify(status=True, message="Authorization URL created", data=data)

    def _read(self, ref: str) -> Response:
        self._let_in()
        if ref not in self.sessions:
            raise _refused("Transaction reference not found.", "transaction_not_found")
        return jsonify(status=True, message="Verification successful", data=self.sessions[ref])

    def _let_in(self) -> None:
        if request.headers.get("Authorization") != f"Bearer {self.key}":
            raise Refusal(401, {"status": False, "message": "Invalid key", "code": "invalid_Key"})

    def _look_at(self, wanted: dict[str, Any]) -> None:
        if extra := sorted(set(wanted) - _KNOWN):
            raise _refused(f"{extra} is not allowed", "invalid_params")
        if not _EMAIL.fullmatch(wanted.get("email", "")):
            raise _refused("Invalid Email Address Passed", "invalid_email_address")
        if type(wanted.get("amount")) is not int or wanted["amount"] < 1:
            raise _refused("Invalid Amount Sent", "invalid_amount")
        if wanted.get("currency", "NGN") not in _CURRENCIES:
            raise _refused("Currency not supported by merchant", "unsupported_currency")
        if not isinstance(wanted.get("metadata", ""), str):
            raise _refused("metadata must be a string", "invalid_params")
        if not _REFERENCE.fullmatch(wanted.get("reference", "x")):
            raise _refused("Invalid transaction reference", "invalid_params")
        if wanted.get("reference") in self.sessions:
            raise _refused("Duplicate Transaction Reference", "duplicate_reference")

    def _tell(self, kind: str, data: Session) -> None:
        body = json.dumps({"event": kind, "data": data}, separators=(",", ":")).encode()
        self.notices.add(Notice(body, self.sign))


def _refused(message: str, code: str) -> Refusal:
    return Refusal(400, {"status": False, "message": message, "type": "validation_error", "code": code})
