"""What a merchant wants a product to be, before it is one. Prices in minor units, quantities in thousandths."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class ChoiceDraft:
    """number None: a new choice. price_minor None: the product's price. stock_milli None: unlimited.

    stock_change: thousandths added to (or taken from) a stock that is counted already.
    """

    name: str
    price_minor: int | None = None
    stock_milli: int | None = None
    texts: Texts = field(default_factory=dict)
    number: int | None = None
    sold_out: bool = False
    stock_change: int = 0


@dataclass(frozen=True)
class ExtraDraft:
    name: str
    price_minor: int = 0
    texts: Texts = field(default_factory=dict)
    number: int | None = None


@dataclass(frozen=True)
class ExtraGroupDraft:
    """Between `least` and `most` of the extras may be taken."""

    name: str
    extras: tuple[ExtraDraft, ...]
    least: int = 0
    most: int = 1
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class ProductDraft:
    """stock_milli: what an added product starts with; for an edited one only whether it is counted (None: not)."""

    title: str
    description: str = ""
    texts: Texts = field(default_factory=dict)
    price_minor: int | None = None
    compare_at_minor: int | None = None
    unit: str = "piece"
    step_milli: int = 1000
    max_milli: int | None = None
    about_milli: int | None = None
    stock_milli: int | None = None
    section_id: int | None = None
    hidden: bool = False
    service: bool = False
    asks: tuple[str, ...] = ()
    choices: tuple[ChoiceDraft, ...] = ()
    extra_groups: tuple[ExtraGroupDraft, ...] = ()
    source_handle: str | None = None
