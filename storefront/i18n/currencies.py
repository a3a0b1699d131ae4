"""Currencies: their decimals, and how people write them on a price tag (shorter than CLDR has it)."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_symbol

# ISO 4217 minor-unit exponents that are not 2.
_ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"
EXPONENTS: dict[str, int] = {
    **dict.fromkeys(_ZERO.split(), 0),
    **dict.fromkeys(_THREE.split(), 3),
    **dict.fromkeys(_FOUR.split(), 4),
}

SIGNS: dict[str, str] = {
    "AED": "Dh", "AOA": "Kz", "ARS": "$", "AUD": "$", "BDT": "৳", "BRL": "R$", "CAD": "$", "CDF": "FC", "CHF": "Fr.",
    "CLP": "$", "COP": "$", "CZK": "Kč", "DOP": "RD$", "DZD": "DA", "EGP": "E£", "ETB": "Br", "EUR": "€", "GBP": "£",
    "GHS": "GH₵", "GNF": "FG", "HTG": "G", "IDR": "Rp", "ILS": "₪", "INR": "₹", "JPY": "¥", "KES": "KSh", "KHR": "៛",
    "LKR": "Rs", "MAD": "DH", "MGA": "Ar", "MXN": "$", "MYR": "RM", "MZN": "MT", "NGN": "₦", "NPR": "Rs", "NZD": "$",
    "PEN": "S/", "PHP": "₱", "PKR": "Rs", "PLN": "zł", "PYG": "₲", "RUB": "₽", "RWF": "FRw", "SAR": "SR", "SGD": "$",
    "SEK": "kr", "THB": "฿", "TND": "DT", "TRY": "₺", "TZS": "TSh", "UAH": "₴", "UGX": "USh", "USD": "$", "UYU": "$",
    "VND": "₫", "XAF": "FCFA", "XOF": "FCFA", "ZAR": "R", "ZMW": "K",
}  # fmt: skip
ARABIC_SIGNS: dict[str, str] = {
    "AED": "درهم", "BHD": "دينار", "DZD": "دج", "EGP": "جنيه", "IQD": "دينار", "JOD": "دينار", "KWD": "دينار",
    "LBP": "ليرة", "LYD": "دينار", "MAD": "درهم", "MRU": "أوقية", "OMR": "ريال", "QAR": "ريال", "SAR": "ريال",
    "SDG": "جنيه", "SYP": "ليرة", "TND": "د.ت", "XAF": "فرنك", "XOF": "فرنك", "YER": "ريال",
}  # fmt: skip
# Spoken after the number in their countries, whatever the language around them does with signs.
_AFTER = "AED AOA CDF CZK DZD GNF HTG MAD MGA MZN PLN RUB RWF SEK TND UAH VND XAF XOF"
AFTER = frozenset(_AFTER.split())
# Other ways people type them, in any case and without dots.
ALSO: dict[str, tuple[str, ...]] = {
    "BRL": ("real", "reais"), "EGP": ("le", "جم", "جنيها"), "EUR": ("euro", "euros"),
    "GHS": ("gh¢", "ghc", "cedi", "cedis"),
    "INR": ("rs", "re", "rupee", "rupees", "रु", "रुपये", "रुपए"), "KES": ("ksh", "kshs", "sh"),
    "MAD": ("dh", "dhs", "dirham", "dirhams", "دم", "دراهم"), "NGN": ("n", "naira"), "PKR": ("rs",),
    "XAF": ("f", "fcfa", "f cfa", "cfa"), "XOF": ("f", "fcfa", "f cfa", "cfa"),
}  # fmt: skip


def exponent(currency: str) -> int:
    """How many decimals the currency has in ISO 4217."""
    return EXPONENTS.get(currency, 2)


def currency_name(currency: str, language: str) -> str:
    """ "Ghanaian cedi": in full, as the language calls it."""
    return str(Locale.parse(language, sep="-").currencies.get(currency, currency))


def sign(currency: str, language: str, country: str, locale: Locale) -> str:
    """The short sign; a bare $ only where it can mean nothing else."""
    if language == "ar" and currency in ARABIC_SIGNS:
        return ARABIC_SIGNS[currency]
    short = SIGNS.get(currency)
    if short is None or (short == "$" and not _dollar_of(currency, country)):
        return get_currency_symbol(currency, locale).replace("\u202f", "\u00a0").replace("\u200f", "")
    return short


def _dollar_of(currency: str, country: str) -> bool:
    own = home_currency(country)
    return currency == own or (currency == "USD" and SIGNS.get(own) != "$")


def is_currency(code: str) -> bool:
    """Whether it is a code of ISO 4217, today's or an old one."""
    return code in get_global("all_currencies")


def home_currency(country: str) -> str:
    """The legal tender of a country today, "" when unknown."""
    for code, _start, end, tender in get_global("territory_currencies").get(country, ()):
        if end is None and tender:
            return str(code)
    return ""


@lru_cache
def spellings(currency: str) -> frozenset[str]:
    """Everything people put beside a number to mean this currency, folded."""
    ways = (currency, SIGNS.get(currency, ""), ARABIC_SIGNS.get(currency, ""), *ALSO.get(currency, ()))
    return frozenset(folded(way) for way in ways if way)


@lru_cache
def all_spellings() -> frozenset[str]:
    return frozenset().union(*(spellings(currency) for currency in {*SIGNS, *ARABIC_SIGNS, *ALSO}))


def folded(sign: str) -> str:
    """ "Rs." and "F CFA" as they are compared: "rs", "fcfa"."""
    return sign.replace(".", "").replace(" ", "").casefold()
