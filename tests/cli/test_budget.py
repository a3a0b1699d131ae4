"""`flask budget`: every kind of page is weighed, what is too heavy fails, and nothing is written."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from storefront.app import create_app
from storefront.cli.budget import limits
from storefront.cli.budget.scales import Scales, header_bytes
from storefront.cli.budget.weight import Page
from storefront.config import Settings
from storefront.i18n.catalogues import compile_catalogues
from storefront.merchants.records import Shop, ShopMethod
from storefront.storage.database import database
from storefront.storage.schema import migrate
from tests.makers import make_area, make_product, make_section, make_shop

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask) -> Run:
    def run(*words: str) -> Result:
        with app.app_context():
            return app.test_cli_runner().invoke(args=["budget", *words])

    return run


@pytest.fixture
def shop(app: Flask) -> Shop:
    """One that has something of everything."""
    compile_catalogues()
    shop = make_shop(listed=True, languages=["en", "ar"], tagline="Fresh every morning")
    section = make_section(shop)
    for number in range(26):
        make_product(shop, f"Fruit {number}", stock_milli=9000, section=section if number < 9 else None)
    make_area(shop, fee_minor=1000)
    bank = {"holder": "Amina Benali", "bank": "Attijariwafa", "account": "007780000123456789012345"}
    for position, (kind, said) in enumerate({"bank": bank, "cash": {}}.items()):
        ShopMethod.create(shop=shop, kind=kind, settings=said, position=position)
    return shop


def everything() -> list[tuple[object, ...]]:
    tables = database.get_tables()
    return [row for table in tables for row in database.execute_sql(f'SELECT * FROM "{table}"').fetchall()]


def test_every_kind_of_page_is_weighed_and_fits(run: Run, shop: Shop) -> None:
    done = run()
    assert done.exit_code == 0, done.output
    shown = re.findall(r"(?m)^ {5}([a-z ]+(?:, lite)??) +[\d,]+ of", done.stdout)
    assert {kind.strip() for kind in shown} >= limits.BODY.keys()
    assert re.search(r"shop, lite +[\d,]+ of", done.stdout)
    assert "none is over" in done.stdout
    for file in ("goods.css", "buyer.js", "/sw.js as it travels", "/amina/shop.html?lang=ar"):
        assert file in done.stdout


def test_what_a_returning_browser_pays_is_weighed_in_every_language(run: Run, shop: Shop) -> None:
    before = everything()
    said = run().stdout
    for address in ("/amina", "/amina?lang=ar"):
        again = rf"([\d,]+) of +850  {re.escape(address)} again when one price is another"
        found = re.findall(again + r"\n +([\d,]+) of +1,100  one of its 24 products then", said)[0]
        price, product = (int(figure.replace(",", "")) for figure in found)
        assert 640 < price < product, "headers alone come to more than 600"
    assert everything() == before


def test_without_dictionaries_nothing_is_said_of_them(settings: Settings, tmp_path: Path) -> None:
    app = create_app(replace(settings, dictionaries=False))
    migrate(database.obj, tmp_path / "migrate.lock")
    make_product(make_shop(listed=True))
    with app.app_context():
        done = app.test_cli_runner().invoke(args=["budget"])
    assert (done.exit_code, "again when" in done.stdout) == (0, False)
    database.close()


def test_a_difference_that_is_too_heavy_fails_it(run: Run, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NEXT", 500)
    done = run()
    assert done.exit_code == 1
    assert re.search(r"(?m)^OVER +[\d,]+ of +500  one of its 24 products then", done.stdout)


def test_the_worst_of_each_kind_is_shown_or_all(run: Run, shop: Shop) -> None:
    short, long = run().stdout, run("--all").stdout
    product = r"(?m)/amina/p/[0-9]+(?:\?lang=ar)?$"
    assert len(re.findall(product, short)) == 1
    assert len(re.findall(product, long)) == 2 * 24
    for language in ("", "?lang=ar"):
        assert re.search(f"(?m)^ +shop .*/amina{re.escape(language)}$", long)


def test_it_leaves_everything_as_it_was(run: Run, shop: Shop) -> None:
    """Also the stock that its orders would hold, and the coupon on its cart."""
    before = everything()
    shown = run("--all").stdout
    assert "/amina/o/…?pay=bank" in shown
    assert "/amina/cart?c=…" in shown
    assert everything() == before


def test_a_page_that_is_too_heavy_fails_it(run: Run, shop: Shop) -> None:
    titles = [
        "".join(chr(0x4E00 + (number * 997 + place * 131) % 20000) for place in range(60)) for number in range(24)
    ]
    for title in titles:
        make_product(shop, title, position=0)
    done = run()
    assert done.exit_code == 1
    assert re.search(r"(?m)^OVER shop +", done.stdout)
    assert re.search(r"(?m)^OVER shop: brotli [\d,]+ of 4,050: /amina", done.stdout)


def test_a_photo_that_is_gone_is_not_light(run: Run, shop: Shop) -> None:
    photo = {"stem": "abcdefgh", "colour": 1, "width": 300, "height": 300, "bytes": {}}
    make_product(shop, "Figs", photos=[photo], position=0)
    done = run()
    assert done.exit_code == 1
    assert "Error: /media/abcdefgh-160.webp can't be weighed: it answers 404" in done.stderr


def test_a_shop_that_takes_no_orders_or_has_no_goods_is_weighed_too(run: Run) -> None:
    make_product(make_shop(listed=True, mode="ask"))
    make_shop("zoe", listed=True)
    done = run("--all")
    assert done.exit_code == 0, done.output
    assert "/amina/p/1" in done.stdout
    assert "/zoe" in done.stdout
    assert "/amina/cart" not in done.stdout


def test_a_page_weighs_what_travels(app: Flask, shop: Shop) -> None:
    client = app.test_client(use_cookies=False)
    with app.app_context():
        weight = Scales(client).weigh(Page("shop", "/amina", lambda headers: client.get("/amina", headers=headers)))
    answer = client.get("/amina", headers={"Accept-Encoding": "br"})
    assert (weight.br, weight.headers) == (len(answer.data), header_bytes(answer))
    assert weight.gzip == len(client.get("/amina", headers={"Accept-Encoding": "gzip"}).data)
    unchanged = client.get("/amina", headers={"If-None-Match": answer.headers["ETag"]})
    assert weight.unchanged == header_bytes(unchanged) > 0
    assert weight.br - weight.without_script in range(weight.js - 150, weight.js + 150)
    assert weight.screen == weight.with_all_photos == weight.br + weight.headers


@pytest.mark.parametrize("public_url", ["http://127.0.0.1:8000", "https://shops.example"])
def test_the_longest_address_of_a_shop_leaves_its_headers_within_budget(
    settings: Settings, tmp_path: Path, public_url: str
) -> None:
    app = create_app(replace(settings, public_url=public_url))
    migrate(database.obj, tmp_path / "migrate.lock")
    make_product(make_shop("a" * 40, listed=True))
    with app.app_context():
        done = app.test_cli_runner().invoke(args=["budget"])
    assert done.exit_code == 0, done.output
    database.close()
