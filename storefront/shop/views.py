"""The matter of each page of goods: everything its template may show, finished, so that no template asks anything."""

from dataclasses import dataclass

from storefront.shop.cards import Box, Card, Photo
from storefront.shop.front import Front
from storefront.shop.trail import Trail


@dataclass(frozen=True)
class Head:
    """What search engines and link previews read. picture: one absolute address of a JPEG, or ""."""

    title: str
    description: str
    address: str
    picture: str
    hidden: bool = False  # from search engines


@dataclass(frozen=True)
class Chip:
    label: str
    href: str  # "" for where the reader is


@dataclass(frozen=True)
class More:
    """A button of the order form that keeps what was typed and leads to more goods."""

    to: str
    label: str


@dataclass(frozen=True)
class GoodsPage:
    """The shop, a section or a search: goods in one order form."""

    head: Head
    front: Front
    trail: Trail
    heading: str
    chips: tuple[Chip, ...]
    goods: tuple[Card, ...]
    more: tuple[More, ...]
    takes_orders: bool
    ask: str  # a chat link, where the shop takes no orders
    saving: bool
    script: str
    coupons: tuple[str, ...] = ()  # told at the head
    searched: str | None = None  # None: not a search
    loose: tuple[str, ...] = ()  # problems that stand beside no box


@dataclass(frozen=True)
class ExtraOption:
    number: int
    name: str
    price: str
    minor: int


@dataclass(frozen=True)
class ExtraChoice:
    """Extras that belong together. single: exactly one is taken, so they are radio buttons."""

    name: str
    field: str
    rule: str
    single: bool
    options: tuple[ExtraOption, ...]


@dataclass(frozen=True)
class ProductPage:
    head: Head
    front: Front
    trail: Trail
    number: int
    title: str
    description: tuple[str, ...]  # paragraphs
    price: str
    minor: int | None
    per: str
    compare_at: str
    note: str
    photos: tuple[Photo, ...]
    boxes: tuple[Box, ...]
    extras: tuple[ExtraChoice, ...]
    section: Chip | None
    ask: str
    ask_first: bool  # nothing but asking is possible
    saving: bool
    script: str
