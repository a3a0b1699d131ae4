"""What goes before every kind of answer: a policy without holes, no cookie for a reader, few bytes."""

import io
import re

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from storefront.catalogue.photos import store
from storefront.catalogue.records import Product
from storefront.photos.child import Encoded, Upload, encode
from tests.house.asking import gets
from tests.house.conftest import Street
from tests.house.stalls import everything, signed_in

BUDGETS = {"text/html": 700, "image/webp": 350, "image/jpeg": 350, "text/css": 350, "text/javascript": 350}
# gunicorn's own share, as it goes out before ours.
FROM_GUNICORN = "HTTP/1.1 {status}\r\nDate: Sun, 22 Nov 2026 09:05:00 GMT\r\n"


def size_of(answer: TestResponse) -> int:
    ours = "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
    return len(FROM_GUNICORN.format(status=answer.status)) + len(ours.encode()) + len("\r\n")


def hang_a_photo(street: Street) -> str:
    """A real photo on Amina's first product; its stem."""
    picture = io.BytesIO()
    Image.new("RGB", (320, 240), "teal").save(picture, "JPEG")
    encoded = encode([Upload("lemon.jpg", picture.getvalue())])[0]
    assert isinstance(encoded, Encoded)
    remembered = store(street.app.extensions["storefront"].media, encoded)
    Product.update(photos=[remembered]).where(Product.number == street.amina.number).execute()
    return encoded.stem


def answers(street: Street) -> list[tuple[str, TestResponse]]:
    """Every GET, as a stranger and as a member; what is refused; what is put elsewhere."""
    asked = [*gets(street), "/nope", "/amina/nope", "/AMINA", "/amina//", "/media/x", "/static/x"]
    asked += ["/amina?i=1x1", "/amina/cart?i=1x1"]
    found = []
    for client in (street.app.test_client(), signed_in(street.app, street.amina.member)):
        found += [(path, client.get(path, headers={"Accept-Encoding": "br, gzip"})) for path in asked]
        found += [(f"TRACE {path}", client.open(path, method="TRACE")) for path in ("/amina", "/desk")]
        found.append(("cart", client.post("/amina/cart", data={"q1": "what"}, headers={"Sec-Fetch-Site": "none"})))
        found.append(("cross-site", client.post("/amina/cart", headers={"Sec-Fetch-Site": "cross-site"})))
    return found


def test_every_answer_says_what_browsers_must_refuse(street: Street) -> None:
    kinds = set()
    for path, answer in answers(street):
        headers = answer.headers
        kinds.add((answer.status_code, answer.mimetype))
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert "Server" not in headers and "X-Powered-By" not in headers, path
        assert "Set-Cookie" not in headers, f"{path}: nobody is remembered for reading"
        if answer.mimetype == "text/html":
            policy = headers["Content-Security-Policy"]
            assert policy.startswith(("default-src 'self'", "default-src 'none'")), path
            assert "unsafe" not in policy and "*" not in policy, path
            assert "base-uri 'none'" in policy and "frame-ancestors 'none'" in policy, path
            assert re.search("form-action '(self|none)'", policy) and "http" not in policy, path
            assert headers["Referrer-Policy"] in ("no-referrer", "same-origin"), path
    assert {(200, "text/html"), (303, "text/html"), (308, "text/html"), (403, "text/html")} <= kinds
    assert {(404, "text/html"), (405, "text/html"), (422, "text/html"), (200, "text/css"), (200, "image/png")} <= kinds


def test_what_is_somebodys_is_kept_by_nobody(street: Street) -> None:
    for path, answer in answers(street):
        said = answer.headers.get("Cache-Control", "")
        if path.startswith(("/desk", "/signin", "/signup")) and answer.status_code != 404:
            assert "no-store" in said, path
        if path.startswith(("/amina/o/", "/amina/cart", "/report")) or "i=" in path or path == "cart":
            assert said.startswith("private, no-"), path
        if answer.status_code >= 400:
            assert "no-store" in said, path


