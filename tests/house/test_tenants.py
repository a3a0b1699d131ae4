"""What is Zoe's is for Amina as absent as what never was: every route of the desk, asked for another shop's things."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule

from storefront.storage.tokens import new_token
from tests.house.conftest import Street
from tests.house.stalls import Stall, all_of, everything, parts_of, signed_in

Parts = dict[str, Any]  # what stands in the address of a route: the names of a shop's things
OF_EVERYBODY = {"kind": "link"}  # names that every shop may use: they lead to one's own settings


def absent_parts() -> Parts:
    numbers = {
        "number": 999_999,
        "id": 999_999,
        "bell_id": 999_999,
        "area_id": 999_999,
        "member_id": 999_999,
        "link_id": 999_999,
        "change_id": 999_999,
        "mark_id": 999_999,
        "coupon_id": 999_999,
    }
    return {
        **numbers,
        "stem": "nnnnnnnn",
        "reference": "0000-000",
        "code": "nnnn",
        "token": new_token(),
        **OF_EVERYBODY,
    }


def desk_routes(app: Flask) -> Iterator[tuple[str, Rule]]:
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/desk"):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule


def address(street: Street, rule: Rule, parts: Parts) -> str:
    named = {name: parts[name] for name in rule.arguments}
    return street.app.url_map.bind("localhost").build(rule.endpoint, named, method=next(iter(rule.methods or ())))


def test_every_route_of_the_desk_is_one_this_test_knows(street: Street) -> None:
    for _, rule in desk_routes(street.app):
        known = parts_of(street.zoe, rule, street.app).keys() & absent_parts().keys()
        assert known == rule.arguments, f"{rule.rule}: whose is {rule.arguments - known}?"


def test_anothers_thing_is_as_absent_as_one_that_never_was(street: Street) -> None:
    client = signed_in(street.app, street.amina.member)
    before = everything()
    for method, rule in desk_routes(street.app):
        if not rule.arguments - OF_EVERYBODY.keys():
            continue
        theirs = address(street, rule, parts_of(street.zoe, rule, street.app))
        nobodys = address(street, rule, absent_parts())
        answer, absent = client.open(theirs, method=method), client.open(nobodys, method=method)
        assert (answer.status_code, absent.status_code) == (404, 404), f"{method} {theirs}"
        assert answer.data == absent.data, f"{method} {theirs}"
    assert everything() == before


def test_one_owns_both_the_product_and_its_photo(street: Street) -> None:
    client = signed_in(street.app, street.amina.member)
    for verb in ("first", "place", "remove"):
        before = everything()
        theirs, nobodys = (
            client.post(f"/desk/products/{street.amina.number}/photos/{stem}/{verb}")
            for stem in (street.zoe.stem, "nnnnnnnn")
        )
        assert theirs.status_code == nobodys.status_code
        assert all_of(street.zoe.shop) and everything()["product"] == before["product"]


def test_no_page_of_aminas_desk_shows_anything_of_zoes(street: Street) -> None:
    client = signed_in(street.app, street.amina.member)
    shown = 0
    for method, rule in desk_routes(street.app):
        if method == "GET":
            page = client.get(address(street, rule, parts_of(street.amina, rule, street.app)))
            text = page.get_data(as_text=True)
            shown += street.amina.secret in text
            for theirs in (street.zoe.secret, street.zoe.reference, street.zoe.token):
                assert theirs not in text, rule.rule
    assert shown > 10


def hostile_form(zoe: Stall) -> dict[str, str]:
    """Every box that ever names a thing, naming Zoe's; and fields no form has, hoping that some row takes them."""
    ids = {
        "section": zoe.section,
        "event": zoe.event,
        "notice": zoe.notice,
        "leave_out": zoe.line,
        f"given-{zoe.line}": "1",
        f"amount-{zoe.line}": "1",
        f"price-{zoe.line}": "1",
        "instead": zoe.line,
        **{f"text-{reply}": "stolen" for reply in range(1, 4)},
        f"q{zoe.number}": "1",
        "area": f"area-{zoe.area}",
        "number": zoe.number,
        "id": zoe.section,
        f"title-{zoe.number}": "stolen",
        f"price-{zoe.number}": "1",
        "back": f"section={zoe.section}",
        "key": zoe.key,
    }
    mass = {"shop": zoe.shop.id, "shop_id": zoe.shop.id, "member": zoe.member.id, "member_id": zoe.member.id}
    mass |= {
        "state": "approved",
        "role": "owner",
        "phone": "+212600000000",
        "slug": "zoe",
        "password": "citrons du jardin",
    }
    typed = {"title": "stolen", "name": "stolen", "price": "1", "seen": "1", "row_version": "1", "verb": "confirm"}
    return {name: str(value) for name, value in {**typed, **ids, **mass}.items()}


