"""CinetPay, version 2 of its checkout: mobile money in West and Central Africa.

docs.cinetpay.com/api/1.0-fr/checkout: initialisation, notification, hmac, verification
"""

import json
import re
from datetime import datetime
from urllib.parse import parse_qsl

from storefront.i18n.marking import N_
from storefront.pay.answers import Fields, read_fields
from storefront.pay.gateway import Answer, Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import checked, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_major, steps, to_units
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import fingerprint, hex_hmac, same
from storefront.problems import Problem

PROVIDER = "cinetpay"
HOST = "api-checkout.cinetpay.com"
API = f"https://{HOST}/v2/payment"
CURRENCIES = ("XOF", "XAF", "CDF", "GNF", "USD")
SETTINGS = (
    Setting("site", N_("Site ID"), N_("In CinetPay: Integrations."), example="445160"),
    Setting("key", N_("API key"), N_("It stands beside the site ID."), secret=True),
    Setting("secret", N_("Secret key"), N_("It stands below the API key; it proves CinetPay's notices."), secret=True),
)

_KEY = re.compile(r"[A-Za-z0-9._-]{16,120}")
_SHAPES = {
    "site": (re.compile(r"[0-9]{4,12}"), "cinetpay.site_unreadable"),
    "key": (_KEY, "cinetpay.key_unreadable"),
    "secret": (_KEY, "cinetpay.key_unreadable"),
}
# A notice's fields in the order in which their values are signed, one after the other.
_SIGNED = (
    "cpm_site_id", "cpm_trans_id", "cpm_trans_date", "cpm_amount", "cpm_currency", "signature", "payment_method",
    "cel_phone_num", "cpm_phone_prefixe", "cpm_language", "cpm_version", "cpm_payment_config", "cpm_page_action",
    "cpm_custom", "cpm_designation", "cpm_error_message",
)  # fmt: skip
_STATUS = {"ACCEPTED": "paid", "REFUSED": "failed", "CANCELED": "failed", "CANCELLED": "failed", "PENDING": "open"}
_JSON = {"Content-Type": "application/json"}
_CREATED = "201"
_KEY_IS_WRONG = ("AUTH_NOT_FOUND", "ERROR_SITE_ID_NOTVALID")
_WORD = re.compile(r"[A-Z][A-Z_]{2,59}")
_MOST_IN_DESCRIPTION = 100
_MOST_FIELDS = 60


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    wanted = {
        **_signed_in(settings),
        "transaction_id": asked.attempt,
        "amount": to_units(PROVIDER, asked.amount),
        "currency": asked.amount.currency,
        "description": _plain(f"{asked.reference} {asked.shop_name}")[:_MOST_IN_DESCRIPTION],
        "notify_url": asked.notify_to,
        "return_url": asked.return_to,
        "channels": "MOBILE_MONEY",  # cards need the buyer's name, address and e-mail, which we have not
        "lang": "fr" if asked.language.startswith("fr") else "en",
    }
    # A transaction_id is taken once, so it is sent once.
    said = _said((yield Call("POST", API, _JSON, json.dumps(wanted).encode())))
    if said.identity("code") != _CREATED:
        raise _refused(said)
    return Opened(asked.attempt, said.fields("data").text("payment_url"))


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    wanted = {**_signed_in(settings), "transaction_id": provider_ref}
    said = _said((yield Call("POST", f"{API}/check", _JSON, json.dumps(wanted).encode(), keyed=True)))
    if "data" not in said or "status" not in said.fields("data"):
        raise _refused(said)
    payment = said.fields("data")
    word = payment.text("status")
    status = "open" if word.startswith("WAITING") else _STATUS.get(word)
    if status is None:
        raise Declined("an unknown status")
    return Seen(
        provider_ref=provider_ref,
        status=status,
        amount=from_major(payment.decimal("amount"), payment.text("currency")) if status == "paid" else None,
        payment=provider_ref if status == "paid" else "",  # a transaction is paid once
        reference=provider_ref,
    )


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    """Signed without what keeps its values apart, and it does not say what happened: it only says what to look up."""
    try:
        told = dict(parse_qsl(posted.body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise Forged("no form") from None
    expected = hex_hmac(settings["secret"], "".join(told.get(name, "") for name in _SIGNED).encode("utf-8", "replace"))
    if not same(posted.headers.get("x-token", ""), expected):
        raise Forged("wrong signature")
    ref, site = told.get("cpm_trans_id", ""), told.get("cpm_site_id", "")
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", ref) or not site.isascii():
        return Told(fingerprint(posted.body), None)
    return Told(fingerprint(posted.body), Seen(ref, "open", reference=ref, account=site), trusted=False)


def _signed_in(settings: Settings) -> dict[str, str]:
    """The key stands in what is sent."""
    return {"apikey": settings["key"], "site_id": settings["site"]}


def _said(answer: Answer) -> Fields:
    """Its refusals come with several statuses; what counts is the code in the body."""
    try:
        return read_fields(answer.body)
    except Declined as unreadable:
        raise Declined(f"{answer.status} {unreadable}") from None


def _refused(said: Fields) -> Declined:
    word = said.optional("message")
    return Declined(word if _WORD.fullmatch(word) else "refused", key_is_wrong=word in _KEY_IS_WRONG)


def _plain(text: str) -> str:
    """Without the signs that CinetPay refuses in a description: # / $ _ & and the like."""
    return " ".join("".join(sign if sign.isalnum() or sign in "-.'" else " " for sign in text).split())


METHOD = Method(
    "cinetpay",
    N_("Mobile money (CinetPay)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on CinetPay's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: ("cinetpay.com",),
        open=open_session,
        look=look,
        read_notice=read_notice,
        account=lambda settings: settings["site"],
        comes_back_by_post=True,
        named_each_time=True,
        least={"XOF": 100, "XAF": 100},
        steps=steps(PROVIDER, CURRENCIES),
    ),
)
