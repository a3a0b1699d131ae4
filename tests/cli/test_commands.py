"""The host at the terminal: what works is said shortly, a mistake is one line and exit 2, a fault exit 1."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from storefront.catalogue.records import Product
from storefront.merchants.records import Shop, shop_at
from storefront.orders.records import Order
from storefront.storage import database as storage
from tests.makers import make_product, make_shop

LEMONS = "title,price,unit\nLemons,9.50,kg\nMint,,piece\n"


@pytest.fixture
def run(app: Flask):
    def run(*words: str) -> Result:
        with app.app_context():
            return app.test_cli_runner().invoke(args=list(words))

    return run


def test_a_shop_is_opened_and_its_owner_let_in_once(run, client) -> None:
    done = run("shop", "add", "amina", "--name", "Amina's basket", "--phone", "0612345678", "--country", "ma")
    address, link = done.output.split()
    assert done.exit_code == 0
    assert address.endswith("/amina")
    assert shop_at("amina").phone == "+212612345678"
    path = link.partition("://")[2].partition("/")[2]
    assert client.post(f"/{path}").status_code == 303
    assert client.post(f"/{path}").status_code != 303


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("shop", "add", "desk", "--name", "X", "--phone", "0612345678", "--country", "MA"), "slug:"),
        (("shop", "add", "amina", "--name", "X", "--phone", "06", "--country", "MA"), "phone"),
        (("shop", "freeze", "nobody"), "no shop called nobody"),
        (("shop", "signin", "nobody"), "no shop called nobody"),
    ],
)
def test_a_mistake_is_one_line_and_exit_two(run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert Shop.select().count() == 0


def test_before_init_every_command_says_so(run) -> None:
    storage.database.execute_sql("DROP TABLE schema_migration")
    done = run("shop", "reports")
    assert done.exit_code == 2
    assert "init" in done.stderr


def test_a_file_is_imported_and_what_was_wrong_is_told(run, tmp_path: Path) -> None:
    make_shop()
    file = tmp_path / "goods.csv"
    file.write_text(LEMONS)
    dry = run("shop", "import", "amina", str(file), "--dry-run")
    assert "nothing written" in dry.output
    assert Product.select().count() == 0
    done = run("shop", "import", "amina", str(file))
    assert "line     2  added    Lemons" in done.output
    assert Product.get(Product.title == "Lemons").price_minor == 950


def test_a_file_that_is_no_table_is_a_mistake(run, tmp_path: Path) -> None:
    make_shop()
    file = tmp_path / "goods.csv"
    file.write_bytes(b"\x89PNG\r\n\0")
    done = run("shop", "import", "amina", str(file))
    assert done.exit_code == 2
    assert Product.select().count() == 0


def test_freezing_and_approving_change_what_visitors_get(run, client) -> None:
    make_product(make_shop(state="new"))
    run("shop", "freeze", "amina")
    assert client.get("/amina").status_code == 410
    run("shop", "unfreeze", "amina")
    assert "New here" in client.get("/amina").text
    run("shop", "approve", "amina")
    assert "New here" not in client.get("/amina").text


def test_reports_are_listed_with_their_shop(run, client) -> None:
    make_shop()
    client.post("/report/amina", data={"reason": "fraud"})
    assert "amina" in run("shop", "reports").output


def test_the_doctor_places_an_order_and_takes_it_back(run) -> None:
    done = run("doctor")
    assert "test order" in done.output
    assert "placed and rolled back" in done.output
    assert Order.select().count() == Shop.select().count() == 0


def test_the_doctor_finds_what_is_broken_and_says_what_to_do(run, app: Flask) -> None:
    storage.database.execute_sql('DROP TABLE "order_event"')
    done = run("doctor")
    assert done.exit_code == 1
    assert "FAULT" in done.output
    assert "→" in done.output
