"""Links that open a chat with the shop, with the first words already written."""

import re
from urllib.parse import unquote

from storefront.catalogue.records import Product
from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.orders.handover import reach
from storefront.orders.message import question_text
from storefront.orders.snapshots import shop_view

_NEEDLESSLY_ENCODED = re.compile("(?:%[89A-F][0-9A-F])+|%(?:21|28|29|2F|3A)")  # letters beyond ASCII, ! ( ) / :


class Asking:
    """How buyers of one shop ask: through its first channel, read once for a page of links."""

    def __init__(self, shop: Shop, words: Words) -> None:
        self._channel, self._address = reach(shop_view(shop, words.language))[0]
        self._words = words

    def about(self, product: Product, address: str) -> str:
        """A question about one product. address: the product's."""
        number, title = product.number, product.text("title", self._words.language)
        return _in_letters(self._channel.link(self._address, question_text(title[:80], number, self._words, address)))

    def anything(self) -> str:
        return self._channel.link(self._address, "")


def _in_letters(link: str) -> str:
    """Browsers encode what has to be on its way; %D8%B3 for each letter would be much of what an Arabic page weighs."""
    return _NEEDLESSLY_ENCODED.sub(lambda found: unquote(found[0]), link)
