"""Reads what a merchant pastes: an SMS, a whole chat message, a link, a number, a cart such as "7x2.12-3x1". Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from storefront.i18n.digits import ascii_digits
from storefront.orders.cart import read_cart
from storefront.orders.composed import Composed, read_composed
from storefront.orders.reference import read_reference

MOST_CHARACTERS = 4000
_MOST_UNUSED = 200
_LINK = re.compile(
    r"/(?P<slug>[a-z0-9-]{3,40})/o(?:/(?P<token>[a-z2-7]{26})(?![a-z2-7])|\?(?P<query>[^\s\"'<>]{1,1500}))"
)
_REFERENCE = re.compile(r"(?<![\w-])[0-9]{4}[-‐‑–][0-9]{3}(?![\w-])")
_SMS_WORDS = {"k": re.compile(r"([a-z2-7]{26})"), "v": re.compile(r"v([0-9]{1,9})"),
              "a": re.compile(r"a([0-9]{1,9}|pick_up|elsewhere)")}  # fmt: skip


@dataclass(frozen=True)
class Pasted:
    """slug: of the shop a link in it leads to; token: of the order's page. unused: words that said nothing to us."""

    composed: Composed
    slug: str = ""
    token: str = ""
    reference: str = ""
    language: str = ""
    unused: str = ""


def read_pasted(text: str) -> Pasted:
    """Never fails. What can be read stands in the fields, the goods in `composed`."""
    text = text[:MOST_CHARACTERS]
    if "%2fo" in text.lower():  # the chat link itself, with the message inside
        text = unquote(text)
    text = ascii_digits(text)
    written = next((found for found in _REFERENCE.finditer(text) if read_reference(found[0])), None)
    reference = read_reference(written[0]) or "" if written else ""
    link = _LINK.search(text)
    if link is None:
        fields, unused = _read_words(text.replace(written[0], " ") if written else text)
        return Pasted(read_composed(fields), reference=reference, unused=unused)
    fields = dict(parse_qsl((link["query"] or "").rstrip(".,;:!)")))
    composed = read_composed(fields)
    return Pasted(
        composed, link["slug"], link["token"] or "", reference, fields.get("lang", ""), _unread(fields, composed)
    )


def _unread(fields: Mapping[str, str], composed: Composed) -> str:
    """Parts of a link that were cut or changed on its way. Of the goods, those who look at them say so."""
    parts = (f"{name}={fields[name]}" for name in "kvam" if fields.get(name, "") != composed.fields.get(name, ""))
    return " ".join(part for part in parts if not part.endswith("="))[:_MOST_UNUSED]


def _read_words(text: str) -> tuple[Mapping[str, str], str]:
    """The fields of an order without a link, and the words that are none of it."""
    carts, fields, unused = [], {}, []
    for word in text.split():
        plain = word.casefold().replace("×", "x").strip("()[]\"'.,;:!*_")
        cart = re.sub("[,;]", ".", plain)
        field = next((name for name, shape in _SMS_WORDS.items() if shape.fullmatch(plain)), "")
        if read_cart(cart)[0]:
            carts.append(cart)
        elif field:
            fields[field] = _SMS_WORDS[field].fullmatch(plain)[1]  # type: ignore[index]
        else:
            unused.append(word)
    if carts:
        fields["i"] = ".".join(carts)
    return fields, " ".join(unused)[:_MOST_UNUSED]
