"""Every gateway with its stand-in: what a merchant would type, and what the contract has to know besides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from storefront.demo.stand_ins import stripe
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.money import Money
from storefront.pay import METHODS, Method
from storefront.pay.gateway import Asked, Gateway
from tests.conftest import NOW

ATTEMPT = "k5q2mzv7c3hx4tj6y2bwdn3fga"


@dataclass(frozen=True)
class Case:
    """typed: settings that fit the stand-in. forger: the same provider with another shop's secrets. stamped: its
    notices carry a signed time. signed: they prove their contents. wrong: settings that are refused at the desk."""

    typed: Mapping[str, str]
    stand_in: Callable[[], StandIn]
    forger: Callable[[], StandIn]
    currency: str = "EUR"
    stamped: bool = False
    signed: bool = True
    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


CASES: dict[str, Case] = {
    "stripe": Case(
        typed={"key": stripe.KEY, "signing_secret": stripe.SIGNING_SECRET},
        stand_in=partial(stripe.Stripe, clock=NOW.timestamp),
        forger=partial(stripe.Stripe, signing_secret="whsec_SomebodyElse", clock=NOW.timestamp),
        stamped=True,
        wrong={
            "key": ("pk_live_51HxQ2abcdefgh", "whsec_abcdefghijk", "sk_live_…", "sk_live_51 HxQ2abcdefgh"),
            "signing_secret": ("sk_live_51HxQ2abcdefgh", "whsec_", "whsec_…8fK2"),
        },
    ),
}
GATEWAYS: dict[str, Method] = {kind: method for kind, method in METHODS.items() if method.gateway}


def gateway_of(method: Method) -> Gateway:
    assert method.gateway
    return method.gateway


def settings_of(method: Method) -> dict[str, str]:
    case = CASES[method.kind]
    cleaned = method.check(case.typed, case.currency)
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
    )
