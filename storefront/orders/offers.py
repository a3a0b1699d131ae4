"""What a shop offers right now, gathered from live rows into values that rules can think about. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from storefront.merchants.slots import Slot
from storefront.money import Money
from storefront.orders.cart import Item


@dataclass(frozen=True)
class TakenExtra:
    """An extra the buyer chose; its price is per unit of the line."""

    number: int
    name: str
    price: Money


@dataclass(frozen=True)
class Shelf:
    """Where counted stock stands: on the choice when there is one, else on the product."""

    kind: str  # product | choice
    row_id: int


@dataclass(frozen=True)
class Offer:
    """What one item of a cart costs now, or why it can't be ordered.

    unit_price: extras included, for one `unit`. about_milli: sold by the piece though priced by the unit; one piece is
    about so much. step, max and stock count what is asked for: pieces where about_milli is set. stock_milli None:
    unlimited. closed: "" or the key of a Problem.
    """

    item: Item
    title: str
    choice_name: str
    extras: tuple[TakenExtra, ...]
    unit: str
    unit_price: Money
    step_milli: int
    max_milli: int | None
    about_milli: int | None
    stock_milli: int | None
    closed: str = ""
    product_id: int | None = None
    choice_id: int | None = None
    asks: tuple[str, ...] = ()

    @property
    def asked_unit(self) -> str:
        """In what the quantity is asked for."""
        return self.unit if self.about_milli is None else "piece"

    @property
    def shelf(self) -> Shelf | None:
        """Where its stock is counted; None when it is not."""
        if self.stock_milli is None or self.product_id is None:
            return None
        return Shelf("product", self.product_id) if self.choice_id is None else Shelf("choice", self.choice_id)


Offers = Mapping[str, Offer]  # by Item.name


def nothing(item: Item, currency: str, closed: str = "line.gone") -> Offer:
    """What a shop offers for an item it doesn't have."""
    return Offer(item, "", "", (), "piece", Money(0, currency), 1000, None, None, None, closed)


@dataclass(frozen=True)
class Delivery:
    """One way the goods reach the buyer. fee None: agreed in the chat. area_id and name: only of a merchant's area.
    slot: for when that would be; None: at once."""

    kind: str  # pick_up | area | elsewhere
    fee: Money | None
    area_id: int | None = None
    name: str = ""
    free_above: Money | None = None
    minimum: Money | None = None
    slot: Slot | None = None

    def fee_for(self, subtotal: Money) -> Money | None:
        if self.free_above is not None and subtotal.minor >= self.free_above.minor:
            return Money(0, subtotal.currency)
        return self.fee

    def is_open_to(self, subtotal: Money) -> bool:
        return self.minimum is None or subtotal.minor >= self.minimum.minor


def offered(deliveries: tuple[Delivery, ...], kind: str, area_id: int | None) -> Delivery | None:
    """The delivery a form names, if it is still offered."""
    for delivery in deliveries:
        if delivery.kind == kind and (kind != "area" or delivery.area_id == area_id):
            return delivery
    return None
