"""Orders for tests, placed as a buyer's untouched page would place them."""

from datetime import datetime
from typing import Any

from storefront.merchants.records import Shop
from storefront.orders.gather import review_cart
from storefront.orders.place import Placing, place
from storefront.orders.records import Order
from storefront.orders.review import Wish
from storefront.storage.tokens import new_token
from tests.conftest import NOW


def form_for(shop: Shop, cart: str, **fields: Any) -> Placing:
    """The form of a review page rendered now."""
    wish = Wish(fields.pop("delivery", ""), fields.pop("area_id", None), fields.pop("method", ""))
    review = review_cart(shop, cart, shop.language, wish, fields.pop("now", NOW))
    delivery = review.quoted.delivery
    defaults: dict[str, Any] = {
        "key": new_token(),
        "cart": review.cart,
        "quote": review.quote,
        "delivery": delivery.kind,
        "area_id": delivery.area_id,
        "method": review.method,
        "if_missing": "ask",
        "language": shop.language,
    }
    return Placing(**{**defaults, **fields})


def place_order(shop: Shop, cart: str, now: datetime = NOW, **fields: Any) -> Order:
    return place(shop, form_for(shop, cart, now=now, **fields), now).order
