"""The ways a shop can be paid, in the order they are offered. A new one: its file, a line here, its test."""

from storefront.pay.gateways import btcpay, flutterwave, paystack, razorpay, stripe
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.rails import (
    african_wallets,
    american_wallets,
    arab_wallets,
    asian_wallets,
    at_pickup,
    bank_transfer,
    cash_on_delivery,
    european_wallets,
    mpesa,
    named_pages,
    pasted_pages,
    payment_link,
    pix,
    upi,
    ussd,
    wave,
)
from storefront.pay.settings import Setting, Settings

METHODS: dict[str, Method] = {
    method.kind: method
    for method in (
        cash_on_delivery.METHOD,
        at_pickup.METHOD,
        upi.METHOD,
        pix.METHOD,
        bank_transfer.METHOD,
        *mpesa.METHODS,
        wave.METHOD,
        *african_wallets.METHODS,
        *arab_wallets.METHODS,
        *asian_wallets.METHODS,
        *american_wallets.METHODS,
        *european_wallets.METHODS,
        ussd.METHOD,
        *named_pages.METHODS,
        *pasted_pages.METHODS,
        payment_link.METHOD,
        stripe.METHOD,
        razorpay.METHOD,
        paystack.METHOD,
        flutterwave.METHOD,
        btcpay.METHOD,
    )
}

__all__ = ["METHODS", "Bill", "Copy", "Method", "Prompt", "Setting", "Settings"]
