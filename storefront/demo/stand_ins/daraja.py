"""M-PESA Express, played: Safaricom's STK push and its callback, after developer.safaricom.co.ke.

There is no page for buyers: what /play/ shows is the phone that asks for the PIN.
"""

import json
import re
import secrets
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Response, jsonify, request

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.stand_in import Refusal, StandIn

KEY = "PlayMoneyPlayMoneyPlayMoney"
SECRET = "PlayMoneyPlayMoney"
SHORTCODE = "174379"
PASSKEY = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919"
_PHONE = re.compile(r"254[17][0-9]{8}")
_RESULTS = {
    0: "The service request is processed successfully.",
    1: "The balance is insufficient for the transaction.",
    1032: "Request cancelled by user",
    1037: "DS timeout user cannot be reached",
    2001: "The initiator information is invalid.",
}


class Daraja(StandIn):
    name = "M-PESA"
    host = "sandbox.safaricom.co.ke"

    def __init__(
        self, *args: Any, key: str = KEY, secret: str = SECRET, shortcode: str = SHORTCODE, passkey: str = PASSKEY,
        till: str = "", account: str = "sandbox", **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.pair = (key, secret)
        self.shortcode, self.passkey, self.till = shortcode, passkey, till
        self.host = "api.safaricom.co.ke" if account == "live" else type(self).host
        self.tokens: set[str] = set()
        self.app.add_url_rule("/oauth/v1/generate", "generate", self._generate)
        self.app.add_url_rule("/mpesa/stkpush/v1/processrequest", "push", self._push, methods=["POST"])
        self.app.add_url_rule("/mpesa/stkpushquery/v1/query", "query", self._query, methods=["POST"])

    # The buyer and the phone

    def pay(self, ref: str) -> None:
        self._end(ref, 0)

    def fail(self, ref: str) -> None:
        """Not enough money."""
        self._end(ref, 1)

    def cancel(self, ref: str) -> None:
        self._end(ref, 1032)

    def expire(self, ref: str) -> None:
        """Nobody types the PIN."""
        self._end(ref, 1037)

    def price(self, ref: str) -> str:
        return f"KES {self.sessions[ref]['Amount']}"

    def title(self, ref: str) -> str:
        return str(self.sessions[ref]["AccountReference"])

    def is_open(self, ref: str) -> bool:
        return self.sessions[ref]["ResultCode"] is None

    def sign(self, body: bytes) -> dict[str, str]:
        """Callbacks carry no proof at all."""
        return {"Content-Type": "application/json"}

    def token(self) -> str:
        self.tokens.add(token := secrets.token_urlsafe(21))
        return token

    # Its API

    def _generate(self) -> Response:
        given = request.authorization
        if given is None or given.type != "basic" or (given.username, given.password) != self.pair:
            raise _refused(400, "400.008.01", "Invalid Authentication passed")
        if request.args.get("grant_type") != "client_credentials":
            raise _refused(400, "400.008.02", "Invalid grant type passed")
        return jsonify(access_token=self.token(), expires_in="3599")

    def _push(self) -> Response:
        self._let_in()
        wanted = request.get_json(force=True)
        self._look_at(wanted)
        number = secrets.randbelow(10**9)
        ref = f"ws_CO_{datetime.fromtimestamp(self.now(), UTC):%d%m%Y%H%M%S}{number:09d}"
        self.sessions[ref] = {**wanted, "MerchantRequestID": f"29115-{number}-1", "ResultCode": None}
        self.returns[ref] = self.link(ref)
        said = "Success. Request accepted for processing"
        return jsonify(
            MerchantRequestID=self.sessions[ref]["MerchantRequestID"], CheckoutRequestID=ref, ResponseCode="0",
            ResponseDescription=said, CustomerMessage=said,
        )  # fmt: skip

    def _query(self) -> Response:
        self._let_in()
        wanted = request.get_json(force=True)
        self._prove(wanted)
        ref = wanted.get("CheckoutRequestID", "")
        if ref not in self.sessions:
            raise _refused(500, "500.001.1001", "The transaction does not exist")
        if self.is_open(ref):
            raise _refused(500, "500.001.1001", "The transaction is being processed")
        code = self.sessions[ref]["ResultCode"]
        return jsonify(
            ResponseCode="0", ResponseDescription="The service request has been accepted successsfully",
            MerchantRequestID=self.sessions[ref]["MerchantRequestID"], CheckoutRequestID=ref,
            ResultCode=str(code), ResultDesc=_RESULTS[code],
        )  # fmt: skip

    def _let_in(self) -> None:
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            raise _refused(404, "404.001.03", "Invalid Access Token")

    def _prove(self, wanted: dict[str, Any]) -> None:
        stamp = str(wanted.get("Timestamp", ""))
        try:
            at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC) - timedelta(hours=3)
        except ValueError:
            raise _refused(400, "400.002.02", "Bad Request - Invalid Timestamp") from None
        if abs(at.timestamp() - self.now()) > 3600:
            raise _refused(400, "400.002.02", "Bad Request - Invalid Timestamp")
        if b64decode(wanted.get("Password", "")).decode() != f"{self.shortcode}{self.passkey}{stamp}":
            raise _refused(500, "500.001.1001", "Wrong credentials")

    def _look_at(self, wanted: dict[str, Any]) -> None:
        goods = wanted.get("TransactionType") == "CustomerBuyGoodsOnline"
        if not goods and wanted.get("TransactionType") != "CustomerPayBillOnline":
            raise _invalid("TransactionType")
        if str(wanted.get("BusinessShortCode")) != self.shortcode:
            raise _invalid("BusinessShortCode")
        if str(wanted.get("PartyB")) != (self.till if goods else self.shortcode):
            raise _invalid("PartyB")
        if type(wanted.get("Amount")) is not int or not 1 <= wanted["Amount"] <= 250_000:
            raise _invalid("Amount")
        for name in ("PartyA", "PhoneNumber"):
            if not _PHONE.fullmatch(str(wanted.get(name))):
                raise _invalid(name)
        if urlsplit(str(wanted.get("CallBackURL"))).scheme not in ("http", "https"):  # only https, but for play
            raise _invalid("CallBackURL")
        for name, most in (("AccountReference", 12), ("TransactionDesc", 13)):
            if not 1 <= len(str(wanted.get(name, ""))) <= most:
                raise _invalid(name)
        self._prove(wanted)

    def _end(self, ref: str, code: int) -> None:
        session = self.sessions[ref]
        session["ResultCode"] = code
        result: dict[str, Any] = {
            "MerchantRequestID": session["MerchantRequestID"], "CheckoutRequestID": ref, "ResultCode": code,
            "ResultDesc": _RESULTS[code],
        }  # fmt: skip
        if code == 0:
            items = {
                "Amount": float(session["Amount"]), "MpesaReceiptNumber": secrets.token_hex(5).upper(),
                "TransactionDate": int(f"{datetime.fromtimestamp(self.now(), UTC):%Y%m%d%H%M%S}"),
                "PhoneNumber": int(session["PhoneNumber"]),
            }  # fmt: skip
            result["CallbackMetadata"] = {"Item": [{"Name": name, "Value": value} for name, value in items.items()]}
        query = dict(parse_qsl(urlsplit(session["CallBackURL"]).query))
        self.notices.add(Notice(json.dumps({"Body": {"stkCallback": result}}).encode(), self.sign, query))


def _invalid(name: str) -> Refusal:
    return _refused(400, "400.002.02", f"Bad Request - Invalid {name}")


def _refused(status: int, code: str, message: str) -> Refusal:
    return Refusal(status, {"requestId": "11728-2929992-1", "errorCode": code, "errorMessage": message})
