"""What came by SMS or chat, pasted: leads to its order, or shows the priced order to take with one tap."""

from dataclasses import dataclass

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.guard import member_only
from storefront.desk.page import page, words_of
from storefront.i18n import Words
from storefront.merchants.records import Member, Shop, shop_formerly_at
from storefront.orders.changes import said
from storefront.orders.composed import Composed, read_composed
from storefront.orders.offers import Delivery
from storefront.orders.offline import Reviewed, look_at, take
from storefront.orders.pasted import MOST_CHARACTERS, Pasted, read_pasted
from storefront.orders.pay_words import method_label
from storefront.orders.place import Changed
from storefront.orders.quote import PricedLine
from storefront.orders.records import Order, order_at, order_called, order_with_key
from storefront.problems import Problem
from storefront.storage.tokens import new_token

PASTED = "/desk/pasted"


@dataclass(frozen=True)
class Understood:
    """The order as it would be made. fields: its form's, beside area and method."""

    lines: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    unused: str
    total: str
    can_be_placed: bool
    fields: dict[str, str]
    areas: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, str], ...]


@door.get(PASTED)
@member_only
def show_pasted(member: Member) -> ResponseReturnValue:
    text = request.args.get("text", "")[:MOST_CHARACTERS]
    return _read(member, text) if text else _draw(member, Filled({}))


@door.post(PASTED)
@member_only
def read_text(member: Member) -> ResponseReturnValue:
    return _read(member, request.form.get("text", "")[:MOST_CHARACTERS])


@door.post(f"{PASTED}/take")
@member_only
def take_pasted(member: Member) -> ResponseReturnValue:
    composed, language = read_composed(request.form), _language(member.shop, request.form.get("lang", ""))
    if not composed.key:
        return _draw(member, Filled({}, [Problem("pasted.nothing", "text")]), status=422)
    try:
        order = take(member.shop, composed, language, clock.now(), member=member).order
    except Changed:
        return _draw(member, Filled({}), _understood(member, composed, language), status=409)
    return _to(order)


def _read(member: Member, text: str) -> ResponseReturnValue:
    pasted = read_pasted(text)
    if not _is_of(member.shop, pasted):
        return _draw(member, Filled({"text": text}, [Problem("pasted.other_shop", "text")]), status=422)
    order = _order_of(member.shop, pasted)
    if order is not None:
        return _to(order)
    if not pasted.composed.cart:
        key = "order.number_unknown" if pasted.reference or pasted.token else "pasted.nothing"
        return _draw(member, Filled({"text": text}, [Problem(key, "text")]), status=422)
    composed = pasted.composed if pasted.composed.key else pasted.composed.with_key(new_token())
    understood = _understood(member, composed, _language(member.shop, pasted.language), pasted.unused)
    return _draw(member, Filled({"text": text}), understood)


def _is_of(shop: Shop, pasted: Pasted) -> bool:
    """Numbers of goods mean something in one shop only."""
    if pasted.slug in ("", shop.slug):
        return True
    moved = shop_formerly_at(pasted.slug)
    return moved is not None and moved.id == shop.id


def _order_of(shop: Shop, pasted: Pasted) -> Order | None:
    if pasted.token and (order := order_at(shop, pasted.token)):
        return order
    if pasted.composed.key and (order := order_with_key(pasted.composed.key)):
        return order if order.shop_id == shop.id else None
    return order_called(shop, pasted.reference) if pasted.reference else None


def _language(shop: Shop, asked: str) -> str:
    return asked if asked in shop.languages else shop.language


def _to(order: Order) -> ResponseReturnValue:
    return redirect(f"/desk/orders/{order.reference}", 303)


def _understood(member: Member, composed: Composed, language: str, unused: str = "") -> Understood:
    words, looked = words_of(member), look_at(member.shop, composed, language, clock.now())
    review, quoted = looked.review, looked.review.quoted
    total = words.money(quoted.total)
    own = {name: value for name, value in composed.fields.items() if name in ("i", "k", "v")}
    return Understood(
        lines=tuple(_line(line, words) for line in quoted.lines),
        changes=_changes(looked, words),
        unused=unused,
        total=words.gettext("about %(total)s", total=total) if quoted.about else total,
        can_be_placed=review.can_be_placed,
        fields={**own, "lang": language},
        areas=tuple(_area(one, words) for one in sorted(review.deliveries, key=lambda one: one != quoted.delivery)),
        methods=tuple(
            (kind, method_label(kind, words)) for kind in sorted(review.methods, key=lambda kind: kind != review.method)
        ),
    )


def _changes(looked: Reviewed, words: Words) -> tuple[str, ...]:
    return tuple(said(change, words) for change in looked.changes)


def _line(line: PricedLine, words: Words) -> tuple[str, str]:
    offer = line.offer
    name = ", ".join(filter(None, (offer.title, offer.choice_name, *(extra.name for extra in offer.extras))))
    number = words.gettext("no. %(number)s", number=offer.item.number)
    amount = words.money(line.amount)
    return (
        f"{words.quantity(line.asked_milli, offer.asked_unit)} × {name} ({number})",
        words.gettext("about %(total)s", total=amount) if line.about else amount,
    )


def _area(delivery: Delivery, words: Words) -> tuple[str, str]:
    """The value as an order's link has it, and what it is called."""
    if delivery.kind == "area":
        fee = f", {words.money(delivery.fee)}" if delivery.fee and delivery.fee.minor else ""
        return str(delivery.area_id), f"{delivery.name}{fee}"
    return delivery.kind, words.gettext("pick-up") if delivery.kind == "pick_up" else words.gettext("somewhere else")


def _draw(member: Member, form: Filled, understood: Understood | None = None, status: int = 200) -> ResponseReturnValue:
    return page(member, "desk/pasted.html", here="today", status=status, form=form, understood=understood)
