"""Amina's till: her shop with Stripe set up, and what Ravi does at it."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from storefront import clock
from storefront.demo.stand_ins.stripe import KEY, SIGNING_SECRET, Stripe
from storefront.merchants import sealing
from storefront.merchants.records import Member, Shop, ShopMethod
from storefront.orders import move
from storefront.orders.records import Order, Payment, payments_of
from storefront.orders.snapshots import order_view
from storefront.pay import METHODS
from storefront.payments.records import Attempt, Notice
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order

SECRETS = {"key": KEY, "signing_secret": SIGNING_SECRET}


@dataclass(frozen=True)
class Till:
    app: Flask
    origin: str
    stripe: Stripe
    member: Member

    @property
    def shop(self) -> Shop:
        return self.member.shop

    def order(self, *, confirmed: bool = True, cart: str = "1x2") -> Order:
        """Two lemons, 18 DH."""
        order = place_order(self.shop, cart, now=clock.now(), method="stripe")
        return move.confirm(order, self.member, clock.now()) if confirmed else order

    def tap(self, order: Order, **form: Any) -> TestResponse:
        """ "Pay 18 DH"."""
        client = self.app.test_client()
        return client.post(f"/amina/pay/{order.token}/stripe", base_url=self.origin, data=form)

    def look(self, order: Order) -> TestResponse:
        client = self.app.test_client()
        return client.post(f"/amina/pay/{order.token}/stripe/look", base_url=self.origin)

    def page(self, order: Order, **query: str) -> TestResponse:
        return self.app.test_client().get(f"/amina/o/{order.token}", base_url=self.origin, query_string=query)

    def session(self, order: Order) -> str:
        """Opens one; the provider's name for it."""
        answer = self.tap(order)
        assert answer.status_code == 303, answer.text
        return answer.location.rpartition("/")[2]


def set_up_till(app: Flask, origin: str, stripe: Stripe) -> Till:
    shop = make_shop("amina")
    offer_stripe(shop)
    stripe.notices.address = f"{origin}/hooks/stripe/amina"
    make_product(shop, "Lemons", 900)
    return Till(app, origin, stripe, make_member(shop))


def offer_stripe(shop: Shop) -> None:
    settings = sealing.sealed(shop, METHODS["stripe"], SECRETS)
    ShopMethod.create(shop=shop, kind="stripe", settings=settings)


def state(order: Order) -> str:
    return order_view(Order.get_by_id(order.id)).payment


def ledger(order: Order) -> list[tuple[str, int]]:
    return [(entry.kind, entry.amount_minor) for entry in payments_of(order)]


def attempts(order: Order) -> list[Attempt]:
    return list(Attempt.select().where(Attempt.order == order).order_by(Attempt.id))


def notices() -> list[tuple[str, str]]:
    return [(notice.verdict, notice.reason) for notice in Notice.select().order_by(Notice.id)]


def booked() -> int:
    return Payment.select().count()
