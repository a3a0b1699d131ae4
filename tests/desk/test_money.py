"""Pasting what the bank wrote: proposals, one tap each, no money twice, nothing kept."""

import html
import re
from io import BytesIO
from threading import Thread

import peewee
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront import clock
from storefront.merchants.records import Member, ShopMethod
from storefront.money import Money
from storefront.orders import move
from storefront.orders.records import Order, Payment, UsedReference, events_of, payments_of
from storefront.orders.settle import record_payment
from storefront.orders.undo import last_undoable, undo
from storefront.storage.database import database
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_product
from tests.orders.placing import place_order

SMS = "Your account is credited with MAD {amount} from R SHARMA {note}. Ref: {ref}. Balance MAD 9,999.00"


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    make_product(member.shop, "Lemons", 12_000)
    at_the_desk(client, member)
    return member


@pytest.fixture
def order(amina: Member) -> Order:
    placed = place_order(amina.shop, "1x2", now=clock.now())
    return move.confirm(placed, amina, clock.now())


def sms(ref: str = "FT26327ABC12", amount: str = "240.00", note: str = "") -> str:
    return SMS.format(ref=ref, amount=amount, note=note)


def paste(client: FlaskClient, text: str) -> TestResponse:
    return client.post("/desk/money", data={"text": text})


def buttons(page: TestResponse) -> list[str]:
    return re.findall(r'name="take" value="([^"]+)"', page.text)


def tap(client: FlaskClient, button: str, text: str = "", **headers: str) -> TestResponse:
    return client.post("/desk/money", data={"take": button, "text": text}, headers=headers)


def ledger(order: Order) -> list[int]:
    return [entry.amount_minor for entry in payments_of(order)]


def test_a_message_becomes_a_proposal_and_a_tap_a_payment(client: FlaskClient, order: Order) -> None:
    shown = paste(client, sms())
    assert shown.status_code == 200
    assert order.reference in shown.text and "240\xa0DH" in shown.text and "by amount" in shown.text
    assert ledger(order) == [], "nothing is booked by looking"
    taken = tap(client, buttons(shown)[0], sms())
    assert "✓ Received 240\xa0DH" in taken.text
    assert "Booked already (1)" in taken.text and not buttons(taken)
    assert ledger(order) == [24_000]


def test_with_htmx_only_the_row_comes_back(client: FlaskClient, order: Order) -> None:
    shown = paste(client, sms())
    taken = tap(client, buttons(shown)[0], **{"HX-Request": "true"})
    assert taken.status_code == 200 and "<textarea" not in taken.text and len(taken.data) < 400
    assert f'id="{taken.headers["HX-Retarget"][1:]}"' in shown.text
    assert ledger(order) == [24_000]


def test_money_a_bank_tells_of_is_not_booked_as_cash(client: FlaskClient, amina: Member, order: Order) -> None:
    ShopMethod.create(shop=amina.shop, kind="cash")
    ShopMethod.create(shop=amina.shop, kind="link", settings={"link": "https://pay.example/{amount}"})
    tap(client, buttons(paste(client, sms()))[0])
    assert (order.method, Payment.get().method) == ("pickup", "link")


def test_the_same_tap_twice_books_once(client: FlaskClient, order: Order) -> None:
    button = buttons(paste(client, sms()))[0]
    for _ in range(2):
        assert "✓ Received" in tap(client, button, sms()).text
    assert ledger(order) == [24_000]


def test_taps_at_the_same_moment_book_once(app: Flask, client: FlaskClient, amina: Member, order: Order) -> None:
    button = buttons(paste(client, sms()))[0]

    def at_once() -> None:
        tap(at_the_desk(app.test_client(), amina), button)
        database.close()

    taps = [Thread(target=at_once) for _ in range(4)]
    for one in taps:
        one.start()
    for one in taps:
        one.join()
    assert ledger(order) == [24_000]


