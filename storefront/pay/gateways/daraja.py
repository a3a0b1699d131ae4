"""M-PESA Express, Safaricom's STK push: the buyer's phone asks for the PIN. Part of its API "Daraja".

developer.safaricom.co.ke/apis/MpesaExpressSimulate and /MpesaExpressQuery. It has no page, and signs no callbacks.
"""

import json
import re
from base64 import b64encode
from datetime import datetime, timedelta
from urllib.parse import urlencode

from storefront.i18n.digits import ascii_digits
from storefront.i18n.marking import N_
from storefront.pay.answers import declined, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Answer, Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import checked, prompt_of
from storefront.pay.method import Method
from storefront.pay.mobile_number import read_mobile
from storefront.pay.provider_units import steps, to_units
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import hex_hmac, same
from storefront.problems import Problem

PROVIDER = "daraja"
HOSTS = {"live": "api.safaricom.co.ke", "sandbox": "sandbox.safaricom.co.ke"}
CURRENCIES = ("KES",)
SETTINGS = (
    Setting("account", N_("Account"), options=(("live", N_("Live")), ("sandbox", N_("Sandbox, with play money")))),
    Setting("key", N_("Consumer key"), N_("In Safaricom's Daraja portal: My Apps, your app."), example="9Xk2QfKm…"),
    Setting("secret", N_("Consumer secret"), N_("It stands below the consumer key."), secret=True),
    Setting(
        "shortcode",
        N_("Business short code"),
        N_("Your paybill number, or the store number of your till."),
        example="174379",
    ),
    Setting("till", N_("Till number"), N_("Only for Buy Goods. Empty: a paybill."), required=False, example="5123456"),
    Setting("passkey", N_("Passkey"), N_("Safaricom sends it by e-mail when your app goes live."), secret=True),
)

_NUMBER = re.compile(r"[0-9]{5,7}")
_SHAPES = {
    "key": (re.compile(r"[A-Za-z0-9]{20,100}"), "daraja.key_unreadable"),
    "secret": (re.compile(r"[A-Za-z0-9]{10,120}"), "daraja.secret_unreadable"),
    "shortcode": (_NUMBER, "daraja.number_unreadable"),
    "till": (_NUMBER, "daraja.number_unreadable"),
    "passkey": (re.compile(r"[A-Za-z0-9+/=]{20,200}"), "daraja.passkey_unreadable"),
}
_KENYA = timedelta(hours=3)  # the times in its requests are Nairobi's, and there is no summer time
_LASTS = timedelta(minutes=3)  # a phone asks for about a minute; until then no second prompt is sent
_PAID, _STILL = "0", "4999"
_EXPIRED = ("1019", "1037")  # too slow, or the phone could not be reached; any other number is a failure
_PROCESSING = "500.001.1001"  # with a text that says so; with another text the same number is a refusal
_SEAL = 32  # signs


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def read_phone(typed: str) -> str:
    home = read_mobile(ascii_digits(typed).strip(), ("KE",))
    return f"+254{home[1:]}" if home else ""


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    phone = asked.phone.removeprefix("+")
    wanted = {
        **_proof(settings, asked.now),
        "TransactionType": "CustomerBuyGoodsOnline" if settings["till"] else "CustomerPayBillOnline",
        "Amount": to_units(PROVIDER, asked.amount),
        "PartyA": phone,
        "PartyB": settings["till"] or settings["shortcode"],
        "PhoneNumber": phone,
        "CallBackURL": f"{asked.notify_to}?{urlencode({'seal': _sealed(asked.attempt, settings)})}",
        "AccountReference": asked.reference,
        "TransactionDesc": asked.reference,
    }
    headers = yield from _signed_in(settings)
    # Safaricom knows no key of ours: sent again, the phone would ask twice.
    url = f"{_api(settings)}/mpesa/stkpush/v1/processrequest"
    answer = granted((yield Call("POST", url, headers, json.dumps(wanted).encode())))
    if answer.identity("ResponseCode") != _PAID:
        raise Declined("not accepted")
    return Opened(answer.text("CheckoutRequestID"), expires_at=asked.now + _LASTS)


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    """It answers with a number and nothing of the money: what was asked was paid, or nothing."""
    wanted = {**_proof(settings, now), "CheckoutRequestID": provider_ref}
    headers = yield from _signed_in(settings)
    url = f"{_api(settings)}/mpesa/stkpushquery/v1/query"
    answer = yield Call("POST", url, headers, json.dumps(wanted).encode(), keyed=True)
    if _is_processing(answer):
        return Seen(provider_ref, "open")
    result = granted(answer)
    if result.text("CheckoutRequestID") != provider_ref:
        raise Declined("another payment")
    return _seen(provider_ref, result.identity("ResultCode"))


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    """Nothing signs it. That it comes at all shows that the sender knows an address which only Safaricom was told; what
    it says is looked up. The buyer's number in it is not read."""
    attempt = _attempt_of(posted.query.get("seal", ""), settings)
    if not attempt:
        raise Forged("no seal of ours")
    with unreadable_is_forged():
        result = read_fields(posted.body).fields("Body").fields("stkCallback")
        ref, code = result.text("CheckoutRequestID"), result.identity("ResultCode")
        seen = _seen(ref, code)
        return Told(f"{ref}:{code}", Seen(ref, seen.status, payment=seen.payment, reference=attempt), trusted=False)


