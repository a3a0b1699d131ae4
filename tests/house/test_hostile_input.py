"""No input gives a 5xx: whatever stands in an address, a header, a cookie or a form, the answer is one of ours."""

import io
import re
import time
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.house.asking import HERE, browsers, gets, ours
from tests.house.conftest import Street
from tests.house.stalls import all_of, everything, parts_of, signed_in

FORM = "application/x-www-form-urlencoded"
# As they stand in an address or a posted body, percent-encoded where they have to be.
NASTY = [
    *("", "0", "-1", "-0", "1e5", "NaN", "0x10", "1_000", "%2B7", "1%2F0", "0.1", "1000000000000000000000000000000"),
    *("9" * 4000, "9" * 18, "-" + "9" * 30, "9223372036854775808", "2147483648", "%00", "a%00b", "%0d%0aX-Evil:1"),
    *("%ED%A0%80", "%FF%FE", "%C3", "%", "%zz", "%D9%A3", "%C2%B2", "%E2%80%AE%E2%80%8F", "%F0%9F%90%9F"),
    *("%3Cscript%3E", "%27%22%3E", "..%2F..%2Fetc%2Fpasswd", "%5Cevil", "%7B%7B7*7%7D%7D", "%25s", "{0.__class__}"),
    *("9999-12-31", "0001-01-01", "99:99", "https:%2F%2F%5B", "%D8%A7" * 1400, "x" * 4096),
]
PARAMETERS = "i lang q page pay via lite s saved told show number name from slug next invite place kind section k v a m"


def test_any_part_of_any_address_may_be_nonsense(street: Street) -> None:
    before = all_of(street.zoe.shop)
    for rule in street.app.url_map.iter_rules():
        parts = {name: quote(str(part)) for name, part in parts_of(street.amina, rule, street.app).items()}
        for wrong in parts:
            for nasty in NASTY:
                said = parts | {wrong: nasty}
                path = re.sub(r"<(?:[^<>]+:)?(\w+)>", lambda found, said=said: said[found[1]], rule.rule)
                for client in browsers(street) if nasty == "9" * 4000 else (street.app.test_client(),):
                    method = "GET" if "GET" in (rule.methods or ()) else "POST"
                    ours(client.open(path, method=method, headers=HERE), f"{method} {path[:200]}")
    assert all_of(street.zoe.shop) == before


@pytest.mark.parametrize("who", [0, 1], ids=["a stranger", "a member"])
def test_any_parameter_may_be_nonsense(street: Street, who: int) -> None:
    client = browsers(street)[who]
    before = everything()
    for path in gets(street):
        if path.startswith("/desk") != bool(who) and "/o/" not in path:
            continue  # strangers get no further than the sign-in, members see the same goods
        for nasty in NASTY:
            query = "&".join(f"{name}={nasty}" for name in PARAMETERS.split())
            ours(client.get(f"{path}?{query}&{query}"), f"{path} {nasty[:60]}")
    assert everything() == before


def forms_in(html: str) -> list[tuple[str, list[str]]]:
    """Each posting form of a page: where to, and the names of its fields."""
    found = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>(.*?)</form>', html, re.DOTALL)
    return [(action.split("?")[0], re.findall(r' name="([^"]+)"', body)) for action, body in found]


def every_form(street: Street) -> dict[str, set[str]]:
    more = ["/amina/p/2", "/amina/cart?i=1x1", "/desk?show=all", "/desk?show=unsent"]
    more += [f"/desk/settings/methods/{kind}" for kind in ("cash", "upi", "pix", "bank", "pickup")]
    forms: dict[str, set[str]] = {}
    for client in browsers(street):
        for path in [*gets(street), *more]:
            answer = client.get(path)
            if answer.mimetype == "text/html":
                for action, names in forms_in(answer.get_data(as_text=True)):
                    forms.setdefault(action or path, set()).update(names)
    return forms


