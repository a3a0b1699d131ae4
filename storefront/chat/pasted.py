"""Links of chat apps, pasted where only a number or a name was asked for."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True)
class Pasted:
    host: str  # without "www."; the word after the scheme for an app's own scheme ("send" in whatsapp://send)
    path: tuple[str, ...]
    query: dict[str, str]


def read_link(raw: str) -> Pasted | None:
    """The parts of a link, written with or without https://; None where it is no link at all."""
    typed = raw.strip()
    if not _SCHEME.match(typed):
        typed = "https://" + typed
    try:
        parts = urlsplit(typed)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "." not in host and parts.scheme in ("http", "https"):
        return None
    path = tuple(unquote(part) for part in parts.path.split("/") if part)
    return Pasted(host, path, {name: values[0] for name, values in parse_qs(parts.query).items()})
