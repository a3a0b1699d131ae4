"""Which posts pass, by what the browser says of where they come from. The table is written here, not asked."""

import re
from itertools import product

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.sign_in import let_in
from tests.house.conftest import Street
from tests.house.stalls import everything, parts_of, signed_in

HERE = "http://localhost"
SITES = ("same-origin", "none", "same-site", "cross-site", "nonsense", None)
ORIGINS = (HERE, "https://evil.example", "http://localhost.evil.example", "http://[", "", "null", None)
SAFE, UNSAFE = ("GET", "HEAD", "OPTIONS"), ("POST", "PUT", "PATCH", "DELETE")

# (Sec-Fetch-Site, Origin) → may pass | must not | must show the desk's form token.
PASS, STOP, TOKEN = "pass", "stop", "token"


def written(site: str | None, origin: str | None) -> str:
    if site is not None:
        return PASS if site in ("same-origin", "none") else STOP
    if origin in (None, "null"):
        return TOKEN
    return PASS if origin == HERE else STOP


def said(site: str | None, origin: str | None) -> dict[str, str]:
    headers = {"Sec-Fetch-Site": site, "Origin": origin}
    return {name: value for name, value in headers.items() if value is not None}


def member_client(street: Street) -> FlaskClient:
    """A signed-in browser that says nothing by itself."""
    client = signed_in(street.app, street.amina.member)
    del client.environ_base["HTTP_SEC_FETCH_SITE"]
    return client


def form_token(client: FlaskClient) -> str:
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/desk/settings/me").get_data(as_text=True))
    assert found
    return found[1]


@pytest.mark.parametrize(("site", "origin"), [*product(SITES, ORIGINS)])
def test_only_the_written_table_passes(street: Street, site: str | None, origin: str | None) -> None:
    stranger, member, rule = street.app.test_client(), member_client(street), written(site, origin)
    headers, token = said(site, origin), form_token(member)
    for method in UNSAFE:
        cart = stranger.open("/amina/cart", method=method, headers=headers, data={"q1": "1"})
        passing = 303 if method == "POST" else 405
        assert cart.status_code == (403 if rule == STOP else passing), method
        desk = member.open("/desk/settings/resume", method=method, headers=headers)
        stopped = rule == STOP or (rule == TOKEN and method == "POST")
        assert desk.status_code == (403 if stopped else passing), method
    with_token = member.post("/desk/settings/resume", headers=headers, data={"form_token": token})
    assert with_token.status_code == (403 if rule == STOP else 303), "the token never opens what the headers close"
    for method in SAFE:
        assert stranger.open("/amina", method=method, headers=headers).status_code == 200
        assert member.open("/desk/settings", method=method, headers=headers).status_code == 200


def test_no_route_takes_a_post_from_another_site(street: Street) -> None:
    client = member_client(street)
    token = form_token(client)
    before = everything_but_sessions(street)
    for path in posts(street):
        for headers in (said("cross-site", None), said("same-site", HERE), said(None, "https://evil.example")):
            answer = client.post(path, headers=headers, data={"form_token": token})
            assert answer.status_code == 403, f"{path} {headers}"
    assert everything_but_sessions(street) == before


def test_every_post_of_the_desk_needs_the_token_when_the_browser_says_nothing(street: Street) -> None:
    other, client = form_token(member_client(street)), member_client(street)
    before = everything_but_sessions(street)
    for path in posts(street):
        if path.startswith("/desk"):
            for headers, token in product(({}, {"Origin": "null"}), ("", "0" * 32, other, "\u0660\ud83d\ude00é")):
                data = {"form_token": token.encode("utf-8", "replace")}
                assert client.post(path, headers=headers, data=data).status_code == 403, f"{path} {headers}"
    assert everything_but_sessions(street) == before


def test_a_token_dies_with_its_session(street: Street) -> None:
    client = member_client(street)
    token = form_token(client)
    client.set_cookie("sid", let_in(street.amina.member, clock.now()).token)
    assert client.post("/desk/settings/resume", data={"form_token": token}).status_code == 403


def test_a_token_in_the_address_opens_nothing(street: Street) -> None:
    client = member_client(street)
    assert client.post(f"/desk/settings/resume?form_token={form_token(client)}").status_code == 403


def posts(street: Street) -> list[str]:
    """All but the providers' notices: those come from elsewhere, and are judged by their signature."""
    adapter = street.app.url_map.bind("localhost")
    return [
        adapter.build(rule.endpoint, parts_of(street.amina, rule, street.app), method="POST")
        for rule in street.app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith("/hooks/")
    ]


def everything_but_sessions(street: Street) -> dict[str, list[object]]:
    """The test itself signs in again and again."""
    return {name: rows for name, rows in everything().items() if name != "session"}
