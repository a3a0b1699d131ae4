import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.actions import freeze
from storefront.merchants.records import Member, Session, SignInLink
from storefront.merchants.sign_in import new_key, new_link
from tests.desk.people import PASSWORD, at_the_desk, make_amina, problems


@pytest.fixture
def amina(app: Flask) -> Member:
    return make_amina()


def test_a_member_signs_in_and_goes_where_they_wanted(client: FlaskClient, amina: Member) -> None:
    wanted = client.get("/desk/settings")
    assert (wanted.status_code, wanted.location) == (303, "/signin?next=/desk/settings")
    posted = client.post("/signin", data={"name": "amina", "password": PASSWORD, "next": "/desk/settings"})
    assert (posted.status_code, posted.location) == (303, "/desk/settings")
    assert client.get("/desk/settings").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_of_plain_http(client: FlaskClient, amina: Member) -> None:
    form = {"name": "amina", "password": PASSWORD}
    plain = client.post("/signin", data=form).headers["Set-Cookie"]
    assert plain.startswith("sid=") and "HttpOnly" in plain and "SameSite=Lax" in plain
    secure = client.post("/signin", data=form, base_url="https://localhost").headers["Set-Cookie"]
    assert secure.startswith("__Host-sid=") and "Secure" in secure and "Path=/" in secure and "Domain" not in secure


def test_a_wrong_password_keeps_what_was_typed_but_not_the_password(client: FlaskClient, amina: Member) -> None:
    answer = client.post("/signin", data={"name": "amina", "password": "wrong one"})
    assert answer.status_code == 422
    assert problems(answer.text) == ["Phone or shop address and password don&#39;t belong together."]
    assert "Not saved yet" not in answer.text
    assert 'value="amina"' in answer.text
    assert "wrong one" not in answer.text
    assert Session.select().count() == 0


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=1", "evil", "", "/" + "a" * 600],
)
def test_nobody_is_sent_to_another_site(client: FlaskClient, amina: Member, elsewhere: str) -> None:
    posted = client.post("/signin", data={"name": "amina", "password": PASSWORD, "next": elsewhere})
    assert posted.location == "/desk"


def test_a_network_that_guesses_has_to_wait_and_another_gets_in(client: FlaskClient, amina: Member) -> None:
    guesser, neighbour = {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "198.51.100.7"}
    for _ in range(20):
        client.post("/signin", data={"name": "amina", "password": "guess"}, environ_base=guesser)
    right = {"name": "amina", "password": PASSWORD}
    refused = client.post("/signin", data=right, environ_base={"REMOTE_ADDR": "203.0.113.99"})
    assert refused.status_code == 429
    assert client.post("/signin", data=right, environ_base=neighbour).status_code == 303


def test_a_link_shows_a_button_and_only_the_button_signs_in(client: FlaskClient, amina: Member) -> None:
    link = f"/signin/{new_link(amina, clock.now())}"
    for _ in range(3):
        assert client.get(link).status_code == 200
    assert SignInLink.select().count() == 1
    assert client.post(link).location == "/desk"
    assert client.get("/desk/settings").status_code == 200
    assert client.post(link).status_code == 422


def test_a_key_brings_its_successor(client: FlaskClient, amina: Member) -> None:
    key = new_key(amina, clock.now())
    successor = client.post(f"/signin/{key}").location
    assert successor.startswith("/desk/key/") and key not in successor
    page = client.get(successor)
    assert "https://wa.me/212612345678?text=" in page.text
    assert successor.rpartition("/")[2] in page.text


def test_a_key_is_shown_to_its_member_only(client: FlaskClient, amina: Member) -> None:
    zoe = make_amina("zoe", phone="+212612345679")
    key = new_key(zoe, clock.now())
    assert at_the_desk(client, amina).get(f"/desk/key/{key}").status_code == 404


def test_what_is_no_token_is_no_page(client: FlaskClient, amina: Member) -> None:
    assert client.get("/signin/short").status_code == 404


def test_signing_out_ends_the_session_on_the_server(client: FlaskClient, amina: Member) -> None:
    at_the_desk(client, amina).post("/signout")
    assert Session.select().count() == 0
    assert client.get("/desk/settings").status_code == 303


def test_signing_out_everywhere_ends_the_other_phone(app: Flask, amina: Member) -> None:
    phone, tablet = at_the_desk(app.test_client(), amina), at_the_desk(app.test_client(), amina)
    assert phone.post("/desk/sessions").location == "/signin"
    assert tablet.get("/desk/settings").status_code == 303


def test_a_frozen_shop_has_no_desk(client: FlaskClient, amina: Member) -> None:
    at_the_desk(client, amina)
    freeze(amina.shop)
    assert client.get("/desk/settings").status_code == 303


def test_a_silent_browser_shows_the_token_of_its_own_session(client: FlaskClient, amina: Member) -> None:
    at_the_desk(client, amina)
    token = client.get("/desk/settings").text.partition('name="form_token" value="')[2][:32]
    del client.environ_base["HTTP_SEC_FETCH_SITE"]
    assert client.post("/desk/settings/resume").status_code == 403
    assert client.post("/desk/settings/resume", data={"form_token": "ü" * 32}).status_code == 403
    assert client.post("/desk/settings/resume", data={"form_token": token}).status_code == 303


def test_another_site_posts_nothing(client: FlaskClient, amina: Member) -> None:
    at_the_desk(client, amina)
    cross = client.post("/desk/settings/pause", headers={"Sec-Fetch-Site": "cross-site"})
    assert cross.status_code == 403
    assert not type(amina.shop).get_by_id(amina.shop.id).paused


def test_the_desk_is_kept_nowhere(client: FlaskClient, amina: Member) -> None:
    page = at_the_desk(client, amina).get("/desk/settings")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "unsafe" not in page.headers["Content-Security-Policy"]


def test_htmx_of_a_signed_out_browser_goes_to_the_sign_in(client: FlaskClient, amina: Member) -> None:
    answer = client.get("/desk/settings", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/signin?next=/desk")
