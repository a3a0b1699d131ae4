"""What the button of a proposal carries, so that a tap needs nothing else: order, amount, fingerprint. Pure."""

import re
from dataclasses import dataclass

from storefront.money import MOST_MINOR

_SHAPE = re.compile(r"([0-9]{4}-[0-9]{3}) ([0-9]{1,13}) (balance|part|deposit) ([0-9]{1,9}) ([0-9a-f]{32})", re.ASCII)


@dataclass(frozen=True)
class Tapped:
    """revision: the order's, as it was when it was proposed."""

    reference: str
    minor: int
    kind: str
    revision: int
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.reference} {self.minor} {self.kind} {self.revision} {self.fingerprint}"


def read_tapped(text: str) -> Tapped | None:
    found = _SHAPE.fullmatch(text)
    if found is None or not 0 < int(found[2]) <= MOST_MINOR:
        return None
    return Tapped(found[1], int(found[2]), found[3], int(found[4]), found[5])
