"""The head of a page: its title, and exactly one picture for link previews."""

from collections.abc import Sequence

from storefront.catalogue.photos import face_of
from storefront.catalogue.records import Product
from storefront.photos.renditions import PREVIEW, file_name
from storefront.shop.address import page_address
from storefront.shop.views import Head
from storefront.shop.visit import Visit
from storefront.wire.caching import public_origin

_MOST_DESCRIPTION = 160


def head_of(
    visit: Visit, title: str, description: str, place: str, products: Sequence[Product] = (), *, hidden: bool = False
) -> Head:
    picture = picture_address(face_of(visit.shop, products))
    return Head(title, shortened(description), page_address(visit, place), picture, hidden)


def picture_address(stem: str) -> str:
    return f"{public_origin()}/media/{file_name(stem, PREVIEW, 'jpg')}" if stem else ""


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_DESCRIPTION else line[: _MOST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
