"""Links to payment pages that a merchant already has: what may be one, and how the order is written into it."""

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from storefront.i18n.marking import N_
from storefront.pay.copies import amount_copies, reference_copy
from storefront.pay.method import Bill, Prompt

PLACEHOLDERS = ("{amount}", "{currency}", "{ref}")

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]+)")  # no number in any spelling ends so
_PRIVATE_ENDINGS = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home", ".arpa")
_ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=~{}"


def faults(link: str) -> list[str]:
    """Keys of what is wrong with it. Any website by its name will do."""
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
    unknown = re.search(r"[{}]", re.sub("|".join(PLACEHOLDERS), "", link))
    return ["link.placeholder"] if unknown else []


def host_of(link: str) -> str:
    return urlsplit(link).hostname or ""


def is_at(link: str, hosts: Sequence[str]) -> bool:
    """Whether a faultless link leads to one of these hosts or to a part of one."""
    return any(host_of(link) == host or host_of(link).endswith(f".{host}") for host in hosts)


def encoded(link: str) -> str:
    """As it is kept: letters of every script as browsers send them."""
    return quote(link, safe=_ADDRESS_SIGNS)


def prompt_of(template: str, bill: Bill) -> Prompt:
    """What the link can't carry, the buyer copies."""
    if bill.amount is None and "{amount}" in template:
        return Prompt(lines=(N_("You can pay here as soon as the total is final."),))
    values = {
        "{amount}": bill.amount.plain() if bill.amount is not None else "",
        "{currency}": bill.currency,
        "{ref}": bill.reference,
    }
    link = re.sub("|".join(PLACEHOLDERS), lambda found: quote(values[found[0]], safe=""), template)
    typed_there = () if "{amount}" in template else amount_copies(bill)
    named_there = () if "{ref}" in template else (reference_copy(bill),)
    return Prompt(
        lines=(N_("The payment page is outside this shop. Check its address before you pay."),),
        copies=(*typed_there, *named_there),
        link=link,
        link_label=N_("Open the payment page"),
        host=host_of(link),
    )
