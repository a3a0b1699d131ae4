"""Orders composed without a network: looked at with live prices, and made once, whoever opens the link first."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from storefront.catalogue.names import name_of
from storefront.catalogue.records import deleted_products, prices_as_of
from storefront.i18n import words
from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders import live, move
from storefront.orders.cart import read_cart
from storefront.orders.changes import Difference, changes_in
from storefront.orders.composed import Composed
from storefront.orders.gather import offers_for, terms_of
from storefront.orders.network_share import shares
from storefront.orders.offers import Offers
from storefront.orders.place import Changed, Placed, Placing, place_inside
from storefront.orders.records import order_with_key
from storefront.orders.review import Review, make_review
from storefront.problems import Missing, Refused
from storefront.storage.database import atomic


@dataclass(frozen=True)
class Reviewed:
    """The order as it can be had now, and what is otherwise than the phone knew."""

    review: Review
    changes: tuple[Difference, ...]


def look_at(shop: Shop, composed: Composed, language: str, now: datetime) -> Reviewed:
    """Changes nothing. Not one price is taken from the link."""
    cart, unread = read_cart(composed.cart)
    offers = offers_for(shop, cart, language, now)
    terms, seen = terms_of(shop, language, now), _quote_of_then(shop, offers, composed.price_version)
    review = make_review(cart, unread, offers, terms, composed.wish, seen, composed.key)
    return Reviewed(review, changes_in(review, _titles_of_gone(shop, offers, language)))


def take(
    shop: Shop,
    composed: Composed,
    language: str,
    now: datetime,
    *,
    member: Member | None = None,
    network: str | None = None,
) -> Placed:
    """The order of this key, made of live data when it is not there yet. A member has seen it by taking it.

    Raises Changed when it can't be had at all, and Missing when the key is another shop's.
    """
    with atomic():
        known = order_with_key(composed.key)
        if known is not None and known.shop_id != shop.id:
            raise Missing
        placed = Placed(known, is_repeat=True) if known else _place(shop, composed, language, now, member, network)
        if member is not None and placed.order.state == "placed":
            placed = replace(placed, order=move.receive(placed.order, member, now))
    shares().note(placed.order.id, placed.held)
    return placed


def make(shop: Shop, composed: Composed, language: str, now: datetime, member: Member) -> Placed:
    """By a member for a customer in the chat, who says yes to it in doing so, as far as the goods are there.

    Raises as `take` does.
    """
    placed = take(shop, composed, language, now, member=member)
    with suppress(Refused):
        if not placed.is_repeat:
            return replace(placed, order=move.confirm(placed.order, member, now))
    return placed


def _place(
    shop: Shop, composed: Composed, language: str, now: datetime, member: Member | None, network: str | None
) -> Placed:
    """With the quote of this very moment: nobody else writes meanwhile."""
    shop = live.terms_row(shop)
    looked = look_at(shop, composed, language, now)
    review = looked.review
    if not review.can_be_placed:
        raise Changed(review)
    form = Placing(
        key=composed.key,
        cart=review.cart,
        quote=review.quote,
        delivery=review.quoted.delivery.kind,
        area_id=review.quoted.delivery.area_id,
        method=review.method,
        if_missing=review.if_missing,
        language=language,
        network=network if member is None else None,
        made_by=None if member is None else member.id,
        changes=looked.changes,
    )
    return place_inside(shop, form, now)


def _quote_of_then(shop: Shop, offers: Offers, version: int) -> str:
    """The unit prices of that price version, as a quote says them; extras cost what they cost now."""
    if not 0 < version < shop.price_version:
        return ""
    ids = {offer.product_id for offer in offers.values() if offer.product_id is not None}
    then = {(price.product_id, price.choice_id): price.minor for price in prices_as_of(ids, version)}
    quoted = []
    for offer in offers.values():
        of_product, of_choice = ((offer.product_id or 0, choice) for choice in (None, offer.choice_id))
        minor = then.get(of_product) if then.get(of_choice) is None else then[of_choice]
        if minor is not None:
            price = Money(minor + sum(extra.price.minor for extra in offer.extras), shop.currency)
            quoted.append(f"{offer.item}@{price.plain()}")
    return " ".join(quoted)


def _titles_of_gone(shop: Shop, offers: Offers, language: str) -> dict[int, str]:
    gone = {offer.item.number for offer in offers.values() if offer.product_id is None}
    return {product.number: name_of(product, words(language)) for product in deleted_products(shop, gone)}
