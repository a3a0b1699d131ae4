"""The two cookies of a buyer, under the shop's cart alone: the cart, and the key that makes of it one order only."""

from flask import Response, request

from storefront.shop.cart_text import readable
from storefront.storage.tokens import is_token, new_token

_SECONDS = 30 * 24 * 3600


def own_cart() -> str:
    return readable(request.cookies.get("cart", ""))


def own_key() -> str:
    """The key of the buyer's own cart, "" when there is none."""
    key = request.cookies.get("key", "")
    return key if is_token(key) else ""


def remember_cart(response: Response, slug: str, cart: str) -> Response:
    """A key is made when the cart becomes non-empty and stays as long as it is."""
    if not cart:
        return forget_cart(response, slug)
    for name, value in (("cart", cart), ("key", own_key() or new_token())):
        response.set_cookie(
            name, value, _SECONDS, path=f"/{slug}/cart", secure=request.is_secure, httponly=True, samesite="Lax"
        )
    return response


def forget_cart(response: Response, slug: str) -> Response:
    for name in ("cart", "key"):
        response.delete_cookie(name, path=f"/{slug}/cart", secure=request.is_secure, httponly=True, samesite="Lax")
    return response
