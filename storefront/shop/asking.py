"""Links that open a chat with the shop, with the first words already written."""

from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.orders.handover import reach
from storefront.orders.message import question_text
from storefront.orders.snapshots import shop_view


class Asking:
    """How buyers of one shop ask: through its first channel, read once for a page of links."""

    def __init__(self, shop: Shop, words: Words) -> None:
        self._channel, self._address = reach(shop_view(shop, words.language))[0]
        self._words = words

    def about(self, number: int, title: str, address: str) -> str:
        """A question about one product. address: the product's."""
        return self._channel.link(self._address, question_text(title[:80], number, self._words, address))

    def anything(self) -> str:
        return self._channel.link(self._address, "")
