"""Wallets south of the Sahara, as of November 2026. One wallet of several countries is one row."""

from storefront.i18n.marking import N_
from storefront.pay.payee import mobile, mobile_or_code, shaped
from storefront.pay.wallet import APP, BANK_APP, wallet

METHODS = (
    wallet(
        "mtnmomo",
        "MTN MoMo",
        "GHS UGX RWF XAF XOF ZMW GNF LRD",
        mobile_or_code("GH UG RW CM CG CI BJ ZM GN LR", "024 123 4567"),
    ),
    wallet(
        "orangemoney",
        "Orange Money",
        "XOF XAF GNF MGA CDF SLE LRD",
        mobile_or_code("CI SN ML BF CM GN MG CD SL LR GW CF", "07 07 12 34 56"),
    ),
    wallet(
        "airtelmoney",
        "Airtel Money",
        "KES UGX TZS ZMW MWK RWF CDF XAF XOF MGA",
        mobile_or_code("KE UG TZ ZM MW RW CD CG GA TD NE MG", "0733 123 456"),
    ),
    wallet("moovmoney", "Moov Money", "XOF XAF", mobile_or_code("BJ TG CI BF NE TD GA CF", "01 95 12 34 56")),
    wallet("mixx", "Mixx by Yas", "XOF TZS", mobile_or_code("TG SN TZ", "90 11 23 45")),
    wallet("wavesend", N_("Wave, to a number"), "XOF GMD", mobile("SN CI ML BF GM", "77 123 45 67"), APP),
    wallet("mpesavodacom", "M-Pesa (Vodacom)", "TZS MZN CDF", mobile_or_code("TZ MZ CD", "0754 123 456")),
    wallet("mvola", "MVola", "MGA", mobile("MG", "034 12 345 67")),
    wallet("emola", "e-Mola", "MZN", mobile("MZ", "86 123 4567")),
    wallet("telebirr", "telebirr", "ETB", mobile_or_code("ET", "091 123 4567")),
    wallet("ecocash", "EcoCash", "USD ZWG BIF", mobile_or_code("ZW BI", "077 123 4567")),
    wallet("evcplus", "EVC Plus", "USD SOS", mobile_or_code("SO", "61 1234567")),
    wallet("zaad", "ZAAD", "USD SOS", mobile_or_code("SO", "63 1234567")),
    wallet("telecelcash", "Telecel Cash", "GHS", mobile_or_code("GH", "020 123 4567")),
    wallet("atmoney", "AT Money", "GHS", mobile_or_code("GH", "026 123 4567")),
    wallet("mpamba", "TNM Mpamba", "MWK", mobile_or_code("MW", "0888 12 34 56")),
    wallet("lumicash", "Lumicash", "BIF", mobile_or_code("BI", "79 56 12 34")),
    wallet("afrimoney", "Afrimoney", "SLE GMD", mobile("SL GM", "077 123456")),
    wallet("multicaixa", "Multicaixa Express", "AOA", mobile("AO", "923 123 456"), APP),
    wallet("dmoney", "D-Money", "DJF", mobile_or_code("DJ", "77 83 10 01")),
    wallet("juice", "MCB Juice", "MUR", mobile("MU", "5251 2345"), APP),
    wallet("payshap", "PayShap", "ZAR", mobile("ZA", "071 123 4567"), BANK_APP),
    wallet(
        "bankak",
        "Bankak",
        "SDG",
        shaped(N_("Account number"), N_("Copy the account number"), "[0-9]{6,16}", "1234567"),
        APP,
    ),
)
