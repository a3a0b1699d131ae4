"""Everything a reader sees in words, numbers and dates, in one object that is handed from room to room."""

import datetime as dt
import gettext as gnu
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from storefront.i18n import units
from storefront.i18n.currencies import exponent
from storefront.i18n.languages import LANGUAGES, closest
from storefront.i18n.places import NBSP, Place, local, place
from storefront.i18n.problem_texts import TEXTS, UNKNOWN
from storefront.problems import Problem

_LRM = "\u200e"
# +212 612, 2026-12-25; nothing within a link.
_IN_GROUPS = re.compile(rf"(?<!\S){_LRM}?((?:\+[0-9]|[0-9]+[ -][0-9])[0-9 {NBSP}-]*)")
LOCALE_FOLDER = Path(__file__).parent / "locale"


class Amount(Protocol):
    """What is written of Money, which itself is read with this package's help."""

    @property
    def minor(self) -> int: ...
    @property
    def currency(self) -> str: ...


class Words:
    """One language in one country. Texts come from gettext catalogues, the rest from CLDR."""

    def __init__(self, language: str, country: str, translations: gnu.NullTranslations) -> None:
        known = LANGUAGES[language]
        self.language = known.code
        self.country = country
        self.direction = known.direction
        self._translations = translations
        self._place: Place = place(language, country)

    @property
    def locale(self) -> str:
        """As browsers name it: "ar-MA"."""
        return str(self._place.locale).replace("_", "-")

    @property
    def decimal_mark(self) -> str:
        return self._place.decimal_mark

    def gettext(self, msgid: str, /, **values: object) -> str:
        """The text with its `%(name)s` filled; without values the text is taken as it stands."""
        text = self._translations.gettext(msgid)
        text = text % values if values else text
        return _IN_GROUPS.sub(_LRM + r"\1", text) if self.direction == "rtl" else text

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The right plural of `number`; `%(n)s` is the number itself in the reader's digits."""
        text = self._translations.ngettext(one, many, number)
        return text % {"n": self.integer(number), **values}

    def money(self, amount: Amount) -> str:
        return self.amount(amount.minor, amount.currency)

    def amount(self, minor: int, currency: str) -> str:
        return self._place.amount(minor, exponent(currency), currency)

    def sign(self, currency: str) -> str:
        """As it stands beside an amount: "DH"."""
        return self._place.sign(currency)

    def money_plain(self, amount: Amount) -> str:
        """For chat texts: ordinary spaces only, they cost less in a link."""
        return self.money(amount).replace(NBSP, " ")

    def money_editable(self, amount: Amount) -> str:
        """For a form's box, as read_price takes it back: no sign, no grouping, ASCII digits, the reader's mark."""
        decimals = exponent(amount.currency)
        whole, cents = divmod(abs(amount.minor), 10**decimals)
        minus = "-" if amount.minor < 0 else ""
        mark = "," if self.decimal_mark == "," else "."
        return f"{minus}{whole}{mark}{cents:0{decimals}d}" if cents else f"{minus}{whole}"

    def quantity_editable(self, milli: int) -> str:
        """For a form's box, as read_quantity takes it back: no grouping, ASCII digits, the reader's mark."""
        whole, rest = divmod(milli, 1000)
        return f"{whole}{self.decimal_mark}{rest:03d}".rstrip("0") if rest else str(whole)

    def number(self, milli: int) -> str:
        return self._place.decimal(milli, 3)

    def integer(self, number: int) -> str:
        return self._place.decimal(number, 0)

    def quantity(self, milli: int, unit: str) -> str:
        return units.quantity(self, milli, unit)

    def price_unit(self, unit: str) -> str:
        return units.price_unit(self, unit)

    def date(self, day: dt.date, zone: str = "") -> str:
        return self._place.date(_day(day, zone))

    def month_day(self, day: dt.date) -> str:
        return self._place.month_day(day)

    def day(self, day: dt.date, zone: str = "") -> str:
        """A day near by, with its weekday; never "today": pages are read hours later."""
        return self._place.day(_day(day, zone))

    def time(self, moment: dt.time | dt.datetime, zone: str = "") -> str:
        if isinstance(moment, dt.datetime):
            moment = (local(moment, zone) if zone else moment).time()
        return self._place.time(moment)

    def hours_range(self, opens: dt.time, closes: dt.time) -> str:
        return f"{self.time(opens)}–{self.time(closes)}"

    def moment(self, moment: dt.datetime, zone: str) -> str:
        return self._place.moment(local(moment, zone))

    def weekday(self, number: int) -> str:
        """0 is Monday."""
        return self._place.weekday(number)

    def listed(self, parts: Iterable[str]) -> str:
        """What there is of the parts, with the script's own comma and no "and"."""
        return ("، " if self.direction == "rtl" else ", ").join(filter(None, parts))

    def titled(self, title: str, text: str) -> str:
        """With the language's own colon: French puts a space before it."""
        return self.gettext("%(title)s: %(text)s", title=title, text=text)

    def problem(self, problem: Problem) -> str:
        """The problem's sentence; quantities and amounts among its values are written out (units.filled)."""
        return self.gettext(TEXTS.get(problem.key, UNKNOWN), **units.filled(self, problem.values))


@lru_cache(maxsize=256)
def words(language: str, country: str = "") -> Words:
    """The Words of a language tag; English for one we do not speak."""
    code = closest(language)
    return Words(code, country.upper(), translations(code))


@lru_cache(maxsize=len(LANGUAGES) + 1)
def translations(code: str, folder: Path = LOCALE_FOLDER) -> gnu.NullTranslations:
    """The compiled catalogue; without one every text stays as the programmer wrote it, in English."""
    compiled = folder / LANGUAGES[code].stem / "LC_MESSAGES" / "messages.mo"
    if not compiled.exists():
        return gnu.NullTranslations()
    with compiled.open("rb") as file:  # gettext.translation would keep the first file it ever read
        return gnu.GNUTranslations(file)


def _day(day: dt.date, zone: str) -> dt.date:
    return local(day, zone).date() if zone and isinstance(day, dt.datetime) else day
