"""The cart as text: the same in the cookie, in `?i=`, in an SMS and in an order composed offline.

`7x250m.12-3x1.9~4~6x2` is 0.25 kg of product 7, one of 12 in choice 3, two of 9 with extras 4 and 6.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from storefront.catalogue.quantity import MOST_MILLI

MOST_ITEMS = 60
MOST_BYTES = 600

_ITEM = re.compile(
    r"(?P<number>[0-9]{1,7})(?:-(?P<choice>[0-9]{1,5}))?(?P<extras>(?:~[0-9]{1,5})*)x(?P<quantity>[0-9]{1,9})(?P<milli>m?)"
)
_SHOWN_OF_UNREAD = 40  # characters of a text nobody can read that are worth naming


@dataclass(frozen=True)
class Item:
    """So much of one product, perhaps in a choice and with extras. The quantity is in thousandths."""

    number: int
    choice: int | None
    extras: tuple[int, ...]
    milli: int

    @property
    def name(self) -> str:
        """What makes two items equal, as it is written: "9-2~4~6"."""
        choice = "" if self.choice is None else f"-{self.choice}"
        return f"{self.number}{choice}" + "".join(f"~{extra}" for extra in self.extras)

    def __str__(self) -> str:
        whole, rest = divmod(self.milli, 1000)
        return f"{self.name}x{self.milli}m" if rest else f"{self.name}x{whole}"


@dataclass(frozen=True)
class Cart:
    """Items in the order in which they were first put in; no two of them equal."""

    items: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def set(self, item: Item) -> "Cart":
        """With this item in the place of its equal; a quantity of 0 removes it."""
        return _gather((*self.items, item))

    def merge(self, other: "Cart") -> "Cart":
        """With all items of the other cart; where both have one, the other's quantity stands."""
        return _gather((*self.items, *other.items))

    @property
    def fits(self) -> bool:
        """Whether it can be written without losing an item."""
        return len(self.items) <= MOST_ITEMS and len(".".join(map(str, self.items))) <= MOST_BYTES


def read_cart(text: str) -> tuple[Cart, tuple[str, ...]]:
    """The cart, and the pieces of the text that could not be read. Never fails."""
    items: list[Item] = []
    unread: list[str] = []
    for piece in _pieces(text):
        item = _read_item(piece)
        if item is None:
            unread.append(piece[:_SHOWN_OF_UNREAD])
        else:
            items.append(item)
    gathered = _gather(items)
    unread.extend(str(item) for item in gathered.items[MOST_ITEMS:])
    return Cart(gathered.items[:MOST_ITEMS]), tuple(unread[:MOST_ITEMS])


def write_cart(cart: Cart) -> str:
    """The cart's text: its first items, as many as 60 items and 600 bytes hold (`Cart.fits` tells before)."""
    text = ""
    for item in cart.items[:MOST_ITEMS]:
        longer = f"{text}.{item}" if text else str(item)
        if len(longer) > MOST_BYTES:
            break
        text = longer
    return text


def _gather(items: Iterable[Item]) -> Cart:
    by_name: dict[str, Item] = {}
    for item in items:
        by_name[item.name] = item
    return Cart(tuple(item for item in by_name.values() if item.milli > 0))


def _pieces(text: str) -> list[str]:
    """The items' texts; what stands beyond the 600th byte stays together as one piece nobody reads."""
    if len(text) <= MOST_BYTES:
        return [piece for piece in text.strip().split(".") if piece]
    end = text.rfind(".", 0, MOST_BYTES + 1)
    return [*(piece for piece in text[: max(end, 0)].split(".") if piece), "…" + text[end + 1 :]]


def _read_item(piece: str) -> Item | None:
    found = _ITEM.fullmatch(piece)
    if found is None:
        return None
    number, choice = int(found["number"]), found["choice"]
    extras = tuple(sorted({int(extra) for extra in found["extras"].split("~") if extra}))
    milli = int(found["quantity"]) * (1 if found["milli"] else 1000)
    if number == 0 or milli > MOST_MILLI:
        return None
    return Item(number, None if choice is None else int(choice), extras, milli)
