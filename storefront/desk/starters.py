"""Shelves to begin with: one tap puts a trade's goods into the shop, off until they are priced."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue.many.actions import change_many
from storefront.catalogue.many.verbs import all_with
from storefront.catalogue.starters import actions
from storefront.catalogue.starters.shelves import NAMES, said_in, shelf
from storefront.catalogue.tasks import hang_soon
from storefront.desk.door import door
from storefront.desk.goods_rows import LIST
from storefront.desk.guard import member_only
from storefront.desk.page import page
from storefront.merchants.records import Member
from storefront.problems import Missing

SHELVES = f"{LIST}/shelves"
_NAMED = 5  # goods said of each shelf


@door.get(SHELVES)
@member_only
def show_shelves(member: Member) -> ResponseReturnValue:
    code = member.shop.language
    shelves = []
    for one in map(shelf, NAMES):
        goods = [said_in(good.names, code) for good in one.goods]
        shelves.append((one.key, said_in(one.names, code), goods[:_NAMED], len(goods)))
    unpriced = len(actions.unpriced(member.shop))
    return page(member, "desk/products/shelves.html", here="products", shelves=shelves, unpriced=unpriced)


@door.post(SHELVES)
@member_only
def take_shelf(member: Member) -> ResponseReturnValue:
    """On to the prices: a good is shown as soon as it has one."""
    key = request.form.get("shelf", "")
    if key not in NAMES:
        raise Missing(key)
    section = actions.take(member.shop, shelf(key), clock.now())
    hang_soon()
    return redirect(f"{LIST}/prices?section={section.id}", 303)


@door.post(f"{SHELVES}/clear")
@member_only
def clear_shelves(member: Member) -> ResponseReturnValue:
    """Whatever never got a price goes into the trash, together; undone like any other change of many."""
    now = clock.now()
    change_many(member, "trash", all_with(actions.unpriced(member.shop), deleted_at=int(now.timestamp())), now)
    return redirect(f"{LIST}?saved=1", 303)
