"""After a tap the parts of an order's page that are as they were are not sent again."""

import json
import re

import pytest
from flask.testing import FlaskClient

from storefront.merchants.records import Member
from storefront.orders import move
from storefront.orders.records import Order
from tests.conftest import NOW
from tests.desk.orders import do, make_order
from tests.desk.people import at_the_desk, make_amina

HTMX = {"HX-Request": "true"}


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    return member


@pytest.fixture
def order(amina: Member) -> Order:
    return move.receive(make_order(amina.shop), amina, NOW)


def said(html: str) -> dict[str, str]:
    """What every form of the page says besides its own boxes."""
    found = re.search("hx-vals='([^']*)'", html)
    assert found
    values: dict[str, str] = json.loads(found[1])
    return values


def empty(html: str) -> set[str]:
    return set(re.findall(r'<div id="([a-z]+)-[0-9a-f]+" hx-preserve></div>', html))


def test_a_tap_is_answered_with_what_it_changed(client: FlaskClient, order: Order) -> None:
    page = client.get(f"/desk/orders/{order.reference}").text
    assert not empty(page)
    answer = do(client, order, "state", verb="confirm", headers=HTMX, **said(page))
    assert {"lines", "link", "mark"} <= empty(answer.text)
    again = do(client, order, "lines", headers=HTMX, **said(answer.text))
    assert "lines" not in empty(again.text), "what was typed there is done: the form is sent as it is now"
    assert {"sum", "payments", "mark"} <= empty(again.text)


def test_a_whole_page_leaves_nothing_out(client: FlaskClient, order: Order) -> None:
    """Whatever a form says: one that waited for its member to sign in brings it along."""
    page = client.get(f"/desk/orders/{order.reference}").text
    refused = do(client, order, "payment", amount="much", **said(page))
    assert refused.status_code == 422 and "<html" in refused.text and not empty(refused.text)


def test_what_only_a_browser_could_have_is_sent(client: FlaskClient, order: Order) -> None:
    answer = do(client, order, "state", verb="confirm", headers=HTMX, has="lines-0 mark link-<b>")
    assert not empty(answer.text) and "link-<b>" not in answer.text
