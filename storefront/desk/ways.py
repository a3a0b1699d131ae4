"""The ways in which an order reaches its buyer, as a form of the desk offers them."""

from storefront.i18n import Words
from storefront.i18n.digits import read_number
from storefront.orders.offers import Delivery
from storefront.orders.way_words import way_text


def way_choice(way: Delivery, words: Words) -> tuple[str, str]:
    """The value as an order's link has it, and what it is called."""
    if way.kind == "area":
        fee = f", {words.money(way.fee)}" if way.fee and way.fee.minor else ""
        return way_value(way.kind, way.area_id), f"{way.name}{fee}"
    return way.kind, way_text(way.kind, "", words)


def way_value(kind: str, area_id: int | None) -> str:
    return str(area_id or "") if kind == "area" else kind


def read_way(value: str) -> tuple[str, int | None]:
    """The kind, and which area; what can't be read is a way no shop offers."""
    area_id = read_number(value)
    return (value[:20], None) if area_id is None else ("area", area_id)
