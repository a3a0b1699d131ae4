"""Flutterwave, played, version 3: Standard payments and their webhooks, after developer.flutterwave.com/v3.0/docs."""

import json
import re
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, Session, StandIn

KEY = "FLWSECK_TEST-PlayMoneyPlayMoney-X"
SECRET_HASH = "play-money-hash"
_EMAIL = re.compile(r"[^@\s]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_AMOUNT = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")
_CURRENCIES = set("NGN GHS KES ZAR UGX TZS RWF XOF XAF ZMW MWK EGP USD EUR GBP".split())  # noqa: SIM905


class Flutterwave(StandIn):
    name = "Flutterwave"
    host = "api.flutterwave.com"

    def __init__(self, *args: Any, key: str = KEY, secret_hash: str = SECRET_HASH, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key = key
        self.secret_hash = secret_hash
        self._numbers = count(285_959_875)
        self.charges: dict[str, Session] = {}  # what was tried on the page, by tx_ref
        self.app.add_url_rule("/v3/payments", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/v3/transactions/verify_by_reference", "read", self._read)

    # The buyer and the bank

    def pay(self, ref: str, amount: str | None = None) -> None:
        self._try(ref, "successful", amount)

    def pay_later(self, ref: str) -> None:
        """A transfer or mobile money that is not confirmed yet."""
        self._try(ref, "pending")

    def fail(self, ref: str) -> None:
        self._try(ref, "failed")

    def price(self, ref: str) -> str:
        return f"{self.sessions[ref]['currency']} {self.sessions[ref]['amount']}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref].get("customizations", {}).get("title", ref))

    def is_open(self, ref: str) -> bool:
        return self.charges.get(ref, {}).get("status") != "successful"

    def back(self, ref: str) -> str:
        charge = self.charges.get(ref)
        told = {"status": charge["status"] if charge else "cancelled", "tx_ref": ref}
        query = urlencode({**told, **({"transaction_id": charge["id"]} if charge else {})})
        return f"{self.returns[ref]}{'&' if urlsplit(self.returns[ref]).query else '?'}{query}"

    def sign(self, body: bytes) -> dict[str, str]:
        """Nothing is signed: the secret itself comes along."""
        return {"Content-Type": "application/json", "verif-hash": self.secret_hash}

    # Its API

    def _create(self) -> Response:
        self._let_in()
        wanted = request.get_json(force=True)
        self._look_at(wanted)
        ref = wanted["tx_ref"]
        self.sessions[ref] = wanted
        self.returns[ref] = wanted["redirect_url"]
        return jsonify(status="success", message="Hosted Link", data={"link": self.link(ref)})

    def _read(self) -> Response:
        self._let_in()
        charge = self.charges.get(request.args.get("tx_ref", ""))
        if charge is None:
            raise _refused("No transaction was found for this id")
        return _json({"status": "success", "message": "Transaction fetched successfully", "data": charge})

    def _let_in(self) -> None:
        if request.headers.get("Authorization") != f"Bearer {self.key}":
            raise Refusal(401, {"status": "error", "message": "Invalid authorization key", "data": None})

    def _look_at(self, wanted: dict[str, Any]) -> None:
        for name in ("tx_ref", "amount", "redirect_url", "customer"):
            if not wanted.get(name):
                raise _refused(f"{name} is required")
        if not _AMOUNT.fullmatch(str(wanted["amount"])):
            raise _refused("amount must be a number")
        if not _EMAIL.fullmatch(wanted["customer"].get("email", "")):
            raise _refused("customer.email must be an email")
        if wanted.get("currency", "NGN") not in _CURRENCIES:
            raise _refused("currency is not supported")
        if not 1 <= wanted.get("session_duration", 1440) <= 1440:
            raise _refused("session_duration must be between 1 and 1440")

    def _try(self, ref: str, status: str, amount: str | None = None) -> None:
        wanted = self.sessions[ref]
        tried = self.charges.setdefault(ref, {"id": next(self._numbers)})
        tried.update(
            tx_ref=ref, flw_ref=f"FLW-PLAY-{tried['id']}", amount=amount or wanted["amount"],
            charged_amount=amount or wanted["amount"], currency=wanted.get("currency", "NGN"), status=status,
            payment_type="card", app_fee=0, merchant_fee=0, account_id=17321,
        )  # fmt: skip
        event = {"event": "charge.completed", "data": tried, "event.type": "CARD_TRANSACTION"}
        self.notices.add(Notice(_json(event).get_data(), self.sign))


def _json(value: Session) -> Response:
    """Amounts are numbers with decimals here: written as they were asked, never through a float."""
    text = re.sub(r'("(?:charged_)?amount": )"([0-9.]+)"', r"\1\2", json.dumps(value))
    return Response(text, content_type="application/json")


def _refused(message: str) -> Refusal:
    return Refusal(400, {"status": "error", "message": message, "data": None})
