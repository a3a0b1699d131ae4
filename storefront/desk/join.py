"""Taking up an invitation to a shop: who I am, and a password of my own."""

from flask import Response, request

from storefront import clock
from storefront.desk.door import door
from storefront.desk.entry import entry_page, visitor_words
from storefront.desk.filled import Filled
from storefront.desk.guard import remember
from storefront.merchants.records import Shop
from storefront.merchants.sign_in import let_in
from storefront.merchants.staff.actions import join, link_at, shop_of_link
from storefront.merchants.staff.rules import ROLES, read_newcomer
from storefront.problems import Refused
from storefront.wire.pages import see_other

PATH = "/signin/join/<token>"


@door.get(PATH)
def join_form(token: str) -> Response:
    """Only a form: chat apps fetch every link to draw its preview."""
    try:
        link = link_at(token, clock.now())
    except Refused as refused:
        return entry_page("desk/sign_in.html", 422, form=Filled({}, refused.problems))
    return _draw(link.shop, Filled({}), role=ROLES[link.role])


@door.post(PATH)
def join_shop(token: str) -> Response:
    shop, now = shop_of_link(token), clock.now()
    newcomer = read_newcomer(request.form, shop.country, (shop.slug, shop.name), visitor_words().language)
    if isinstance(newcomer, list):
        return _draw(shop, Filled.of(request.form, newcomer), 422)
    try:
        member = join(token, newcomer, now)
    except Refused as refused:
        return _draw(shop, Filled.of(request.form, refused.problems), 422)
    return remember(see_other("/desk"), let_in(member, now))


def _draw(shop: Shop, form: Filled, status: int = 200, role: str = "") -> Response:
    return entry_page("desk/join.html", status, form=form, shop=shop, role=role)
