"""Preview robots fetch every link while its sender still types: no GET changes anything, signed in or not."""

from datetime import timedelta
from pathlib import Path

import pytest

from storefront import clock
from storefront.merchants.records import Session
from tests.house.asking import gets
from tests.house.conftest import Street
from tests.house.stalls import changed_tables, everything, signed_in

ROBOT = {"User-Agent": "WhatsApp/2.23.20.0"}
BROWSER = {"User-Agent": "Mozilla/5.0 (Linux; Android 8.1.0; Nokia 1) Chrome/70.0"}
AGENTS = [ROBOT, BROWSER, BROWSER | {"HX-Request": "true"}]
# What people and robots put behind an address of ours.
QUERY = "?i=1x2&lang=en&q=lemons&page=1&pay=link&via=sms&saved=1&told=1&show=all&number=1&name=shop&from=2&lite=1&s=x"


def files(street: Street) -> dict[str, bytes]:
    """Photos and files that wait, apart from the database's own."""
    root = Path(street.app.extensions["storefront"].settings.instance)
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file() and ".db" not in path.name}


@pytest.mark.parametrize("who", ["a stranger", "a member"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("agent", AGENTS, ids=["robot", "browser", "htmx"])
def test_no_get_changes_anything(street: Street, who: str, method: str, agent: dict[str, str]) -> None:
    client = signed_in(street.app, street.amina.member) if who == "a member" else street.app.test_client()
    rows, kept = everything(), files(street)
    answers: list[int] = []
    for address in gets(street):
        for query in ("", QUERY):
            answer = client.open(address + query, method=method, headers=agent)
            answers.append(answer.status_code)
            assert changed_tables(rows, everything()) == [], f"{method} {address}{query}"
    assert files(street) == kept
    assert answers.count(200) > len(answers) / (2 if who == "a member" else 4), "the pages were there to do harm"


def test_a_robot_with_the_sign_in_link_leaves_it_for_its_owner(street: Street) -> None:
    client = street.app.test_client()
    for _ in range(3):
        assert client.get(f"/signin/{street.amina.link}", headers=ROBOT).status_code == 200
    used = client.post(f"/signin/{street.amina.link}", headers={"Sec-Fetch-Site": "same-origin"})
    assert (used.status_code, used.headers["Location"]) == (303, "/desk")


def test_a_robot_learns_the_shops_name_and_nothing_of_the_order(street: Street) -> None:
    text = street.app.test_client().get(f"/amina/o/{street.amina.token}", headers=ROBOT).get_data(as_text=True)
    assert "Almond shop" in text
    for told in (street.amina.reference, "Almond lemons", "Almond quarter", "pay.example"):
        assert told not in text


def test_reading_moves_nothing_but_how_long_ones_own_device_stays_signed_in(street: Street) -> None:
    """The one thing a page read may move, for the signed-in member alone, and at most once an hour."""
    client = signed_in(street.app, street.amina.member)
    session = Session.select().order_by(Session.id.desc()).get()
    Session.update(seen_at=clock.now() - timedelta(hours=2)).where(Session.id == session.id).execute()
    before = everything()
    assert client.get("/desk").status_code == 200
    after = everything()
    assert changed_tables(before, after) == ["session"]
    assert [old[0] for old, new in zip(before["session"], after["session"], strict=True) if old != new] == [session.id]
    assert client.get("/desk/products").status_code == 200
    assert everything() == after
