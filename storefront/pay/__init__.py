"""The ways a shop can be paid, in the order they are offered. A new one: its file, a line here, its test."""

from storefront.pay.gateways import btcpay, flutterwave, mercadopago, paypal, paystack, razorpay, stripe, xendit
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.rails import (
    african_wallets,
    american_wallets,
    arab_wallets,
    asian_wallets,
    at_pickup,
    bank_transfer,
    bitcoin,
    cash_on_delivery,
    european_wallets,
    khqr,
    lightning,
    mpesa,
    named_pages,
    notebook,
    own_code,
    pasted_pages,
    payment_link,
    paynow,
    pix,
    promptpay,
    sepa,
    swiss,
    upi,
    ussd,
    vietqr,
    wave,
)
from storefront.pay.settings import Setting, Settings

METHODS: dict[str, Method] = {
    method.kind: method
    for method in (
        cash_on_delivery.METHOD,
        at_pickup.METHOD,
        notebook.METHOD,
        upi.METHOD,
        pix.METHOD,
        promptpay.METHOD,
        paynow.METHOD,
        vietqr.METHOD,
        khqr.METHOD,
        sepa.METHOD,
        swiss.METHOD,
        own_code.METHOD,
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
        bitcoin.METHOD,
        lightning.METHOD,
        stripe.METHOD,
        paypal.METHOD,
        razorpay.METHOD,
        paystack.METHOD,
        flutterwave.METHOD,
        mercadopago.METHOD,
        xendit.METHOD,
        btcpay.METHOD,
    )
}

__all__ = ["METHODS", "Bill", "Copy", "Method", "Prompt", "Setting", "Settings"]
