"""Every gateway with its stand-in: what a merchant would type, and what the contract has to know besides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from storefront.demo.stand_ins import (
    btcpay,
    cinetpay,
    daraja,
    flutterwave,
    mercadopago,
    paypal,
    paystack,
    razorpay,
    stripe,
    xendit,
    youcanpay,
)
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.money import Money
from storefront.pay import METHODS, Method
from storefront.pay.gateway import Asked, Gateway
from tests.conftest import NOW
from tests.pay.examples import CURRENCIES, TYPED

ATTEMPT = "k5q2mzv7c3hx4tj6y2bwdn3fga"


@dataclass(frozen=True)
class Case:
    """played: its stand-in, which takes the settings by their names. proof: the header that makes a notice genuine; ""
    where that stands in its body. foreign: secrets of somebody else's endpoint. wrong: settings that are refused at the
    desk. stamped: its notices carry a signed time. signed: they prove their contents. complete: they also say the
    amount. telling: they say which session, and that it was paid; else only that there is something to look at.
    taken: what the buyer approves is only paid when we look. rings: there is no page, a phone asks; what was paid is
    known only by its provider's name for it.
    """

    kind: str
    played: Callable[..., StandIn]
    proof: str
    foreign: Mapping[str, str]
    wrong: Mapping[str, tuple[str, ...]]
    stamped: bool = False
    signed: bool = True
    complete: bool = True
    telling: bool = True
    taken: bool = False
    rings: bool = False

    @property
    def currency(self) -> str:
        return CURRENCIES.get(self.kind, "EUR")

    @property
    def price(self) -> Money:
        """7382.10, or near it what the provider can say."""
        step = gateway_of(METHODS[self.kind]).steps.get(self.currency, 1)
        return Money(738210 // step * step, self.currency)

    def stand_in(self) -> StandIn:
        return self.played(clock=NOW.timestamp, **TYPED[self.kind])


CASES: dict[str, Case] = {
    case.kind: case
    for case in (
        Case(
            "stripe",
            stripe.Stripe,
            proof="stripe-signature",
            foreign={"signing_secret": "whsec_SomebodyElse"},
            wrong={
                "key": ("pk_live_51HxQ2abcdefgh", "whsec_abcdefghijk", "sk_live_…", "sk_live_51 HxQ2abcdefgh"),
                "signing_secret": ("sk_live_51HxQ2abcdefgh", "whsec_", "whsec_…8fK2"),
            },
            stamped=True,
        ),
        Case(
            "razorpay",
            razorpay.Razorpay,
            proof="x-razorpay-signature",
            foreign={"webhook_secret": "somebody-else"},
            wrong={
                "key_id": ("sk_live_51HxQ2abcdefgh", "rzp_live_", "rzp_live_…"),
                "key_secret": ("rzp_live_8fK2xQ7abcdefgh", "short", "8fK2xQ7 abcdefgh1234"),
                "webhook_secret": ("short", "with a space", "سرسرسرسرسر"),
            },
        ),
        Case(
            "paystack",
            paystack.Paystack,
            proof="x-paystack-signature",
            foreign={"key": "sk_test_SomebodyElse"},
            wrong={"key": ("pk_live_8fK2xQ7abcdefgh1234", "sk_live_", "sk_live_…", "8fK2xQ7abcdefgh1234")},
        ),
        Case(
            "flutterwave",
            flutterwave.Flutterwave,
            proof="verif-hash",
            foreign={"secret_hash": "somebody-else"},
            wrong={
                "key": ("FLWPUBK-8fK2xQ7abcdefgh-X", "FLWSECK-8fK2xQ7abcdefgh", "FLWSECK-…-X"),
                "secret_hash": ("short", "with a space", "سرسرسرسرسر"),
            },
            signed=False,
        ),
        Case(
            "mercadopago",
            mercadopago.MercadoPago,
            proof="x-signature",
            foreign={"secret": "somebody" * 8},
            wrong={
                "key": (
                    "APP_USR-…",
                    "APP_USR-4934588586838432",
                    "sk_live_51HxQ2abcdefgh12345678",
                    "APP_USR-1 2345678901234567",
                ),
                "secret": ("short", "with a space in it 8fk2xq7", "8fk2xq7abcdefgh1234…"),
            },
            signed=False,
            telling=False,
        ),
        Case(
            "paypal",
            paypal.PayPal,
            proof="",
            foreign={"secret": "E" + "somebody" * 6},
            taken=True,
            wrong={
                "client_id": (
                    "amina@example.com",
                    "AeHx2QfK…",
                    "AeHx2QfK8mZp3vRt7Yb1 Nc5Ld9Wg4Js6Xk0Uo2Ei8Ta1Qy7Bv3Mn",
                ),
                "secret": ("short", "EHx2QfK8…"),
            },
            signed=False,
        ),
        Case(
            "xendit",
            xendit.Xendit,
            proof="x-callback-token",
            foreign={"token": "somebody" * 4},
            wrong={
                "key": (
                    "xnd_public_development_8fK2xQ7abcdefgh1234",
                    "xnd_production_",
                    "xnd_production_…",
                    "8fK2xQ7abcdefgh1234",
                ),
                "token": ("short", "with a space in it 8fK2xQ7", "سرسرسرسرسرسرسرسرسر"),
            },
            signed=False,
        ),
        Case(
            "btcpay",
            btcpay.BtcPay,
            proof="btcpay-sig",
            foreign={"webhook_secret": "somebody-else"},
            wrong={
                "server": (
                    "http://btcpay.example.com",
                    "https://127.0.0.1",
                    "https://localhost",
                    "https://a@b.example",
                ),
                "store": ("short", "9CiNzKoANXxmk5ay/../admin12345"),
                "key": ("short", "8fk2xq7 abcdefgh1234abcdef"),
                "webhook_secret": ("short", "with a space", "سرسرسرسرسر"),
            },
            complete=False,
        ),
        Case(
            "daraja",
            daraja.Daraja,
            proof="",
            foreign={"passkey": "somebody" * 8},
            wrong={
                "key": ("short", "9Xk2QfKm…", "9Xk2QfKm 8ZpvRt7YbNc5Ld9Wg"),
                "secret": ("short", "8fK2xQ7…", "8fK2xQ7 abcdefgh1"),
                "shortcode": ("1743", "17437 9", "paybill", "12345678"),
                "till": ("1743", "my till"),
                "passkey": ("short", "bfb279f9aa9bdbcf…", "bfb279f9aa9bdbcf 158e97dd71a467cd"),
            },
            signed=False,
            rings=True,
        ),
        Case(
            "cinetpay",
            cinetpay.CinetPay,
            proof="x-token",
            foreign={"secret": "somebody" * 4},
            wrong={
                "site": ("abc", "44 5160", "445160…"),
                "key": ("short", "8fk2xq7b0db748fdd44…", "8fk2xq7b0db7 48fdd44.40081707"),
                "secret": ("short", "8fk2xq7b0db748fdd44…"),
            },
            signed=False,
            telling=False,
        ),
        Case(
            "youcanpay",
            youcanpay.YouCanPay,
            proof="x-youcanpay-signature",
            foreign={"key": "pri_sandbox_somebody-else"},
            wrong={"key": ("pub_8fk2xq7abcdefgh", "pri_", "pri_…", "pri_8fk2 xq7abcdefgh")},
        ),
    )
}
GATEWAYS: dict[str, Method] = {kind: method for kind, method in METHODS.items() if method.gateway}


def gateway_of(method: Method) -> Gateway:
    assert method.gateway
    return method.gateway


def settings_of(method: Method) -> dict[str, str]:
    cleaned = method.check(TYPED[method.kind], CASES[method.kind].currency)
    assert isinstance(cleaned, dict)
    return cleaned


def asked_for(
    amount: Money,
    *,
    attempt: str = ATTEMPT,
    shop_name: str = "Amina Fish",
    language: str = "en",
    expires_in: timedelta = timedelta(hours=2),
) -> Asked:
    return Asked(
        amount=amount,
        reference="4827-193",
        attempt=attempt,
        shop_name=shop_name,
        language=language,
        return_to="https://shops.example/amina/o/abcdefghijklmnopqrstuvwxyz",
        notify_to="https://shops.example/hooks/any/amina",
        now=NOW,
        expires_at=NOW + expires_in,
        phone="+254712345678",
    )
