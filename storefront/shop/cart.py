"""The cart: boxes go in, the review page comes out. Every GET leaves everything as it was."""

import re
from dataclasses import replace

from flask import Response, request
from werkzeug.datastructures import MultiDict

from storefront.catalogue.records import product_numbered, products_numbered
from storefront.orders.cart import MOST_BYTES, read_cart, write_cart
from storefront.orders.gather import review_cart
from storefront.orders.review import Wish
from storefront.shop.cart_text import cart_in_address
from storefront.shop.cookies import own_cart, own_key, remember_cart
from storefront.shop.door import door
from storefront.shop.filling import Filled, fill
from storefront.shop.pages import draw_again
from storefront.shop.product import draw_product
from storefront.shop.review import draw_review
from storefront.shop.source import coupon_before, source_before
from storefront.shop.visit import Visit, visit_to
from storefront.storage.tokens import new_token
from storefront.wire.caching import private_answer
from storefront.wire.pages import see_other
from storefront.wire.people import count_seen

_TO = re.compile(r"(?:c-(?P<section>[a-z0-9-]{1,60}?))?-?(?:page-(?P<page>[1-9][0-9]{0,2}))?")
_FROM_PRODUCT = re.compile(r"p-([1-9][0-9]{0,6})")


@door.post("/<slug>/cart")
def fill_cart(slug: str) -> Response:
    visit = visit_to(slug, cart_in_address())
    visit = replace(visit, trail=visit.trail.with_words(source_before(), coupon_before()))
    return refill(visit, visit.trail.cart or own_cart(), request.form)


@door.get("/<slug>/cart")
def show_cart(slug: str) -> Response:
    asked = request.args.get("i", "")[: 2 * MOST_BYTES]
    own = own_cart()
    shown = cart_in_address() or own
    is_own = not own or shown == own
    visit = visit_to(slug, shown)
    key = (own_key() if is_own and own else "") or new_token()
    wish = Wish(coupon=visit.trail.coupon)
    review = review_cart(visit.shop, asked or own, visit.words.language, wish, visit.now, key=key)
    if review.lines:
        count_seen(visit.shop.id, "cart", "cart")
    return private_answer(draw_review(visit, review, own=is_own, mine="" if is_own else own))


def refill(visit: Visit, base: str, form: "MultiDict[str, str]") -> Response:
    """Set the form's boxes in the cart and go where its button says; ask again about what can't be read."""
    cart = read_cart(base)[0]
    if added := form.get("add"):
        cart = cart.merge(read_cart(added[: 2 * MOST_BYTES])[0])
    filled = fill(cart, form, visit.shop, visit.words, visit.now)
    if filled.has_problems:
        return private_answer(_ask_again(visit, base, filled, form.get("from", "")), 422)
    text = write_cart(filled.cart)
    response = see_other(_target(visit, text, form.get("to", "")))
    return remember_cart(response, visit.shop.slug, text)


def _ask_again(visit: Visit, base: str, filled: Filled, came_from: str) -> str:
    """The page it was typed on, or a short one with just the goods that were typed at."""
    if came_from == "cart":
        wish, key = Wish(coupon=visit.trail.coupon), own_key() or new_token()
        review = review_cart(visit.shop, base, visit.words.language, wish, visit.now, key=key)
        if {f"q{line.line.item.name}" for line in review.lines}.issuperset(filled.typed.problems):
            return draw_review(visit, review, typed=filled.typed)
    found = _FROM_PRODUCT.fullmatch(came_from)
    product = product_numbered(visit.shop, int(found[1])) if found else None
    if product is not None and product.deleted_at is None:
        return draw_product(visit, product, filled.typed)
    return draw_again(visit, products_numbered(visit.shop, filled.numbers), filled.typed)


def _target(visit: Visit, text: str, to: str) -> str:
    trail = visit.trail.with_cart(text)
    if to == "shop":
        return trail.to()
    found = _TO.fullmatch(to) if to else None
    if found is None or not (found["section"] or found["page"]):
        return trail.to("cart")
    return trail.to(f"c/{found['section']}" if found["section"] else "", page=found["page"] or "")
