"""A product's photos: encoded apart, stored for good, and only then named by the row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storefront.catalogue.records import Product
from storefront.catalogue.rules import MOST_PHOTOS
from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.photos.child import Encoded
from storefront.photos.renditions import RECIPE
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.storage.files import MediaStore

_TOO_MANY = Problem("product.photos_many", "photos", {"most": MOST_PHOTOS})
SWEPT_AFTER = timedelta(days=1)  # long enough for a form with a bad photo to be put right and sent again


def store(media: MediaStore, encoded: Encoded) -> dict[str, Any]:
    """Write a photo's files; what a row remembers of it: stem, size, colour class, bytes of each rendition, recipe."""
    media.put_all(encoded.files)
    sizes = {name.partition("-")[2]: len(body) for name, body in encoded.files.items()}
    return {
        "stem": encoded.stem,
        "width": encoded.width,
        "height": encoded.height,
        "colour": encoded.colour,
        "bytes": sizes,
        "recipe": RECIPE,
    }


def add_photos(product: Product, photos: Sequence[Mapping[str, Any]]) -> None:
    """Hang stored photos behind those the product has; one it already shows is not hung twice. Raises Refused."""
    with atomic():
        hung = _hung(product)
        by_stem: dict[str, Mapping[str, Any]] = {photo["stem"]: photo for photo in (*hung, *photos)}
        if len(by_stem) > MOST_PHOTOS:
            raise Refused(_TOO_MANY)
        if len(by_stem) > len(hung):
            _hang(product, list(by_stem.values()))


@dataclass(frozen=True)
class Removed:
    """A photo that hung in this place: with it, it can be hung back within a day."""

    photo: Mapping[str, Any]
    place: int


def remove_photo(media: MediaStore, product: Product, stem: str) -> Removed | None:
    """Off the product; its files go with a sweep a day later, since another product may show the same photo."""
    with atomic():
        photos = _hung(product)
        here = _place(photos, stem)
        if here is None:
            return None
        removed = Removed(photos.pop(here), here)
        for name in _files(removed.photo):
            media.renew(name)
        _hang(product, photos)
    return removed


def hang_back(media: MediaStore, product: Product, removed: Removed) -> None:
    """Twice is once. Raises Missing: its files are gone. Refused: there are enough photos by now."""
    for name in _files(removed.photo):
        media.open(name).close()
    with atomic():
        photos = _hung(product)
        if _place(photos, removed.photo["stem"]) is not None:
            return
        if len(photos) >= MOST_PHOTOS:
            raise Refused(_TOO_MANY)
        photos.insert(removed.place, dict(removed.photo))
        _hang(product, photos)


def put_first(product: Product, stem: str) -> None:
    """Make this photo the product's face."""
    with atomic():
        photos = _hung(product)
        ordered = sorted(photos, key=lambda photo: photo["stem"] != stem)
        if ordered != photos:
            _hang(product, ordered)


def move_photo(product: Product, stem: str, step: int) -> None:
    """One place earlier (-1) or later (+1)."""
    with atomic():
        photos = _hung(product)
        here = _place(photos, stem)
        if here is None:
            return
        photos.insert(max(here + step, 0), photos.pop(here))
        _hang(product, photos)


def hang_instead(product: Product, stem: str, new: Mapping[str, Any]) -> None:
    """The new photo in the place of the one with this stem, if it still hangs there."""
    with atomic():
        photos = _hung(product)
        changed = [new if photo["stem"] == stem else photo for photo in photos]
        if changed != photos:
            _hang(product, changed)


def face_of(shop: Shop, products: Iterable[Product]) -> str:
    """The stem of what links to the shop are shown with: its logo, else the face of the first of these goods that has
    one; "" where there is none."""
    faces = (str(product.photos[0]["stem"]) for product in products if product.photos)
    return str(shop.logo) or next(faces, "")


def sweep(media: MediaStore, now: datetime) -> int:
    """Remove the files that no product and no shop shows any more, a day after they were put; how many went."""
    used = {photo["stem"] for product in Product.select(Product.photos).iterator() for photo in product.photos}
    used |= {shop.logo for shop in Shop.select(Shop.logo).where(Shop.logo != "")}
    return media.sweep(used, now - SWEPT_AFTER)


def _place(photos: Sequence[Mapping[str, Any]], stem: str) -> int | None:
    return next((place for place, photo in enumerate(photos) if photo["stem"] == stem), None)


def _files(photo: Mapping[str, Any]) -> list[str]:
    return [f"{photo['stem']}-{ending}" for ending in photo["bytes"]]


def _hung(product: Product) -> list[dict[str, Any]]:
    """As they hang now, whatever the caller's copy of the row says."""
    return list(Product.select(Product.photos).where(Product.id == product.id).scalar() or [])


def _hang(product: Product, photos: Sequence[Mapping[str, Any]]) -> None:
    Product.update(photos=list(photos), row_version=Product.row_version + 1).where(Product.id == product.id).execute()
    if not Product.select(Product.hidden).where(Product.id == product.id).scalar():
        touch(product.shop)  # fifty photos of drafts must not have the shop's pages drawn fifty times
