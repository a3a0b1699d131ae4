"""Text as phones send it, made fit to keep: composed, without controls and without marks that turn a line around."""

import re
import unicodedata

from storefront.plain_text import seen

_MOST_BLANK_LINES = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    return " ".join(seen(unicodedata.normalize("NFC", text)).split())


def lines(text: str) -> str:
    """Several lines; at most one empty line between two."""
    cleaned = seen(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    trimmed = "\n".join(" ".join(line.split()) for line in cleaned.split("\n"))
    return _MOST_BLANK_LINES.sub("\n\n", trimmed).strip()