@pytest.mark.parametrize("answering", [{}, {"HX-Request": "true"}], ids=["a page", "a piece"])
def test_headers_may_be_nonsense(street: Street, answering: dict[str, str]) -> None:
    nonsense: dict[str, list[str]] = {
        "Accept-Encoding": ["", ";;;q=", "br;q=0,*;q=1", "\xff", "br" * 900, "gzip;q=\xb2", ",,,", "identity;q=0"],
        "Accept-Language": ["", "*", ";q=9", "x" * 4096, "ar-,en--", "en;q=nan", "en;q=" + "9" * 400, "\xff"],
        "Range": [
            "bytes=0-",
            "bytes=9999999999-",
            "bytes=abc",
            "bytes=1-0",
            "bytes=0-0,1-1",
            "bytes=" + "9" * 4000 + "-",
        ],
        "If-None-Match": ['"', "W/", "*", 'W/"' + "x" * 4000 + '"', "\xff"],
        "If-Modified-Since": ["x", "Thu, 99 Foo 2026 00:00:00 GMT"],
        "If-Range": ['"x"', "\xff"],
        "Cookie": ["=;=;;", "cart=" + "9" * 4000, "cart=\xff; key=\xff", "sid=\xff", 'cart="1x2', "__Host-sid=x"],
        "X-Forwarded-For": ["evil", "\xff"],
        "User-Agent": ["", "\xff", "x" * 8000],
        "Origin": ["http://[", "\xff"],
        "Referer": ["http://[", "javascript:"],
        "Content-Length": ["abc", "-1"],
        "Content-Type": ["", "x", "multipart/form-data", "application/json", "multipart/form-data; boundary=\xff"],
        "HX-Current-URL": ["http://["],
        "Available-Dictionary": [":", ":AAAA:", "\xff", ":" + "A" * 4000 + ":"],
        "Save-Data": ["", "on, on", "\xff", "on" * 900],
        "Transfer-Encoding": ["chunked"],
    }
    places = ["/amina", "/amina/cart?i=1x1", f"/amina/o/{street.amina.token}", "/desk", "/favicon.ico"]
    for client in browsers(street):
        for name, values in nonsense.items():
            for value in values:
                for place in places:
                    ours(client.get(place, headers={**answering, name: value}), f"{place} {name}: {value[:60]}")
                for place in ("/amina/cart", "/signin", "/desk/settings/resume"):
                    answer = client.post(place, data=b"a=1", headers={**HERE, **answering, name: value})
                    ours(answer, f"POST {place} {name}: {value[:60]}")


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "PROPFIND", "X" * 40])
def test_methods_nobody_offers_are_refused_or_described(street: Street, method: str) -> None:
    for path in ("/", "/amina", "/amina/cart", "/desk", "/static/x", "/nope/a/b/c", "*"):
        answer = ours(street.app.test_client().open(path, method=method, headers=HERE), path)
        if path.count("/") == 4:
            assert answer.status_code == 404
        elif method == "OPTIONS":
            assert answer.status_code == 200
        else:
            assert answer.status_code == 405 and "GET" in answer.headers["Allow"]


def multipart(*parts: bytes) -> dict[str, Any]:
    body = b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=x"}


