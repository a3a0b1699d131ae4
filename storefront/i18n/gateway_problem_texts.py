"""What is said of keys and secrets of payment providers, always with what a right one looks like."""

from storefront.i18n.marking import N_

GATEWAY_TEXTS: dict[str, str] = {
    "method.currency_refused": N_("This provider takes no payments in %(currency)s."),
    "secret.unreadable": N_("Use at least 8 letters, digits and signs without spaces, such as market-day-4827."),
    "stripe.key_unreadable": N_("Copy the secret key whole. It looks like sk_live_51HxQ2… or sk_test_51HxQ2…."),
    "stripe.signing_secret_unreadable": N_("Copy the signing secret whole. It looks like whsec_8fK2…."),
    "btcpay.server_unreadable": N_("Write your server's address such as https://btcpay.example.com."),
    "btcpay.store_unreadable": N_("Copy the store ID whole. It looks like 9CiNzKoANXxmk5…, letters and digits only."),
    "btcpay.key_unreadable": N_("Copy the API key whole. It looks like 8fk2xq7…, letters and digits only."),
    "cinetpay.site_unreadable": N_("Copy the site ID whole. It looks like 445160, digits only."),
    "cinetpay.key_unreadable": N_("Copy the key whole. It looks like 8fk2xq7b0db748fdd44.40081707."),
    "daraja.key_unreadable": N_("Copy the consumer key whole. It looks like 9Xk2QfKm…, letters and digits only."),
    "daraja.secret_unreadable": N_("Copy the consumer secret whole. It looks like 8fK2xQ7…, letters and digits only."),
    "daraja.number_unreadable": N_("Write the number with 5 to 7 digits, such as 174379."),
    "daraja.passkey_unreadable": N_("Copy the passkey whole. It looks like bfb279f9aa9bdbcf…, without spaces."),
    "flutterwave.key_unreadable": N_("Copy the secret key whole. It looks like FLWSECK-8fK2xQ…-X."),
    "mercadopago.key_unreadable": N_("Copy the access token whole. It looks like APP_USR-4934588586838432-…."),
    "mercadopago.secret_unreadable": N_(
        "Copy the secret signature whole. It looks like 8fk2xq7…, 64 letters and digits."
    ),
    "paypal.client_id_unreadable": N_("Copy the client ID whole. It looks like AeHx2QfK…, about 80 signs."),
    "paypal.secret_unreadable": N_("Copy the secret whole. It looks like EHx2QfK8…, about 80 signs."),
    "paystack.key_unreadable": N_("Copy the secret key whole. It looks like sk_live_8fK2xQ… or sk_test_8fK2xQ…."),
    "razorpay.key_id_unreadable": N_("Copy the key ID whole. It looks like rzp_live_8fK2xQ…."),
    "razorpay.key_secret_unreadable": N_("Copy the key secret whole. It looks like 8fK2xQ7…, letters and digits only."),
    "xendit.key_unreadable": N_("Copy the secret key whole. It looks like xnd_production_8fK2… or xnd_development_…."),
    "xendit.token_unreadable": N_("Copy the verification token whole. It looks like 8fK2xQ7…, without spaces."),
    "youcanpay.key_unreadable": N_("Copy the private key whole. It looks like pri_8fk2xq7… or pri_sandbox_…."),
}
