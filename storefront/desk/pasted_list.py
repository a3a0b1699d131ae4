"""A price list from a chat: pasted, shown as rows to check, saved once."""

from collections.abc import Mapping

from flask import request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue.inventory import goods_by_title, goods_numbered
from storefront.catalogue.pasted.actions import take_list
from storefront.catalogue.pasted.reading import MOST_ROWS, read_list
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST, shop_words
from storefront.desk.guard import member_only
from storefront.desk.list_rows import chosen_rows, first_values, list_rows
from storefront.desk.page import page, saved, words_of
from storefront.merchants.records import Member
from storefront.problems import Problem, Refused
from storefront.storage.tokens import is_token, new_token

PASTED = f"{LIST}/pasted"
MOST_CHARACTERS = 20_000


@door.get(PASTED)
@member_only
def paste_list(member: Member) -> ResponseReturnValue:
    return _ask(member, Filled({}))


@door.post(PASTED)
@member_only
def show_rows(member: Member) -> ResponseReturnValue:
    shop, text = member.shop, request.form.get("text", "")
    if len(text) > MOST_CHARACTERS:
        problem = Problem("list.too_long", "text", {"most": MOST_CHARACTERS})
        return _ask(member, Filled({"text": text}, [problem]), 422)
    read = read_list(text, shop.currency, shop_words(shop).decimal_mark)
    if not read.rows:
        return _ask(member, Filled({"text": text}, [Problem("list.nothing", "text")]), 422)
    values = first_values(read.rows, goods_by_title(shop), shop)
    return _check(member, Filled({**values, "unread": "\n".join(read.unread), "key": new_token()}))


@door.post(f"{PASTED}/save")
@member_only
def save_rows(member: Member) -> ResponseReturnValue:
    """Only the ticked rows, all of them or none. The same post again changes nothing."""
    shop, key = member.shop, request.form.get("key", "")
    boxes = Boxes(request.form, shop.currency, shop_words(shop))
    numbers = {boxes.number(f"known-{place}", 0) or 0 for place in range(MOST_ROWS)}
    chosen = chosen_rows(boxes, {product.number: product for product in goods_numbered(shop, numbers)})
    if not chosen and not boxes.problems:
        boxes.problems.append(Problem("list.none"))
    if boxes.problems:
        return _check(member, Filled.of(request.form, boxes.problems), 422)
    try:
        take_list(shop, key if is_token(key) else new_token(), chosen, clock.now())
    except Refused as refused:
        return _check(member, Filled.of(request.form, refused.problems), 422)
    return saved(LIST)


def _ask(member: Member, form: Filled, status: int = 200) -> ResponseReturnValue:
    return page(member, "desk/products/pasted.html", here="products", status=status, form=form)


def _check(member: Member, form: Filled, status: int = 200) -> ResponseReturnValue:
    rows = list_rows(form.values, goods_by_title(member.shop), words_of(member), member.shop)
    unread = _lines(form.values)
    template = "desk/products/pasted_rows.html"
    return page(member, template, here="products", status=status, form=form, rows=rows, unread=unread)


def _lines(values: Mapping[str, str]) -> list[str]:
    return [line for line in values.get("unread", "")[:MOST_CHARACTERS].split("\n") if line.strip()]
