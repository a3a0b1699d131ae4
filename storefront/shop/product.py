"""One product on its own page: every photo, every choice, its extras, and how to ask about it."""

import re

from flask import Response, abort

from storefront.catalogue import availability
from storefront.catalogue.names import name_of
from storefront.catalogue.records import Product, choices_of, extra_groups_of, extras_of, product_numbered, section_of
from storefront.i18n import Words
from storefront.money import Money
from storefront.shop.address import address_in_chat, page_address
from storefront.shop.asking import Asking
from storefront.shop.cards import Photo, Typed, boxes, compared, note_on, price_text
from storefront.shop.cart_text import typed_cart
from storefront.shop.door import door
from storefront.shop.front import front_changes_at, front_of, takes_orders
from storefront.shop.head import head_of
from storefront.shop.pages import answer
from storefront.shop.script import told_script
from storefront.shop.views import Chip, ExtraChoice, ExtraOption, ProductPage
from storefront.shop.visit import Visit
from storefront.wire.caching import unkept_answer
from storefront.wire.kept_pages import Drawn
from storefront.wire.pages import render

_PLACE = re.compile(r"([1-9][0-9]{0,6})(?:-[^/]*)?")


@door.get("/<slug>/p/<place>")
def show_product(slug: str, place: str) -> Response:
    """What follows the number is for people; whatever stands there, the product is the same."""
    found = _PLACE.fullmatch(place)
    if found is None:
        abort(404)
    number = int(found[1])
    return answer(slug, f"p/{number}", lambda visit: _draw(visit, number), script_apart=True)


def draw_product(visit: Visit, product: Product, typed: Typed) -> str:
    """The page with these texts in its boxes."""
    return render("shop/product.html", visit.words, page=_page(visit, product, typed))


def _draw(visit: Visit, number: int) -> Drawn:
    product = product_numbered(visit.shop, number) or abort(404)
    if product.deleted_at is not None:
        abort(unkept_answer(_draw_gone(visit, product), 410))
    html = draw_product(visit, product, typed_cart(visit.trail.cart, visit.words))
    back = availability.next_change([product], visit.now)
    front = front_changes_at(visit.shop, visit.now)
    return Drawn(html, min(front, back) if back else front)


def _draw_gone(visit: Visit, product: Product) -> str:
    front = front_of(visit)
    title = name_of(product, visit.words)
    head = head_of(visit, f"{title} – {front.name}", "", f"p/{product.number}", hidden=True)
    return render(
        "shop/gone.html",
        visit.words,
        page={"head": head, "front": front, "title": title, "section": _section(visit, product)},
    )


def _page(visit: Visit, product: Product, typed: Typed) -> ProductPage:
    shop, words = visit.shop, visit.words
    choices = choices_of([product]).get(product.id, [])
    open_here = takes_orders(shop, visit.now) and availability.can_be_ordered(product, choices, visit.now)
    title, description = name_of(product, words), product.text("description", words.language)
    place = f"p/{product.number}"
    front = front_of(visit, place)
    span = availability.price_span(product, choices)
    return ProductPage(
        head=head_of(visit, f"{title} – {front.name}", description or front.tagline, place, [product]),
        front=front,
        trail=visit.trail,
        number=product.number,
        title=title,
        description=tuple(part.strip() for part in description.split("\n\n") if part.strip()),
        price=price_text(span, visit),
        minor=span[0] if span else None,
        per=words.price_unit(product.unit) if span else "",
        compare_at=compared(product, visit),
        note=note_on(product, choices, visit),
        photos=tuple(Photo.of(photo, index == 0) for index, photo in enumerate(product.photos)),
        boxes=boxes(product, choices, visit, typed) if open_here else (),
        extras=_extras(product, visit) if open_here else (),
        section=_section(visit, product),
        ask=Asking(shop, words).about(product, address_in_chat(visit, place)),
        ask_first=not open_here,
        saving=visit.saving,
        script=told_script(visit, page_address(visit, place)),
    )


def _section(visit: Visit, product: Product) -> Chip | None:
    section = section_of(product)
    if section is None:
        return None
    return Chip(section.text("name", visit.words.language), visit.trail.to(f"c/{section.slug}"))


def _extras(product: Product, visit: Visit) -> tuple[ExtraChoice, ...]:
    words, currency = visit.words, visit.shop.currency
    groups = extra_groups_of([product]).get(product.id, [])
    extras = extras_of(groups)
    made = []
    for place, group in enumerate(group for group in groups if extras.get(group.id)):
        options = tuple(
            ExtraOption(
                extra.number,
                extra.text("name", words.language),
                f"+{words.money(Money(extra.price_minor, currency))}" if extra.price_minor else "",
                extra.price_minor,
            )
            for extra in extras[group.id]
        )
        single = group.least == group.most == 1
        rule = extras_rule(group.least, group.most, len(options), words)
        made.append(
            ExtraChoice(group.text("name", words.language), f"e{product.number}-{place}", rule, single, options)
        )
    return tuple(made)


def extras_rule(least: int, most: int, there_are: int, words: Words) -> str:
    """How many may be taken, "" when the form says it by itself."""
    if least == most:
        return words.gettext("choose %(n)s", n=words.integer(least))
    if least:
        return words.gettext("choose %(least)s to %(most)s", least=words.integer(least), most=words.integer(most))
    return words.gettext("up to %(n)s", n=words.integer(most)) if most < there_are else ""
