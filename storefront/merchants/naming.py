"""A shop's address: which are allowed, and one proposed from a name in any script."""

import re
import unicodedata

from storefront.problems import Problem

RESERVED = frozenset(
    """
    signup signin signout desk hooks media static health offline report about docs help market search cart pay check
    api admin feed manifest sitemap robots sw favicon well-known
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
SHORTEST, LONGEST = 3, 40
_SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# Letters that have no base letter under NFKD, each followed by its spelling.
_LETTERS = dict(
    pair.split(":")
    for pair in """
    ø:o ł:l đ:d ı:i ß:ss æ:ae œ:oe þ:th ð:d
    а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch
    ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g
    ا:a أ:a إ:i آ:a ب:b ت:t ث:th ج:j ح:h خ:kh د:d ذ:dh ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع:a غ:gh ف:f ق:q ك:k ل:l م:m
    ن:n ه:h و:w ؤ:w ي:y ئ:y ى:a ة:a ء: پ:p چ:ch ژ:zh گ:g ک:k ی:y
    """.split()  # noqa: SIM905
)
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
    letters = unicodedata.normalize("NFC", re.sub("['’]", "", name.casefold()))
    spelt = "".join(_spelt(letter) for letter in letters)
    plain = _without_marks(_without_silent_vowels(spelt))
    slug = re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9]", "-", plain))[:LONGEST].strip("-")
    return slug if not slug_problems(slug) else spare


_SILENT = "\u0001"  # after a consonant whose own "a" has to go
_KILLED = re.compile(f"a{_SILENT}")


def _spelt(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
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
