"""Carts in addresses, in cookies and in the boxes of a form."""

from storefront.i18n import Words
from storefront.orders.cart import MOST_BYTES, read_cart, write_cart
from storefront.shop.cards import Typed
from storefront.wire.address import argument


def cart_in_address() -> str:
    asked = argument("i")
    return readable(asked) if asked else ""


def readable(text: str) -> str:
    """A cart as far as it can be read: written again, so that nothing else of it comes back on a page."""
    return write_cart(read_cart(text[: 2 * MOST_BYTES])[0])


def typed_cart(cart: str, words: Words) -> Typed:
    """Boxes filled with what the cart holds."""
    return Typed({f"q{item.name}": words.quantity_editable(item.milli) for item in read_cart(cart)[0].items})
