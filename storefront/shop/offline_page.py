"""What the page of an order composed without a network says."""

from dataclasses import dataclass

from storefront.chat.text import plain
from storefront.i18n import Words, words
from storefront.merchants.records import Member
from storefront.orders.changes import said
from storefront.orders.composed import Composed
from storefront.orders.handover import Send, ask_links
from storefront.orders.offline import Reviewed
from storefront.orders.pay_words import method_label
from storefront.orders.review import ReviewLine
from storefront.orders.snapshots import shop_view
from storefront.orders.way_words import buyers_way_text
from storefront.shop.cart_text import readable
from storefront.shop.front import Front, front_of
from storefront.shop.head import head_of
from storefront.shop.trail import Trail
from storefront.shop.views import Head
from storefront.shop.visit import Visit
from storefront.wire.caching import public_origin
from storefront.wire.pages import render


@dataclass(frozen=True)
class Line:
    text: str
    price: str
    was_price: str
    amount: str
    minor: int
    about: bool


@dataclass(frozen=True)
class OfflinePage:
    """member_words: of the member who opened it, None for a buyer. ask: the shop's chats, when it can't be placed."""

    head: Head
    front: Front
    trail: Trail
    lines: tuple[Line, ...]
    changes: tuple[str, ...]
    delivery: str
    fee: str
    method: str
    total: str
    total_minor: int
    about: bool
    fields: dict[str, str]
    can_be_placed: bool
    member_words: Words | None
    ask: tuple[Send, ...]


@dataclass(frozen=True)
class UnreadablePage:
    head: Head
    front: Front
    trail: Trail


def draw_offline(visit: Visit, composed: Composed, looked: Reviewed, member: Member | None) -> str:
    spoken, review, quoted = visit.words, looked.review, looked.review.quoted
    front = front_of(visit)
    page = OfflinePage(
        head=head_of(visit, f"{spoken.gettext('Your order')} – {front.name}", "", "o", hidden=True),
        front=front,
        trail=visit.trail,
        lines=tuple(_line(line, spoken) for line in review.lines if line.line.asked_milli),
        changes=tuple(said(change, spoken) for change in looked.changes),
        delivery=buyers_way_text(quoted.delivery.kind, quoted.delivery.name, spoken),
        fee=spoken.money(quoted.fee) if quoted.fee is not None and quoted.fee.minor else "",
        method=method_label(review.method, spoken),
        total=spoken.money(quoted.total),
        total_minor=quoted.total.minor,
        about=quoted.about,
        fields=composed.fields,
        can_be_placed=review.can_be_placed,
        member_words=words(member.language, visit.shop.country) if member else None,
        ask=() if review.can_be_placed else _ask(visit, composed, front.name),
    )
    return render("shop/offline.html", spoken, page=page)


def draw_unreadable(visit: Visit, cart: str) -> str:
    front = front_of(visit)
    trail = visit.trail.with_cart(readable(cart))
    head = head_of(visit, f"{visit.words.gettext('Your order')} – {front.name}", "", "o", hidden=True)
    return render("shop/offline_unreadable.html", visit.words, page=UnreadablePage(head, front, trail))


def _line(review: ReviewLine, words: Words) -> Line:
    line, offer = review.line, review.line.offer
    name = ", ".join(filter(None, (offer.title, offer.choice_name, *(extra.name for extra in offer.extras))))
    return Line(
        text=f"{words.quantity(line.asked_milli, offer.asked_unit)} × {name}",
        price=f"{words.money(offer.unit_price)}{words.price_unit(offer.unit)}",
        was_price=words.money(review.was_price) if review.was_price else "",
        amount=words.money(line.amount),
        minor=line.amount.minor,
        about=line.about,
    )


def _ask(visit: Visit, composed: Composed, name: str) -> tuple[Send, ...]:
    link = public_origin() + visit.trail.to("o", **composed.fields)
    text = visit.words.gettext("Hello %(shop)s! I would like to order:", shop=plain(name))
    return ask_links(shop_view(visit.shop, visit.words.language), f"{text}\n{link}")
