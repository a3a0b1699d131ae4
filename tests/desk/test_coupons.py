"""Coupons at the desk: made, shared, counted, stopped."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.merchants.records import Member
from storefront.orders.coupons.records import Coupon
from tests.desk.people import at_the_desk, make_amina, problems

COUPON = {"code": "Ramadan10", "percent": "10 %", "minimum": "100", "until": "2099-12-31", "most": "50"}


@pytest.fixture
def amina(app: Flask) -> Member:
    return make_amina()


@pytest.fixture
def desk(amina: Member, client: FlaskClient) -> FlaskClient:
    return at_the_desk(client, amina)


def test_one_is_made_and_its_link_can_be_shared(desk: FlaskClient) -> None:
    assert desk.post("/desk/coupons", data=COUPON).status_code == 303
    made = Coupon.get()
    assert (made.code, made.percent, made.minimum_minor, made.most, made.announced) == (
        "Ramadan10",
        10,
        10_000,
        50,
        False,
    )
    shown = desk.get("/desk/coupons").text
    assert (
        "http://localhost/amina?c=Ramadan10" in shown and "Used 0 times of" in shown and "https://wa.me/?text=" in shown
    )
    assert 'href="/desk/coupons"' in desk.get("/desk/share").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"code": ""}, "Write a short code of letters and digits."),
        ({"percent": ""}, "Write a percentage or an amount, one of the two."),
        ({"percent": "abc"}, "Write a number from 1 to 100."),
        ({"until": "yesterday"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: FlaskClient, typed: dict[str, str], said: str) -> None:
    answer = desk.post("/desk/coupons", data=COUPON | typed)
    assert answer.status_code == 422 and 'value="50"' in answer.text
    assert said in problems(answer.text) or not said
    assert Coupon.select().count() == 0


def test_it_is_stopped_and_goes_on(desk: FlaskClient) -> None:
    desk.post("/desk/coupons", data=COUPON)
    at = f"/desk/coupons/{Coupon.get().id}"
    desk.post(f"{at}/stop")
    assert Coupon.get().stopped and "Go on with it" in desk.get("/desk/coupons").text
    desk.post(f"{at}/stop", data={"on": "1"})
    assert not Coupon.get().stopped


def test_how_many_is_changed(desk: FlaskClient) -> None:
    desk.post("/desk/coupons", data=COUPON)
    number = Coupon.get().id
    for typed, most in (("60", 60), ("", None)):
        assert desk.post(f"/desk/coupons/{number}/most", data={f"most-{number}": typed}).status_code == 303
        assert Coupon.get().most == most
    refused = desk.post(f"/desk/coupons/{number}/most", data={f"most-{number}": "zero"})
    assert refused.status_code == 422 and 'value="zero"' in refused.text and Coupon.get().most is None
