"""Assets and photos: whole, in part, or not again; whatever a client asks."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.wire.assets import Asset
from storefront.wire.host import host

CODINGS = ("br", "gzip", "identity")


@pytest.fixture
def sheet(app: Flask) -> Asset:
    with app.app_context():
        return host().assets.by_plain_name["desk.css"]


def test_a_file_is_kept_for_ever_and_says_once_what_it_is(client: FlaskClient, sheet: Asset) -> None:
    answer = client.get(f"/static/{sheet.name}")
    assert answer.data == sheet.body
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not answer.headers["ETag"].startswith("W/")


@pytest.mark.parametrize(
    ("asked", "part"), [("0-9", slice(0, 10)), ("5-5", slice(5, 6)), ("10-", slice(10, None)), ("-7", slice(-7, None))]
)
def test_a_part_is_that_part(client: FlaskClient, sheet: Asset, asked: str, part: slice) -> None:
    answer = client.get(f"/static/{sheet.name}", headers={"Range": f"bytes={asked}"})
    assert (answer.status_code, answer.data) == (206, sheet.body[part])
    assert answer.headers["Content-Range"].endswith(f"/{len(sheet.body)}")
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    "asked", ["", "bytes=abc", "bytes=5-2", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "\x7f", "bytes=" + "9" * 99 + "-"]
)
def test_a_range_nobody_can_read_is_the_whole(client: FlaskClient, sheet: Asset, asked: str) -> None:
    answer = client.get(f"/static/{sheet.name}", headers={"Range": asked})
    assert (answer.status_code, answer.data) == (200, sheet.body)


def test_a_part_behind_the_end_is_told_where_the_end_is(client: FlaskClient, sheet: Asset) -> None:
    answer = client.get(f"/static/{sheet.name}", headers={"Range": "bytes=9999999-"})
    assert (answer.status_code, answer.data) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{len(sheet.body)}"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_part_of_another_version_is_the_whole(client: FlaskClient, sheet: Asset) -> None:
    answer = client.get(f"/static/{sheet.name}", headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert answer.data == sheet.body


@pytest.mark.parametrize("known", ["{0}", "W/{0}", "*", '"else", {0}'])
def test_what_a_browser_has_is_not_sent_again(client: FlaskClient, sheet: Asset, known: str) -> None:
    address = f"/static/{sheet.name}"
    etag = client.get(address).headers["ETag"]
    answer = client.get(address, headers={"If-None-Match": known.format(etag)})
    assert (answer.status_code, answer.data) == (304, b"")
    assert set(answer.headers.keys()) <= {"ETag", "Cache-Control", "Vary"}


def test_head_says_how_long_it_is(client: FlaskClient, sheet: Asset) -> None:
    answer = client.head(f"/static/{sheet.name}")
    assert (answer.headers["Content-Length"], answer.data) == (str(len(sheet.body)), b"")


@pytest.mark.parametrize(("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
@pytest.mark.parametrize("name", ["desk.css", "htmx.js", "cart.js"])
def test_a_text_travels_packed(
    client: FlaskClient, app: Flask, name: str, coding: str, unpack: Callable[[bytes], bytes]
) -> None:
    asset = app.extensions["storefront"].assets.by_plain_name[name]
    answer = client.get(f"/static/{asset.name}", headers={"Accept-Encoding": coding})
    assert unpack(answer.data) == asset.body
    assert len(answer.data) < len(asset.body) * 0.7
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == (coding, "Accept-Encoding")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_each_form_has_a_tag_of_its_own(client: FlaskClient, sheet: Asset) -> None:
    address = f"/static/{sheet.name}"
    tags = {coding: client.get(address, headers={"Accept-Encoding": coding}).headers["ETag"] for coding in CODINGS}
    assert len(set(tags.values())) == len(CODINGS)
    for coding, tag in tags.items():
        answer = client.get(address, headers={"Accept-Encoding": coding, "If-None-Match": tag})
        assert (answer.status_code, "Content-Encoding" in answer.headers) == (304, False)
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_the_parts_of_a_packed_text_make_the_whole(client: FlaskClient, sheet: Asset) -> None:
    address, headers = f"/static/{sheet.name}", {"Accept-Encoding": "br"}
    first = client.get(address, headers={**headers, "Range": "bytes=0-99"})
    rest = client.get(address, headers={**headers, "Range": "bytes=100-", "If-Range": first.headers["ETag"]})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert brotli.decompress(first.data + rest.data) == sheet.body


def test_a_picture_is_left_as_it_is(client: FlaskClient) -> None:
    answer = client.get("/favicon.ico", headers={"Accept-Encoding": "br"})
    assert not {"Content-Encoding", "Vary"} & set(answer.headers.keys())


def test_the_worker_travels_packed_and_is_asked_for_again(client: FlaskClient) -> None:
    answer = client.get("/sw.js", headers={"Accept-Encoding": "br"})
    assert len(answer.data) <= 900
    assert (answer.headers["Cache-Control"], answer.headers["Service-Worker-Allowed"]) == ("no-cache", "/")
    again = client.get("/sw.js", headers={"Accept-Encoding": "br", "If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
