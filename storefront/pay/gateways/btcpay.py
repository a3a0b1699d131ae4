"""BTCPay Server: bitcoin and Lightning on the merchant's own server. docs.btcpayserver.org/API/Greenfield/v1"""

import json
import re
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

from storefront.i18n.marking import N_
from storefront.pay.answers import Fields, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import SHARED_SECRET, checked, ends_at, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_major, to_major
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import hex_hmac, same
from storefront.problems import Problem

PROVIDER = "btcpay"
SETTINGS = (
    Setting(
        "server",
        N_("Server"),
        N_("The address of your BTCPay Server, such as https://btcpay.example.com."),
        example="https://btcpay.example.com",
    ),
    Setting("store", N_("Store ID"), N_("In BTCPay: Store Settings, General.")),
    Setting(
        "key",
        N_("API key"),
        N_("In BTCPay: Account, API Keys. It needs to create and view this store's invoices, nothing else."),
        secret=True,
    ),
    Setting(
        "webhook_secret",
        N_("Webhook secret"),
        N_("In BTCPay: Store Settings, Webhooks. Copy the secret that stands there."),
        secret=True,
    ),
)

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_SERVER = rf"https://(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?(?::[0-9]{{2,5}})?(?:/[a-z0-9_-]+)*"
_SHAPES = {
    "server": (re.compile(_SERVER, re.IGNORECASE | re.ASCII), "btcpay.server_unreadable"),
    "store": (re.compile(r"[A-Za-z0-9]{20,60}"), "btcpay.store_unreadable"),
    "key": (re.compile(r"[A-Za-z0-9]{20,100}"), "btcpay.key_unreadable"),
    "webhook_secret": SHARED_SECRET,
}
_STATUS = {"New": "open", "Processing": "open", "Settled": "paid", "Expired": "expired", "Invalid": "failed"}
_TOLD = {
    "InvoiceProcessing": "open",
    "InvoiceReceivedPayment": "open",
    "InvoiceSettled": "paid",
    "InvoiceExpired": "expired",
    "InvoiceInvalid": "failed",
}
_NOT_AS_ASKED = ("PaidPartial", "PaidLate")  # part of it, or too late for the rate: somebody has to look
# The rate stands still for as long as the invoice is open, at the merchant's risk.
_SOONEST, _LATEST = timedelta(minutes=5), timedelta(hours=1)


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked({**typed, "server": typed.get("server", "").strip().rstrip("/")}, currency, SETTINGS, _SHAPES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    wanted = {
        "amount": to_major(PROVIDER, asked.amount),
        "currency": asked.amount.currency,
        "metadata": {"orderId": asked.attempt, "itemDesc": f"{asked.shop_name} {asked.reference}".strip()},
        "checkout": {
            "redirectURL": asked.return_to,
            "expirationMinutes": (ends_at(asked, _SOONEST, _LATEST) - asked.now) // timedelta(minutes=1),
        },
    }
    headers = {**_signed_in(settings), "Content-Type": "application/json"}
    # BTCPay knows no key of ours: sent again it would make another invoice, so it is not.
    invoice = granted((yield Call("POST", _invoices(settings), headers, json.dumps(wanted).encode())))
    return Opened(invoice.text("id"), invoice.text("checkoutLink"), invoice.moment("expirationTime"))


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    url = f"{_invoices(settings)}/{quote(provider_ref, safe='')}"
    return _invoice_seen(granted((yield Call("GET", url, _signed_in(settings), keyed=True))))


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    """Signed, but without an amount: what it tells is looked up."""
    expected = f"sha256={hex_hmac(settings['webhook_secret'], posted.body)}"
    if not same(posted.headers.get("btcpay-sig", ""), expected):
        raise Forged("wrong signature")
    with unreadable_is_forged():
        event = read_fields(posted.body)
        status = _TOLD.get(event.text("type"))
        delivery = event.optional("originalDeliveryId") or event.text("deliveryId")  # sent again, it has a new id
        if status is None:
            return Told(delivery, None)
        seen = Seen(event.text("invoiceId"), status, reference=_attempt_of(event), account=event.text("storeId"))
        return Told(delivery, seen, trusted=False)


def _invoice_seen(invoice: Fields) -> Seen:
    status = _STATUS.get(invoice.text("status"))
    if status is None:
        raise Declined("an unknown status")
    amount = from_major(invoice.decimal("amount"), invoice.text("currency"))
    as_asked = invoice.optional("additionalStatus") not in _NOT_AS_ASKED
    paid = status == "paid" or not as_asked
    return Seen(
        provider_ref=invoice.text("id"),
        status="paid" if paid else status,
        amount=amount if as_asked else None,
        payment=invoice.text("id") if paid else "",
        reference=_attempt_of(invoice),
        account=invoice.text("storeId"),
    )


def _attempt_of(thing: Fields) -> str:
    return thing.fields("metadata").optional("orderId") if "metadata" in thing else ""


def _invoices(settings: Settings) -> str:
    return f"{settings['server']}/api/v1/stores/{settings['store']}/invoices"


def _signed_in(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"token {settings['key']}"}


def _host(settings: Settings) -> tuple[str, ...]:
    return (urlsplit(settings["server"]).netloc,)


METHOD = Method(
    "btcpay",
    N_("Bitcoin or Lightning (BTCPay)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on the shop's own BTCPay page, then you come back here.")),
    proves_by_reference=False,
    gateway=Gateway(
        hosts=_host,
        pages=_host,
        open=open_session,
        look=look,
        read_notice=read_notice,
        account=lambda settings: settings["store"],
        events=tuple(_TOLD),
    ),
)
