"""A text as it is compared, each character in its place: no accents, small letters, ASCII digits. Pure."""

import unicodedata

from storefront.plain_text import bare

_PLAIN = {"’": "'", "‘": "'", "−": "-", "–": "-", "‑": "-", "‐": "-", "—": "-", "٫": ".", "٬": ","}


class _Table(dict[int, str]):
    """One character for one, worked out when it is first met."""

    def __init__(self, keeps_case: bool) -> None:
        self._keeps_case = keeps_case

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = found = self._one(character)
        return found

    def _one(self, character: str) -> str:
        if character in _PLAIN:
            return _PLAIN[character]
        if character.isspace():
            return " "
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            return str(digit)
        base = unicodedata.normalize("NFD", character)[0]
        return base if self._keeps_case else base.lower()[0]


_CASED, _FOLDED = _Table(True), _Table(False)


def cleaned(text: str) -> str:
    """Composed, on one line, without the signs nobody sees."""
    return " ".join(bare(unicodedata.normalize("NFC", text)).split())


def cased(text: str) -> str:
    """Folded but for capital letters: codes are told apart by them."""
    return text.translate(_CASED)


def folded(text: str) -> str:
    return text.translate(_FOLDED)
