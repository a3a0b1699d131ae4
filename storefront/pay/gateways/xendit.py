"""Xendit invoices: virtual accounts, wallets, QRIS, cards and shops' counters in South-East Asia.

docs.xendit.co/docs/payment-links-api-overview, developers.xendit.co/api-reference/#invoices
"""

import re
from base64 import b64encode
from datetime import datetime, timedelta
from decimal import Decimal
from urllib.parse import quote

from storefront.i18n.marking import N_
from storefront.pay.answers import Fields, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Asked, Call, Declined, Forged, Gateway, Opened, Posted, Seen, Talk, Told
from storefront.pay.hosted import checked, ends_at, json_with_numbers, prompt_of
from storefront.pay.method import Method
from storefront.pay.provider_units import from_major, steps, to_major
from storefront.pay.settings import Setting, Settings
from storefront.pay.signatures import fingerprint, same
from storefront.problems import Problem

PROVIDER = "xendit"
HOST = "api.xendit.co"
INVOICES = f"https://{HOST}/v2/invoices"
CURRENCIES = ("IDR", "PHP", "THB", "MYR", "VND")
SETTINGS = (
    Setting(
        "key",
        N_("Secret key"),
        N_("In Xendit: Settings, API keys. It needs to write money-in products, nothing else. It starts with xnd_."),
        secret=True,
        example="xnd_production_…",
    ),
    Setting(
        "token",
        N_("Webhook verification token"),
        N_("In Xendit: Settings, Webhooks. It stands above the addresses."),
        secret=True,
    ),
)

_SHAPES = {
    "key": (re.compile(r"xnd_(?:production|development)_[A-Za-z0-9]{20,200}"), "xendit.key_unreadable"),
    "token": (re.compile(r"[!-~]{16,200}"), "xendit.token_unreadable"),
}
_STATUS = {"PENDING": "open", "PAID": "paid", "SETTLED": "paid", "EXPIRED": "expired"}
_SOONEST, _LATEST = timedelta(minutes=5), timedelta(days=30)
_MOST_IN_DESCRIPTION = 200


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    return checked(typed, currency, SETTINGS, _SHAPES, CURRENCIES)


def open_session(asked: Asked, settings: Settings) -> Talk[Opened]:
    ends = ends_at(asked, _SOONEST, _LATEST)
    wanted = {
        "external_id": asked.attempt,
        "amount": Decimal(to_major(PROVIDER, asked.amount)),
        "currency": asked.amount.currency,
        "description": f"{asked.reference} {asked.shop_name}".strip()[:_MOST_IN_DESCRIPTION],
        "invoice_duration": (ends - asked.now) // timedelta(seconds=1),
        "success_redirect_url": asked.return_to,
        "failure_redirect_url": asked.return_to,
    }
    headers = {**_signed_in(settings), "Content-Type": "application/json"}
    # Xendit takes the same external_id again and makes another invoice, so it is sent once.
    invoice = granted((yield Call("POST", INVOICES, headers, json_with_numbers(wanted))))
    return Opened(invoice.text("id"), invoice.text("invoice_url"), ends)


def look(provider_ref: str, settings: Settings, now: datetime) -> Talk[Seen]:
    url = f"{INVOICES}/{quote(provider_ref, safe='')}"
    return _invoice_seen(granted((yield Call("GET", url, _signed_in(settings), keyed=True))))


def read_notice(posted: Posted, settings: Settings, now: datetime) -> Told:
    """The token comes along as it is and signs nothing: a notice only says what to look up."""
    if not same(posted.headers.get("x-callback-token", ""), settings["token"]):
        raise Forged("wrong token")
    with unreadable_is_forged():
        invoice = read_fields(posted.body)
        if "external_id" not in invoice or invoice.optional("status") not in _STATUS:
            return Told(fingerprint(posted.body), None)
        seen = _invoice_seen(invoice)
        return Told(f"{seen.provider_ref}:{invoice.text('status')}", seen, trusted=False)


def _invoice_seen(invoice: Fields) -> Seen:
    status = _STATUS.get(invoice.text("status"))
    if status is None:
        raise Declined("an unknown status")
    paid = status == "paid"
    amount = invoice.decimal("paid_amount" if paid and "paid_amount" in invoice else "amount")
    return Seen(
        provider_ref=invoice.text("id"),
        status=status,
        amount=from_major(amount, invoice.text("currency")),
        payment=invoice.text("id") if paid else "",  # an invoice is paid once
        reference=invoice.optional("external_id"),
    )


def _signed_in(settings: Settings) -> dict[str, str]:
    """The key is the name; there is no password."""
    pair = f"{settings['key']}:"
    return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


METHOD = Method(
    "xendit",
    N_("Wallet, bank or card (Xendit)"),
    SETTINGS,
    check,
    prompt_of(N_("You pay on Xendit's page, then you come back here.")),
    currencies=CURRENCIES,
    proves_by_reference=False,
    gateway=Gateway(
        hosts=lambda settings: (HOST,),
        pages=lambda settings: ("xendit.co",),
        open=open_session,
        look=look,
        read_notice=read_notice,
        events=("Invoices paid",),
        steps=steps(PROVIDER, CURRENCIES),
    ),
)
