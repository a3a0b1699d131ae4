"""Several processes, one truth: an edit shows at once, whoever answers."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from peewee import Database

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from tests.deploy.test_gunicorn import SocketConnection, start, wait_until_it_listens
from tests.makers import make_product, make_shop


@contextmanager
def node(folder: Path, name: str, workers: int) -> Iterator[Path]:
    """A service of its own on the one database; gives its socket."""
    service = start(folder, BIND=f"unix:{folder}/{name}.sock", WORKERS=str(workers))
    try:
        wait_until_it_listens(service)
        yield folder / f"{name}.sock"
    finally:
        service.terminate()
        service.communicate()


@pytest.mark.parametrize(("nodes", "workers"), [(1, 2), (2, 1)], ids=["two workers", "two nodes"])
def test_an_edit_shows_at_once_from_every_process(database: Database, tmp_path: Path, nodes: int, workers: int) -> None:
    make_product(make_shop(notice="round 0"))
    with ExitStack() as stack:
        sockets = [stack.enter_context(node(tmp_path, f"web{number}", workers)) for number in range(nodes)]

        def ask(number: int) -> bytes:
            connection = SocketConnection(sockets[number % nodes])
            connection.request("GET", "/amina")
            page = connection.getresponse().read()
            connection.close()
            return page

        with ThreadPoolExecutor(8) as pool:
            for number in range(1, 6):
                list(pool.map(ask, range(24)))
                Shop.update(notice=f"round {number}").execute()
                touch(Shop.get())
                assert all(f"round {number}".encode() in page for page in pool.map(ask, range(24)))
