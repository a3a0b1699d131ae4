"""The ways a shop can be paid, in the order they are offered. A new one: its file, a line here, its test."""

from storefront.pay.gateways import btcpay, flutterwave, paystack, razorpay, stripe
from storefront.pay.method import Bill, Copy, Method, Prompt
from storefront.pay.rails import at_pickup, bank_transfer, cash_on_delivery, payment_link, pix, upi
from storefront.pay.settings import Setting, Settings

METHODS: dict[str, Method] = {
    method.kind: method
    for method in (
        cash_on_delivery.METHOD,
        at_pickup.METHOD,
        upi.METHOD,
        pix.METHOD,
        bank_transfer.METHOD,
        payment_link.METHOD,
        stripe.METHOD,
        razorpay.METHOD,
        paystack.METHOD,
        flutterwave.METHOD,
        btcpay.METHOD,
    )
}

__all__ = ["METHODS", "Bill", "Copy", "Method", "Prompt", "Setting", "Settings"]
