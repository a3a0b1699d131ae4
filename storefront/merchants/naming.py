"""A shop's address: which are allowed, and one proposed from a name in any script."""

import re
import unicodedata

from storefront.problems import Problem

RESERVED = frozenset(
    "signup signin signout desk hooks media static health offline report about docs help market search cart pay check"
    " api admin feed manifest sitemap robots sw favicon well-known".split()
)
SHORTEST, LONGEST = 3, 40
_SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# Letters that have no base letter under NFKD.
_LATIN = dict(zip("øłđıßæœþð", "o l d i ss ae oe th d".split(), strict=True))
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяьъіїєґ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya - - i yi ye g".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءپچژگکیئؤأإآ",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a - p ch zh g k y y w a i a".split(),
        strict=True,
    )
)
_LETTERS = {**_LATIN, **_CYRILLIC, **_ARABIC}
# Unicode's own names spell the syllables of these scripts: "DEVANAGARI LETTER KA", "ETHIOPIC SYLLABLE SHA".
_SYLLABLE = re.compile(
    r"(?:DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|MALAYALAM|SINHALA|ETHIOPIC|HIRAGANA|KATAKANA)"
    r" (?P<kind>LETTER|VOWEL SIGN|SIGN|SYLLABLE|DIGIT)(?: SMALL)? (?P<sound>[A-Z]+)"
)
_NASAL = {"ANUSVARA", "CANDRABINDU", "BINDI", "TIPPI"}


def slug_problems(slug: str) -> list[Problem]:
    """What keeps this from being a shop's address, apart from being taken."""
    if not SHORTEST <= len(slug) <= LONGEST:
        return [Problem("address.length", "slug", {"least": SHORTEST, "most": LONGEST})]
    if not _SHAPE.fullmatch(slug):
        return [Problem("address.shape", "slug")]
    if slug in RESERVED:
        return [Problem("address.taken", "slug")]
    return []


def tidy_slug(typed: str) -> str:
    """What was typed into the address box, with what phones add to it taken away."""
    return typed.strip().strip("/").rpartition("/")[2].casefold()


def proposed_slug(name: str, spare: str) -> str:
    """The name in ASCII letters; `spare` ("shop-4827") where its script has no spelling here."""
    spelt = "".join(_spelt(part) for part in unicodedata.normalize("NFC", name.casefold().replace("'", "").replace("’", "")))
    plain = _without_marks(_without_silent_vowels(spelt))
    slug = re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9]", "-", plain))[:LONGEST].strip("-")
    return slug if not slug_problems(slug) else spare


_SILENT = "\u0001"  # after a consonant whose own "a" has to go
_KILLED = re.compile(f"a{_SILENT}")


def _spelt(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character].replace("-", "")
    syllable = _SYLLABLE.match(unicodedata.name(character, ""))
    if syllable is None:
        return character
    sound = str(syllable["sound"])
    if syllable["kind"] == "VOWEL SIGN":
        return _SILENT + sound.lower()
    if sound in ("VIRAMA", "NUKTA"):
        return _SILENT if sound == "VIRAMA" else ""
    if sound in _NASAL:
        return "n"
    return sound.lower() if syllable["kind"] != "DIGIT" else str(unicodedata.decimal(character, ""))


def _without_silent_vowels(text: str) -> str:
    return _KILLED.sub("", text).replace(_SILENT, "")


def _without_marks(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
