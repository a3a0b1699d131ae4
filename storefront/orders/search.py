"""By which words an order is found again: its goods, its area, the merchant's own label. Pure."""

from collections.abc import Iterable

from storefront.catalogue.search import search_key

_MOST = 300  # characters; what an index holds of each order


def key_of(mark: str, area_name: str, goods: Iterable[str]) -> str:
    """goods: titles and choices. The label comes first: it is never cut off."""
    words = dict.fromkeys(search_key(mark, area_name, *goods).split())
    return " ".join(words)[:_MOST]
