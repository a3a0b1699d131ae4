"""A product's photos: in order, and cut around what matters."""

import json
from collections.abc import Callable, Mapping

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront.catalogue import focus, inventory, photos
from storefront.catalogue.records import Product
from storefront.desk.door import NUMBER, door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST
from storefront.desk.guard import member_only
from storefront.desk.page import page, piece
from storefront.desk.uploads import Photo
from storefront.i18n import N_
from storefront.i18n.digits import read_number
from storefront.merchants.records import Member
from storefront.photos.renditions import CENTRE, Focus, focus_of
from storefront.problems import Missing, Refused
from storefront.storage.seal import Unsealable, seal, unseal
from storefront.wire.fragments import wants_fragment
from storefront.wire.host import host

STEM = "<string(length=8):stem>"
SHOWN_SIDE = 208  # fits beside the margins of the narrowest phone
PLACES: dict[str, Focus] = {f"{across}-{down}": (across, down) for down in (0, 50, 100) for across in (0, 50, 100)}
PLACE_NAMES = dict(
    zip(
        PLACES,
        (
            N_("Top left"),
            N_("Top"),
            N_("Top right"),
            N_("Left"),
            N_("Middle"),
            N_("Right"),
            N_("Bottom left"),
            N_("Bottom"),
            N_("Bottom right"),
        ),
        strict=True,
    )
)


@door.post(f"{LIST}/{NUMBER}/photos/{STEM}/first")
@member_only
def put_photo_first(member: Member, number: int, stem: str) -> ResponseReturnValue:
    return _change(member, number, lambda product: photos.put_first(product, stem))


@door.post(f"{LIST}/{NUMBER}/photos/{STEM}/place")
@member_only
def move_photo(member: Member, number: int, stem: str) -> ResponseReturnValue:
    step = -1 if request.form.get("step") == "-1" else 1
    return _change(member, number, lambda product: photos.move_photo(product, stem, step))


@door.post(f"{LIST}/{NUMBER}/photos/{STEM}/remove")
@member_only
def remove_photo(member: Member, number: int, stem: str) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    removed = photos.remove_photo(host().media, product, stem)
    return _answer(member, number, _written(product, removed) if removed else "")


@door.post(f"{LIST}/{NUMBER}/photos/back")
@member_only
def hang_photo_back(member: Member, number: int) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    photos.hang_back(host().media, product, _read(product, request.form.get("photo", "")))
    return _answer(member, number)


@door.get(f"{LIST}/{NUMBER}/photos/{STEM}")
@member_only
def show_photo(member: Member, number: int, stem: str) -> ResponseReturnValue:
    return _photo(member, inventory.product_of(member.shop, number), stem, Filled({}))


@door.post(f"{LIST}/{NUMBER}/photos/{STEM}/focus")
@member_only
def choose_part(member: Member, number: int, stem: str) -> ResponseReturnValue:
    """A tap on the picture, which browsers tell in its pixels; or one of nine places."""
    product = inventory.product_of(member.shop, number)
    chosen = _tapped(request.form, focus.photo_of(product, stem)) or _picked(request.form.get("place", ""))
    try:
        focus.set_focus(host().media, product, stem, chosen)
    except Refused as refused:
        return _photo(member, product, stem, Filled.of(request.form, refused.problems), 422)
    return redirect(f"{LIST}/{number}?saved=1#photos", 303)


def _tapped(form: Mapping[str, str], photo: Photo) -> Focus | None:
    """None where the picture was pressed without pointing: such a press says 0, 0."""
    across, down = (read_number(form.get(spot, "")[:5]) or 0 for spot in ("spot.x", "spot.y"))
    if not (across or down):
        return None
    width, height = shown_size(photo)
    return min(across * 100 // width, 100), min(down * 100 // height, 100)


def _picked(place: str) -> Focus:
    return PLACES.get(place, CENTRE)


def shown_size(photo: Photo) -> tuple[int, int]:
    """In which the picture stands on the page, on every phone: what is tapped is counted in its pixels."""
    width, height = int(photo.get("width", 1)), int(photo.get("height", 1))
    longest = max(width, height)
    return max(width * SHOWN_SIDE // longest, 1), max(height * SHOWN_SIDE // longest, 1)


def _photo(member: Member, product: Product, stem: str, form: Filled, status: int = 200) -> ResponseReturnValue:
    photo = focus.photo_of(product, stem)
    now = next((place for place, at in PLACES.items() if at == focus_of(photo)), "")
    return page(
        member,
        "desk/products/photo_part.html",
        here="products",
        status=status,
        product=product,
        photo=photo,
        size=shown_size(photo),
        places=PLACE_NAMES,
        chosen=now,
        form=form,
    )


def _change(member: Member, number: int, verb: Callable[[Product], object]) -> ResponseReturnValue:
    verb(inventory.product_of(member.shop, number))
    return _answer(member, number)


def _answer(member: Member, number: int, removed: str = "") -> ResponseReturnValue:
    if wants_fragment():
        product = inventory.product_of(member.shop, number)
        return piece(member, "desk/products/photos.html", product=product, removed=removed)
    return redirect(f"{LIST}/{number}{f'?removed={removed}' if removed else ''}#photos", 303)


def _written(product: Product, removed: photos.Removed) -> str:
    """The page keeps what was removed, under our seal: the row has forgotten it."""
    return seal(json.dumps([removed.photo, removed.place]), f"photo of {product.id}")


def _read(product: Product, written: str) -> photos.Removed:
    """Raises Missing."""
    try:
        photo, place = json.loads(unseal(written, f"photo of {product.id}"))
    except Unsealable:
        raise Missing from None
    return photos.Removed(photo, place)
