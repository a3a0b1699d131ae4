"""Any payment page the merchant already has; the order's amount, currency and number fill its placeholders."""

import re
from urllib.parse import quote, urlsplit

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

SETTINGS = (
    Setting("link", N_("Payment link"), N_("It starts with https:// and may hold {amount}, {currency} and {ref}.")),
)

_PLACEHOLDERS = ("{amount}", "{currency}", "{ref}")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]+)")  # no number in any spelling ends so
_PRIVATE_ENDINGS = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home", ".arpa")
_ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=~{}"


def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
    settings, problems = read_settings(typed, SETTINGS)
    link = settings["link"]
    if not problems:
        problems = [Problem(key, "link") for key in _wrong_in(link)]
    return problems or {"link": quote(link, safe=_ADDRESS_SIGNS)}


def _wrong_in(link: str) -> list[str]:
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ["link.unreadable"]
    if parts.scheme != "https":
        return ["link.not_https"]
    if "@" in parts.netloc or port not in (None, 443) or not _HOST.fullmatch(host) or host.endswith(_PRIVATE_ENDINGS):
        return ["link.host"]
    if " " in link or "\\" in link:
        return ["link.unreadable"]
    unknown = re.search(r"[{}]", re.sub("|".join(_PLACEHOLDERS), "", link))
    return ["link.placeholder"] if unknown else []


def prompt(bill: Bill, settings: Settings) -> Prompt:
    template = settings["link"]
    if bill.amount is None and "{amount}" in template:
        return Prompt(lines=(N_("You can pay here as soon as the total is final."),))
    values = {
        "{amount}": bill.amount.plain() if bill.amount is not None else "",
        "{currency}": bill.currency,
        "{ref}": bill.reference,
    }
    link = re.sub("|".join(_PLACEHOLDERS), lambda found: quote(values[found[0]], safe=""), template)
    typed_there = () if "{amount}" in template else amount_copies(bill)
    named_there = () if "{ref}" in template else (reference_copy(bill),)
    return Prompt(
        lines=(N_("The payment page is outside this shop. Check its address before you pay."),),
        copies=(*typed_there, *named_there),
        link=link,
        link_label=N_("Open the payment page"),
        host=urlsplit(link).hostname or "",
    )


METHOD = Method("link", N_("Payment link"), SETTINGS, check, prompt)
