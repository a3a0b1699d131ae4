"""The addresses of one shop, with what its links carry on: language, fewer bytes, a cart without cookies."""

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Trail:
    """Where a buyer is. lang "" is the shop's first language. source, coupon: the shared link's own words, beside a
    cart."""

    slug: str
    lang: str = ""
    lite: bool = False
    cart: str = ""
    source: str = ""
    coupon: str = ""

    def to(self, place: str = "", **more: str) -> str:
        """The address of a place under the shop ("p/7", "cart")."""
        path = self.path(place)
        query = urlencode({**self.carried, **{name: value for name, value in more.items() if value}}, safe="~")
        return f"{path}?{query}" if query else path

    def path(self, place: str = "") -> str:
        return f"/{self.slug}/{quote(place)}" if place else f"/{self.slug}"

    @property
    def carried(self) -> dict[str, str]:
        """The parameters that go along, also as hidden fields of forms sent by GET."""
        pairs = {
            "lang": self.lang,
            "lite": "1" if self.lite else "",
            "i": self.cart,
            "s": self.source,
            "c": self.coupon,
        }
        return {name: value for name, value in pairs.items() if value}

    @property
    def report(self) -> str:
        """Where this shop is reported to the host."""
        return f"/report/{self.slug}" + (f"?lang={self.lang}" if self.lang else "")

    def with_cart(self, cart: str) -> "Trail":
        return replace(self, cart=cart)

    def without_cart(self) -> "Trail":
        """Without anything of this buyer's."""
        return replace(self, cart="", source="", coupon="")

    def with_words(self, source: str, coupon: str) -> "Trail":
        return replace(self, source=source, coupon=coupon)

    def in_language(self, lang: str) -> "Trail":
        return replace(self, lang=lang)
