"""What a list of goods costs whoever opens it, told at its foot: its own bytes and its photos', measured each time."""

from storefront.i18n import Words
from storefront.shop.views import GoodsPage
from storefront.wire.compression import FIRST, compress
from storefront.wire.pages import render

_SLOT = "\ue000"  # for private use: it holds the place of the figures until they are known
_LIKELY = 9_900  # any size that takes as many digits as most


def render_goods(page: GoodsPage, words: Words) -> str:
    html = render("shop/goods.html", words, page=page, cost=_SLOT)
    before, _, after = html.rpartition(_SLOT)
    photos = 0 if page.saving else _photo_bytes(page)
    written = before + _told(_LIKELY, photos, words) + after
    # The quick packing: what the first reader gets. Later ones get some bytes less.
    return before + _told(len(compress(written.encode(), "br", FIRST)), photos, words) + after


def _photo_bytes(page: GoodsPage) -> int:
    """As WebP in the size a phone shows; a photo that hangs on two products travels once."""
    return sum({card.photo.stem: card.photo.thumbnail_bytes for card in page.goods if card.photo}.values())


def _told(page: int, photos: int, words: Words) -> str:
    """Rounded up: to tenths of a kilobyte, and with photos to whole ones."""
    own = words.number(-(-page // 100) * 100)
    if not photos:
        return words.gettext("This page: %(size)s KB", size=own)
    whole = words.integer(-(-(page + photos) // 1000))
    return words.gettext("This page: %(size)s KB, with photos %(whole)s KB", size=own, whole=whole)
