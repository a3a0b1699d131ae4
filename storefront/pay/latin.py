"""Names in plain Latin letters, as banks' own formats want them."""

import re
import unicodedata

from storefront.pay.settings import Settings
from storefront.problems import Problem

# Letters that are no letter with a mark, and signs that have a plain twin.
_PLAIN = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
        "ı": "i", "ŋ": "n", "Ŋ": "N", "ə": "e", "Ə": "E", "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"',
        "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-", "—": "-",
    }
)  # fmt: skip


def latin(text: str, most: int) -> str:
    """The text in printable ASCII, accents dropped; what has no Latin letter is left out."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN)).translate(_PLAIN)
    return " ".join(re.sub(r"[^ -~]", "", " ".join(decomposed.split())).split())[:most].rstrip()


def read_latin(settings: Settings, name: str, most: int) -> str | Problem:
    """A setting as banks print it; where nothing of it can be, the merchant writes it in Latin letters."""
    plain = latin(settings[name], most)
    if settings[name] and not re.search("[A-Za-z]", plain):
        return Problem("setting.latin_letters", name)
    return plain
