"""BTCPay Server, played: invoices of one store and their webhooks, after docs.btcpayserver.org/API/Greenfield/v1."""

import hashlib
import hmac
import json
import re
import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, Session, StandIn

SERVER = "https://btcpay.example.com"
STORE = "9CiNzKoANXxmk5ayZngSXrHTiVvvgCrwrpFQd4m2K776"
KEY = "playmoneyplaymoneyplaymoneyplaymoneyplay"
WEBHOOK_SECRET = "play-money-webhook"
_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,8})?")
_A_DAY = 24 * 60


class BtcPay(StandIn):
    name = "BTCPay Server"

    def __init__(
        self,
        *args: Any,
        server: str = SERVER,
        store: str = STORE,
        key: str = KEY,
        webhook_secret: str = WEBHOOK_SECRET,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.host = urlsplit(server).netloc
        self.store = store
        self.key = key
        self.webhook_secret = webhook_secret
        self.app.add_url_rule("/api/v1/stores/<store>/invoices", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/api/v1/stores/<store>/invoices/<ref>", "read", self._read)

    # The buyer, the chain and the merchant

    def pay(self, ref: str) -> None:
        self.arrives(ref)
        self._become(ref, "Settled")
        self._tell("InvoiceSettled", ref, manuallyMarked=False, overPaid=False)

    def arrives(self, ref: str) -> None:
        """Seen on the network, not yet buried deep enough."""
        self._become(ref, "Processing")
        self._tell("InvoiceReceivedPayment", ref, afterExpiration=False)
        self._tell("InvoiceProcessing", ref, overPaid=False)

    def fail(self, ref: str) -> None:
        """A payment that never reaches the server: it knows nothing of it."""

    def expire(self, ref: str) -> None:
        self._become(ref, "Expired")
        self._tell("InvoiceExpired", ref, partiallyPaid=False)

    def pay_part(self, ref: str) -> None:
        """Less than asked until the end."""
        self._become(ref, "Expired", "PaidPartial")
        self._tell("InvoiceExpired", ref, partiallyPaid=True)

    def pay_late(self, ref: str) -> None:
        self._become(ref, "Expired", "PaidLate")
        self._tell("InvoiceReceivedPayment", ref, afterExpiration=True)

    def mark(self, ref: str) -> None:
        """The merchant says there that it was paid."""
        self._become(ref, "Settled", "Marked")
        self._tell("InvoiceSettled", ref, manuallyMarked=True, overPaid=False)

    def spoil(self, ref: str) -> None:
        """What was seen on the network did not stay."""
        self._become(ref, "Invalid")
        self._tell("InvoiceInvalid", ref, manuallyMarked=False)

    def price(self, ref: str) -> str:
        return f"{self.sessions[ref]['amount']} {self.sessions[ref]['currency']}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref]["metadata"].get("itemDesc", ref))

    def is_open(self, ref: str) -> bool:
        return bool(self.sessions[ref]["status"] == "New")

    def sign(self, body: bytes) -> dict[str, str]:
        signature = hmac.new(self.webhook_secret.encode(), body, hashlib.sha256).hexdigest()
        return {"Content-Type": "application/json", "BTCPay-Sig": f"sha256={signature}"}

    # Its API

    def _create(self, store: str) -> Response:
        self._let_in(store)
        wanted = request.get_json(force=True)
        checkout = wanted.get("checkout") or {}
        self._look_at(wanted, checkout)
        ref, now = secrets.token_hex(11), self.now()
        ends = now + 60 * checkout.get("expirationMinutes", 15)
        self.sessions[ref] = {
            "id": ref, "storeId": self.store, "amount": str(wanted["amount"]), "currency": wanted["currency"],
            "type": "Standard", "checkoutLink": self.link(ref), "createdTime": now, "expirationTime": ends,
            "monitoringExpiration": ends + 3600, "status": "New", "additionalStatus": "None", "archived": False,
            "availableStatusesForManualMarking": ["Settled", "Invalid"], "metadata": wanted.get("metadata") or {},
            "checkout": checkout,
        }  # fmt: skip
        self.returns[ref] = checkout.get("redirectURL", self.origin)
        return jsonify(self.sessions[ref])

    def _read(self, store: str, ref: str) -> Response:
        self._let_in(store)
        if ref not in self.sessions:
            raise Refusal(404, {"code": "invoice-not-found", "message": "The invoice was not found"})
        return jsonify(self.sessions[ref])

    def _let_in(self, store: str) -> None:
        if request.headers.get("Authorization") != f"token {self.key}":
            raise Refusal(401, {"code": "unauthenticated", "message": "Authentication is required"})
        if store != self.store:
            raise Refusal(403, {"code": "missing-permission", "message": "Insufficient API Permissions"})

    def _look_at(self, wanted: dict[str, Any], checkout: dict[str, Any]) -> None:
        if not _AMOUNT.fullmatch(str(wanted.get("amount", ""))):
            raise _unprocessable("amount", "The amount should be a number")
        if not re.fullmatch("[A-Z]{3,5}", wanted.get("currency", "")):
            raise _unprocessable("currency", "Invalid currency")
        if not isinstance(wanted.get("metadata", {}), dict):
            raise _unprocessable("metadata", "An object is expected")
        if not 1 <= checkout.get("expirationMinutes", 15) <= 365 * _A_DAY:
            raise _unprocessable("checkout.expirationMinutes", "Out of range")

    def _become(self, ref: str, status: str, additional: str = "None") -> None:
        self.sessions[ref].update(status=status, additionalStatus=additional)

    def _tell(self, kind: str, ref: str, **more: bool) -> None:
        delivery = secrets.token_hex(11)
        event = {
            **more, "deliveryId": delivery, "webhookId": "6KQ4EmzqKowRgyBL65TwJg", "originalDeliveryId": delivery,
            "isRedelivery": False, "type": kind, "timestamp": self.now(), "storeId": self.store, "invoiceId": ref,
            "metadata": self.sessions[ref]["metadata"],
        }  # fmt: skip
        self.notices.add(Notice(json.dumps(event, indent=2).encode(), self.sign))

    def deliver_again(self, notice: Notice) -> None:
        """By the merchant's hand: another delivery of the same event."""
        event: Session = json.loads(notice.body)
        event.update(deliveryId=secrets.token_hex(11), isRedelivery=True)
        self.notices.add(Notice(json.dumps(event, indent=2).encode(), self.sign))


def _unprocessable(path: str, message: str) -> Refusal:
    return Refusal(422, [{"path": path, "message": message}])
