"""What a merchant types for each method, and the currency of a shop that has it (EUR where none is named)."""

from storefront.pay import Method
from storefront.pay.rails import (
    african_wallets,
    american_wallets,
    arab_wallets,
    asian_wallets,
    european_wallets,
    mpesa,
    named_pages,
    pasted_pages,
    ussd,
    wave,
)

TYPED: dict[str, dict[str, str]] = {
    "cash": {},
    "pickup": {},
    "notebook": {},
    "bank": {"holder": "Amina Idrissi", "bank": "Banque du Souk", "account": "DE89 3704 0044 0532 0130 00"},
    "upi": {"vpa": "amina@okaxis", "payee": "Amina Fish"},
    "pix": {"key": "amina@example.com", "name": "Amina Peixes", "city": "Salvador"},
    "promptpay": {"proxy": "081-234-5678"},
    "paynow": {"proxy": "201403121W", "name": "Amina Fish"},
    "vietqr": {"bank": "970436", "account": "0011 0019 32418", "name": "Amina Idrissi"},
    "khqr": {"account": "amina_shop@aclb", "name": "Amina Fish", "city": "Phnom Penh"},
    "sepa": {"iban": "DE89 3704 0044 0532 0130 00", "name": "Amina Idrissi", "bic": ""},
    "swiss": {
        "iban": "CH93 0076 2011 6238 5295 7",
        "name": "Amina Idrissi",
        "street": "Marktgasse",
        "house": "7",
        "zip": "3011",
        "town": "Bern",
        "country": "CH",
    },
    "own": {
        "code": "00020101021126690017ID.CO.EXAMPLE.WWW011893600000000000000002150000000000000010303UMI"
        "51440014ID.CO.QRIS.WWW0215ID10000000000000303UMI5204581253033605802ID5911TOKO CONTOH6007JAKARTA"
        "61051234562070703A016304590A"
    },
    "bitcoin": {"address": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"},
    "lightning": {"address": "amina@wallet.example"},
    "stripe": {"key": "sk_test_51HxQ2abcdefgh", "signing_secret": "whsec_8fK2abcdefgh"},
    "razorpay": {
        "key_id": "rzp_test_8fK2xQabcdefgh",
        "key_secret": "8fK2xQ7abcdefgh1234",
        "webhook_secret": "market-day-4827",
    },
    "mercadopago": {
        "key": "APP_USR-4934588586838432-112209-8fk2xq7abcdefgh12348fk2xq7abcdef-241983636",
        "secret": "8fk2xq7abcdefgh12348fk2xq7abcdefgh12348fk2xq7abcdefgh12348fk2xq7a",
    },
    "paypal": {
        "account": "live",
        "client_id": "AeHx2QfK8mZp3vRt7Yb1Nc5Ld9Wg4Js6Xk0Uo2Ei8Ta1Qy7Bv3Mn",
        "secret": "EHx2QfK8mZp3vRt7Yb1Nc5Ld9Wg4Js6Xk0Uo2Ei8Ta1Qy7Bv3MnA",
    },
    "paystack": {"key": "sk_test_8fK2xQ7abcdefgh1234"},
    "flutterwave": {"key": "FLWSECK_TEST-8fK2xQ7abcdefgh-X", "secret_hash": "market-day-4827"},
    "btcpay": {
        "server": "https://btcpay.example.com",
        "store": "9CiNzKoANXxmk5ayZngSXrHTiVvvgCrwrpFQd4m2K776",
        "key": "8fk2xq7abcdefgh12348fk2xq7abcdefgh1234",
        "webhook_secret": "market-day-4827",
    },
    "xendit": {
        "key": "xnd_development_8fK2xQ7abcdefgh12348fK2xQ7abcdefgh1234",
        "token": "8fK2xQ7abcdefgh12348fK2xQ7abcdefgh1234",
    },
    "daraja": {
        "account": "live",
        "key": "9Xk2QfKm8ZpvRt7YbNc5Ld9WgJs6XkUo",
        "secret": "8fK2xQ7abcdefgh1",
        "shortcode": "174379",
        "till": "",
        "passkey": "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919",
    },
    "cinetpay": {
        "site": "445160",
        "key": "8fk2xq7b0db748fdd44.40081707",
        "secret": "8fk2xq7a699a955cea1112.46793272",
    },
    "youcanpay": {"key": "pri_sandbox_8fk2xq7a-bcde-fgh1-2348-8fk2xq7abcde"},
    "link": {"link": "https://pay.example.com/amina?a={amount}&c={currency}&r={ref}"},
}
CURRENCIES = {
    "upi": "INR",
    "pix": "BRL",
    "promptpay": "THB",
    "paynow": "SGD",
    "vietqr": "VND",
    "khqr": "USD",
    "swiss": "CHF",
    "own": "IDR",
    "razorpay": "INR",
    "mercadopago": "BRL",
    "paystack": "NGN",
    "xendit": "IDR",
    "daraja": "KES",
    "cinetpay": "XOF",
    "youcanpay": "MAD",
}

# Those whose forms show how each box is written: taken as shown.
SHOWN: tuple[Method, ...] = (
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
)
TYPED |= {
    method.kind: {box.name: box.example or "Amina Idrissi" for box in method.settings if box.required or box.example}
    for method in SHOWN
}
CURRENCIES |= {method.kind: method.currencies[0] for method in SHOWN if method.currencies}
