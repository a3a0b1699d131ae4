"""A form as it is shown: what stands in each box, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from storefront.i18n.digits import read_number
from storefront.problems import Problem


def seen_version(posted: Mapping[str, str]) -> int:
    """The row_version this form was drawn from; 0, which no row has, where it can't be read."""
    return read_number(posted.get("seen", "")) or 0


@dataclass(frozen=True)
class Filled:
    """values: as typed, or as kept. For boxes of one name several times, `lists` has them all."""

    values: Mapping[str, str]
    problems: Sequence[Problem] = ()
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, posted: "MultiDict[str, str]", problems: Sequence[Problem]) -> "Filled":
        return cls(posted.to_dict(), problems, posted.to_dict(flat=False))

    def value(self, name: str) -> str:
        return self.values.get(name, "")

    def ticked(self, name: str, value: str = "") -> bool:
        """Whether the box of this name (and, among several, of this value) is ticked."""
        return value in self.lists.get(name, ()) if value else bool(self.values.get(name))

    def at(self, name: str) -> list[Problem]:
        return [problem for problem in self.problems if problem.field == name]