def test_no_post_of_aminas_changes_a_row_of_zoes(street: Street) -> None:
    zoes = all_of(street.zoe.shop)
    form = hostile_form(street.zoe)
    for method, rule in desk_routes(street.app):
        if method != "POST":
            continue
        for stall in (street.amina, street.zoe):
            client = signed_in(street.app, street.amina.member)
            client.post(address(street, rule, parts_of(stall, rule, street.app)), data=form)
            assert all_of(street.zoe.shop) == zoes, f"{rule.rule} with the things of {stall.secret}"
    assert len(zoes["Order"]) == 2 and len(zoes["Payment"]) == 1, "the watched rows are there"


def test_strangers_are_sent_to_sign_in_from_every_route_of_the_desk(street: Street) -> None:
    client = street.app.test_client()
    before = everything()
    for method, rule in desk_routes(street.app):
        for parts in (parts_of(street.zoe, rule, street.app), absent_parts()):
            answer = client.open(address(street, rule, parts), method=method, headers={"Sec-Fetch-Site": "same-origin"})
            assert answer.status_code == 303, f"{method} {rule.rule}"
            assert answer.headers["Location"].startswith("/signin?next=/desk"), f"{method} {rule.rule}"
            assert street.zoe.secret not in answer.get_data(as_text=True)
    assert everything() == before


@pytest.mark.parametrize(
    "place", ["o/{token}", "o/{token}?pay=link", "o/{token}/qr/link.png", "p/{number}", "c/zoe-shelf"]
)
def test_one_shops_things_are_not_found_under_anothers_address(street: Street, place: str) -> None:
    theirs = place.format(token=street.zoe.token, number=street.zoe.number)
    nobodys = place.replace("zoe-shelf", "no-shelf").format(token=new_token(), number=999_999)
    client = street.app.test_client()
    if "/qr/" not in place:
        assert client.get(f"/zoe/{theirs}").status_code == 200
    answer, absent = client.get(f"/amina/{theirs}"), client.get(f"/amina/{nobodys}")
    assert (answer.status_code, absent.status_code) == (404, 404)
    assert answer.data == absent.data
    assert street.zoe.secret not in answer.get_data(as_text=True)


def test_nobody_claims_to_have_paid_anothers_order(street: Street) -> None:
    zoes = all_of(street.zoe.shop)
    answer = street.app.test_client().post(f"/amina/o/{street.zoe.token}/claim", data={"tail": "1234"})
    assert answer.status_code == 404
    assert all_of(street.zoe.shop) == zoes


def test_a_cart_of_one_shop_shows_nothing_of_another(street: Street) -> None:
    client = street.app.test_client()
    text = client.get(f"/amina/cart?i={street.zoe.number}x1").get_data(as_text=True)
    assert street.zoe.secret not in text
    assert client.get(f"/zoe/cart?i={street.zoe.number}x1").get_data(as_text=True).count(street.zoe.secret) > 1


def test_a_search_finds_only_what_its_own_shop_sells(street: Street) -> None:
    text = street.app.test_client().get(f"/amina/search?q={street.zoe.secret}").get_data(as_text=True)
    assert "Zinnia lemons" not in text
    found = street.app.test_client().get(f"/zoe/search?q={street.zoe.secret}").get_data(as_text=True)
    assert "Zinnia lemons" in found


def test_a_member_gets_no_buttons_on_anothers_order(street: Street) -> None:
    client = signed_in(street.app, street.amina.member)
    mine = client.get(f"/amina/o/{street.amina.token}").get_data(as_text=True)
    theirs = client.get(f"/zoe/o/{street.zoe.token}").get_data(as_text=True)
    assert f"/desk/orders/{street.amina.reference}" in mine
    assert "/desk/orders/" not in theirs and 'name="form_token"' not in theirs


def test_an_area_of_another_shop_delivers_nothing_here(street: Street) -> None:
    client = street.app.test_client()
    form = {"cart": f"{street.amina.number}x1", "area": f"area-{street.zoe.area}", "key": new_token(), "quote": ""}
    answer = client.post("/amina/order", data=form)
    assert answer.status_code == 409
    assert street.zoe.secret not in answer.get_data(as_text=True)
