"""What is refused before a view sees it."""

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.makers import make_shop

PARTS = "multipart/form-data; boundary=x"
TYPED = "application/x-www-form-urlencoded"
ONE_PART = b'--x\r\nContent-Disposition: form-data; name="q1"\r\n\r\n1\r\n--x--\r\n'


@pytest.fixture
def said(app: Flask) -> list[dict[str, str]]:
    """What a form's view was given, time after time."""
    heard: list[dict[str, str]] = []

    def hear() -> str:
        heard.append(request.form.to_dict())
        return "heard"

    app.add_url_rule("/hear", view_func=hear, methods=["POST"])
    app.add_url_rule("/hooks/hear", endpoint="notice", view_func=hear, methods=["POST"])
    return heard


def post(client: FlaskClient, body: bytes, kind: str | None, path: str = "/hear", **more: str) -> TestResponse:
    headers = more if kind is None else more | {"Content-Type": kind}
    return client.post(path, data=body, headers=headers)


@pytest.mark.parametrize(
    ("body", "kind"), [(b"q1=1", TYPED), (b"q1=1", f"{TYPED}; charset=UTF-8"), (ONE_PART, PARTS)], ids=str
)
def test_a_form_is_read(client: FlaskClient, said: list[dict[str, str]], body: bytes, kind: str) -> None:
    assert post(client, body, kind).status_code == 200
    assert said == [{"q1": "1"}]


@pytest.mark.parametrize("kind", [None, TYPED, PARTS, "text/plain"])
def test_a_button_alone_sends_nothing_and_is_heard(
    client: FlaskClient, said: list[dict[str, str]], kind: str | None
) -> None:
    assert post(client, b"", kind).status_code == 200
    assert said == [{}]


@pytest.mark.parametrize(
    "kind", [None, "", "x", "text/plain", "application/json", "application/xml", "multipart/mixed; boundary=x"]
)
def test_a_body_of_another_type_is_no_form(client: FlaskClient, said: list[dict[str, str]], kind: str | None) -> None:
    for more in ({}, {"Transfer-Encoding": "chunked"}):
        answer = post(client, ONE_PART, kind, **more)
        assert answer.status_code == 415
        assert "This is not a form of ours" in answer.text and len(answer.data) < 3000
    assert said == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (ONE_PART[:55], PARTS),
        (b"q1=1", PARTS),
        (ONE_PART, "multipart/form-data"),
        (ONE_PART, "multipart/form-data; boundary=\xff"),
        (b"--x\r\nno header\r\n\r\n1\r\n--x--\r\n", PARTS),
        (b"q1=\xff\xfe", TYPED),
    ],
    ids=["breaks off", "no part", "no boundary", "odd boundary", "a part without name", "no text"],
)
def test_a_form_nobody_can_read_is_not_taken_for_an_empty_one(
    client: FlaskClient, said: list[dict[str, str]], body: bytes, kind: str
) -> None:
    answer = post(client, body, kind)
    assert answer.status_code == 400
    assert "read this" in answer.text
    assert said == []


def test_notices_of_providers_come_in_their_own_types(client: FlaskClient, said: list[dict[str, str]]) -> None:
    for kind in (None, "application/json", "text/plain"):
        assert post(client, b'{"id": 1}', kind, "/hooks/hear").status_code == 200
    assert len(said) == 3


def test_an_address_that_is_none_stays_none(client: FlaskClient) -> None:
    assert post(client, b"{}", "application/json", "/no/such/place").status_code == 404
    make_shop()
    assert post(client, b"{}", "application/json", "/amina").status_code == 405


def test_where_it_comes_from_is_asked_first(client: FlaskClient, said: list[dict[str, str]]) -> None:
    assert post(client, b"{}", "application/json", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert post(client, b"x" * 2_000_000, TYPED, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert said == []


def test_a_typed_form_has_a_length_somebody_could_have_typed(client: FlaskClient, said: list[dict[str, str]]) -> None:
    assert post(client, b"a=" + b"x" * 1_000_000, TYPED).status_code == 413
    assert said == []
