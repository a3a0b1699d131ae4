"""Razorpay, played: Payment Links, after razorpay.com/docs/api/payments/payment-links and /docs/webhooks."""

import hashlib
import hmac
import json
import secrets
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, Session, StandIn

KEY_ID = "rzp_test_PlayMoneyPlay"
KEY_SECRET = "PlayMoneyPlayMoneyPlay"
WEBHOOK_SECRET = "play-money-webhook"
_KNOWN = {
    "amount", "currency", "accept_partial", "first_min_partial_amount", "reference_id", "description", "customer",
    "notify", "reminder_enable", "notes", "callback_url", "callback_method", "expire_by", "upi_link", "options",
}  # fmt: skip
_QUARTER_OF_AN_HOUR, _HALF_A_YEAR = 15 * 60, 183 * 24 * 3600


class Razorpay(StandIn):
    name = "Razorpay"
    host = "api.razorpay.com"

    def __init__(
        self,
        *args: Any,
        key_id: str = KEY_ID,
        key_secret: str = KEY_SECRET,
        webhook_secret: str = WEBHOOK_SECRET,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.pair = (key_id, key_secret)
        self.webhook_secret = webhook_secret
        self._payments: dict[str, Session] = {}
        self.app.add_url_rule("/v1/payment_links", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/v1/payment_links", "list", self._list)
        self.app.add_url_rule("/v1/payment_links/<ref>", "read", self._read)

    # The buyer, the bank and the merchant

    def pay(self, ref: str, amount: int | None = None) -> None:
        link = self.sessions[ref]
        paid = link["amount"] if amount is None else amount
        payment = {
            "id": _new("pay"), "entity": "payment", "amount": paid, "currency": link["currency"], "status": "captured",
            "captured": True, "amount_refunded": 0, "refund_status": None, "method": "upi", "notes": link["notes"],
        }  # fmt: skip
        self._payments[ref] = payment
        whole = paid == link["amount"]
        link.update(status="paid" if whole else "partially_paid", amount_paid=paid, payments=[_short(payment)])
        self._tell("payment_link.paid" if whole else "payment_link.partially_paid", payment_link=link, payment=payment)

    def fail(self, ref: str) -> None:
        """The bank says no: the link can be tried again."""
        payment = {"id": _new("pay"), "entity": "payment", "status": "failed"}
        self._tell("payment.failed", payment=payment)

    def expire(self, ref: str) -> None:
        self.sessions[ref]["status"] = "expired"
        self._tell("payment_link.expired", payment_link=self.sessions[ref])

    def cancel(self, ref: str) -> None:
        """The merchant takes the link back."""
        self.sessions[ref].update(status="cancelled", cancelled_at=self.now())
        self._tell("payment_link.cancelled", payment_link=self.sessions[ref])

    def refund(self, ref: str, amount: int | None = None) -> None:
        payment = self._payments[ref]
        back = payment["amount"] if amount is None else amount
        payment["amount_refunded"] += back
        refund = {"id": _new("rfnd"), "entity": "refund", "amount": back, "payment_id": payment["id"]}
        self._tell("refund.processed", refund=refund, payment=payment)

    def price(self, ref: str) -> str:
        rupees, paise = divmod(self.sessions[ref]["amount"], 100)
        return f"₹{rupees}.{paise:02d}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref]["description"])

    def is_open(self, ref: str) -> bool:
        return bool(self.sessions[ref]["status"] == "created")

    def back(self, ref: str) -> str:
        """To the callback, with a signature that shops may look at; it proves nothing about the money."""
        link, payment = self.sessions[ref], self._payments.get(ref)
        if payment is None:
            return self.returns[ref]
        told = {"payment_link_id": ref, "payment_link_reference_id": link["reference_id"]}
        told |= {"payment_link_status": link["status"], "payment_id": payment["id"]}
        signature = hmac.new(self.pair[1].encode(), "|".join(told.values()).encode(), hashlib.sha256).hexdigest()
        query = urlencode({f"razorpay_{name}": value for name, value in {**told, "signature": signature}.items()})
        return f"{self.returns[ref]}{'&' if urlsplit(self.returns[ref]).query else '?'}{query}"

    def sign(self, body: bytes) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "X-Razorpay-Signature": hmac.new(self.webhook_secret.encode(), body, hashlib.sha256).hexdigest(),
            "x-razorpay-event-id": hashlib.sha256(body).hexdigest()[:14],
        }

    # Its API

    def _create(self) -> Response:
        self._let_in()
        wanted = request.get_json(force=True)
        self._look_at(wanted)
        ref = _new("plink")
        self.sessions[ref] = {
            "id": ref, "amount": wanted["amount"], "amount_paid": 0, "currency": wanted.get("currency", "INR"),
            "accept_partial": wanted.get("accept_partial", False), "callback_url": wanted.get("callback_url", ""),
            "callback_method": wanted.get("callback_method", ""), "cancelled_at": 0, "created_at": self.now(),
            "description": wanted.get("description", ""), "expire_by": wanted.get("expire_by", 0), "expired_at": 0,
            "notes": wanted.get("notes"), "payments": None, "reference_id": wanted.get("reference_id", ""),
            "short_url": self.link(ref), "status": "created", "upi_link": False,
        }  # fmt: skip
        self.returns[ref] = wanted.get("callback_url", self.origin)
        return jsonify(self.sessions[ref])

    def _list(self) -> Response:
        """Without its documented filter, which some report to be ignored."""
        self._let_in()
        return jsonify(payment_links=list(self.sessions.values()))

    def _read(self, ref: str) -> Response:
        self._let_in()
        if ref not in self.sessions:
            raise _refused("The id provided does not exist")
        return jsonify(self.sessions[ref])

    def _let_in(self) -> None:
        given = request.authorization
        if given is None or given.type != "basic" or (given.username, given.password) != self.pair:
            raise Refusal(401, {"error": {"code": "BAD_REQUEST_ERROR", "description": "Authentication failed"}})

    def _look_at(self, wanted: dict[str, Any]) -> None:
        if extra := sorted(set(wanted) - _KNOWN):
            raise _refused(f"{extra} is/are not required and should not be sent")
        if type(wanted.get("amount")) is not int or wanted["amount"] < 100:
            raise _refused("amount: should be at least 100 paise")
        if wanted.get("currency", "INR") != "INR":
            raise _refused("currency: wrong input fields sent")
        if len(wanted.get("reference_id", "")) > 40 or len(wanted.get("description", "")) > 2048:
            raise _refused("the length must be no more than 40")
        if wanted.get("callback_url") and wanted.get("callback_method") != "get":
            raise _refused("callback_method: must be get")
        if not _QUARTER_OF_AN_HOUR <= wanted.get("expire_by", self.now() + 3600) - self.now() <= _HALF_A_YEAR:
            raise _refused("expire_by should be at least 15 minutes from now and within 6 months")
        if any(not isinstance(text, str) or len(text) > 256 for text in (wanted.get("notes") or {}).values()):
            raise _refused("notes: at most 256 letters")
        if any(link["reference_id"] == wanted.get("reference_id") != "" for link in self.sessions.values()):
            raise _refused(f"payment link with given reference_id: {wanted['reference_id']} already exists")

    def _tell(self, kind: str, **entities: Session) -> None:
        event = {
            "entity": "event", "account_id": "acc_PlayMoneyPlay", "event": kind, "contains": list(entities),
            "payload": {name: {"entity": entity} for name, entity in entities.items()}, "created_at": self.now(),
        }  # fmt: skip
        self.notices.add(Notice(json.dumps(event, separators=(",", ":")).encode(), self.sign))


def _short(payment: Session) -> Session:
    """How a link lists its payments."""
    names = ("amount", "currency", "status", "method")
    return {"payment_id": payment["id"], **{name: payment[name] for name in names}}


def _new(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(7)}"


def _refused(description: str) -> Refusal:
    return Refusal(400, {"error": {"code": "BAD_REQUEST_ERROR", "description": description}})
