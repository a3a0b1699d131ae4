"""Transfers to a phone number in Europe and Australia, as of November 2026: a bank's app finds the account."""

from storefront.i18n.marking import N_
from storefront.pay.payee import mobile, mobile_or_email
from storefront.pay.wallet import APP, BANK_APP, wallet

METHODS = (
    wallet("bizum", "Bizum", "EUR", mobile("ES", "612 34 56 78"), BANK_APP),
    wallet("mbway", "MB WAY", "EUR", mobile("PT", "912 345 678"), APP),
    wallet("wero", "Wero", "EUR", mobile_or_email("FR DE BE NL LU", "06 12 34 56 78"), BANK_APP),
    wallet("twint", "TWINT", "CHF", mobile("CH", "078 123 45 67"), APP),
    wallet("blik", N_("BLIK to a phone"), "PLN", mobile("PL", "512 345 678"), BANK_APP),
    wallet("payid", "PayID", "AUD", mobile_or_email("AU", "0412 345 678"), BANK_APP),
)
