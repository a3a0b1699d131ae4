"""What a merchant tries a way to be paid with: a small sum that could really be paid, and the name that must appear."""

from datetime import datetime

from storefront.money import Money
from storefront.pay.copies import NAME_IN_THE_CODE
from storefront.pay.method import Bill, Method
from storefront.pay.settings import Settings

REFERENCE = "0000-000"  # no order's

# About the price of a piece of bread, in major units, where that is not 1. As of November 2026.
_SMALL = {
    "AMD": 100, "AOA": 100, "ARS": 500, "BDT": 10, "BIF": 500, "CDF": 500, "CLP": 100, "COP": 500, "DJF": 50, "DZD": 20,
    "EGP": 5, "ETB": 10, "GNF": 1000, "HTG": 20, "HUF": 100, "IDR": 1000, "IQD": 250, "JMD": 20, "JPY": 10, "KES": 10,
    "KHR": 1000, "KMF": 100, "LBP": 20000, "LKR": 20, "LRD": 20, "MGA": 500, "MMK": 500, "MWK": 200, "MZN": 10,
    "NGN": 100, "NPR": 10, "PHP": 5, "PKR": 20, "PYG": 1000, "RWF": 100, "SDG": 100, "SOS": 1000, "SYP": 1000, "THB": 5,
    "TRY": 5, "TZS": 500, "UAH": 5, "UGX": 500, "UYU": 10, "VND": 2000, "XAF": 100, "XOF": 100, "YER": 100, "ZAR": 5,
}  # fmt: skip
_NAMES = ("payee", "name", "holder", "user")  # what methods call the name, or the account, that the buyer sees


def trial_bill(method: Method, currency: str, now: datetime) -> Bill:
    """By hand there is nothing to try but the rounding: the sum is one that coins may not pay."""
    small = Money(_SMALL.get(currency, 1), currency)
    amount = Money(small.minor * 10**small.exponent, currency)
    if method.by_hand:
        amount = Money(amount.minor * 10 - 1, currency)
    return Bill(amount, currency, REFERENCE, now)


def payee_of(method: Method, settings: Settings) -> str:
    """The name that stands on the buyer's phone when all is right, "" where the provider shows its own."""
    read_back = [copy.value for copy in method.read_back(settings) if copy.label == NAME_IN_THE_CODE]
    return next((value for value in (*read_back, *(settings.get(name, "") for name in _NAMES)) if value), "")
