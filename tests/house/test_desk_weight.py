"""What the desk of a busy shop weighs: each of its pages, the first visit, and what comes back after a tap."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta

import brotli
import pytest
from werkzeug.test import TestResponse

from storefront import clock
from storefront.catalogue.records import Product
from storefront.catalogue.starters.actions import take
from storefront.catalogue.starters.shelves import NAMES, shelf
from storefront.i18n.catalogues import compile_catalogues
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Member, Shop, areas_of
from storefront.numbers.records import DayNumber
from storefront.orders import move
from storefront.orders.coupons.actions import CouponDraft, add_coupon
from storefront.orders.notebook.actions import write_down
from storefront.orders.records import Order, lines_of
from storefront.storage.tokens import new_token
from tests.house.asking import gets
from tests.house.conftest import Street
from tests.house.stalls import signed_in
from tests.makers import make_area, make_member
from tests.orders.placing import place_order

MOST, MOST_AT_FIRST, MOST_AFTER_A_TAP = 10_000, 32_000, 2_048
BR = {"Accept-Encoding": "br"}
HTMX = {"HX-Request": "true", **BR}
AREAS = ("Guéliz", "Médina", "Hivernage", "Massira", "Daoudiate", "Targa", "Semlalia", "Kasbah", "Mellah", "Agdal")
LISTS = ("confirm", "pay", "send", "unsent", "all", "old")
ORDERS = 80


@pytest.fixture(scope="module")
def busy(street: Street) -> Street:
    """All the shelves, some eighty orders today in every state, ten areas, ninety days of numbers; in Arabic."""
    compile_catalogues()
    now, amina = clock.now(), street.amina.member
    Shop.update(languages=["ar", "en"]).where(Shop.id == amina.shop_id).execute()
    Member.update(language="ar").where(Member.id == amina.id).execute()
    shop = street.amina.shop
    for name in NAMES:
        take(shop, shelf(name), now)
    photo = {"width": 800, "height": 600, "colour": 3, "bytes": {"160.webp": 2000, "160.jpg": 3000, "320.jpg": 9000}}
    for at, product in enumerate(Product.select().where(Product.shop == shop)):
        photos = [{**photo, "stem": clock_like(at)}]
        sold = {"hidden": False, "price_minor": 300 + 50 * at, "stock_milli": 9_000_000, "photos": photos}
        Product.update(**sold).where(Product.id == product.id, Product.deleted_at.is_null()).execute()
    areas = [make_area(shop, name, fee_minor=500 + at).id for at, name in enumerate(AREAS)]
    numbers = [p.number for p in Product.select().where(Product.shop == shop, ~Product.hidden)][10:60]
    for at in range(ORDERS):
        cart = ".".join(f"{numbers[(7 * at + 11 * step) % len(numbers)]}x{1 + step}" for step in range(1 + at % 5))
        when = now - timedelta(minutes=at, days=60 * (at % 8 == 7))
        order = place_order(shop, cart, when, delivery="area", area_id=areas[at % len(areas)])
        for verb in (move.receive, move.confirm, move.send, move.finish)[: (at + 1) % 5]:
            verb(order, amina, when)
    _around(shop, amina, now)
    return street


def clock_like(at: int) -> str:
    """A name as content gives it: nothing to be packed in it."""
    return "".join(chr(97 + (at * 7919 + place * place * 31 + at * at * place) % 26) for place in range(8))


def _around(shop: Shop, amina: Member, now) -> None:
    for at in range(10):
        add_coupon(shop, CouponDraft(f"ramadan{at}", 5 + at, None, most=100), now)
        make_member(shop, f"Samira {at}", role="seller", phone=f"+2126123457{at:02}")
        write_down(Order.select().where(Order.state == "received").get(), amina, f"Rue {at}, porte bleue", now)
    kinds = [(kind, "") for kind in ("view", "cart", "placed", "received", "confirmed", "paid")]
    kinds += [("source", f"lien-{at}") for at in range(10)] + [("sold", str(at)) for at in range(1, 40)]
    rows = [
        {"shop": shop.id, "kind": kind, "name": name, "day": now.date().toordinal() - day}
        | {"count": 900 - 7 * day, "minor": 1_234_500 - 321 * day}
        for day in range(90)
        for kind, name in kinds
    ]
    for start in range(0, len(rows), 2000):
        DayNumber.insert_many(rows[start : start + 2000]).execute()


def pages(street: Street) -> Iterator[str]:
    yield from (address for address in gets(street) if address.startswith(("/desk", "/signup", "/signin")))
    yield from (f"/desk?show={name}" for name in LISTS)
    shop = street.amina.shop
    numbers = [p.number for p in Product.select().where(Product.shop == shop, ~Product.hidden)][10:20]
    yield "/desk/new-order?i=" + ".".join(f"{number}x1" for number in numbers)
    for order in Order.select().where(Order.shop == shop, Order.state == "received").limit(3):
        yield f"/desk/orders/{order.reference}"
        yield f"/desk/orders/{order.reference}/edit"


def weight(answer: TestResponse) -> int:
    """What is too small to be packed travels as it is."""
    assert answer.headers.get("Content-Encoding") == "br" or len(answer.data) < 300, answer.status
    return len(answer.data)


def speaks(street: Street, language: str) -> None:
    """The desk and the customers alike."""
    Member.update(language=language).where(Member.id == street.amina.member.id).execute()
    Shop.update(languages=[language, "en"]).where(Shop.id == street.amina.member.shop_id).execute()


def new_order(street: Street) -> Order:
    shop = street.amina.shop
    order = place_order(shop, "11x1.13x2.17x1.21x3", clock.now(), delivery="area", area_id=areas_of(shop)[0].id)
    return move.receive(order, street.amina.member, clock.now())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_busy_desk_is_heavy(busy: Street, language: str) -> None:
    """And with sheet and scripts, which come once, it is light the first time, too."""
    speaks(busy, language)
    client, assets = signed_in(busy.app, busy.amina.member), busy.app.test_client()
    for address in pages(busy):
        answer = client.get(address, headers=BR)
        if answer.status_code != 200 or answer.mimetype != "text/html" or not answer.data:
            continue
        html = client.get(address).text
        files = set(re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css))"', html))
        assert "<html" not in html or len(files) >= 3, address
        assert weight(answer) <= MOST, address
        assert weight(answer) + sum(weight(assets.get(file, headers=BR)) for file in files) <= MOST_AT_FIRST, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tap_on_an_order_costs_little(busy: Street, language: str) -> None:
    """In the list, and on its own page, where what the browser has is not sent again."""
    speaks(busy, language)
    client = signed_in(busy.app, busy.amina.member)
    order = new_order(busy)
    here = f"/desk/orders/{order.reference}"
    html = client.get(here).text
    weighed = {f"given-{lines_of(order)[0].id}": "0,750"}
    taps: list[tuple[str, dict[str, object]]] = [
        ("state", {"verb": "confirm"}),
        ("payment", {"kind": "part", "amount": "1", "method": "cash"}),
        ("lines", {**weighed}),
        ("mark", {"mark": "porte bleue"}),
        ("state", {"verb": "send"}),
    ]
    for noun, typed in taps:
        said = json.loads(re.search("hx-vals='([^']*)'", html)[1])  # type: ignore[index]
        answer = client.post(f"{here}/{noun}", data={**typed, **said}, headers=HTMX)
        assert answer.status_code == 200 and weight(answer) <= MOST_AFTER_A_TAP, noun
        html = brotli.decompress(answer.data).decode()
    order = new_order(busy)
    for noun, typed in taps[:2]:
        seen = Order.get_by_id(order.id).revision
        typed = {**typed, "seen": seen, "next": "/desk"}
        answer = client.post(f"/desk/orders/{order.reference}/{noun}", data=typed, headers=HTMX)
        assert answer.status_code == 200 and weight(answer) <= MOST_AFTER_A_TAP, noun


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tap_on_goods_costs_little(busy: Street, language: str) -> None:
    speaks(busy, language)
    client = signed_in(busy.app, busy.amina.member)
    rows = re.findall(r'<li class="goods" id="p(\d+)"', client.get("/desk/products").text)
    for verb, typed in (("price", {"price": "12,50"}), ("price", {"price": "cher"}), ("stock", {"step": "1"}),
                        ("sold-out", {"until": "today"}), ("hidden", {"hidden": "1"}), ("place", {"step": "1"}),
                        ("place", {"behind": rows[30]})):  # fmt: skip
        answer = client.post(f"/desk/products/{rows[4]}/{verb}", data=typed, headers=HTMX)
        assert answer.status_code in (200, 422) and weight(answer) <= MOST_AFTER_A_TAP, verb
    edge = client.post(f"/desk/products/{rows[-1]}/place", data={"step": "1"}, headers=HTMX)
    assert edge.status_code == 200 and weight(edge) <= MOST_AFTER_A_TAP, "to the next page"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_of_fifty_photos_cost_little(busy: Street, language: str) -> None:
    """They come before the first photo is sent."""
    speaks(busy, language)
    client = signed_in(busy.app, busy.amina.member)
    marks = [f"IMG_{number}.jpg/{3_000_000 + number}/{language}" for number in range(50)]
    answer = client.post("/desk/photos/begun", data={"mark": marks}, headers=HTMX)
    assert answer.status_code == 200 and weight(answer) <= MOST_AFTER_A_TAP
    rows = [number for _, number in json.loads(brotli.decompress(answer.data))["wanted"]]
    assert len(rows) == 50
    typed = {f"{box}-{number}": text for number in rows for box, text in (("title", "Figs"), ("price", "12,50"))}
    saved = client.post("/desk/photos/rows", data={**typed, "key": new_token()}, headers=HTMX)
    assert saved.status_code == 200 and weight(saved) <= MOST_AFTER_A_TAP
