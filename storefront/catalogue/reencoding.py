"""Brings photos made with older settings up to today's. What is left to do stands in the rows, so it may stop anywhere.

A photo is not kept as it was sent: its 800 px rendition stands in for it. That one stays as it is, unless it is above
today's limit, so that it is not squeezed again and again; the smaller ones are made from it anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from storefront.catalogue.photos import store
from storefront.catalogue.records import Product
from storefront.merchants.actions import touch
from storefront.photos.child import Upload, encode
from storefront.photos.renditions import CENTRE, FULL, RECIPE, RENDITIONS, SMALL, Focus, file_name, focus_of
from storefront.problems import Problem
from storefront.storage.database import atomic
from storefront.storage.files import MediaStore

TOGETHER = 4  # few, so that a merchant who sends photos meanwhile soon gets a turn at the encoder


@dataclass(frozen=True)
class Outdated:
    """A photo made with older settings, and the products it hangs on; those in the trash may come back."""

    stem: str
    thumbnail_bytes: int
    product_ids: list[int]
    focus: Focus = CENTRE


@dataclass(frozen=True)
class Reencoded:
    """What became of it: the new thumbnail's bytes, or the problem for which it stays as it is."""

    outdated: Outdated
    thumbnail_bytes: int = 0
    problem: Problem | None = None


def outdated_photos() -> list[Outdated]:
    found: dict[str, Outdated] = {}
    for product in Product.select(Product.id, Product.photos).order_by(Product.id).iterator():
        for photo in product.photos:
            if photo.get("recipe", 0) < RECIPE:
                photo_found = Outdated(photo["stem"], _thumbnail_bytes(photo), [], focus_of(photo))
                found.setdefault(photo["stem"], photo_found).product_ids.append(product.id)
    return list(found.values())


def reencode(media: MediaStore, photos: Sequence[Outdated]) -> Iterator[Reencoded]:
    """Each as it is done: its rows are written then, and need nothing that comes after."""
    for focus, batch in _batches(photos):
        sources = [media.path(file_name(photo.stem, FULL, "jpg")) for photo in batch]
        uploads = [
            Upload(photo.stem, source if source.is_file() else b"")
            for photo, source in zip(batch, sources, strict=True)
        ]
        for photo, answer in zip(batch, encode(uploads, focus=focus), strict=True):
            if isinstance(answer, Problem):
                yield Reencoded(photo, problem=answer)
                continue
            new = store(media, answer.keeping(full_renditions(media, photo.stem)))
            new |= {} if focus == CENTRE else {"focus": list(focus)}
            _hang_instead(photo, new)
            renew(media, photo.stem)
            yield Reencoded(photo, _thumbnail_bytes(new))


def _batches(photos: Sequence[Outdated]) -> Iterator[tuple[Focus, list[Outdated]]]:
    """A few at a time that are cut around the same point."""
    for focus, alike in groupby(sorted(photos, key=lambda photo: photo.focus), key=lambda photo: photo.focus):
        left = list(alike)
        for start in range(0, len(left), TOGETHER):
            yield focus, left[start : start + TOGETHER]


def full_renditions(media: MediaStore, stem: str) -> dict[str, bytes]:
    """Those that are within today's limits, by ending."""
    kept = {}
    for rendition in RENDITIONS:
        file = media.path(file_name(stem, rendition.label, rendition.suffix))
        if rendition.label == FULL and file.is_file() and file.stat().st_size <= rendition.most_bytes:
            kept[rendition.ending] = file.read_bytes()
    return kept


def _hang_instead(old: Outdated, new: Mapping[str, Any]) -> None:
    """Not the row's own version: a merchant who is editing the product meanwhile need not begin again."""
    with atomic():
        for product in Product.select().where(Product.id.in_(old.product_ids)):
            photos = [new if photo["stem"] == old.stem else photo for photo in product.photos]
            Product.update(photos=photos).where(Product.id == product.id).execute()
            touch(product.shop)


def renew(media: MediaStore, stem: str) -> None:
    """Pages that show the old files are still about: they go with a later sweep."""
    for rendition in RENDITIONS:
        media.renew(file_name(stem, rendition.label, rendition.suffix))


def _thumbnail_bytes(photo: Mapping[str, Any]) -> int:
    return int(photo["bytes"].get(f"{SMALL}.webp", 0))
