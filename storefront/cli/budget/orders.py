"""Pages of what nobody made, an order and a coupon: written inside a transaction, drawn there, taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Response, current_app

from storefront.catalogue.records import products_on_sale
from storefront.merchants.records import Shop
from storefront.orders.cart import Cart, Item, read_cart, write_cart
from storefront.orders.coupons.actions import CouponDraft, add_coupon
from storefront.orders.gather import review_cart
from storefront.orders.place import Placing, place
from storefront.orders.review import Wish
from storefront.shop.cart import show_cart
from storefront.shop.order import show_order
from storefront.shop.trail import Trail
from storefront.storage.database import atomic
from storefront.storage.tokens import new_token

_LINES = 12
_LOOKED_AT = 60
_COUPON = "WEIGHED-10"


@dataclass(frozen=True)
class Basket:
    """What a buyer of this shop could order now, in their language, and how they could pay."""

    shop: Shop
    language: str
    now: datetime
    cart: str
    methods: tuple[str, ...]


def long_basket(shop: Shop, language: str, now: datetime) -> Basket | None:
    """One of each of the first goods that can be had; None where the shop takes no orders."""
    wished = Cart(tuple(Item(product.number, None, (), 1000) for product in products_on_sale(shop, _LOOKED_AT)))
    there = read_cart(review_cart(shop, write_cart(wished), language, Wish(), now).cart)[0]
    cart = write_cart(Cart(there.items[:_LINES]))
    review = review_cart(shop, cart, language, Wish(), now)
    return Basket(shop, language, now, cart, review.methods) if review.can_be_placed else None


def order_answer(basket: Basket, method: str, trail: Trail, headers: Mapping[str, str]) -> Response:
    """The order's page, where it is paid by this method."""
    slug = basket.shop.slug
    return taken_back(trail.to("o", pay=method), headers, lambda: show_order(slug, _place(basket, method)))


def coupon_answer(basket: Basket, trail: Trail, headers: Mapping[str, str]) -> Response:
    """The cart with a coupon on it."""

    def drawn() -> Response:
        add_coupon(basket.shop, CouponDraft(_COUPON, 10, None), basket.now)
        return show_cart(basket.shop.slug)

    return taken_back(trail.to("cart", i=basket.cart, c=_COUPON), headers, drawn)


def taken_back(address: str, headers: Mapping[str, str], drawn: Callable[[], Response]) -> Response:
    """The door's own answer. The request is over before the transaction could be kept: it is rolled back either way."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    with app.test_request_context(address, headers=dict(headers)), atomic() as transaction:
        response: Response = app.process_response(app.make_response(drawn()))
        transaction.rollback()
    return response


def _place(basket: Basket, method: str) -> str:
    shop, language, now = basket.shop, basket.language, basket.now
    review = review_cart(shop, basket.cart, language, Wish(method=method), now)
    delivery = review.quoted.delivery
    form = Placing(
        key=new_token(),
        cart=basket.cart,
        quote=review.quote,
        delivery=delivery.kind,
        area_id=delivery.area_id,
        method=review.method,
        if_missing=review.if_missing,
        language=language,
    )
    return str(place(shop, form, now).order.token)
