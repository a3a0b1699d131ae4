"""Payment pages at known providers whose links merchants copy from there, as of November 2026."""

from storefront.pay.known_page import pasted

_MERCADO_PAGO = (
    "mpago.la mpago.li mercadopago.com.ar mercadopago.com.br mercadopago.com.mx mercadopago.com.co mercadopago.cl "
    "mercadopago.com.pe mercadopago.com.uy"
)

METHODS = (
    pasted("revolut", "Revolut", "revolut.me", "https://revolut.me/amina"),
    pasted("wise", "Wise", "wise.com", "https://wise.com/pay/me/amina"),
    pasted(
        "stripelink",
        "Stripe Payment Link",
        "buy.stripe.com",
        "https://buy.stripe.com/test_8fK2xQ",
        query="client_reference_id={ref}",
    ),
    pasted("kofi", "Ko-fi", "ko-fi.com", "https://ko-fi.com/amina"),
    pasted("razorpayme", "Razorpay.me", "razorpay.me", "https://razorpay.me/@aminashop", "INR"),
    pasted("sumup", "SumUp", "pay.sumup.com", "https://pay.sumup.com/b2c/Q8FK2X"),
    pasted(
        "mercadopagolink",
        "Mercado Pago, link",
        _MERCADO_PAGO,
        "https://mpago.la/2fK8xQ7",
        "ARS BRL CLP COP MXN PEN UYU",
    ),
    pasted(
        "paystackpage",
        "Paystack page",
        "paystack.com paystack.shop",
        "https://paystack.shop/pay/amina",
        "GHS KES NGN USD XOF ZAR",
    ),
    pasted(
        "flutterwavepage",
        "Flutterwave page",
        "flutterwave.com",
        "https://flutterwave.com/pay/amina",
        "GHS KES NGN RWF TZS UGX USD XAF XOF ZAR ZMW",
    ),
    pasted("yoco", "Yoco", "pay.yoco.com", "https://pay.yoco.com/amina", "ZAR"),
    pasted("tikkie", "Tikkie", "tikkie.me", "https://tikkie.me/pay/aminashop", "EUR"),
    pasted("monobank", "monobank", "send.monobank.ua", "https://send.monobank.ua/jar/8fK2xQ7abc", "UAH"),
)