@pytest.mark.parametrize("public_url", ["", "https://shops.example"])
def test_headers_fit_their_budgets(street: Street, public_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stem = hang_a_photo(street)
    settings = street.app.extensions["storefront"].settings
    object.__setattr__(settings, "public_url", public_url)
    client = street.app.test_client()
    photos = [f"/media/{stem}-{name}" for name in ("160.webp", "160.jpg", "320.webp")]
    checked = 0
    for path, answer in [*answers(street), *((path, client.get(path)) for path in photos)]:
        if answer.status_code == 200 and answer.mimetype in BUDGETS:
            checked += 1
            assert size_of(answer) <= BUDGETS[answer.mimetype], f"{path}: {size_of(answer)}\n{answer.headers}"
    assert checked > 50
    object.__setattr__(settings, "public_url", "")


def test_unchanged_says_only_four_things(street: Street) -> None:
    client = street.app.test_client()
    stem = hang_a_photo(street)
    pages = ["/", "/amina", "/amina/p/1", "/amina/c/amina-shelf", f"/amina/o/{street.amina.token}"]
    for path in [*pages, f"/media/{stem}-160.webp", "/favicon.ico"]:
        first = client.get(path)
        etag = first.headers["ETag"]
        again = client.get(path, headers={"If-None-Match": etag, "Accept-Encoding": "br"})
        assert again.status_code == 304, path
        assert again.data == b""
        assert set(again.headers.keys()) <= {"Date", "ETag", "Cache-Control", "Vary"}, f"{path}: {again.headers}"
        assert again.headers["ETag"] == etag
        assert size_of(again) <= 270, f"{path}: {size_of(again)}"


def test_pages_have_one_weak_tag_for_all_encodings_and_files_a_strong_one(street: Street) -> None:
    client = street.app.test_client()
    tags = {client.get("/amina", headers={"Accept-Encoding": coding}).headers["ETag"] for coding in ("", "gzip", "br")}
    assert len(tags) == 1 and tags.pop().startswith('W/"')
    photo = client.get(f"/media/{hang_a_photo(street)}-160.webp")
    assert photo.headers["ETag"].startswith('"') and photo.headers["Accept-Ranges"] == "bytes"
    assert photo.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_cookies_hold_nothing_that_a_script_or_another_site_gets(street: Street) -> None:
    client = street.app.test_client()
    for base, secure in (("http://localhost", False), ("https://localhost", True)):
        put = client.post("/amina/cart", base_url=base, data={"q1": "2"}, headers={"Sec-Fetch-Site": "same-origin"})
        typed = {"name": "amina", "password": "citrons du jardin"}
        signed = client.post("/signin", base_url=base, data=typed, headers={"Sec-Fetch-Site": "same-origin"})
        carts, sessions = put.headers.getlist("Set-Cookie"), signed.headers.getlist("Set-Cookie")
        assert len(carts) == 2 and len(sessions) == 1
        for cookie in [*carts, *sessions]:
            assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Domain" not in cookie
            assert ("Secure" in cookie) == secure
        assert all("Path=/amina/cart" in cookie for cookie in carts)
        assert sessions[0].startswith("__Host-sid=" if secure else "sid=") and "Path=/;" in f"{sessions[0]};"


def test_what_a_visitor_says_of_a_proxy_is_not_believed(street: Street) -> None:
    lies = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "Forwarded": "host=evil.example"}
    lies |= {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Prefix": "/evil", "X-Forwarded-Port": "444"}
    client = street.app.test_client()
    for path in ("/", "/amina", "/amina/p/1", "/signup", "/sitemap.xml", "/robots.txt", "/amina/card.vcf", "/amina//"):
        plain, lied = client.get(path), client.get(path, headers=lies)
        assert lied.data == plain.data, path
        assert lied.headers.get("Location") == plain.headers.get("Location"), path


def test_the_hosts_own_address_wins_over_what_a_visitor_calls_it(street: Street) -> None:
    settings = street.app.extensions["storefront"].settings
    object.__setattr__(settings, "public_url", "https://shops.example")
    client = street.app.test_client()
    try:
        for path in ("/", "/amina", "/amina/p/1", f"/amina/o/{street.amina.token}", "/sitemap.xml", "/robots.txt"):
            text = client.get(path, headers={"Host": "evil.example"}).get_data(as_text=True)
            assert "evil.example" not in text, path
        text = client.get("/amina", headers={"Host": "evil.example"}).get_data(as_text=True)
        assert "https://shops.example/amina" in text
    finally:
        object.__setattr__(settings, "public_url", "")


@pytest.mark.parametrize("host", ["", "a b", "<script>", '"x"', "..", "a" * 300, "localhost:999999", "[", "a/b", "é"])
def test_a_host_that_is_none_is_refused_and_not_repeated(street: Street, host: str) -> None:
    before = everything()
    environ = {"HTTP_HOST": host.encode().decode("latin-1")}
    for path in ("/", "/amina", "/desk", "/amina/qr.png"):
        answer = street.app.test_client().get(path, environ_overrides=environ)
        assert answer.status_code == 400
        assert "<script>" not in answer.get_data(as_text=True)
    assert everything() == before
