"""The desk on a home screen, and photos shared to it."""

from flask.testing import FlaskClient

from storefront.catalogue.records import Product
from tests.desk.goods import photo
from tests.desk.people import at_the_desk, make_amina


def test_the_manifest_tells_icons_that_are_there_and_where_photos_go(client: FlaskClient) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    app = answer.get_json()
    assert {icon["sizes"] for icon in app["icons"]} == {"192x192", "512x512"}
    for icon in app["icons"]:
        assert client.get(icon["src"]).mimetype == icon["type"]
    assert client.get(app["start_url"]).status_code == 303
    assert app["share_target"]["action"] == "/desk/photos/shared"
    assert 'rel="manifest" href="/manifest.webmanifest"' in client.get("/signin").text


def test_shared_photos_become_rows(client: FlaskClient) -> None:
    desk = at_the_desk(client, make_amina())
    answer = desk.post("/desk/photos/shared", data={"photos": [photo("red"), photo("blue")]})
    assert (answer.status_code, answer.location) == (303, "/desk/photos#rows")
    assert Product.select().count() == 2


def test_a_phone_shares_without_saying_from_where(client: FlaskClient) -> None:
    desk = at_the_desk(client, make_amina())
    answer = desk.post("/desk/photos/shared", data={"photos": [photo()]}, headers={"Sec-Fetch-Site": "none"})
    assert answer.status_code == 303


def test_the_worker_of_shared_photos_stands_below_the_address_it_watches(client: FlaskClient) -> None:
    assert client.get("/desk/photos/worker.js").status_code == 303
    worker = at_the_desk(client, make_amina()).get("/desk/photos/worker.js")
    assert worker.mimetype == "text/javascript" and "onfetch" in worker.text
