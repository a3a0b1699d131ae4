"""How each provider counts money.

ISO 4217 says how many decimals a currency has, and our minor units follow it. Some providers count some currencies
otherwise; a wrong guess would ask for a hundred times too much, so every difference stands here with its source.
"""

import math
import re
from decimal import Decimal

from storefront.i18n.currencies import exponent
from storefront.money import Money
from storefront.pay.gateway import Declined

_ROUND_AT_STRIPE = "BHD JOD KWD OMR TND"
_MOST = 10**15  # more than anybody pays, and still whole in every database

# Decimals at the provider, where they are not ISO 4217's.
DECIMALS: dict[tuple[str, str], int] = {
    # docs.stripe.com/currencies: MGA is on the list of zero-decimal currencies; "to charge 5 ISK, provide 500".
    # UGX stands there as both, with 0 and with 2 decimals: it is not offered.
    ("stripe", "MGA"): 0,
    ("stripe", "ISK"): 2,
    # Paystack counts in hundredths whatever the currency: paystack.com/docs/api#supported-currency.
    ("paystack", "XOF"): 2,
    # Mercado Pago declines centavos of Colombian pesos: github.com/odoo/odoo, pull requests 124162 and 185664.
    ("mercadopago", "COP"): 0,
    # developer.paypal.com/docs/reports/reference/paypal-supported-currencies: "zero-digit currency".
    ("paypal", "HUF"): 0,
    ("paypal", "TWD"): 0,
    # developers.xendit.co/api-reference/#create-invoice: decimals of rupiah are cut off. Those of pesos are kept, says
    # github.com/xendit/xendit-php, issue 171, or refused, says github.com/odoo/odoo, pull request 194860; what is sure
    # to be understood is whole.
    **{("xendit", currency): 0 for currency in ("IDR", "MYR", "PHP", "THB")},
    # developer.safaricom.co.ke/apis/MpesaExpressSimulate: "only whole numbers are supported".
    ("daraja", "KES"): 0,
    # docs.cinetpay.com/api/1.0-fr/checkout/initialisation: amount is an integer.
    ("cinetpay", "CDF"): 0,
    ("cinetpay", "USD"): 0,
}
# What an amount must be a multiple of, in our minor units, beyond what the provider's decimals say.
STEPS: dict[tuple[str, str], int] = {
    # docs.stripe.com/currencies#three-decimal: "the least-significant digit must be 0".
    **{("stripe", currency): 10 for currency in _ROUND_AT_STRIPE.split()},
    # docs.cinetpay.com/api/1.0-fr/checkout/initialisation: a multiple of 5, but for dollars.
    **{("cinetpay", currency): 5 for currency in ("XOF", "XAF", "GNF")},
    ("cinetpay", "CDF"): 500,
}


def decimals(provider: str, currency: str) -> int:
    return DECIMALS.get((provider, currency), exponent(currency))


def step(provider: str, currency: str) -> int:
    """What an amount must be a multiple of, in our minor units, for the provider to be able to say it."""
    lost = max(exponent(currency) - decimals(provider, currency), 0)
    return math.lcm(10**lost, STEPS.get((provider, currency), 1))


def steps(provider: str, currencies: tuple[str, ...]) -> dict[str, int]:
    """The currencies whose amounts can't be just any."""
    return {currency: least for currency in currencies if (least := step(provider, currency)) > 1}


def to_units(provider: str, amount: Money) -> int:
    """The amount in the provider's smallest units. Declined if it has no such amount."""
    if amount.minor % step(provider, amount.currency):
        raise Declined(f"no such amount in {amount.currency}")
    return int(Decimal(amount.minor).scaleb(decimals(provider, amount.currency) - exponent(amount.currency)))


def from_units(provider: str, units: int | Decimal, currency: str) -> Money:
    """What the provider means by this many of its smallest units."""
    return from_major(Decimal(units).scaleb(-decimals(provider, currency.upper())), currency)


def to_major(provider: str, amount: Money) -> str:
    """The amount as the provider writes it in whole units with decimals: "149.50"."""
    shown = decimals(provider, amount.currency)
    units = to_units(provider, amount)
    return f"{units // 10**shown}.{units % 10**shown:0{shown}d}" if shown else str(units)


def from_major(major: Decimal, currency: str) -> Money:
    """The amount a provider writes in whole units with decimals; currency in either case."""
    code = currency.upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise Declined("no currency")
    if not major.is_finite() or abs(major) > _MOST:
        raise Declined("no amount")
    minor = major.scaleb(exponent(code))
    if minor != minor.to_integral_value():
        raise Declined("an amount finer than its currency")
    return Money(int(minor), code)
