"""Wallets and instant transfers of the Americas, as of November 2026."""

from storefront.i18n.marking import N_
from storefront.pay.payee import mobile, mobile_or_email, shaped
from storefront.pay.wallet import APP, BANK_APP, wallet

METHODS = (
    wallet("zelle", "Zelle", "USD", mobile_or_email("US", "(201) 555-0123"), BANK_APP),
    wallet("interac", "Interac e-Transfer", "CAD", mobile_or_email("CA", "amina@example.com"), BANK_APP),
    wallet("yape", "Yape", "PEN", mobile("PE", "912 345 678"), APP),
    wallet("plin", "Plin", "PEN", mobile("PE", "912 345 678"), BANK_APP),
    wallet("nequi", "Nequi", "COP", mobile("CO", "321 1234567"), APP),
    wallet("daviplata", "DaviPlata", "COP", mobile("CO", "321 1234567"), APP),
    wallet(
        "breb",
        "Bre-B",
        "COP",
        shaped(N_("Bre-B key"), N_("Copy the Bre-B key"), "@?[A-Za-z0-9]{5,20}", "@AMINA123"),
        BANK_APP,
    ),
    wallet("deuna", "Deuna", "USD", mobile("EC", "099 123 4567"), APP),
    wallet("tigomoney", "Tigo Money", "PYG BOB HNL GTQ USD", mobile("PY BO HN GT SV", "0981 456 789")),
    wallet("moncash", "MonCash", "HTG", mobile("HT", "34 10 1234")),
    wallet("natcash", "NatCash", "HTG", mobile("HT", "34 10 1234")),
)
