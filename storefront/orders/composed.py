"""An order composed without a network, as its link and its SMS carry it: a wish, never a fact. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from storefront.chat.text import MOST_SMS_CHARACTERS, ascii_name
from storefront.orders.cart import MOST_BYTES
from storefront.orders.review import Wish

_KEY = re.compile(r"[a-z2-7]{26}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_METHOD = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class Composed:
    """key: makes it one order only; "" when none was made. price_version: the shop's when the phone last saw prices, 0
    when nobody knows."""

    key: str
    cart: str
    price_version: int = 0
    wish: Wish = field(default_factory=Wish)

    @property
    def fields(self) -> dict[str, str]:
        """As its link and its form write it."""
        wish = self.wish
        written = {
            "i": self.cart,
            "k": self.key,
            "v": str(self.price_version or ""),
            "a": str(wish.area_id) if wish.delivery == "area" else wish.delivery,
            "m": wish.method,
        }
        return {name: value for name, value in written.items() if value}

    def with_key(self, key: str) -> "Composed":
        return replace(self, key=key)


def read_composed(fields: Mapping[str, str]) -> Composed:
    """What can't be read is as if it were not said: a key that is none is ""."""
    key, version, area = (fields.get(name, "") for name in ("k", "v", "a"))
    delivery, area_id = _where(area)
    method = fields.get("m", "")
    return Composed(
        key=key if _KEY.fullmatch(key) else "",
        cart=fields.get("i", "")[: 2 * MOST_BYTES],
        price_version=int(version) if _NUMBER.fullmatch(version) else 0,
        wish=Wish(delivery, area_id, method if _METHOD.fullmatch(method) else ""),
    )


def compact_text(shop_name: str, composed: Composed) -> str:
    """For an SMS: "Aminas basket 7x2.12-3x1 v12 a3 <key>". The name gives way first; a long cart takes a second SMS."""
    area = f"a{composed.fields['a']}" if "a" in composed.fields else ""
    version = f"v{composed.price_version}" if composed.price_version else ""
    needed = " ".join(filter(None, (composed.cart, version, area, composed.key)))
    room = MOST_SMS_CHARACTERS - len(needed) - needed.count("~") - 1  # "~" costs an SMS two
    name = ascii_name(shop_name)[: max(room, 0)].strip()
    return f"{name} {needed}" if name else needed


def _where(area: str) -> tuple[str, int | None]:
    if area in ("pick_up", "elsewhere"):
        return area, None
    return ("area", int(area)) if _NUMBER.fullmatch(area) else ("", None)
