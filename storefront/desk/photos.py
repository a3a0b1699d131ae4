"""A product's photos in order, and many photos at once that become as many products."""

from collections.abc import Callable, Mapping

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import focus, inventory, photos, rules, unnamed
from storefront.catalogue.inventory import is_new
from storefront.catalogue.records import Product
from storefront.catalogue.unnamed import Naming
from storefront.chat.phone import spoken
from storefront.desk.boxes import Boxes
from storefront.desk.door import NUMBER, door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST, shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, piece, saved
from storefront.desk.product_form import UNIT_LABELS
from storefront.desk.uploads import Photo, Uploads, receive
from storefront.i18n import N_
from storefront.merchants.records import Member
from storefront.photos.renditions import CENTRE, Focus, focus_of
from storefront.problems import Problem, Refused
from storefront.storage.tokens import is_token, new_token
from storefront.wire.caching import public_origin
from storefront.wire.fragments import wants_fragment
from storefront.wire.host import host

STEM = "<string(length=8):stem>"
MOST_AT_ONCE = 30
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
    return _change(member, number, lambda product: photos.remove_photo(product, stem))


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


@door.get("/desk/photos")
@member_only
def show_many_photos(member: Member) -> ResponseReturnValue:
    return _many(member, Filled({"key": new_token()}), Uploads())


@door.post("/desk/photos")
@member_only
def add_many_photos(member: Member) -> ResponseReturnValue:
    uploads = receive(member.shop, MOST_AT_ONCE)
    problems = list(uploads.problems)
    if not (problems or uploads.photos):
        problems = [Problem("photo.none", "photos")]
    if problems:
        return _many(member, Filled.of(request.form, problems), uploads, 422)
    key = request.form.get("key", "")
    unnamed.add_unnamed(member.shop, uploads.photos, f"photo-{key if is_token(key) else new_token()}", clock.now())
    return redirect(f"{LIST}/unnamed", 303)


@door.get(f"{LIST}/unnamed")
@member_only
def show_unnamed(member: Member) -> ResponseReturnValue:
    return _unnamed(member, Filled({}))


@door.post(f"{LIST}/unnamed")
@member_only
def name_unnamed(member: Member) -> ResponseReturnValue:
    """All that have a name or a price are named, priced and shown together; the others wait."""
    boxes = Boxes(request.form, member.shop.currency, shop_words(member.shop))
    products = inventory.unnamed_goods(member.shop)
    namings = [naming for product in products if (naming := _read_naming(boxes, product))]
    if boxes.problems:
        return _unnamed(member, Filled.of(request.form, boxes.problems), 422)
    unnamed.name_all(namings, clock.now())
    return saved(LIST if len(namings) == len(products) else f"{LIST}/unnamed")


def _tapped(form: Mapping[str, str], photo: Photo) -> Focus | None:
    """None where the picture was pressed without pointing: such a press says 0, 0."""
    across, down = (int(text) if text.isascii() and text.isdigit() else 0 for text in _spot(form))
    if not (across or down):
        return None
    width, height = shown_size(photo)
    return min(across * 100 // width, 100), min(down * 100 // height, 100)


def _spot(form: Mapping[str, str]) -> tuple[str, str]:
    return form.get("spot.x", "")[:5], form.get("spot.y", "")[:5]


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


def _read_naming(boxes: Boxes, product: Product) -> Naming | None:
    title_box, price_box = f"title-{product.number}", f"price-{product.number}"
    title, typed_price = boxes.line(title_box), boxes.line(price_box)
    if not title and not typed_price:
        return None
    price = boxes.price(price_box)
    if len(title) > rules.MOST_TITLE:
        boxes.problems.append(Problem("product.title_long", title_box, {"most": rules.MOST_TITLE}))
    if not typed_price:
        boxes.problems.append(Problem("price.empty", price_box))
    unit = boxes.line(f"unit-{product.number}")
    return Naming(product, title, price or 0, unit if unit in rules.UNITS else product.unit)


def _change(member: Member, number: int, verb: Callable[[Product], object]) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    verb(product)
    if wants_fragment():
        return piece(member, "desk/products/photos.html", product=inventory.product_of(member.shop, number))
    return redirect(f"{LIST}/{number}#photos", 303)


def _many(member: Member, form: Filled, uploads: Uploads, status: int = 200) -> ResponseReturnValue:
    kept = uploads.kept(member.shop)
    template = "desk/products/many_photos.html"
    opened = {"is_new": is_new(member.shop), "origin": public_origin(), "phone": spoken(member.shop.phone)}
    return page(member, template, here="products", status=status, form=form, kept=kept, most=MOST_AT_ONCE, **opened)


def _unnamed(member: Member, form: Filled, status: int = 200) -> ResponseReturnValue:
    products = inventory.unnamed_goods(member.shop)
    units = {unit: UNIT_LABELS[unit] for unit in rules.UNITS}
    template = "desk/products/unnamed.html"
    return page(member, template, here="products", status=status, form=form, products=products, units=units)
