"""What a merchant wants their shop to be, read and checked (rules.py), before it is written (actions)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Opening:
    """A shop to open. phone: E.164. slug "": proposed from the name. language: its merchant's."""

    name: str
    phone: str
    country: str
    slug: str = ""
    password: str = ""
    currency: str = ""  # "": the country's
    language: str = "en"


@dataclass(frozen=True)
class Profile:
    name: str
    phone: str
    tagline: str
    description: str
    category: str
    place: str
    address: str
    email: str
    website: str
    return_rule: str
    accent: str
    time_zone: str
    opened_on: date


@dataclass(frozen=True)
class Selling:
    mode: str  # order | ask
    asks: tuple[str, ...]
    pay_when: str
    hold_minutes: int
    lapse_hours: int
    listed: bool
    deposit_percent: int = 0
    tells_apart: bool = False


@dataclass(frozen=True)
class Languages:
    """The first is the main one; texts hold the others' versions."""

    codes: tuple[str, ...]
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class AreaDraft:
    name: str
    fee_minor: int = 0
    free_above_minor: int | None = None
    minimum_minor: int | None = None
    texts: Texts = field(default_factory=dict)
    days: tuple[int, ...] = ()  # weekdays, 0 is Monday; none: every day


@dataclass(frozen=True)
class Timing:
    """For when a shop takes orders. when_closed: next | refuse. order_by: "18:00", "" for none."""

    when_closed: str = "next"
    lead: int = 0
    lead_in: str = "hours"
    order_by: str = ""
