"""How one language writes numbers, money and time in one country, drawn from CLDR once and kept."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError, dates
from babel.numbers import NumberPattern, get_decimal_symbol, parse_pattern

from storefront.i18n import currencies
from storefront.i18n.languages import LANGUAGES

NBSP = "\u00a0"
_LRM = "\u200e"
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Place:
    """A language spoken in a country."""

    language: str
    country: str
    locale: Locale

    @property
    def rtl(self) -> bool:
        return LANGUAGES[self.language].direction == "rtl"

    @property
    def decimal_mark(self) -> str:
        return get_decimal_symbol(self.locale, numbering_system="default")

    def amount(self, minor: int, exponent: int, currency: str) -> str:
        """An amount with its short sign, where people of the currency put it; no empty decimals."""
        whole, cents = divmod(abs(minor), 10**exponent)
        digits = self.decimal(whole * 10**exponent + cents, exponent, exponent if cents else 0)
        sign = self.sign(currency)
        minus = "" if minor >= 0 else (_LRM + "-" if self.rtl else "-")
        if currency in currencies.AFTER or not self._signs_first:
            return f"{minus}{digits}{NBSP}{sign}"
        space = NBSP if self._signs_apart or sign[-1].isalpha() else ""
        return f"{minus}{sign}{space}{digits}"

    def sign(self, currency: str) -> str:
        return currencies.sign(currency, self.language, self.country, self.locale)

    def decimal(self, units: int, exponent: int, decimals: int | None = None) -> str:
        """`units` / 10^exponent; exactly `decimals` decimals, or only those that are not empty."""
        value = Decimal(units).scaleb(-exponent)
        shape = self.locale.decimal_formats[None].pattern
        pattern = _pattern(shape, exponent, "#") if decimals is None else _pattern(shape, decimals, "0")
        return self._written(pattern.apply(value, self.locale, numbering_system="default"))

    def date(self, day: dt.date) -> str:
        return self._written(dates.format_skeleton("yMMMd", day, locale=self.locale))

    def month_day(self, day: dt.date) -> str:
        return self._written(dates.format_skeleton("MMMd", day, locale=self.locale))

    def day(self, day: dt.date) -> str:
        return self._written(dates.format_skeleton("MMMEd", day, locale=self.locale))

    def time(self, moment: dt.time) -> str:
        if self.language == "fr":
            return f"{moment.hour}{NBSP}h" + (f"{NBSP}{moment.minute:02d}" if moment.minute else "")
        return self._written(dates.format_time(moment, "short", locale=self.locale))

    def moment(self, moment: dt.datetime) -> str:
        comma = "،" if self.language == "ar" else ","
        return f"{self.month_day(moment)}{comma} {self.time(moment.time())}"

    def weekday(self, number: int) -> str:
        return str(self.locale.days["stand-alone"]["wide"][number])

    def _written(self, text: str) -> str:
        """Babel knows the marks of every numbering system but keeps ASCII digits; readers of ٣ want ٣."""
        arabic = self.locale.default_numbering_system == "arab"
        return _old_spaces(text.translate(_ARABIC_INDIC) if arabic else text)

    @property
    def _signs_first(self) -> bool:
        return "¤" in self._currency_pattern.partition("#")[0]

    @property
    def _signs_apart(self) -> bool:
        return NBSP in self._currency_pattern.partition("#")[0]

    @property
    def _currency_pattern(self) -> str:
        return str(self.locale.currency_formats["standard"].pattern)


@lru_cache(maxsize=256)
def place(language: str, country: str) -> Place:
    """English in Morocco is no locale of CLDR's: then the language's own default."""
    known = LANGUAGES[language]
    try:
        locale = Locale.parse(f"{language[:2]}_{country}") if country else Locale.parse(known.locale)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(known.locale)
    return Place(language, country, locale)


def midnight(day: dt.date, zone: str) -> dt.datetime:
    """When this day begins in the zone, in UTC."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def local(moment: dt.datetime, zone: str) -> dt.datetime:
    """The moment on the wall clock of the zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(ZoneInfo(zone))


@lru_cache(maxsize=64)
def _pattern(shape: str, decimals: int, mark: str) -> NumberPattern:
    """CLDR's grouping with so many decimals, "#" printed when needed or "0" always."""
    whole = shape.partition(".")[0]
    return parse_pattern(f"{whole}.{mark * decimals}" if decimals else whole)


def _old_spaces(text: str) -> str:
    """Fonts of old phones draw a box for the narrow no-break space."""
    return text.replace("\u202f", NBSP)
