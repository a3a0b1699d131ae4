"""Links that open a chat with the shop, with the first words already written."""

from storefront.chat import CHANNELS
from storefront.i18n import Words
from storefront.merchants.records import Shop, channels_of

_FALLBACK = "whatsapp"  # a shop that set up no chat has a phone


class Asking:
    """How buyers of one shop ask: through its first channel, read once for a page of links."""

    def __init__(self, shop: Shop, words: Words) -> None:
        first = next((row for row in channels_of(shop) if row.kind in CHANNELS), None)
        self._channel = CHANNELS[first.kind if first else _FALLBACK]
        self._address = first.address if first else shop.phone
        self._words = words

    def about(self, number: int, title: str, address: str = "") -> str:
        """A question about one product; with its address where bytes allow."""
        text = self._words.gettext("Hello! About %(title)s (no. %(number)s): ", title=title[:80], number=number)
        return self._channel.link(self._address, f"{address}\n{text}" if address else text)

    def anything(self) -> str:
        return self._channel.link(self._address, self._words.gettext("Hello! "))
