"""Wallets and instant transfers from Morocco to the Gulf, as of November 2026."""

from storefront.i18n.marking import N_
from storefront.pay.payee import mobile, mobile_or_code, shaped
from storefront.pay.wallet import APP, BANK_APP, wallet

_AT_A_COUNTER = (N_("Go to one of its counters, or open its app, and send the money to this number and name."),)

METHODS = (
    wallet("cashplus", "Cash Plus", "MAD", mobile("MA", "06 50 12 34 56"), _AT_A_COUNTER),
    wallet("wafacash", "Wafacash", "MAD", mobile("MA", "06 50 12 34 56"), _AT_A_COUNTER),
    wallet("orangemoneymaroc", "Orange Money Maroc", "MAD", mobile("MA", "06 50 12 34 56")),
    wallet("inwimoney", "inwi money", "MAD", mobile("MA", "06 50 12 34 56")),
    wallet("mtcash", "MT Cash", "MAD", mobile("MA", "06 50 12 34 56")),
    wallet(
        "baridimob",
        "BaridiMob",
        "DZD",
        shaped(N_("RIP of the postal account"), N_("Copy the RIP"), "00799999[0-9]{12}", "00799999001234567890"),
        APP,
    ),
    wallet("flouci", "Flouci", "TND", mobile("TN", "20 123 456"), APP),
    wallet("dseventeen", "D17", "TND", mobile("TN", "20 123 456"), APP),
    wallet("bankily", "Bankily", "MRU", mobile_or_code("MR", "22 12 34 56"), APP),
    wallet("masrvi", "Masrvi", "MRU", mobile_or_code("MR", "22 12 34 56"), APP),
    wallet("vodafonecash", "Vodafone Cash", "EGP", mobile("EG", "010 01234567")),
    wallet(
        "instapay",
        "InstaPay",
        "EGP",
        shaped(N_("InstaPay address"), N_("Copy the InstaPay address"), "[a-z0-9._]{2,40}@instapay", "amina@instapay"),
        APP,
    ),
    wallet(
        "cliq",
        "CliQ",
        "JOD",
        shaped(N_("CliQ alias"), N_("Copy the CliQ alias"), "[A-Za-z0-9]{3,14}", "AMINASHOP"),
        BANK_APP,
    ),
    wallet("whish", "Whish Money", "USD LBP", mobile("LB", "71 123 456"), _AT_A_COUNTER),
    wallet("zaincash", "ZainCash", "IQD", mobile("IQ", "0791 234 5678")),
    wallet("syriatelcash", "Syriatel Cash", "SYP", mobile("SY", "0933 123 456")),
    wallet("jawwalpay", "Jawwal Pay", "ILS", mobile("PS", "0599 123 456")),
    wallet("stcbank", "STC Bank", "SAR", mobile("SA", "051 234 5678"), APP),
    wallet("aani", "Aani", "AED", mobile("AE", "050 123 4567"), BANK_APP),
    wallet("benefitpay", "BenefitPay", "BHD", mobile("BH", "3600 1234"), APP),
    wallet("fawran", "Fawran", "QAR", mobile("QA", "3312 3456"), BANK_APP),
    wallet("wamd", "WAMD", "KWD", mobile("KW", "500 12345"), BANK_APP),
)
