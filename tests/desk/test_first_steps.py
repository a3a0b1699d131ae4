"""What a new shop still has to do: shown on Today, gone when it is done."""

import pytest
from flask.testing import FlaskClient

from storefront.merchants.records import Member, ShopMethod
from tests.desk.people import at_the_desk, make_amina
from tests.makers import make_area, make_member, make_product
from tests.orders.placing import place_order

STEPS = ("/desk/photos", "/desk/settings/areas", "/desk/settings/methods", "/desk/share")


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    return member


def steps(client: FlaskClient) -> list[str]:
    text = client.get("/desk").text
    return [href for href in STEPS if f'<a class="row" href="{href}"' in text]


def test_each_step_goes_when_it_is_done(client: FlaskClient, amina: Member) -> None:
    ShopMethod.delete().execute()
    assert steps(client) == list(STEPS)
    make_product(amina.shop, "Lemons", 900)
    assert steps(client) == list(STEPS[1:])
    make_area(amina.shop)
    assert steps(client) == list(STEPS[2:])
    ShopMethod.create(shop=amina.shop, kind="cash")
    assert steps(client) == list(STEPS[2:]), "cash is there by itself"
    ShopMethod.create(shop=amina.shop, kind="upi", settings={"vpa": "amina@okbank"})
    assert steps(client) == list(STEPS[3:])


def test_the_first_order_ends_the_lesson(client: FlaskClient, amina: Member) -> None:
    lemons = make_product(amina.shop, "Lemons", 900)
    ShopMethod.get_or_create(shop=amina.shop, kind="cash")
    place_order(amina.shop, f"{lemons.number}x1")
    assert steps(client) == []


def test_nobody_is_sent_where_they_may_not_go(client: FlaskClient, amina: Member) -> None:
    at_the_desk(client, make_member(amina.shop, "Karim", role="packer", phone="+212612345679"))
    assert steps(client) == []