def _seen(ref: str, code: str) -> Seen:
    if code == _STILL:
        return Seen(ref, "open")
    if code == _PAID:
        return Seen(ref, "paid", payment=ref, as_asked=True)
    return Seen(ref, "expired" if code in _EXPIRED else "failed")


def _is_processing(answer: Answer) -> bool:
    if answer.status // 100 == 2:
        return False
    try:
        said = read_fields(answer.body)
        return said.text("errorCode") == _PROCESSING and "being processed" in said.text("errorMessage")
    except Declined:
        raise declined(answer) from None


def _proof(settings: Settings, now: datetime) -> dict[str, str]:
    stamp = f"{now + _KENYA:%Y%m%d%H%M%S}"
    secret = f"{settings['shortcode']}{settings['passkey']}{stamp}"
    return {
        "BusinessShortCode": settings["shortcode"],
        "Password": b64encode(secret.encode()).decode(),
        "Timestamp": stamp,
    }


def _signed_in(settings: Settings) -> Talk[dict[str, str]]:
    """For a token, which serves this talk only. Wrong keys are answered with 400."""
    pair = b64encode(f"{settings['key']}:{settings['secret']}".encode()).decode()
    url = f"{_api(settings)}/oauth/v1/generate?grant_type=client_credentials"
    answer = yield Call("GET", url, {"Authorization": f"Basic {pair}"}, keyed=True)
    if answer.status in (400, 404):
        raise Declined(str(declined(answer)), key_is_wrong=True)
    token = granted(answer).text("access_token")
    return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}


def _sealed(attempt: str, settings: Settings) -> str:
    return f"{attempt}.{hex_hmac(settings['passkey'], attempt.encode())[:_SEAL]}"


def _attempt_of(seal: str, settings: Settings) -> str:
    """ "" where it is not ours."""
    attempt = seal.partition(".")[0]
    return attempt if attempt.isascii() and same(seal, _sealed(attempt, settings)) else ""


def _api(settings: Settings) -> str:
    return f"https://{HOSTS[settings['account']]}"


METHOD = Method(
    "daraja",
    N_("M-Pesa on your phone"),
    SETTINGS,
    check,
    prompt_of(N_("Your phone asks for your M-Pesa PIN. Then look at this page again.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    starts_with=lambda country, currency: {"account": "live"},
    gateway=Gateway(
        hosts=lambda settings: (HOSTS[settings["account"]],),
        pages=lambda settings: (),
        open=open_session,
        look=look,
        read_notice=read_notice,
        phone=read_phone,
        named_each_time=True,
        most={"KES": 250_000_00},
        steps=steps(PROVIDER, CURRENCIES),
    ),
)
