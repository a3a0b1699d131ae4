"""A chat's text as the lines somebody wrote by hand: no stamps, no senders, no bullets, no numbering. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from storefront.i18n.digits import ARABIC_DECIMAL, ARABIC_THOUSANDS, ascii_digits
from storefront.plain_text import unmarked

_STAMP = re.compile(
    r"^\W*[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}[,،]? ?(?:à |at )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})? ?"
    r"(?:[ap]\.? ?m\.?|ص|م)?\]?(?: ?[-–])? ?(?:~ ?)?[^:]{1,40}:(?: |$)",
    re.I,
)
_NUMBERING = re.compile(r"^([0-9]{1,3}) ?(?:[.)\]:°-]|️?⃣)[ \t]*(?![0-9])")
_PARTS_OF_EMOJI = "\ufe0f\u20e3\u200d"
_COLUMNS = (r"\t+", r"[|;؛]", r" {3,}", r"[,،] ")


_MARKS = str.maketrans({ARABIC_DECIMAL: ".", ARABIC_THOUSANDS: ","})


def lines_of(text: str) -> list[str]:
    """Each with something on it, in order. Columns still stand beside each other."""
    found = [_STAMP.sub("", line) for line in map(_plain, text.replace("\r", "\n").split("\n"))]
    found = [line for line in map(_without_bullet, found) if line]
    return [_without_bullet(_NUMBERING.sub("", line)) for line in found] if _are_numbered(found) else found


def columns_of(line: str) -> Iterator[list[str]]:
    """The line taken apart at each kind of separator it has."""
    for separator in _COLUMNS:
        parts = [part for part in map(_without_bullet, re.split(separator, line)) if part]
        if len(parts) > 1:
            yield parts


def _plain(line: str) -> str:
    """ASCII digits, spaces of one kind (a tab stays), nothing unseen."""
    line = ascii_digits(unmarked(unicodedata.normalize("NFC", line))).translate(_MARKS)
    return "".join(" " if character.isspace() and character != "\t" else character for character in line).strip()


def _without_bullet(line: str) -> str:
    """Without what only decorates its beginning and its end: bullets, emoji, stars of bold letters."""
    starts, ends = 0, len(line)
    while starts < ends and _decorates(line[starts], "([¿\"«“'"):
        starts += 1
    while starts < ends and _decorates(line[ends - 1], ")]?؟!%\"»”'/"):
        ends -= 1
    return line[starts:ends]


def _decorates(character: str, but: str) -> bool:
    category = unicodedata.category(character)
    return character in _PARTS_OF_EMOJI or (category[0] in "PSZ" and category != "Sc" and character not in but)


def _are_numbered(lines: Sequence[str]) -> bool:
    """1, 2, 3 … in front of lines is no price and no quantity."""
    numbers = [int(found[1]) for line in lines if (found := _NUMBERING.match(line))]
    return bool(numbers) and numbers[0] <= 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
