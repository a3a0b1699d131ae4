"""Many photos at once: a row for each, with boxes for its name and price, while the photos are still on their way.

With script (static/desk-photos.js) rows come first and photos one by one; without, all photos come in one form.
"""

from collections.abc import Sequence
from typing import Any

from flask import Response, json, redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import actions, inventory, unnamed
from storefront.catalogue.records import Product
from storefront.catalogue.unnamed import Naming
from storefront.chat.phone import spoken
from storefront.desk.door import NUMBER, door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST
from storefront.desk.guard import member_only
from storefront.desk.page import drawn, page, piece, saved
from storefront.desk.row_boxes import UNITS, PhotoRow, read_row, rows_of
from storefront.desk.uploads import receive
from storefront.merchants.records import Member
from storefront.problems import Problem
from storefront.storage.tokens import is_token, new_token
from storefront.wire.caching import members_answer, public_origin
from storefront.wire.fragments import wants_fragment

AT = "/desk/photos"
MOST_AT_ONCE = 60
_MOST_MARK = 300  # letters


@door.get(AT)
@member_only
def show_photo_rows(member: Member) -> ResponseReturnValue:
    return _screen(member, Filled({"key": new_token()}))


@door.post(AT)
@door.post(f"{AT}/shared")  # from the phone's gallery, where no worker of ours (desk-shared.js) took them
@member_only
def add_many_photos(member: Member) -> ResponseReturnValue:
    """All in one form. Good ones become rows even where others are no photos: those are named."""
    uploads = receive(member.shop, MOST_AT_ONCE)
    problems = list(uploads.problems)
    if not (problems or uploads.photos):
        problems = [Problem("photo.none", "photos")]
    key = request.form.get("key", "")
    unnamed.add_unnamed(member.shop, uploads.photos, f"photo-{key if is_token(key) else new_token()}", clock.now())
    if problems:
        return _screen(member, Filled.of(request.form, problems), 422)
    return redirect(f"{AT}#rows", 303)


@door.post(f"{AT}/begun")
@member_only
def begin_rows(member: Member) -> ResponseReturnValue:
    """A row for each chosen photo, told by its mark. wanted: which of them have not come yet, and their numbers."""
    marks = [mark[:_MOST_MARK] for mark in request.form.getlist("mark") if mark]
    if not 0 < len(marks) <= MOST_AT_ONCE:
        return _refused(member, Problem("photo.too_many", "", {"most": MOST_AT_ONCE}))
    products = unnamed.begin(member.shop, marks, clock.now())
    rows = rows_of(member.shop, [product for product in products if product.typed is not None])
    html = drawn(member, "desk/products/photo_row_list.html", **_rows(rows))
    wanted = [[place, product.number] for place, product in enumerate(products) if not product.photos]
    answer = members_answer(json.dumps({"rows": html, "wanted": wanted}, ensure_ascii=False))
    answer.content_type = "application/json"
    return answer


@door.get(f"{AT}/{NUMBER}/sent")
@member_only
def show_sent(member: Member, number: int) -> ResponseReturnValue:
    """The photo, where it has come: asked after a lost answer, so that it is not sent again."""
    product = inventory.product_of(member.shop, number)
    return _thumb(member, product) if product.photos else ("", 204)


@door.post(f"{AT}/{NUMBER}/sent")
@member_only
def take_photo(member: Member, number: int) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    if not product.photos:
        uploads = receive(member.shop, 1)
        if not uploads.photos:
            return _refused(member, *(uploads.problems or [Problem("photo.none")]))
        unnamed.hang_first(product, uploads.photos[0])
    return _thumb(member, inventory.product_of(member.shop, number))


@door.post(f"{AT}/{NUMBER}/typed")
@member_only
def keep_typed(member: Member, number: int) -> ResponseReturnValue:
    """As it is typed (htmx), so that a phone that falls asleep loses nothing. Only what can't be read is said."""
    row = read_row(member.shop, inventory.product_of(member.shop, number), request.form)
    unnamed.keep_typed(row.product, row.typed)
    return piece(member, "desk/products/photo_note.html", problems=row.unreadable)


@door.post(f"{AT}/{NUMBER}/remove")
@member_only
def remove_row(member: Member, number: int) -> ResponseReturnValue:
    """Into the trash, from where it can be brought back."""
    actions.delete_product(inventory.product_of(member.shop, number), clock.now())
    if wants_fragment():
        return piece(member, "desk/products/photo_row_list.html", **_rows([]))
    return redirect(f"{AT}#rows", 303)


@door.post(f"{AT}/rows")
@member_only
def save_photo_rows(member: Member) -> ResponseReturnValue:
    """Those with a name and a price go into the shop; the others wait, with what is typed in them."""
    rows = [read_row(member.shop, product, request.form) for product in inventory.unnamed_goods(member.shop)]
    ready = [row for row in rows if row.is_ready]
    namings = [Naming(row.product, row.title, row.price_minor or 0, row.unit) for row in ready]
    unnamed.save_rows(namings, [(row.product, row.typed) for row in rows if not row.is_ready], clock.now())
    left = [row for row in rows if not row.is_ready]
    if wants_fragment():
        return piece(member, "desk/products/photo_rows.html", shown=len(ready), **_rows(left, asks=True))
    if left:
        return saved(AT)
    return saved("/desk/share" if len(ready) == member.shop.next_number - 1 else LIST)


def _rows(rows: Sequence[PhotoRow], *, asks: bool = False, waits: bool = False) -> dict[str, Any]:
    """For the rows' template. asks: say what is missing in a row; waits: and whose photo has not come."""
    return {"rows": rows, "units": UNITS, "asks": asks, "waits": waits}


def _thumb(member: Member, product: Product) -> Response:
    return piece(member, "desk/products/photo_thumb.html", product=product)


def _refused(member: Member, *problems: Problem) -> Response:
    """Not now: the phone tries again by itself."""
    busy = any(problem.key == "photo.not_now" for problem in problems)
    response = piece(member, "desk/products/photo_note.html", 503 if busy else 422, problems=problems)
    if busy:
        response.headers["Retry-After"] = "5"
    return response


def _screen(member: Member, form: Filled, status: int = 200) -> ResponseReturnValue:
    rows = rows_of(member.shop, inventory.unnamed_goods(member.shop))
    return page(
        member,
        "desk/products/many_photos.html",
        here="products",
        status=status,
        form=form,
        most=MOST_AT_ONCE,
        shown=0,
        **_rows(rows, asks="saved" in request.args, waits=True),
        lost="again" in request.args,
        is_new=inventory.is_new(member.shop),
        origin=public_origin(),
        phone=spoken(member.shop.phone),
    )
