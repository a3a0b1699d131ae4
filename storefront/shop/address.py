"""Whole addresses, as they travel in chats and previews."""

from storefront.shop.visit import Visit
from storefront.wire.caching import public_origin


def page_address(visit: Visit, place: str) -> str:
    """The page's address without anything of this buyer's."""
    return public_origin() + visit.trail.without_cart().to(place)
