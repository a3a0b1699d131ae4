"""One order from a shop to its reference, placed for real and rolled back: what the doctor believes."""

from datetime import datetime

from storefront.catalogue.actions import add_product
from storefront.catalogue.drafts import ProductDraft
from storefront.merchants.drafts import Opening
from storefront.merchants.opening import open_shop
from storefront.orders.cart import Cart, Item, write_cart
from storefront.orders.gather import review_cart
from storefront.orders.place import Placing, place
from storefront.orders.review import Wish
from storefront.storage.database import atomic
from storefront.storage.tokens import new_token


def place_test_order(now: datetime) -> str:
    """The reference of an order in a shop that exists only inside this transaction."""
    with atomic() as transaction:
        shop = open_shop(Opening("Doctor", "+12025550100", "US", f"doctor-{new_token()[:8]}"), now).shop
        product = add_product(shop, ProductDraft("Apple", price_minor=100, stock_milli=3000), now)
        cart = write_cart(Cart((Item(product.number, None, (), 1000),)))
        review = review_cart(shop, cart, shop.language, Wish(), now)
        wish = Wish(review.quoted.delivery.kind, review.quoted.delivery.area_id, review.method, review.if_missing)
        form = Placing(
            new_token(), cart, review.quote, wish.delivery, wish.area_id, wish.method, wish.if_missing, shop.language
        )
        reference = str(place(shop, form, now).order.reference)
        transaction.rollback()
    return reference
