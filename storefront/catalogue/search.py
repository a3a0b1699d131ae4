"""Search that is right in every script: one normal form for what is stored and what is asked.

None of LIKE's own signs is left in it.
"""

import unicodedata

from storefront.i18n.digits import ascii_digits

MOST_WORDS = 8
_LONGEST_QUERY = 200
_LONGEST_WORD = 40

# Marks that people leave out or type differently: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
# Indic, Thai and Burmese vowel signs are marks too, but they are letters to their readers and stay.
_DROPPED_MARKS = (
    (0x0300, 0x036F), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED),
    (0x08CA, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0xFE00, 0xFE0F),
)  # fmt: skip
_LETTERS = str.maketrans({
    "đ": "d", "ð": "d", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "n",
    "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ٱ": "ا", "ـ": "",
})  # fmt: skip


def search_key(*texts: str) -> str:
    """All words of the texts in the form they are searched by, one space between them."""
    return " ".join(word for text in texts for word in _normal(text).split())


def search_words(query: str) -> list[str]:
    """The words of a query, each once, as search_key would have written them."""
    words = (word[:_LONGEST_WORD] for word in search_key(query[:_LONGEST_QUERY]).split())
    return list(dict.fromkeys(words))[:MOST_WORDS]


def _normal(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    parted = unicodedata.normalize("NFD", folded)
    bare = "".join(_kept(character) for character in parted).translate(_LETTERS)
    return ascii_digits(unicodedata.normalize("NFC", bare))


def _kept(character: str) -> str:
    """Nothing for a dropped mark or an invisible sign, a space for punctuation, else the character."""
    if any(first <= ord(character) <= last for first, last in _DROPPED_MARKS):
        return ""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category[0] in "PZC" else character
