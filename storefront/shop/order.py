"""The order's own page: whoever has its address may see it; nobody else finds it."""

from dataclasses import replace

from flask import Response, abort, request

from storefront import qr
from storefront.i18n import words
from storefront.orders.changes import changes_noted
from storefront.orders.changes import said as change_said
from storefront.orders.edited import said_edits
from storefront.orders.handover import hand_over
from storefront.orders.journal import as_of
from storefront.orders.message import shown_reference
from storefront.orders.records import Order, events_of, order_at
from storefront.orders.settle import claim
from storefront.orders.slot_words import for_when
from storefront.orders.snapshots import order_view, shop_view
from storefront.orders.views import OrderView
from storefront.orders.way_words import buyers_way_text
from storefront.problems import Refused
from storefront.shop import order_page as said
from storefront.shop.door import door
from storefront.shop.front import front_of
from storefront.shop.head import picture_address
from storefront.shop.order_page import OrderPage
from storefront.shop.pay_page import gateway_part
from storefront.shop.readers import is_feature_phone, is_preview_robot, member_here
from storefront.shop.receipt import receipt_of
from storefront.shop.views import Head
from storefront.shop.visit import Visit, visit_to
from storefront.storage.tokens import is_token
from storefront.wire.caching import private_answer, public_origin, unkept_answer, watched_answer
from storefront.wire.languages import first_language
from storefront.wire.pages import render, see_other
from storefront.wire.security import public_policy

_LOOKS_AGAIN = "15"  # seconds, while the buyer's phone asks for a PIN
_MOST_TAIL = 40


@door.get("/<slug>/o/<token>")
def show_order(slug: str, token: str) -> Response:
    visit, order = find_order(slug, token)
    if is_preview_robot():
        return private_answer(draw_for_robots(visit))
    return answer_order(visit, order, rail=request.args.get("pay", ""), member=member_here(visit.shop))


@door.get("/<slug>/o/<token>/qr/<method>.png")
def draw_code(slug: str, token: str, method: str) -> Response:
    """Made when somebody asks: it weighs more than the page."""
    visit, order = find_order(slug, token)
    view = order_view(order)
    handed = hand_over(view, shop_view(visit.shop, visit.words.language), visit.words, _link(visit, view), visit.now)
    _, opened = said.open_rail(view, handed.ways, method, visit)
    if opened is None or opened.rail.kind != method or not opened.way.prompt.code:
        abort(404)
    response = Response(qr.png(opened.way.prompt.code), mimetype="image/png")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@door.post("/<slug>/o/<token>/claim")
def claim_paid(slug: str, token: str) -> Response:
    """ "I have paid": a word to the shop; only the shop's own tap makes the order paid."""
    visit, order = find_order(slug, token)
    try:
        claim(order, request.form.get("tail", "")[:_MOST_TAIL], request.form.get("method", "")[:_MOST_TAIL], visit.now)
    except Refused as refused:
        return answer_order(visit, order, problem=visit.words.problem(refused.problems[0]), status=422)
    return see_other(visit.trail.to(f"o/{token}"))


def find_order(slug: str, token: str) -> tuple[Visit, Order]:
    """The order speaks the language it was placed in, unless the address asks for another."""
    visit = visit_to(slug)
    order = order_at(visit.shop, token) if is_token(token) else None
    if order is None:
        abort(404)
    if not visit.trail.lang and "lang" not in request.args and order.language != visit.words.language:
        lang = "" if order.language == first_language(visit.shop.languages) else order.language
        visit = replace(visit, words=words(order.language, visit.shop.country), trail=visit.trail.in_language(lang))
    return visit, order


def answer_order(
    visit: Visit, order: Order, *, rail: str = "", member: object = None, problem: str = "", status: int = 200
) -> Response:
    """rail: the way to pay that the page shows open. Its forms may lead to that provider's pages, and to no others."""
    page = _page(visit, order, order_view(order), rail, problem)
    html = draw_order(visit, order, page, member)
    answer = watched_answer(html) if member is None and status == 200 else unkept_answer(html, status)
    if page.gateway and page.gateway.ringing and status == 200:
        answer.headers["Refresh"] = _LOOKS_AGAIN
    if page.gateway and page.gateway.sources and answer.status_code != 304:
        answer.headers["Content-Security-Policy"] = public_policy(forms_to=page.gateway.sources)
    return answer


def draw_order(visit: Visit, order: Order, page: OrderPage, member: object) -> str:
    template = "shop/order_over.html" if page.is_old else "shop/order.html"
    return render(template, visit.words, page=page, member=member, order=order)


def _page(visit: Visit, row: Order, order: OrderView, rail: str, problem: str) -> OrderPage:
    spoken, link = visit.words, _link(visit, order)
    events = events_of(row)
    changes = tuple(change_said(one, spoken) for one in changes_noted(events[0].details))
    shop = shop_view(visit.shop, spoken.language)
    handed = hand_over(order, shop, spoken, link, visit.now, feature_phone=is_feature_phone())
    rails, opened = said.open_rail(order, handed.ways, rail, visit)
    front = front_of(visit, f"o/{order.token}")
    reference = shown_reference(order, spoken)
    return OrderPage(
        head=Head(f"{front.name} · {order.reference}", "", link, picture_address(visit.shop.logo), hidden=True),
        front=front,
        trail=visit.trail,
        token=order.token,
        reference=reference,
        machine_reference=order.reference,
        state=order.state,
        payment=order.payment,
        headline=said.headline(order, spoken),
        reason=said.reason(order, spoken),
        changes=(*changes, *said_edits(order, *as_of(events, 1), spoken)),
        sends=said.send_links(said.big_first(handed, request.args.get("via", "")), spoken),
        sms=said.sms_beside(handed, visit.shop.phone, order, spoken, link),
        copy_text=handed.copy_text,
        ask=said.ask_link(order, shop, spoken, link),
        lines=tuple(said.shown_line(line, spoken) for line in order.lines),
        delivery=buyers_way_text(order.delivery, order.area_name, spoken),
        when=for_when(order.wanted_date, order.wanted_slot, spoken),
        fee=said.fee_text(order, spoken),
        coupon=order.coupon,
        coupon_off=spoken.money(order.coupon_off) if order.coupon_off else "",
        discount=spoken.money(order.discount) if order.discount.minor else "",
        total=spoken.money(order.total),
        total_minor=order.total.minor,
        about=order.about,
        paid=said.paid_text(order, spoken),
        pay_note=said.pay_note(order, spoken) if opened and opened.claims_by_reference else "",
        bill=said.bill_text(order, opened, spoken),
        warning=said.change_warning(shop, spoken, visit.shop.time_zone, visit.now) if opened else "",
        rails=rails,
        open_rail=opened,
        gateway=gateway_part(visit, row, order, opened.way.method) if opened else None,
        receipt=receipt_of(visit, row, order),
        can_claim=said.can_claim(order, opened),
        again=visit.trail.with_cart(order.cart).to("cart"),
        is_old=said.is_over(order, visit.now),
        feature_phone=is_feature_phone(),
        problem=problem,
    )


def draw_for_robots(visit: Visit) -> str:
    """Whoever previews a link learns which shop it is, and nothing of the order."""
    name = visit.shop.text("name", visit.words.language)
    head = Head(name, "", public_origin() + visit.trail.to(), picture_address(visit.shop.logo))
    return render("shop/preview.html", visit.words, page={"head": head, "front": front_of(visit)})


def _link(visit: Visit, order: OrderView) -> str:
    """As it travels in the chat: short, the order knows its language."""
    return f"{public_origin()}{visit.trail.path(f'o/{order.token}')}"
