"""Text as phones send it, made fit to keep: composed, without controls and without marks that turn a line around."""

import re
import unicodedata

# Not the joiners U+200C and U+200D: Hindi, Persian and emoji are written with them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_MOST_BLANK_LINES = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def lines(text: str) -> str:
    """Several lines; at most one empty line between two."""
    cleaned = _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    trimmed = "\n".join(" ".join(line.split()) for line in cleaned.split("\n"))
    return _MOST_BLANK_LINES.sub("\n\n", trimmed).strip()
