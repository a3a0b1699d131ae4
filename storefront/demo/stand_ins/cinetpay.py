"""CinetPay, played: version 2 of its checkout and its notifications, after docs.cinetpay.com/api/1.0-fr/checkout."""

import hashlib
import hmac
import re
import secrets
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, StandIn

KEY = "playmoneyplaymoneyplay.40081707"
SECRET = "playmoneyplaymoneysecret.46793272"
SITE = "445160"
_MULTIPLE_OF_5 = {"XOF", "XAF", "CDF", "GNF"}
_SIGNED = (
    "cpm_site_id cpm_trans_id cpm_trans_date cpm_amount cpm_currency signature payment_method cel_phone_num "
    "cpm_phone_prefixe cpm_language cpm_version cpm_payment_config cpm_page_action cpm_custom cpm_designation "
    "cpm_error_message"
)
_CODES = {
    "ACCEPTED": ("00", "SUCCES"),
    "REFUSED": ("600", "PAYMENT_FAILED"),
    "WAITING_FOR_CUSTOMER": ("662", "WAITING_CUSTOMER_PAYMENT"),
    "PENDING": ("623", "WAITING_CUSTOMER_TO_VALIDATE"),
}


class CinetPay(StandIn):
    name = "CinetPay"
    host = "api-checkout.cinetpay.com"
    back_status = 307  # its page sends the buyer back with a form

    def __init__(self, *args: Any, key: str = KEY, secret: str = SECRET, site: str = SITE, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key, self.secret, self.site = key, secret, site
        self.app.add_url_rule("/v2/payment", "create", self._create, methods=["POST"])
        self.app.add_url_rule("/v2/payment/check", "check", self._check, methods=["POST"])

    # The buyer and the operator

    def pay(self, ref: str) -> None:
        self._turn(ref, "ACCEPTED")

    def pay_later(self, ref: str) -> None:
        """The buyer has not typed the code yet."""
        self._turn(ref, "PENDING")

    def fail(self, ref: str) -> None:
        self._turn(ref, "REFUSED")

    def price(self, ref: str) -> str:
        return f"{self.sessions[ref]['currency']} {self.sessions[ref]['amount']}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref]["description"])

    def is_open(self, ref: str) -> bool:
        return self.sessions[ref]["status"] in ("WAITING_FOR_CUSTOMER", "PENDING")

    def sign(self, body: bytes) -> dict[str, str]:
        """The values in their order, with nothing between them."""
        told = {name: values[0] for name, values in parse_qs(body.decode(errors="replace")).items()}
        message = "".join(told.get(name, "") for name in _SIGNED.split())
        token = hmac.new(self.secret.encode(), message.encode(), hashlib.sha256).hexdigest()
        return {"Content-Type": "application/x-www-form-urlencoded", "x-token": token}

    # Its API

    def _create(self) -> Response:
        wanted = self._let_in()
        self._look_at(wanted)
        ref = wanted["transaction_id"]
        self.sessions[ref] = {**wanted, "status": "WAITING_FOR_CUSTOMER"}
        self.returns[ref] = wanted["return_url"]
        created = {"payment_token": secrets.token_hex(32), "payment_url": self.link(ref)}
        return jsonify(
            code="201", message="CREATED", description="Transaction created with success", data=created,
            api_response_id="1635246789.4271",
        )  # fmt: skip

    def _check(self) -> Response:
        wanted = self._let_in()
        session = self.sessions.get(wanted.get("transaction_id", ""))
        if session is None:
            raise _refused("606", "INCORRECT_SETTINGS", "transaction_id inconnu")
        code, message = _CODES[session["status"]]
        paid = session["status"] == "ACCEPTED"
        data = {
            "amount": str(session["amount"]), "currency": session["currency"], "status": session["status"],
            "payment_method": "OM" if paid else "", "description": session["description"], "metadata": None,
            "operator_id": "MP211026.1114.A20804" if paid else None,
            "payment_date": self._written() if paid else "", "fund_availability_date": None,
        }  # fmt: skip
        return jsonify(code=code, message=message, data=data, api_response_id="1635247091.5641")

    def _let_in(self) -> dict[str, Any]:
        wanted: dict[str, Any] = request.get_json(force=True)
        if wanted.get("apikey") != self.key:
            raise _refused("609", "AUTH_NOT_FOUND", "Apikey introuvable", 401)
        if str(wanted.get("site_id")) != self.site:
            raise _refused("613", "ERROR_SITE_ID_NOTVALID", "site_id invalide", 401)
        return wanted

    def _look_at(self, wanted: dict[str, Any]) -> None:
        for name in ("transaction_id", "description", "notify_url", "return_url", "channels"):
            if not wanted.get(name):
                raise _refused("608", "MINIMUM_REQUIRED_FIELDS", f"{name} est requis")
        if wanted["transaction_id"] in self.sessions:
            raise _refused("607", "TRANSACTION_ID_EXIST", "transaction_id existe")
        currency, amount = wanted.get("currency"), wanted.get("amount")
        if currency not in {*_MULTIPLE_OF_5, "USD"}:
            raise _refused("608", "MINIMUM_REQUIRED_FIELDS", "currency invalide")
        if type(amount) is not int or amount < (100 if currency in ("XOF", "XAF") else 1):
            raise _refused("641", "ERROR_AMOUNT_TOO_LOW", "montant trop bas")
        if currency in _MULTIPLE_OF_5 and amount % 5:
            raise _refused("608", "MINIMUM_REQUIRED_FIELDS", "amount doit etre un multiple de 5")
        if re.search(r"[#/$_&]", wanted["description"]):
            raise _refused("608", "MINIMUM_REQUIRED_FIELDS", "description invalide")
        if wanted["channels"] not in ("ALL", "MOBILE_MONEY", "CREDIT_CARD", "WALLET"):
            raise _refused("608", "MINIMUM_REQUIRED_FIELDS", "channels invalide")
        if wanted["channels"] == "CREDIT_CARD" and not wanted.get("customer_email"):
            raise _refused("608", "MINIMUM_REQUIRED_FIELDS", "customer_email est requis")
        if urlsplit(wanted["return_url"]).scheme not in ("http", "https"):
            raise _refused("608", "MINIMUM_REQUIRED_FIELDS", "return_url invalide")

    def _turn(self, ref: str, status: str) -> None:
        session = self.sessions[ref]
        session["status"] = status
        told = {
            "cpm_site_id": self.site, "cpm_trans_id": ref, "cpm_trans_date": self._written(),
            "cpm_amount": session["amount"], "cpm_currency": session["currency"], "signature": secrets.token_hex(32),
            "payment_method": "OM", "cel_phone_num": "0700000000", "cpm_phone_prefixe": "225", "cpm_language": "fr",
            "cpm_version": "V4", "cpm_payment_config": "SINGLE", "cpm_page_action": "PAYMENT", "cpm_custom": "",
            "cpm_designation": session["description"],
            "cpm_error_message": "SUCCES" if status == "ACCEPTED" else "PAYMENT_FAILED",
        }  # fmt: skip
        self.notices.add(Notice(urlencode(told).encode(), self.sign))

    def _written(self) -> str:
        return f"{datetime.fromtimestamp(self.now(), UTC):%Y-%m-%d %H:%M:%S}"


def _refused(code: str, message: str, description: str, status: int = 400) -> Refusal:
    return Refusal(status, {"code": code, "message": message, "description": description})
