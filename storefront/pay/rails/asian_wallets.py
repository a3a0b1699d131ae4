"""Wallets and instant transfers of South and South-East Asia, as of November 2026."""

from storefront.i18n.marking import N_
from storefront.pay.payee import mobile, shaped
from storefront.pay.wallet import APP, BANK_APP, wallet

_PAYMENT = (N_("Open the app, choose Payment (not Send Money) and pay this number."),)

METHODS = (
    wallet("bkash", "bKash", "BDT", mobile("BD", "01812-345678")),
    wallet("bkashmerchant", N_("bKash merchant"), "BDT", mobile("BD", "01812-345678"), _PAYMENT),
    wallet("nagad", "Nagad", "BDT", mobile("BD", "01812-345678")),
    wallet(
        "rocket",
        "Rocket",
        "BDT",
        shaped(N_("Rocket number"), N_("Copy the number"), "01[3-9][0-9]{8,9}", "018123456789"),
    ),
    wallet("easypaisa", "Easypaisa", "PKR", mobile("PK", "0301 2345678")),
    wallet("jazzcash", "JazzCash", "PKR", mobile("PK", "0301 2345678")),
    wallet("raast", "Raast", "PKR", mobile("PK", "0301 2345678"), BANK_APP),
    wallet("esewa", "eSewa", "NPR", mobile("NP", "984-1234567"), APP),
    wallet("khalti", "Khalti", "NPR", mobile("NP", "984-1234567"), APP),
    wallet("ezcash", "eZ Cash", "LKR", mobile("LK", "077 123 4567")),
    wallet("kbzpay", "KBZPay", "MMK", mobile("MM", "09 212 3456"), APP),
    wallet("wavepay", "Wave Pay", "MMK", mobile("MM", "09 212 3456"), APP),
    wallet("gcash", "GCash", "PHP", mobile("PH", "0905 123 4567"), APP),
    wallet("maya", "Maya", "PHP", mobile("PH", "0905 123 4567"), APP),
    wallet("dana", "DANA", "IDR", mobile("ID", "0812-345-678"), APP),
    wallet("ovo", "OVO", "IDR", mobile("ID", "0812-345-678"), APP),
    wallet("gopay", "GoPay", "IDR", mobile("ID", "0812-345-678"), APP),
    wallet("momovietnam", "MoMo", "VND", mobile("VN", "0912 345 678"), APP),
    wallet("zalopay", "ZaloPay", "VND", mobile("VN", "0912 345 678"), APP),
    wallet("truemoney", "TrueMoney", "THB", mobile("TH", "081 234 5678"), APP),
    wallet("touchngo", "Touch 'n Go eWallet", "MYR", mobile("MY", "012-345 6789"), APP),
    wallet("wing", "Wing", "KHR USD", mobile("KH", "091 234 567"), APP),
)
