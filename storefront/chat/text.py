"""Text on its way into a chat app: nothing a name holds may look like our formatting or bend the lines around it."""

import re
import unicodedata
from urllib.parse import quote

from storefront.chat.channel import Channel
from storefront.i18n.digits import ascii_digits
from storefront.plain_text import seen, without_controls

MOST_SMS_CHARACTERS = 160

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_MARKER = re.compile(r"(?<![A-Za-z0-9])[*_~]+|[*_~]+(?![A-Za-z0-9])")  # inside a word ("2*3") they mark nothing
_LINE_STARTS = re.compile(r"^(?:[>•-]+(?:\s+|$))+")
_NUMBERED = re.compile(r"^(\d+)\.(?=\s)")


def sendable(text: str) -> str:
    """The text with one kind of newline and without what a link can't carry; nothing else changes."""
    return without_controls(_NEWLINES.sub("\n", text).replace("\t", " "))


def quoted(text: str) -> str:
    """The text as the value of a link's query. Chat apps show a "+" as it is, so a space is %20."""
    return quote(sendable(text), safe="")


def plain(name: str) -> str:
    """Somebody's words as one line that starts no bold, italics, struck text, code, quote or list."""
    one_line = _fold(seen(sendable(name))).replace("`", "'")
    unmarked = _LINE_STARTS.sub("", _fold(_MARKER.sub(" ", one_line)))
    return _NUMBERED.sub(r"\1)", unmarked)


def url_bytes(channel: Channel, address: str, text: str) -> int:
    """How long the link gets; at most MOST_LINK_BYTES travels safely."""
    return len(channel.link(address, text).encode())


# What NFKD leaves alone, and the ASCII signs that cost an SMS two characters.
_IN_ASCII = str.maketrans("øØđĐłŁı×‐–—−•·،⁄‘’“”[]{}\\|~`", "oOdDlLix------,/''\"\"()()//-'") | str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "₹": "Rs ", "€": "EUR ", "£": "GBP ", "^": ""}
)


def ascii_short(text: str) -> str:
    """The text for one SMS: at most 160 characters of ASCII. What is too long is cut above the last line, the link."""
    decomposed = unicodedata.normalize("NFKD", sendable(text)).translate(_IN_ASCII)
    lines = (_fold(line) for line in ascii_digits(decomposed).encode("ascii", "ignore").decode().split("\n"))
    before, newline, last = "\n".join(line for line in lines if line).rpartition("\n")
    room = max(MOST_SMS_CHARACTERS - len(newline + last), 0)
    return (before[:room].rstrip() + newline + last).strip()[:MOST_SMS_CHARACTERS]


def ascii_name(name: str) -> str:
    """What an SMS says of a name at one byte a letter, on one line."""
    return _fold(name.encode("ascii", "ignore").decode())


def _fold(text: str) -> str:
    return " ".join(text.split())
