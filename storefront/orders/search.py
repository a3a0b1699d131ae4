"""By which words an order is found again: its goods, its area, the merchant's own label. Pure."""

from collections.abc import Iterable
from functools import lru_cache

from storefront.catalogue.search import search_key

_MOST = 300  # characters; what an index holds of each order


def key_of(mark: str, area_name: str, goods: Iterable[str]) -> str:
    """goods: titles and choices. The label comes first: it is never cut off."""
    words = dict.fromkeys(word for text in (mark, area_name, *goods) for word in _words(text))
    return " ".join(words)[:_MOST]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Kept: the same goods are ordered again and again, and everybody waits while an order is placed."""
    return tuple(search_key(text).split())
