"""Whatever a page shows and somebody writes, the same transaction tells every kept page that it is out of date."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from itertools import count

from flask.testing import FlaskClient

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.storage.database import database
from storefront.storage.engine import sqlite_module
from tests.house.asking import gets, ours
from tests.house.conftest import Street
from tests.house.stalls import PASSWORD, Stall, signed_in

# What a field may be given besides what stands in it, so that most forms find something they take.
TYPED = ("7", "New words", "2026-12-24", "+212612345699", "18:00", "https://pay.example/new")
BUMP = 'UPDATE "shop" SET "version"'
WRITTEN = re.compile(r'(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"')
VERSIONS = count(1000)  # none of which a page was kept under
READ = re.compile(r'(?:FROM|JOIN) "(\w+)"')


class Forms(HTMLParser):
    """The posting forms of a page: where to, each field with what stands in it and what else may."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.address, self.forms = address, list[tuple[str, dict[str, str], list[tuple[str, str]]]]()
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: text or "" for name, text in attrs}
        if tag == "form":
            self.forms.append((said.get("action", "").split("?")[0] or self.address, {}, []))
            if said.get("method") != "post":
                self.forms.pop()
        if not self.forms:
            return
        _, standing, others = self.forms[-1]
        if tag == "select":
            self._select = said["name"]
        elif tag == "option" and self._select:
            others.append((self._select, said.get("value", "")))
            if "selected" in said or self._select not in standing:
                standing[self._select] = said.get("value", "")
        elif tag in ("input", "textarea", "button") and "name" in said:
            self._field(tag, said, standing, others)

    def _field(self, tag: str, said: dict[str, str], standing: dict[str, str], others: list[tuple[str, str]]) -> None:
        name, kind = said["name"], said.get("type", "text")
        if tag == "button" or kind in ("checkbox", "radio"):
            others.append((name, said.get("value", "on")))
            if "checked" in said:
                standing[name] = said.get("value", "on")
        elif kind != "file":
            standing[name] = said.get("value", "")
            if kind != "hidden":
                others.extend((name, typed) for typed in TYPED)


def public_pages(stall: Stall) -> list[str]:
    slug = stall.shop.slug
    return [f"/{slug}", f"/{slug}?lite=1", f"/{slug}/p/{stall.number}", f"/{slug}/c/{slug}-shelf"]


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Every statement this thread's database runs."""
    said: list[str] = []
    connection = database.connection()
    connection.set_trace_callback(said.append)
    yield said
    connection.set_trace_callback(None)


def transactions(said: list[str]) -> Iterator[list[str]]:
    """Statements by the transaction they were committed in; one that was rolled back is none."""
    mine: list[str] = []
    inside = False
    for statement in said:
        if statement.startswith("BEGIN"):
            mine, inside = [], True
        elif statement.startswith("COMMIT"):
            yield mine
            inside = False
        elif statement.startswith("ROLLBACK") and "TO" not in statement:
            inside = False
        elif inside:
            mine.append(statement)
        elif WRITTEN.match(statement):
            yield [statement]


def tables_shown(client: FlaskClient, stall: Stall) -> set[str]:
    """What pages are drawn from."""
    touch(stall.shop)
    with overheard() as said:
        for path in public_pages(stall):
            assert client.get(path).status_code == 200
    return {table for statement in said for table in READ.findall(statement)}


def untold(said: list[str], shown: set[str]) -> list[str]:
    """Writes to what pages show, in transactions that tell no page."""
    return [
        statement[:200]
        for transaction in transactions(said)
        if not any(statement.startswith(BUMP) for statement in transaction)
        for statement in transaction
        if set(WRITTEN.findall(statement)) & shown
    ]


def tags_drawn_anew(client: FlaskClient, stall: Stall) -> list[str | None]:
    Shop.update(version=next(VERSIONS)).execute()
    return [client.get(path).headers.get("ETag") for path in public_pages(stall)]


class Past:
    """How everything was."""

    def __init__(self) -> None:
        self._kept = sqlite_module().connect(":memory:")
        database.connection().backup(self._kept)

    def come_back(self) -> None:
        self._kept.backup(database.connection())


def posts(client: FlaskClient, street: Street) -> Iterator[tuple[str, dict[str, str]]]:
    """Each form of the desk as it stands, and then with one field otherwise at a time."""
    for path in gets(street):
        answer = client.get(path) if path.startswith("/desk") else None
        if answer is None or answer.mimetype != "text/html":
            continue
        for action, standing, others in Forms(answer.get_data(as_text=True), path).forms:
            if "password" in standing:
                standing["password"] = PASSWORD
            yield action, standing
            for name, typed in others:
                yield action, {**standing, name: typed}


def test_every_write_at_the_desk_that_a_page_shows_tells_it_in_its_own_transaction(street: Street) -> None:
    client, buyer = signed_in(street.app, street.amina.member), street.app.test_client()
    shown = tables_shown(buyer, street.amina)
    assert {"shop", "product", "choice", "section"} <= shown
    before, past = tags_drawn_anew(buyer, street.amina), Past()
    session = client.get_cookie("sid")
    assert session is not None
    told: set[str] = set()  # the addresses whose posts did
    for action, fields in list(posts(client, street)):
        past.come_back()
        client.set_cookie("sid", session.value)  # some forms sign out
        with overheard() as said:
            ours(client.post(action, data=fields), f"{action} {fields}")
        if any(statement.startswith(BUMP) for statement in said):
            told.add(action)
        if missed := untold(said, shown):  # it may, where no page shows it
            assert tags_drawn_anew(buyer, street.amina) == before, f"{action} {fields}: {missed}"
    assert {"/desk/products/1", "/desk/sections", "/desk/settings/hours", "/desk/settings/notice"} <= told
    assert len(told) > 20, "the forms were filled so that they change something"
