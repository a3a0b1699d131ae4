"""The shop's own answers: kept within bounds, filled for an order, ready to send."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from storefront.merchants.records import Member
from storefront.merchants.replies.records import Reply, replies_of
from storefront.merchants.replies.rules import MOST_REPLIES, filled
from tests.desk.orders import make_order
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_shop

PATH = "/desk/settings/replies"


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    return member


def kept(amina: Member) -> list[str]:
    return [reply.text for reply in replies_of(amina.shop)]


def test_answers_are_written_changed_and_taken_away(client: FlaskClient, amina: Member) -> None:
    more = "We open at 9.\r\n\r\nوصل طلبك {reference}\r\nشكراً\r\n\r\n\r\n"
    assert client.post(PATH, data={"more": more}).status_code == 303
    assert kept(amina) == ["We open at 9.", "وصل طلبك {reference}\nشكراً"]
    first, second = (reply.id for reply in replies_of(amina.shop))
    client.post(PATH, data={f"text-{first}": "  We open at 10. ", f"text-{second}": "", "more": "Third"})
    assert kept(amina) == ["We open at 10.", "Third"]
    assert client.post(PATH, data={}).status_code == 303
    assert kept(amina) == ["We open at 10.", "Third"], "a form that does not name them keeps them"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Your {totl}", "We can&#39;t fill in {totl}. We know {reference}, {total}, {link} and {shop}."),
        ("x" * 301, "This is too long: at most 300 letters."),
        ("\n\n".join("abcdefghijk"), "At most 10 answers."),
    ],
)
def test_what_may_not_be_is_told_and_kept_as_typed(client: FlaskClient, amina: Member, typed: str, said: str) -> None:
    answer = client.post(PATH, data={"more": typed})
    assert answer.status_code == 422
    assert len(problems(answer.text)) == 1 and said[:20] in problems(answer.text)[0]
    assert typed[:200] in unescape(answer.text)
    assert kept(amina) == [] and len("abcdefghijk") == MOST_REPLIES + 1


def test_an_answer_is_filled_for_its_order_in_the_customers_numbers(client: FlaskClient, amina: Member) -> None:
    Reply.create(shop=amina.shop, text="{shop}: {reference}, { total } {link} {reference}")
    order = make_order(amina.shop)
    html = client.get(f"/desk/orders/{order.reference}").text
    text = re.search(r'id="text-own-\d+">([^<]*)<', html)
    assert text
    assert unescape(text[1]).replace("\xa0", " ") == (
        f"Amina's basket: {order.reference}, 18 DH http://localhost/amina/o/{order.token} {order.reference}"
    )


def test_what_was_filled_in_is_not_filled_again() -> None:
    assert filled("{shop} {reference}", {"shop": "{reference}", "reference": "1"}) == "{reference} 1"
    assert filled("{other} {", {"shop": "x"}) == "{other} {"


def test_zoes_answers_are_neither_shown_nor_changed(client: FlaskClient, amina: Member) -> None:
    theirs = Reply.create(shop=make_shop("zoe"), text="Zoe's own")
    assert "Zoe" not in client.get(PATH).text
    client.post(PATH, data={f"text-{theirs.id}": "stolen"})
    assert Reply.get_by_id(theirs.id).text == "Zoe's own"
