"""Logs hold no tokens, no phones, no addresses: neither when all goes well nor when something breaks."""

import logging

import pytest

from storefront.shop import order as order_views
from tests.house.conftest import Street
from tests.house.stalls import signed_in


def secrets_of(street: Street) -> tuple[str, ...]:
    zoe = street.zoe
    return zoe.token, zoe.key, zoe.link, zoe.file, "612345678", "127.0.0.1"


def test_a_fault_is_logged_without_the_address_it_happened_at(
    street: Street, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*args: object, **kwargs: object) -> str:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(order_views, "draw_order", break_down)
    monkeypatch.setattr(street.app, "testing", False)
    answer = street.app.test_client().get(f"/zoe/o/{street.zoe.token}")
    assert answer.status_code == 500
    text = answer.get_data(as_text=True)
    assert '<html lang="en"' in text and "broken on purpose" not in text and "Traceback" not in text
    assert "/<slug>/o/<token>" in caplog.text and "broken on purpose" in caplog.text
    assert [secret for secret in secrets_of(street) if secret in caplog.text] == []


def test_what_goes_well_or_is_refused_is_not_logged(street: Street, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    client = signed_in(street.app, street.zoe.member)
    for address in (f"/zoe/o/{street.zoe.token}", f"/desk/key/{street.zoe.key}", "/signin", "/zoe", "/nope"):
        client.get(address)
    client.post("/signin", data={"name": "+212612345678", "password": "a wrong one"})
    client.post(f"/signin/{street.zoe.link[::-1]}")
    assert caplog.text == ""
