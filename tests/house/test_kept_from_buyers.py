"""What only members know stays with them: names of the notebook. What nobody is shown again: gateways' secrets."""

import logging
from collections.abc import Iterator

import pytest

from storefront import clock
from storefront.merchants import sealing
from storefront.merchants.records import ShopMethod
from storefront.orders.check_code import check_code
from storefront.orders.notebook.actions import write_down
from storefront.orders.records import Order
from storefront.pay import METHODS
from storefront.pay.method import Method
from tests.house.asking import browsers, gets
from tests.house.conftest import Street
from tests.pay.examples import TYPED
from tests.payments.till import SECRETS

NAME = "Fatima of the blue door"
GATEWAYS = [method for method in METHODS.values() if method.gateway is not None]
# What people put behind an address of ours.
QUERIES = ("", "?i=1x2&lang=en&q=lemons&pay=link&via=sms&show=all&number=1&name=shop")


def secrets_of(method: Method) -> set[str]:
    return {SECRETS[name] if method.kind == "stripe" else TYPED[method.kind][name] for name in method.secrets}


@pytest.fixture(scope="module")
def noted(street: Street) -> Order:
    """Amina's order, in her notebook; she has set up every gateway there is, whatever her money."""
    shop = street.amina.shop
    for method in GATEWAYS:
        if method.kind != "stripe":
            settings = sealing.sealed(shop, method, TYPED[method.kind])
            ShopMethod.create(shop=shop, kind=method.kind, settings=settings)
    order = Order.get(Order.token == street.amina.token)
    return write_down(order, street.amina.member, NAME, clock.now())


def addresses(street: Street, order: Order) -> Iterator[str]:
    """Every page, and those that a rule of the map alone does not lead to."""
    for address in gets(street):
        for query in QUERIES:
            yield address + query
    for method in GATEWAYS:
        yield f"/amina/o/{order.token}?pay={method.kind}"
        for page in ("", "/try"):
            yield f"/desk/settings/methods/{method.kind}{page}"
    yield f"/amina/check?order={order.reference}&code={check_code(order.token)}"


def test_no_page_of_a_buyer_says_under_which_name_an_order_stands(street: Street, noted: Order) -> None:
    buyer, member = browsers(street)
    for address in addresses(street, noted):
        assert NAME.encode() not in buyer.get(address).get_data(), address
    assert NAME in member.get(f"/desk/orders/{noted.reference}").get_data(as_text=True), "a member sees it"


def test_no_page_and_no_log_holds_a_gateways_secret(
    street: Street, noted: Order, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = {secret for method in GATEWAYS for secret in secrets_of(method)}
    shown = 0
    for client in browsers(street):
        for address in addresses(street, noted):
            answer = client.get(address)
            data = answer.get_data()
            shown += "/methods/" in address and answer.status_code == 200
            assert [secret for secret in secrets if secret.encode() in data] == [], address
    for method in GATEWAYS:
        browsers(street)[0].post(f"/hooks/{method.kind}/amina", data=b"{}", headers={"Authorization": "Bearer x"})
    assert [secret for secret in secrets if secret in caplog.text] == []
    assert shown >= 2 * len(GATEWAYS), "the forms and the looks were there"
