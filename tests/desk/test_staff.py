"""Staff at the desk: who may go where, how they come in and how they leave."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.desk.rights import least_role
from storefront.merchants.records import Member
from storefront.merchants.staff.records import staff_of
from storefront.orders import move
from storefront.orders.records import events_of
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_member, make_product
from tests.orders.placing import place_order

FORM = {"name": "Badr", "phone": "0612345679", "password": "citrons du jardin"}
# Whoever is in may go here; a seller also there. All else is the owner's.
EVERYBODYS = {
    "/desk", "/desk/rider", "/desk/orders", "/desk/orders/<reference>", "/desk/orders/<reference>/state",
    "/desk/orders/<reference>/received", "/desk/orders/<reference>/undo", "/desk/orders/<reference>/lines",
    "/desk/orders/<reference>/rider",
    "/desk/settings", "/desk/settings/me", "/desk/settings/password", "/desk/settings/leave", "/desk/sessions",
    "/desk/key", "/desk/key/<token>", "/desk/settings/bells", "/desk/settings/bells/<kind>",
    "/desk/settings/bells/<bell_id>/test", "/desk/settings/bells/<bell_id>/remove",
    "/desk/settings/bells/<bell_id>/answer/<code>",
}  # fmt: skip
SELLERS = re.compile(
    r"/desk/(?:orders/<reference>/(?:mark|edit|add|fee|notebook|payment|online/look|online/answer)|notebook.*|pasted.*"
    r"|payments.*|money|photos.*|products.*|sections.*|import.*|share|settings/(?:notice|pause|resume|replies)"
    r"|new-order(?:/make)?"
    r"|coupons.*)"
)


@pytest.fixture
def amina(app: Flask) -> Member:
    return make_amina()


@pytest.fixture
def packer(amina: Member, app: Flask) -> FlaskClient:
    return at_the_desk(app.test_client(), make_member(amina.shop, "Pia", role="packer", phone="+212612345671"))


@pytest.fixture
def seller(amina: Member, app: Flask) -> FlaskClient:
    return at_the_desk(app.test_client(), make_member(amina.shop, "Sami", role="seller", phone="+212612345672"))


def test_every_address_of_the_desk_belongs_to_a_role(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/desk"):
            continue
        named = re.sub(r"<(?:[^:>]*:)?(\w+)>", r"<\1>", rule.rule)
        path = re.sub(r"<(\w+)>", lambda part: "7" if part[1] == "number" else "seven", named)
        expected = "packer" if named in EVERYBODYS else "seller" if SELLERS.fullmatch(named) else "owner"
        assert least_role(path) == expected, rule.rule


def test_what_is_not_for_a_role_is_refused_and_said(packer: FlaskClient, seller: FlaskClient) -> None:
    for client, role, closed in (
        (packer, "Packer", ["/desk/products", "/desk/share", "/desk/settings/methods", "/desk/settings/staff"]),
        (seller, "Seller", ["/desk/settings/methods", "/desk/settings/profile", "/desk/settings/staff"]),
    ):
        for path in closed:
            answer = client.get(path)
            assert answer.status_code == 403
            assert f"You are here as: {role}." in answer.text
        assert client.post("/desk/settings/methods/cash").status_code == 403


def test_a_packer_sees_what_to_pack_and_no_more(amina: Member, packer: FlaskClient) -> None:
    make_product(amina.shop)
    order = place_order(amina.shop, "1x2", now=clock.now())
    move.confirm(order, amina, clock.now())
    page = packer.get(f"/desk/orders/{order.reference}").text
    assert 'value="ready"' in page and "Lemons" in page
    for noun in ("payment", "fee", "mark", "undo"):
        assert f'action="/desk/orders/{order.reference}/{noun}"' not in page
    assert 'value="refuse"' not in page and 'value="cancel"' not in page
    today = packer.get("/desk").text
    assert "/desk/products" not in today and "/desk/pasted" not in today and "/payment" not in today


def test_a_packer_hands_over_and_takes_back_only_what_she_did(amina: Member, packer: FlaskClient) -> None:
    make_product(amina.shop)
    order = place_order(amina.shop, "1x2", now=clock.now())
    at = f"/desk/orders/{order.reference}"
    assert packer.post(f"{at}/state", data={"verb": "confirm"}).status_code == 403
    move.confirm(order, amina, clock.now())
    assert packer.post(f"{at}/undo", data={"event": events_of(order)[-1].id}).status_code == 403
    assert packer.post(f"{at}/state", data={"verb": "ready"}).status_code == 303
    assert packer.post(f"{at}/undo", data={"event": events_of(order)[-1].id}).status_code == 303
    assert [event.what for event in events_of(order)][-2:] == ["ready", "undone"]


def test_somebody_is_invited_and_comes_in(amina: Member, app: Flask) -> None:
    desk, badr = at_the_desk(app.test_client(), amina), app.test_client()
    token = re.findall(r'name="token" value="([^"]+)"', desk.get("/desk/settings/staff").text)[0]
    shown = desk.post("/desk/settings/staff", data={"role": "seller", "token": token}, follow_redirects=True).text
    link = f"/signin/join/{token}"
    assert f"http://localhost{link}" in shown
    assert "Join Amina&#39;s basket" in badr.get(link).text
    assert len(staff_of(amina.shop)) == 1, "looking changes nothing"
    faulty = badr.post(link, data={**FORM, "phone": "12"})
    assert faulty.status_code == 422 and 'value="Badr"' in faulty.text and len(problems(faulty.text)) == 1
    assert badr.post(link, data=FORM).location == "/desk"
    assert badr.get("/desk").status_code == 200
    assert [(one.name, one.role) for one in staff_of(amina.shop)] == [("Amina", "owner"), ("Badr", "seller")]
    assert badr.get(link).status_code == 422, "it works once"
    listed = desk.get("/desk/settings/staff").text
    assert "Badr" in listed and "last here" in listed


def test_who_is_removed_is_out_at_the_next_tap(amina: Member, app: Flask, seller: FlaskClient) -> None:
    assert seller.get("/desk").status_code == 200
    sami = staff_of(amina.shop)[-1]
    at_the_desk(app.test_client(), amina).post(f"/desk/settings/staff/{sami.id}/remove")
    assert seller.get("/desk").location == "/signin?next=/desk"


def test_who_leaves_is_out_and_the_last_owner_stays(amina: Member, app: Flask, seller: FlaskClient) -> None:
    assert seller.post("/desk/settings/leave").location == "/signin"
    assert seller.get("/desk").status_code == 303
    stays = at_the_desk(app.test_client(), amina).post("/desk/settings/leave")
    assert stays.status_code == 422
    assert problems(stays.text) == ["A shop needs an owner. Make somebody else an owner first."]
