"""Amina at her desk, in a test's browser."""

import re

from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants import passwords
from storefront.merchants.records import Member
from storefront.merchants.sign_in import let_in
from tests.makers import make_member, make_shop

PASSWORD = "citrons du jardin"


def make_amina(slug: str = "amina", **fields: object) -> Member:
    member: Member = make_member(make_shop(slug, **fields), password_hash=passwords.hashed(PASSWORD))
    return member


def at_the_desk(client: FlaskClient, member: Member) -> FlaskClient:
    """A browser of today: it says where its posts come from."""
    client.set_cookie("sid", let_in(member, clock.now()).token)
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def problems(html: str) -> list[str]:
    return re.findall(r'class="(?:problem|bad)" role="alert">([^<]*)<', html)
