"""Whole addresses, as they travel in chats and previews."""

from storefront.shop.visit import Visit
from storefront.wire.caching import public_origin


def address_in_chat(visit: Visit, place: str) -> str:
    """Short, and as the shop shows it first: whoever reads it there has not chosen this buyer's language."""
    return public_origin() + visit.trail.path(place)


def page_address(visit: Visit, place: str) -> str:
    """The page's address without anything of this buyer's."""
    return public_origin() + visit.trail.without_cart().to(place)
