"""Which part of a photo its squares show: cut anew around the point a merchant taps, from the largest rendition."""

from collections.abc import Mapping
from typing import Any

from storefront.catalogue.photos import hang_instead, store
from storefront.catalogue.records import Product
from storefront.catalogue.reencoding import full_renditions, renew
from storefront.photos.child import Upload, encode
from storefront.photos.renditions import FULL, Focus, file_name
from storefront.problems import Missing, Problem, Refused
from storefront.storage.files import MediaStore


def photo_of(product: Product, stem: str) -> Mapping[str, Any]:
    """Raises Missing."""
    photo: Mapping[str, Any] | None = next((photo for photo in product.photos if photo["stem"] == stem), None)
    if photo is None:
        raise Missing(stem)
    return photo


def set_focus(media: MediaStore, product: Product, stem: str, focus: Focus) -> None:
    """The photo as opened stays as it is. Files are named by what they show: these get a stem of their own.

    Raises Missing; Refused when the photo can't be read now.
    """
    photo_of(product, stem)
    source = media.path(file_name(stem, FULL, "jpg"))
    (answer,) = encode([Upload(stem, source if source.is_file() else b"")], focus=focus)
    if isinstance(answer, Problem):
        raise Refused(answer)
    new = store(media, answer.keeping(full_renditions(media, stem))) | {"focus": list(focus)}
    renew(media, stem)  # kept pages show the old files for a while
    hang_instead(product, stem, new)