def test_a_reference_pays_one_order_only(client: FlaskClient, amina: Member, order: Order) -> None:
    other = place_order(amina.shop, "1x2", now=clock.now())
    first, second = buttons(paste(client, sms()))
    tap(client, first)
    refused = tap(client, second)
    assert refused.status_code == 409 and "This money is booked already" in refused.text
    assert sorted([ledger(order), ledger(other)]) == [[], [24_000]]
    pasted_again = paste(client, sms())
    assert not buttons(pasted_again) and "Booked already (1)" in pasted_again.text


def test_the_database_knows_it_too(client: FlaskClient, amina: Member, order: Order) -> None:
    tap(client, buttons(paste(client, sms()))[0])
    used = UsedReference.get()
    with pytest.raises(peewee.IntegrityError):
        UsedReference.create(shop=amina.shop, fingerprint=used.fingerprint, payment=used.payment)


def test_undoing_frees_the_reference(client: FlaskClient, amina: Member, order: Order) -> None:
    button = buttons(paste(client, sms()))[0]
    tap(client, button)
    undo(order, last_undoable(events_of(order)).id, amina, clock.now())
    assert UsedReference.select().count() == 0
    assert len(buttons(paste(client, sms()))) == 1
    assert tap(client, button).status_code == 409, "the order changed since that page was drawn"
    tap(client, buttons(paste(client, sms()))[0])
    assert sum(ledger(order)) == 24_000


def test_two_lines_for_one_order_are_a_tap_each(client: FlaskClient, amina: Member, order: Order) -> None:
    """Also on a page that was drawn before the first was booked, as htmx leaves it."""
    number = order.reference
    shown = paste(client, "\n\n".join([sms("FT1111", "100.00", number), sms("FT2222", "140.00", number)]))
    for button in buttons(shown):
        assert "✓ Received" in tap(client, button, **{"HX-Request": "true"}).text
    assert [(entry.kind, entry.amount_minor) for entry in payments_of(order)] == [("part", 10_000), ("balance", 14_000)]


@pytest.mark.parametrize("first", ["240.00", "100.01"])
def test_a_second_line_that_the_order_no_longer_wants_is_looked_at_anew(
    client: FlaskClient, amina: Member, order: Order, first: str
) -> None:
    number = order.reference
    shown = paste(client, "\n\n".join([sms("FT1111", first, number), sms("FT2222", "140.00", number)]))
    tap(client, buttons(shown)[0])
    refused = tap(client, buttons(shown)[1])
    assert refused.status_code == 409 and len(ledger(order)) == 1


def test_what_else_happened_since_is_looked_at_first(client: FlaskClient, amina: Member, order: Order) -> None:
    number = order.reference
    shown = paste(client, "\n\n".join([sms("FT1111", "100.00", number), sms("FT2222", "40.00", number)]))
    tap(client, buttons(shown)[0])
    record_payment(order, amina, "part", Money(1_00, "MAD"), "cash", clock.now())
    assert tap(client, buttons(shown)[1]).status_code == 409
    assert ledger(order) == [10_000, 1_00]


def test_several_orders_of_one_amount_are_all_shown_and_none_stands_out(
    client: FlaskClient, amina: Member, order: Order
) -> None:
    other = place_order(amina.shop, "1x2", now=clock.now())
    shown = paste(client, sms())
    assert len(buttons(shown)) == 2 and order.reference in shown.text and other.reference in shown.text
    assert "Which order is it for?" in shown.text
    assert 'class="main" name="take"' not in shown.text and "checked" not in shown.text


def test_the_number_decides_and_less_than_is_due_is_a_part(client: FlaskClient, amina: Member, order: Order) -> None:
    place_order(amina.shop, "1x2", now=clock.now())
    shown = paste(client, sms(amount="100.00", note=order.reference))
    assert "by its number · still to pay: 240\xa0DH" in shown.text
    tap(client, buttons(shown)[0])
    assert Payment.get().kind == "part"
    rest = paste(client, sms("FT99", "140.00"))
    assert len(buttons(rest)) == 1 and order.reference in rest.text


