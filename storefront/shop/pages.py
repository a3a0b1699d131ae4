"""The shop page, which is the order form; a section; a search."""

from collections.abc import Callable
from datetime import datetime

from flask import Response, abort, request

from storefront.catalogue.availability import next_change
from storefront.catalogue.records import (
    PER_PAGE,
    Product,
    Section,
    products_on_page,
    search_products,
    section_at,
    sections_of,
)
from storefront.catalogue.search import search_words
from storefront.merchants.records import version_at
from storefront.shop.address import page_address
from storefront.shop.asking import Asking
from storefront.shop.cards import Typed, cards
from storefront.shop.cart_text import cart_in_address, typed_cart
from storefront.shop.coupons import coupon_lines, coupons_change_at
from storefront.shop.door import door
from storefront.shop.front import front_changes_at, front_of, takes_orders
from storefront.shop.head import head_of
from storefront.shop.script import told_script
from storefront.shop.views import Chip, GoodsPage, More
from storefront.shop.visit import Visit, asked_page, asks_for_lite, saves_data, send_on, visit_to
from storefront.shop.weight import render_goods
from storefront.wire.caching import public_answer, public_origin, unkept_answer
from storefront.wire.handing_out import kept_answer
from storefront.wire.kept_pages import Drawn, Place
from storefront.wire.languages import known_language

_MOST_SEARCH = 80


@door.get("/<slug>")
def show_shop(slug: str) -> Response:
    page = asked_page()
    return answer(slug, f"?{page}", lambda visit: _draw(visit, page, None), lends=page == 1)


@door.get("/<slug>/c/<section>")
def show_section(slug: str, section: str) -> Response:
    page = asked_page()
    return answer(
        slug, f"c/{section}?{page}", lambda visit: _draw(visit, page, section_at(visit.shop, section) or abort(404))
    )


@door.get("/<slug>/search")
def search(slug: str) -> Response:
    """Kept nowhere here: strangers may search for anything."""
    visit = visit_to(slug, cart_in_address())
    html = render_goods(_found(visit), visit.words)
    return unkept_answer(html) if visit.trail.cart else public_answer(html)


def answer(
    slug: str, place: str, draw: Callable[[Visit], Drawn], *, lends: bool = False, script_apart: bool = False
) -> Response:
    """A page of the shop: kept, unless its address holds a cart; then it is this buyer's alone.

    lends: a browser may use it as dictionary for all pages of this shop. script_apart: its script is a file of ours.
    """
    found = version_at(slug)
    if found is None:
        send_on(slug)
    cart = cart_in_address()
    if cart:
        return unkept_answer(draw(visit_to(slug, cart)).html)
    shop, version = found
    asked = known_language(), asks_for_lite(), saves_data(), public_origin()
    page = Place(slug, shop, place, *asked, lends=lends, script_apart=script_apart)
    return kept_answer(page, version, lambda: draw(visit_to(slug)))


def draw_again(visit: Visit, products: list[Product], typed: Typed) -> str:
    """Only the goods that were written at, with what was written and what is wrong with it."""
    words = visit.words
    heading = words.gettext("Please look again")
    front = front_of(visit)
    page = GoodsPage(
        head=head_of(visit, f"{heading} – {front.name}", "", "", hidden=True),
        front=front,
        trail=visit.trail,
        heading=heading,
        chips=(),
        goods=cards(products, visit, typed),
        more=(),
        takes_orders=takes_orders(visit.shop, visit.now),
        ask=Asking(visit.shop, words).anything(),
        saving=visit.saving,
        script=told_script(visit, page_address(visit, "")),
        loose=tuple(typed.problems.values()) if not products else (),
    )
    return render_goods(page, words)


def _draw(visit: Visit, page: int, section: Section | None) -> Drawn:
    goods, products = _goods(visit, page, section, typed_cart(visit.trail.cart, visit.words))
    return Drawn(render_goods(goods, visit.words), _fresh_until(visit, products))


def _fresh_until(visit: Visit, products: list[Product]) -> datetime:
    returning = next_change(products, visit.now)
    front = front_changes_at(visit.shop, visit.now)
    return min(moment for moment in (front, returning, *coupons_change_at(visit.shop, visit.now)) if moment)


def _goods(visit: Visit, page: int, section: Section | None, typed: Typed) -> tuple[GoodsPage, list[Product]]:
    words = visit.words
    products = products_on_page(visit.shop, page, section)
    if not products and page > 1:
        abort(404)
    place = f"c/{section.slug}" if section else ""
    heading = section.text("name", words.language) if section else ""
    front = front_of(visit, place)
    return GoodsPage(
        head=head_of(visit, f"{heading} – {front.name}" if heading else front.name, front.tagline, place, products),
        front=front,
        trail=visit.trail,
        heading=heading,
        coupons=coupon_lines(visit),
        chips=_chips(visit, section),
        goods=cards(products[:PER_PAGE], visit, typed),
        more=_more(visit, page, section, len(products) > PER_PAGE),
        takes_orders=takes_orders(visit.shop, visit.now),
        ask=Asking(visit.shop, words).anything(),
        saving=visit.saving,
        script=told_script(visit, page_address(visit, place)),
    ), products


def _found(visit: Visit) -> GoodsPage:
    words = visit.words
    asked = " ".join(request.args.get("q", "")[:_MOST_SEARCH].split())
    products = search_products(visit.shop, search_words(asked), 1) if asked else []
    front = front_of(visit, "search")
    return GoodsPage(
        head=head_of(
            visit, f"{words.gettext('Search')} – {front.name}", front.tagline, "search", products, hidden=True
        ),
        front=front,
        trail=visit.trail,
        heading=words.gettext("Search"),
        chips=_chips(visit, None, searching=True),
        goods=cards(products[:PER_PAGE], visit, typed_cart(visit.trail.cart, words)),
        more=(),
        takes_orders=takes_orders(visit.shop, visit.now),
        ask=Asking(visit.shop, words).anything(),
        saving=visit.saving,
        script=told_script(visit, page_address(visit, "")),
        searched=asked,
    )


def _chips(visit: Visit, here: Section | None, searching: bool = False) -> tuple[Chip, ...]:
    words, trail = visit.words, visit.trail
    sections = sections_of(visit.shop)
    all_goods = Chip(words.gettext("All"), trail.to() if here or searching else "")
    shelves = [
        Chip(section.text("name", words.language), "" if section == here else trail.to(f"c/{section.slug}"))
        for section in sections
    ]
    return (all_goods, *shelves, Chip(words.gettext("Search"), "" if searching else trail.to("search")))


def _more(visit: Visit, page: int, section: Section | None, goes_on: bool) -> tuple[More, ...]:
    words = visit.words
    place = f"c-{section.slug}-" if section else ""
    buttons = []
    if goes_on:
        buttons.append(More(f"{place}page-{page + 1}", words.gettext("More goods")))
    if page > 1:
        buttons.append(More(f"{place}page-{page - 1}", words.gettext("Previous goods")))
    if section:
        buttons.append(More("shop", words.gettext("All goods")))
    return tuple(buttons)
