"""Stripe, played: Checkout Sessions and their events, after docs.stripe.com/api and docs.stripe.com/webhooks."""

import hashlib
import hmac
import json
import re
import secrets
from typing import Any

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, Session, StandIn
from storefront.demo.stand_ins.stripe_form import read_form, written

KEY = "sk_test_51PlayMoneyPlayMoney"
SIGNING_SECRET = "whsec_PlayMoneyPlayMoneyPlayMoney"
_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,200}")


class Stripe(StandIn):
    name = "Stripe"
    host = "api.stripe.com"

    def __init__(self, *args: Any, key: str = KEY, signing_secret: str = SIGNING_SECRET, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key = key
        self.signing_secret = signing_secret
        self._payments: dict[str, Session] = {}  # session → its payment intent
        self._titles: dict[str, str] = {}  # session → the name of its line
        self._metadata: dict[str, dict[str, str]] = {}  # session → what its payment's charges will carry
        self._answered: dict[str, tuple[bytes, Session]] = {}  # idempotency key → what was asked, what was said
        self.app.add_url_rule("/v1/checkout/sessions", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/v1/checkout/sessions/<ref>", "read", self._read)

    # The buyer, the bank and the merchant

    def pay(self, ref: str) -> None:
        self._complete(ref, "succeeded", "paid")
        self._tell("checkout.session.completed", self.sessions[ref])

    def pay_later(self, ref: str) -> None:
        """A voucher or a transfer: the session is complete, the money still on its way."""
        self._complete(ref, "processing", "unpaid")
        self._tell("checkout.session.completed", self.sessions[ref])

    def money_arrives(self, ref: str) -> None:
        self._complete(ref, "succeeded", "paid")
        self._tell("checkout.session.async_payment_succeeded", self.sessions[ref])

    def money_stays_away(self, ref: str) -> None:
        self._complete(ref, "requires_payment_method", "unpaid")
        self._tell("checkout.session.async_payment_failed", self.sessions[ref])

    def fail(self, ref: str) -> None:
        """A card is refused: the session stays open for another."""
        payment = self._payment_of(ref, "requires_payment_method")
        self.sessions[ref]["payment_intent"] = payment["id"]
        self._tell("payment_intent.payment_failed", payment)

    def expire(self, ref: str) -> None:
        self.sessions[ref]["status"] = "expired"
        self._tell("checkout.session.expired", self.sessions[ref])

    def refund(self, ref: str, amount: int | None = None) -> None:
        charge = self._payments[ref]["latest_charge"]
        charge["amount_refunded"] += charge["amount"] if amount is None else amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self._tell("charge.refunded", charge)

    def price(self, ref: str) -> str:
        return written(self.sessions[ref]["amount_total"], self.sessions[ref]["currency"])

    def title(self, ref: str) -> str:
        return self._titles[ref]

    def is_open(self, ref: str) -> bool:
        return bool(self.sessions[ref]["status"] == "open")

    def sign(self, body: bytes, secret: str = "", at: int | None = None) -> dict[str, str]:
        stamp = str(self.now() if at is None else at)
        message = stamp.encode() + b"." + body
        signature = hmac.new((secret or self.signing_secret).encode(), message, hashlib.sha256).hexdigest()
        header = f"t={stamp},v1={signature},v0={hashlib.sha256(message).hexdigest()}"  # v0: test mode's own, no proof
        return {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": header}

    # Its API

    def _create(self) -> Response:
        self._let_in()
        again = self._answered.get(request.headers.get("Idempotency-Key", ""))
        if again is not None:
            return self._repeat(*again)
        form = read_form(request.get_data(), self.now())
        if not _REFERENCE.fullmatch(form.get("client_reference_id", "none")):
            raise _refused("Invalid client_reference_id", "parameter_invalid")
        session = self._session_of(form)
        self.sessions[session["id"]] = session
        self.returns[session["id"]] = form["success_url"]
        self._titles[session["id"]] = form["line_items[0][price_data][product_data][name]"]
        self._metadata[session["id"]] = {
            name[30:-1]: text for name, text in form.items() if name.startswith("payment_intent_data[metadata][")
        }
        self._answered[request.headers.get("Idempotency-Key", "")] = (request.get_data(), dict(session))
        self._answered.pop("", None)
        return jsonify(session)

    def _repeat(self, asked: bytes, said: Session) -> Response:
        if asked != request.get_data():
            raise Refusal(400, {"error": {"type": "idempotency_error", "message": "Keys can only be used once."}})
        response = jsonify(said)
        response.headers["Idempotent-Replayed"] = "true"
        return response

    def _read(self, ref: str) -> Response:
        self._let_in()
        if ref not in self.sessions:
            raise Refusal(404, {"error": {"code": "resource_missing", "type": "invalid_request_error"}})
        session = dict(self.sessions[ref])
        wanted = [path for name, path in request.args.items(multi=True) if re.fullmatch(r"expand\[\d*\]", name)]
        if session["payment_intent"] and any(path.startswith("payment_intent") for path in wanted):
            payment = dict(self._payments[ref])
            if "payment_intent.latest_charge" not in wanted and payment["latest_charge"]:
                payment["latest_charge"] = payment["latest_charge"]["id"]
            session["payment_intent"] = payment
        return jsonify(session)

    def _let_in(self) -> None:
        given = request.authorization
        bearer = given.token if given and given.type == "bearer" else given.username if given else None
        if bearer != self.key:
            raise Refusal(401, {"error": {"message": "Invalid API Key provided", "type": "invalid_request_error"}})
        key = request.headers.get("Idempotency-Key", "")
        if len(key) > 255:
            raise _refused("Idempotency-Key is too long", "idempotency_key_invalid")

    def _session_of(self, form: dict[str, str]) -> Session:
        ref = _new("cs_test")
        total = int(form["line_items[0][price_data][unit_amount]"]) * int(form["line_items[0][quantity]"])
        return {
            "id": ref, "object": "checkout.session", "amount_subtotal": total, "amount_total": total,
            "cancel_url": form.get("cancel_url"), "client_reference_id": form.get("client_reference_id"),
            "created": self.now(), "currency": form["line_items[0][price_data][currency]"],
            "customer_details": None, "expires_at": int(form.get("expires_at", self.now() + 86400)),
            "livemode": "_live_" in self.key, "locale": form.get("locale"), "metadata": {}, "mode": "payment",
            "payment_intent": None, "payment_status": "unpaid", "status": "open",
            "success_url": form["success_url"], "url": self.link(ref),
        }  # fmt: skip

    def _complete(self, ref: str, state: str, payment_status: str) -> None:
        session, payment = self.sessions[ref], self._payment_of(ref, state)
        if state == "succeeded":
            payment["latest_charge"] = {
                "id": _new("ch"), "object": "charge", "amount": payment["amount"], "amount_refunded": 0,
                "currency": payment["currency"], "livemode": session["livemode"], "metadata": self._metadata[ref],
                "payment_intent": payment["id"], "refunded": False,
            }  # fmt: skip
        session.update(status="complete", payment_status=payment_status, payment_intent=payment["id"], url=None)

    def _payment_of(self, ref: str, state: str) -> Session:
        session = self.sessions[ref]
        payment = self._payments.setdefault(ref, {"id": _new("pi"), "object": "payment_intent", "latest_charge": None})
        payment.update(amount=session["amount_total"], currency=session["currency"], status=state)
        return payment

    def _tell(self, kind: str, subject: Session) -> None:
        event = {
            "id": _new("evt"), "object": "event", "api_version": "2025-03-31.basil", "created": self.now(),
            "data": {"object": subject}, "livemode": "_live_" in self.key, "type": kind,
        }  # fmt: skip
        self.notices.add(Notice(json.dumps(event, indent=2).encode(), self.sign))


def _new(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(12)}"


def _refused(message: str, code: str) -> Refusal:
    return Refusal(400, {"error": {"message": message, "code": code, "type": "invalid_request_error"}})
