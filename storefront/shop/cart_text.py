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
    return Typed({f"q{item.name}": plain_quantity(item.milli, words) for item in read_cart(cart)[0].items})


def plain_quantity(milli: int, words: Words) -> str:
    """A quantity that a box takes back as it is: no grouping, ASCII digits, the reader's decimal mark."""
    whole, rest = divmod(milli, 1000)
    return f"{whole}{words.decimal_mark}{rest:03d}".rstrip("0") if rest else str(whole)
