"""What messages of payments are recognised by. Written in dated files (patterns/), made usable here. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from storefront.payments.pasted.folding import cleaned, folded

DIRECTIONS = ("received", "sent", "idle")  # idle: nothing moved, or not yet
LABELS = ("balance", "fee", "amount", "reference")
COLUMNS = ("amount", "credit", "debit", "balance", "date", "text", "reference")
_LETTERS = re.compile(r"[^\W\d_]+")
_GAP = ".{0,60}?"


@dataclass(frozen=True)
class Found:
    """A phrase of this kind, from its first character to behind its last."""

    kind: str
    starts: int
    ends: int


class Phrases:
    """Finds phrases of whole words, by their first one: a long list then costs no more than a short one."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], kinds: Iterable[str]) -> None:
        """ "…" in a phrase stands for a few words between."""
        self._by_first: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        phrases = [(phrase, kind) for kind in kinds for phrase in words.get(kind, ())]
        for phrase, kind in sorted(phrases, key=lambda one: -len(one[0])):
            parts = [folded(cleaned(part)) for part in phrase.split("…")]
            first = _LETTERS.match(parts[0])
            if first is None:
                raise ValueError(f"a phrase begins with a letter, not as {phrase!r}")
            shape = re.compile(f"{_GAP.join(map(re.escape, parts))}(?![^\\W\\d_])")
            self._by_first[first[0]].append((shape, kind))

    def find(self, text: str) -> Iterator[Found]:
        """text: folded. One after another; of those that begin at a place, the longest."""
        ends = 0
        for word in _LETTERS.finditer(text):
            if word.start() < ends:
                continue
            for shape, kind in self._by_first.get(word[0], ()):
                found = shape.match(text, word.start())
                if found:
                    ends = found.end()
                    yield Found(kind, word.start(), ends)
                    break


@dataclass(frozen=True)
class Vocabulary:
    """words: phrases by kind. shapes: expressions of references that need no word before them.
    columns: headings of statements by what stands below."""

    words: Mapping[str, tuple[str, ...]]
    shapes: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]

    @cached_property
    def directions(self) -> Phrases:
        return Phrases(self.words, DIRECTIONS)

    @cached_property
    def labels(self) -> Phrases:
        return Phrases(self.words, ("balance", "fee", "amount"))

    @cached_property
    def reference_labels(self) -> Phrases:
        return Phrases(self.words, ("reference",))

    @cached_property
    def reference_shapes(self) -> re.Pattern[str]:
        return re.compile("|".join(self.shapes) or r"(?!)")

    @cached_property
    def headings(self) -> Mapping[str, str]:
        return {folded(heading): column for column, headings in self.columns.items() for heading in headings}
