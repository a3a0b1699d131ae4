"""Amina has a shop, and there are servers to be told through."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from storefront.config import Settings, read_settings
from storefront.merchants.records import Member
from tests.desk.people import make_amina
from tests.makers import make_product
from tests.telling.mail_server import MailServer, mail_server
from tests.telling.push_service import PushService
from tests.telling.servers import Ntfy, Telegram, played


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def ntfy() -> Ntfy:
    return Ntfy()


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def topic(ntfy: Ntfy) -> Iterator[str]:
    """The address of Amina's topic."""
    with played(ntfy) as origin:
        yield f"{origin}/market-4827-lemons"


@pytest.fixture
def push() -> Iterator[PushService]:
    service = PushService()
    with played(service) as origin:
        service.origin = origin
        yield service


@pytest.fixture
def settings(tmp_path: Path, telegram: Telegram, topic: str, mail: MailServer, push: PushService) -> Iterator[Settings]:
    inside = f"{topic.split('/')[2]} {mail.host}:{mail.port} {push.origin.removeprefix('http://')}"
    with played(telegram) as origin:
        yield read_settings(
            {
                "STOREFRONT_DATABASE_URL": f"sqlite:///{tmp_path}/storefront.db",
                "STOREFRONT_MEDIA_URL": f"file:{tmp_path}/media",
                "STOREFRONT_INSTANCE": str(tmp_path),
                "STOREFRONT_SECRET_KEY": "only-for-tests",
                "STOREFRONT_PUBLIC_URL": "https://shops.example",
                "STOREFRONT_STAND_INS": f"api.telegram.org={origin}",
                "STOREFRONT_TELL_INSIDE": inside,
            }
        )


@pytest.fixture
def amina(app: Flask) -> Member:
    member = make_amina()
    make_product(member.shop)
    return member
