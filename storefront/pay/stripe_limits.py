"""What Stripe takes, after docs.stripe.com/currencies (presentment currencies, smallest and largest charges), and the
languages of its page, after docs.stripe.com/api/checkout/sessions/create#create_checkout_session-locale."""

from storefront.i18n.currencies import exponent
from storefront.pay.provider_units import decimals

# UGX is on Stripe's list, but in two units that differ a hundredfold.
_CURRENCIES = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD
    JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL
    THB TJS TND TOP TRY TTD TWD TZS UAH USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    """
CURRENCIES = tuple(_CURRENCIES.split())
_LOCALES = """
    bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv
    th tr vi zh zh-HK zh-TW
    """
LOCALES = frozenset(_LOCALES.split())

# For accounts in the currency itself; where it is converted, Stripe goes by the other currency and may say no.
LEAST: dict[str, int] = {
    "AED": 200, "AUD": 50, "BGN": 100, "BRL": 50, "CAD": 50, "CHF": 50, "CZK": 1500, "DKK": 250, "EUR": 50, "GBP": 30,
    "HKD": 400, "HUF": 17500, "INR": 50, "JPY": 50, "MXN": 1000, "MYR": 200, "NOK": 300, "NZD": 50, "PLN": 200,
    "RON": 200, "SEK": 300, "SGD": 50, "THB": 1000, "USD": 50,
}  # fmt: skip
_DIGITS = {"IDR": 12, "INR": 9, "COP": 12, "HUF": 12, "JPY": 10, "LBP": 14}


def _largest(currency: str) -> int:
    """As many digits as Stripe's amount may have, in our minor units."""
    units = 10 ** _DIGITS.get(currency, 8) - 1
    return int(units * 10 ** exponent(currency) // 10 ** decimals("stripe", currency))


MOST: dict[str, int] = {currency: _largest(currency) for currency in CURRENCIES}
