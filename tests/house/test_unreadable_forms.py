"""A form that can't be read changes nothing, whichever of our addresses it is sent to."""

import pytest
from flask import Flask

from tests.house.asking import HERE, browsers, ours
from tests.house.conftest import Street
from tests.house.stalls import everything, parts_of

WRONG: dict[str, tuple[int, bytes, str]] = {
    "json": (415, b'{"name": "x"}', "application/json"),
    "text": (415, b"name=x", "text/plain;charset=UTF-8"),
    "no type": (415, b"name=x", ""),
    "cut off": (400, b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nx', "multipart/form-data; boundary=x"),
    "no boundary": (400, b"--x--", "multipart/form-data"),
    "no letters": (400, b"name=\xff\xfe", "application/x-www-form-urlencoded"),
}


def posts(street: Street, app: Flask) -> list[str]:
    """Every address of ours that takes a form; providers' notices are none."""
    adapter = app.url_map.bind("localhost")
    built = [
        adapter.build(rule.endpoint, parts_of(street.amina, rule, app), method="POST")
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ())
    ]
    return [path for path in built if not path.startswith("/hooks/")]


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("answering", [{}, {"HX-Request": "true"}], ids=["a page", "a piece"])
def test_what_is_no_form_is_refused_everywhere(street: Street, kind: str, answering: dict[str, str]) -> None:
    status, body, said = WRONG[kind]
    clients, before = browsers(street), everything()
    for path in posts(street, street.app):
        for client in clients:
            answer = ours(client.post(path, data=body, content_type=said, headers={**HERE, **answering}), path)
            assert answer.status_code == status, path
    assert everything() == before
