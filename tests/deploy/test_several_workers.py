"""Several processes, one truth: an edit shows at once, whoever answers."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from peewee import Database

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from tests.deploy.test_gunicorn import SocketConnection, start, wait_until_it_listens
from tests.makers import make_product, make_shop


def test_an_edit_shows_at_once_from_every_process(database: Database, tmp_path: Path) -> None:
    make_product(make_shop(notice="round 0"))
    service = start(tmp_path, BIND=f"unix:{tmp_path}/web.sock", WORKERS="2")
    wait_until_it_listens(service)

    def ask(_: int) -> bytes:
        connection = SocketConnection(tmp_path / "web.sock")
        connection.request("GET", "/amina")
        page = connection.getresponse().read()
        connection.close()
        return page

    try:
        with ThreadPoolExecutor(8) as pool:
            for number in range(1, 6):
                list(pool.map(ask, range(24)))
                Shop.update(notice=f"round {number}").execute()
                touch(Shop.get())
                assert all(f"round {number}".encode() in page for page in pool.map(ask, range(24)))
    finally:
        service.terminate()
        service.communicate()
