"""How the hostile tests ask, and what they expect of every answer."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.house.conftest import Street
from tests.house.stalls import parts_of, signed_in

HERE = {"Sec-Fetch-Site": "same-origin"}


def browsers(street: Street) -> tuple[FlaskClient, FlaskClient]:
    return street.app.test_client(), signed_in(street.app, street.amina.member)


def gets(street: Street) -> list[str]:
    adapter = street.app.url_map.bind("localhost")
    return [
        adapter.build(rule.endpoint, parts_of(street.amina, rule, street.app), method="GET")
        for rule in street.app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
    ]


def ours(answer: TestResponse, what: object) -> TestResponse:
    """One of our own answers: not a fault, and where it refuses, a small page in a language."""
    assert answer.status_code < 500, what
    packed = "Content-Encoding" in answer.headers
    if answer.status_code >= 400 and answer.mimetype == "text/html" and not packed:
        text = answer.get_data(as_text=True)
        assert re.search(r'<html lang="[a-z]', text) or 'id="' in text, what
        assert "Traceback" not in text and "werkzeug" not in text.lower(), what
    assert "X-Evil" not in answer.headers, what
    return answer