def test_outgoing_money_and_what_was_not_understood_are_shown_but_not_proposed(
    client: FlaskClient, order: Order
) -> None:
    shown = paste(client, "You have paid MAD 240.00 to ZOE. Ref 12345\n\nHello, is it ready?")
    assert not buttons(shown)
    assert "Money that went out (1)" in shown.text and "Not understood (1)" in shown.text
    assert "Hello, is it ready?" in shown.text


def test_where_the_text_does_not_say_that_money_came_a_warning_stands(client: FlaskClient, order: Order) -> None:
    shown = paste(client, "MAD 240.00 R SHARMA")
    assert "does not say that this money came in" in shown.text and len(buttons(shown)) == 1


def test_nothing_of_the_text_is_kept(client: FlaskClient, order: Order, caplog: pytest.LogCaptureFixture) -> None:
    tap(client, buttons(paste(client, sms()))[0], sms())
    kept = "\n".join(map(str, database.execute_sql("SELECT * FROM used_reference").fetchall()))
    everything = kept + "".join(str(event.details) + event.reason for event in events_of(order)) + caplog.text
    assert "SHARMA" not in everything and "FT26327ABC12" not in everything
    assert [payment.note for payment in payments_of(order)] == [""]


@pytest.mark.parametrize("button", ["", "x", "4827-193 0 balance 1 " + "0" * 32, "0000-000 1 balance 1 " + "0" * 32])
def test_a_forged_tap_books_nothing(client: FlaskClient, order: Order, button: str) -> None:
    assert tap(client, button, sms()).status_code == 409
    assert tap(client, button).status_code == 409
    assert ledger(order) == []


def test_nothing_and_too_much_are_said(client: FlaskClient, amina: Member) -> None:
    assert problems(paste(client, " \n").text) == ["Paste the messages about your money here."]
    refused = paste(client, "a" * 200_001)
    assert refused.status_code == 422 and "at most 2,000 lines" in problems(refused.text)[0]


def test_a_statement_may_come_as_a_file(client: FlaskClient, order: Order) -> None:
    rows = f"Date;Libellé;Crédit\n29/11/2026;Référence {order.reference};240,00\n".encode("cp1252")
    form = {"text": "", "file": (BytesIO(rows), "releve.csv")}
    shown = client.post("/desk/money", data=form)
    assert "by its number" in shown.text and "Référence" in shown.text
    tap(client, buttons(shown)[0])
    assert ledger(order) == [24_000]


def test_a_file_that_is_no_text_is_refused(client: FlaskClient, amina: Member) -> None:
    for data in (b"\x00\x01" * 40, b"1" * (1024**2 + 1)):
        refused = client.post("/desk/money", data={"text": "", "file": (BytesIO(data), "a.pdf")})
        assert refused.status_code == 422 and len(problems(refused.text)) == 1


def test_the_text_stays_in_its_box(client: FlaskClient, order: Order) -> None:
    text = sms(note="<b>&amp;")
    assert text in html.unescape(paste(client, text).text)


def test_the_number_of_queries_does_not_grow(
    client: FlaskClient, amina: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    execute = database.obj.execute_sql

    def counting(sql: str, *args: object, **more: object) -> object:
        asked.append(sql)
        return execute(sql, *args, **more)

    monkeypatch.setattr(database.obj, "execute_sql", counting)
    paste(client, sms("FT1"))  # what is made once is made now
    counts = []
    for orders, lines in ((1, 1), (9, 40)):
        for _ in range(orders):
            place_order(amina.shop, "1x2", now=clock.now())
        asked.clear()
        paste(client, "\n\n".join(sms(f"FT{number}0000") for number in range(lines)))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_desk_leads_there(client: FlaskClient, amina: Member) -> None:
    assert 'href="/desk/money"' in client.get("/desk?show=pay").text
