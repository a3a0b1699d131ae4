"""After a form, an old address or a sign-in, people stay on this host, whatever the address or the form says."""

import re
from urllib.parse import quote

import pytest

from tests.house.asking import HERE, browsers, ours
from tests.house.conftest import Street

REDIRECTING = ["//evil", "/\\evil", "\\\\evil", "https:evil", "https://evil", "javascript:x", "/\t/evil", "///evil"]


@pytest.mark.parametrize(
    "to", [*REDIRECTING, "/a\r\nX-Evil: 1", "/\x00", "evil", "@evil", ".evil", "/desk\u202e", "http:/evil"]
)
def test_nobody_is_led_off_to_another_site(street: Street, to: str) -> None:
    stranger, member = browsers(street)
    typed = {
        "name": "amina",
        "password": "citrons du jardin",
        "next": to,
        "to": to,
        "back": to,
        "seen": "1",
        "mark": "x",
    }
    for client, path in (
        (stranger, "/signin"),
        (stranger, "/amina/cart"),
        (member, f"/desk/orders/{street.amina.reference}/mark"),
        (member, f"/desk/orders/{street.amina.reference}/received"),
        (member, f"/desk/products/{street.amina.number}/hidden"),
    ):
        answer = ours(client.post(path, data=typed, headers=HERE), path)
        assert answer.status_code == 303, path
        assert re.match(r"/(?![/\\])", answer.headers["Location"]), f"{path}: {answer.headers['Location']}"
        assert "evil" not in answer.headers["Location"].lower().partition("?")[0]
    for path in (f"/AMINA/{quote(to)}", f"/AMINA/c/{quote(to)}", f"/{quote(to)}", f"/desk/{quote(to)}"):
        location = ours(stranger.get(path), path).headers.get("Location", "/")
        assert re.match(r"(?:http://localhost)?/(?![/\\])", location), f"{path}: {location}"


def test_a_shops_former_spelling_leads_to_the_very_place(street: Street) -> None:
    places = ("/c/a%3Fb%23c", "/c/%0D%0AX-Evil%3A%201", "/p/1-%D8%B3?i=1x1&lang=ar", "?q=%0d%0a")
    for place in places:
        answer = ours(street.app.test_client().get(f"/Amina{place}"), place)
        assert (answer.status_code, answer.headers["Location"]) == (308, f"/amina{place}")
        assert "X-Evil" not in answer.headers
