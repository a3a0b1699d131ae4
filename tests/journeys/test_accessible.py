"""Every page of shop and desk, asked by axe and walked through by keys: also who can't see or point can use it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route

from storefront.merchants.records import Member, Shop
from tests.house.asking import gets
from tests.house.conftest import Street
from tests.house.conftest import street as street
from tests.house.engines import TABLES
from tests.house.stalls import signed_in
from tests.journeys.test_small_screens import KEYPAD, QUESTIONS, TOUCH, walk

AXE = TABLES / "axe-core" / "axe.min.js"
SMALLEST = (320, 640)
GRID = "/desk/products/{}/grid?rows=36,37,38,39,40&columns=red,midnight blue,green"
HOST = "http://localhost"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = """rules => axe.run(document, {runOnly: rules}).then(told => told.violations.map(
  one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 120)).join(' | ')))"""


def answer_with(client: FlaskClient) -> Callable[[Route], None]:
    """What the browser asks for is answered by the application in this process."""

    def answer(route: Route) -> None:
        request = route.request
        given = client.open(request.url.removeprefix(HOST), method=request.method, headers={"Accept": "*/*"})
        headers = {name: value for name, value in given.headers if name.lower() != "set-cookie"}
        route.fulfill(status=given.status_code, headers=headers, body=given.get_data())

    return answer


def pages_of(street: Street, client: FlaskClient) -> list[str]:
    """The addresses of all pages; what leads elsewhere, is a piece of a page or is saved as a file can't be gone to."""
    found = []
    for address in [*gets(street), f"/{street.amina.shop.slug}/cart?i={street.amina.number}x2"]:
        answer = client.get(address)
        if answer.status_code == 200 and b"<html" in answer.data and "Content-Disposition" not in answer.headers:
            found.append(address)
    return found


@contextmanager
def phone(
    browser: Browser, client: FlaskClient, size: tuple[int, int] = TOUCH, scheme: Any = "light"
) -> Iterator[Page]:
    """A page that can go wherever this client can; the application answers, no server runs."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True, service_workers="block"
    )
    context.route("**/*", answer_with(client))
    yield context.new_page()
    context.close()


def violations(page: Page, addresses: list[str]) -> str:
    found = []
    for address in addresses:
        page.goto(HOST + address)
        page.add_script_tag(path=AXE)
        found += [f"{address} {told}" for told in page.evaluate(ASK, RULES)]
    return "\n".join(found)


@pytest.fixture
def amina(street: Street) -> Iterator[FlaskClient]:
    yield signed_in(street.app, street.amina.member)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(street: Street, chromium: Browser, amina: FlaskClient, scheme: str) -> None:
    addresses = pages_of(street, amina)
    assert len(addresses) > 40
    with phone(chromium, amina, scheme=scheme) as page:
        found = violations(page, addresses)
    assert not found, found


def test_axe_finds_nothing_on_the_pages_of_strangers(street: Street, chromium: Browser) -> None:
    stranger = street.app.test_client()
    with phone(chromium, stranger) as page:
        found = violations(page, pages_of(street, stranger))
    assert not found, found


@pytest.mark.parametrize("size", [KEYPAD, TOUCH], ids=["keypad", "touch"])
def test_who_walks_the_desk_by_keys_sees_where_he_is(
    street: Street, chromium: Browser, amina: FlaskClient, size: tuple[int, int]
) -> None:
    lost = []
    with phone(chromium, amina, size) as page:
        for address in pages_of(street, amina):
            page.goto(HOST + address)
            for step in walk(page):
                lost += [f"{address} {question} {step['what']}" for question in QUESTIONS if not step[question]]
    assert not lost, "\n".join(lost)


def test_axe_finds_nothing_in_arabic(street: Street, chromium: Browser, amina: FlaskClient) -> None:
    Member.update(language="ar").where(Member.id == street.amina.member.id).execute()
    Shop.update(languages=["ar"], version=Shop.version + 1).where(Shop.id == street.amina.shop.id).execute()
    with phone(chromium, amina) as page:
        found = violations(page, pages_of(street, amina))
    assert not found, found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_is_wider_than_a_small_phone(
    street: Street, chromium: Browser, amina: FlaskClient, language: str
) -> None:
    """Nor are sizes and colours in their grid."""
    Member.update(language=language).where(Member.id == street.amina.member.id).execute()
    Shop.update(languages=[language], version=Shop.version + 1).where(Shop.id == street.amina.shop.id).execute()
    found = []
    with phone(chromium, amina, SMALLEST) as page:
        for address in [*pages_of(street, amina), GRID.format(street.amina.number)]:
            page.goto(HOST + address)
            wide = page.evaluate("document.documentElement.scrollWidth")
            found += [f"{address} is {wide} wide"] * (wide > SMALLEST[0])
    assert not found, "\n".join(found)