FIELD = b'Content-Disposition: form-data; name="q1"\r\n'
MALFORMED: dict[str, dict[str, Any]] = {
    "cut off": {"data": b"--x\r\n" + FIELD + b"\r\n1", "content_type": "multipart/form-data; boundary=x"},
    "no boundary": {"data": b"--x", "content_type": "multipart/form-data"},
    "noise": {"data": b"\xff\x00" * 500, "content_type": "multipart/form-data; boundary=x"},
    "parts in a part": multipart(FIELD + b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\n--y--"),
    "a thousand headers": multipart(b"A: b\r\n" * 1000 + FIELD + b"\r\n1"),
    "an odd charset": multipart(FIELD + b"Content-Type: text/plain; charset=utf-7\r\n\r\n+AG-"),
    "a file for a text": multipart(b'Content-Disposition: form-data; name="q1"; filename="a"\r\n\r\n1'),
    "an odd file name": multipart(b"Content-Disposition: form-data; name=\"photos\"; filename*=UTF-8''%ff%00\r\n\r\n1"),
    "bytes that are no text": {"data": b"q1=\xff\xfe&\xed\xa0\x80=1", "content_type": FORM},
    "json": {"data": b'{"q1": 1}', "content_type": "application/json"},
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_form_is_answered(street: Street, kind: str) -> None:
    client = browsers(street)[1]
    for path in ("/amina/cart", "/amina/order", "/desk/photos", "/desk/products/new", "/desk/import", "/signin"):
        ours(client.post(path, headers=HERE, **MALFORMED[kind]), f"{path}, {kind}")


@pytest.mark.parametrize("path", ["/amina/cart", "/amina/order", "/signin", "/desk/products/new", "/nope/x"])
def test_what_is_too_large_is_told_so_before_it_is_read(street: Street, path: str) -> None:
    client = browsers(street)[1]
    whole = street.app.config["MAX_CONTENT_LENGTH"]
    sizes = {"multipart/form-data; boundary=x": 100 * 1024 * 1024, FORM: 2_000_000, "text/plain": whole + 1}
    for kind, size in sizes.items():
        environ = {"CONTENT_LENGTH": str(size), "CONTENT_TYPE": kind, "wsgi.input": io.BytesIO(b"a=1")}
        answer = ours(client.post(path, headers=HERE, environ_overrides=environ), f"{path} {kind}")
        reads_a_form = "nope" not in path and kind != "text/plain"
        assert not reads_a_form or answer.status_code == 413
        assert len(answer.data) < 5000


def test_a_form_that_ends_too_early_changes_nothing(street: Street) -> None:
    client = browsers(street)[1]
    before = everything()
    environ = {"CONTENT_LENGTH": "500", "CONTENT_TYPE": FORM, "wsgi.input": io.BytesIO(b"from-0-0=9")}
    assert client.post("/desk/settings/hours", headers=HERE, environ_overrides=environ).status_code == 400
    assert everything() == before


def test_thousands_of_parts_are_too_many(street: Street) -> None:
    parts = [b'Content-Disposition: form-data; name="q%d"\r\n\r\n1' % number for number in range(5000)]
    answer = street.app.test_client().post("/amina/cart", headers=HERE, **multipart(*parts))
    assert ours(answer, "5,000 parts").status_code == 413


def test_a_form_of_very_many_fields_costs_no_more_than_reading_it(street: Street) -> None:
    """CPU time, not the clock on the wall: it once took seconds, since each box looked through all the others."""
    client = street.app.test_client()
    body = "&".join(f"q{number}=1&e{number}-0=1" for number in range(1, 30_000))
    start = time.process_time()
    ours(client.post("/amina/cart", data=body, content_type=FORM, headers=HERE), "60,000 fields")
    assert time.process_time() - start < 2


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cart=st.one_of(
        st.text(max_size=80), st.from_regex(r"\A([0-9]{1,9}(-[0-9]{1,6})?(~[0-9]{1,6})*x[0-9]{1,12}m?\.){0,9}")
    ),
    box=st.from_regex(r"\Aq[0-9]{1,9}(-[0-9]{1,7})?(~[0-9]{1,7}){0,3}\Z"),
    amount=st.text(max_size=40),
    area=st.one_of(st.text(max_size=30), st.from_regex(r"\Aarea-[0-9]{1,25}\Z")),
    rest=st.text(max_size=40),
)
def test_any_cart_and_any_box_is_answered(
    street: Street, cart: str, box: str, amount: str, area: str, rest: str
) -> None:
    client = street.app.test_client()
    typed = {"cart": cart, box: amount, "q1": amount, "pick": f"q1 {rest}", "to": rest, "add": cart, "from": rest}
    ours(client.get("/amina/cart", query_string={"i": cart}), cart)
    ours(client.get("/amina", query_string={"i": cart, "page": rest, "lang": rest}), cart)
    ours(client.post("/amina/cart", data=typed, query_string={"i": cart}, headers=HERE), typed)
    placing = {"cart": cart, "area": area, "method": rest, "if_missing": rest, "quote": cart, "key": rest, "own": "1"}
    ours(client.post("/amina/order", data=placing, headers=HERE), placing)
    ours(client.get("/amina/search", query_string={"q": amount + rest}), amount)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), number=st.text("0123456789٠١٢٣.,-+e 'kg", max_size=24))
def test_anything_may_be_typed_at_the_desk(street: Street, text: str, number: str) -> None:
    client = signed_in(street.app, street.amina.member)
    goods = {"title": text, "description": text, "price": number, "stock": number, "step": number, "unit": "own"}
    goods |= {"unit_own": text, "max": number, "about": number, "section": number, "choice-0-name": text}
    ours(client.post("/desk/products/new", data=goods | {"hidden": "1"}, headers=HERE), goods)
    ours(client.post("/desk/products/1/price", data={"price": number, "back": text}, headers=HERE), number)
    ours(client.post("/desk/settings/areas", data={"name": text, "fee": number}, headers=HERE), number)
    ours(client.get("/desk/orders", query_string={"number": number}), number)
    order = f"/desk/orders/{street.amina.reference}"
    ours(
        client.post(f"{order}/payment", data={"amount": number, "kind": "part", "method": "cash"}, headers=HERE), number
    )
    ours(client.post(f"{order}/lines", data={f"given-{street.amina.line}": number}, headers=HERE), number)


def test_any_field_of_any_form_may_be_nonsense(street: Street) -> None:
    """The last of this file: it wrecks Amina's shop, which may then look odd but not break."""
    forms = every_form(street)
    assert len(forms) > 35
    zoes = all_of(street.zoe.shop)
    client = signed_in(street.app, street.amina.member)
    for place, (action, names) in enumerate(forms.items()):
        for nasty in NASTY[place % 4 :: 4]:
            body = "&".join(f"{name}={nasty}" for name in sorted(names) if name != "form_token")
            ours(client.post(action, data=body, content_type=FORM, headers=HERE), f"POST {action} {nasty[:60]}")
            if client.get("/desk/share").status_code == 303:
                client = signed_in(street.app, street.amina.member)
    assert all_of(street.zoe.shop) == zoes
    for client in browsers(street):
        for path in gets(street):
            ours(client.get(path), f"{path}, after all that")
