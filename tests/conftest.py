"""What every test may ask for: a fresh database, an application on it, a client, a moment that stands still."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import peewee
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis

from storefront.app import create_app
from storefront.config import Settings, read_settings
from storefront.storage import database as storage
from storefront.storage.schema import migrate

hypothesis.register_profile("untimed", deadline=None)  # how long it takes is the bench's question
hypothesis.load_profile("untimed")

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)  # a Sunday


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be spoken to."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"tests use no network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(
        {
            "STOREFRONT_DATABASE_URL": f"sqlite:///{tmp_path}/storefront.db",
            "STOREFRONT_MEDIA_URL": f"file:{tmp_path}/media",
            "STOREFRONT_INSTANCE": str(tmp_path),
            "STOREFRONT_SECRET_KEY": "only-for-tests",
            "STOREFRONT_SIGNUP": "open",
        }
    )


@pytest.fixture
def database(tmp_path: Path) -> Iterator[peewee.Database]:
    """A migrated database of this test alone, without an application."""
    opened = storage.connect(f"sqlite:///{tmp_path}/storefront.db")
    migrate(opened, tmp_path / "migrate.lock")
    yield opened
    opened.close()


@pytest.fixture
def app(settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    created = create_app(settings)
    created.testing = True
    migrate(storage.database.obj, tmp_path / "migrate.lock")
    yield created
    storage.database.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
