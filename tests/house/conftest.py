"""For the hostile tests: one host with Amina's and Zoe's shops, built once for all questions of a file."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from storefront.app import create_app
from storefront.config import read_settings
from storefront.storage import database as storage
from storefront.storage.schema import migrate
from tests.house.stalls import Stall, set_up_stall


@dataclass(frozen=True)
class Street:
    """A host with two stalls on it."""

    app: Flask
    amina: Stall
    zoe: Stall


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    folder = tmp_path_factory.mktemp("street")
    settings = read_settings(
        {
            "STOREFRONT_DATABASE_URL": f"sqlite:///{folder}/storefront.db",
            "STOREFRONT_MEDIA_URL": f"file:{folder}/media",
            "STOREFRONT_INSTANCE": str(folder),
            "STOREFRONT_SECRET_KEY": "only-for-tests",
            "STOREFRONT_SIGNUP": "open",
        }
    )
    app = create_app(settings)
    app.testing = True
    migrate(storage.database.obj, folder / "migrate.lock")
    yield Street(
        app,
        amina=set_up_stall(app, "amina", "Almond", "aaaaaaaa", 1),
        zoe=set_up_stall(app, "zoe", "Zinnia", "zzzzzzzz", 501),
    )
    storage.database.close()
