"""What is wrong with an input, as a key; the words are found at the edge (i18n/problem_texts.py)."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One mistake: key ("price.unreadable"), the form field beside it ("" = the whole form), values for its words."""

    key: str
    field: str = ""
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict)


class Refused(Exception):
    """An action did nothing because of these problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.field}:{p.key}" if p.field else p.key for p in problems))
        self.problems = problems


class Missing(Exception):
    """The thing asked for is not there, or not this asker's: both look the same from outside."""
