"""The order as a plain chat text, for the moment when too many orders come from one network."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Response

from storefront.chat.text import plain
from storefront.orders.handover import Send, ask_links
from storefront.orders.review import Review
from storefront.orders.snapshots import shop_view
from storefront.shop.front import Front, front_of
from storefront.shop.head import head_of
from storefront.shop.trail import Trail
from storefront.shop.views import Head
from storefront.shop.visit import Visit
from storefront.wire.caching import public_origin, unkept_answer
from storefront.wire.pages import render

_MOST_LINES = 12  # so that the link stays short enough for a chat


@dataclass(frozen=True)
class InsteadPage:
    head: Head
    front: Front
    trail: Trail
    sends: tuple[Send, ...]
    text: str


def answer_instead(visit: Visit, review: Review) -> Response:
    """Never a dead end: the same order as a chat text, with a link to the cart."""
    response = unkept_answer(_draw(visit, review), 429)
    response.headers["Retry-After"] = "600"
    return response


def _draw(visit: Visit, review: Review) -> str:
    words = visit.words
    text = "\n".join(_lines(visit, review))
    front = front_of(visit, "cart")
    page = InsteadPage(
        head=head_of(visit, f"{words.gettext('My order')} – {front.name}", "", "cart", hidden=True),
        front=front,
        trail=visit.trail,
        sends=tuple(ask_links(shop_view(visit.shop, words.language), text)),
        text=text,
    )
    return render("shop/instead.html", words, page=page)


def _lines(visit: Visit, review: Review) -> Iterator[str]:
    words, lines = visit.words, review.quoted.lines
    yield words.gettext("Hello %(shop)s! I would like to order:", shop=plain(visit.shop.text("name", words.language)))
    for line in lines[:_MOST_LINES]:
        name = words.listed((line.offer.title, line.offer.choice_name))[:60]
        yield words.gettext(
            "%(quantity)s × %(title)s (No %(number)s): %(amount)s",
            quantity=words.quantity(line.asked_milli, line.offer.asked_unit),
            title=plain(name),
            number=line.item.number,
            amount=words.money_plain(line.amount),
        )
    if len(lines) > _MOST_LINES:
        yield words.ngettext("and %(n)s more", "and %(n)s more", len(lines) - _MOST_LINES)
    yield words.gettext("Total: %(total)s", total=words.money_plain(review.quoted.total))
    yield public_origin() + visit.trail.with_cart(review.cart).to("cart")
