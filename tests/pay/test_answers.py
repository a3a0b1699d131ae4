"""What providers say is read with suspicion."""

from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.pay.answers import Fields, declined, granted, read_fields, unreadable_is_forged
from storefront.pay.gateway import Answer, Declined, Forged


def test_a_number_with_decimals_never_was_a_float() -> None:
    fields = read_fields(b'{"amount": 0.1, "large": 123456789012345678901234567890.12}')
    assert fields.decimal("amount") == Decimal("0.1")
    assert fields.decimal("large") == Decimal("123456789012345678901234567890.12")


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b'"x"', b"{", b"\xff", b'{"a": NaN}', b'{"a": Infinity}', b"[" * 100_000, b"\xef\xbb\xbf{}",
     '{"a": 1}'.encode("utf-16"), b'{"a": ' + b"1" * 5000 + b"}"],
)  # fmt: skip
def test_what_is_no_json_object_is_declined(body: bytes) -> None:
    with pytest.raises(Declined):
        read_fields(body)


@pytest.mark.parametrize("value", [None, "", 7, True, [], {}, "é", "a\nb", "\x00", "\ud800", "x" * 2001])
def test_a_text_is_plain_and_there(value: object) -> None:
    with pytest.raises(Declined, match="no name"):
        Fields({"name": value}).text("name")
    with pytest.raises(Declined):
        Fields({}).text("name")


def test_an_optional_text_may_be_absent_but_not_something_else() -> None:
    assert Fields({}).optional("name") == Fields({"name": None}).optional("name") == ""
    with pytest.raises(Declined):
        Fields({"name": 7}).optional("name")


@pytest.mark.parametrize("value", [None, True, "7", Decimal(7), [], {}])
def test_a_whole_number_is_one(value: object) -> None:
    assert Fields({"n": 7}).whole("n") == 7
    with pytest.raises(Declined):
        Fields({"n": value}).whole("n")


def test_an_id_may_be_a_number_or_a_text() -> None:
    assert Fields({"id": 302961}).identity("id") == Fields({"id": "302961"}).identity("id") == "302961"
    with pytest.raises(Declined):
        Fields({"id": True}).identity("id")


@pytest.mark.parametrize(("value", "read"), [(7, "7"), ("7.50", "7.50"), (Decimal("7.5"), "7.5")])
def test_a_decimal_may_be_a_number_or_a_text(value: object, read: str) -> None:
    assert Fields({"n": value}).decimal("n") == Decimal(read)


@pytest.mark.parametrize("value", [None, True, "", "seven", "7,50", [], {}, "\ud800"])
def test_what_is_no_decimal_is_declined(value: object) -> None:
    with pytest.raises(Declined):
        Fields({"n": value}).decimal("n")


def test_a_moment_is_in_seconds_and_within_reason() -> None:
    assert Fields({"at": 1_700_000_000}).moment("at") == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    for value in (-1, 10**12, 10**40, "1700000000", None):
        with pytest.raises(Declined):
            Fields({"at": value}).moment("at")


def test_rows_are_objects_and_null_is_none_of_them() -> None:
    assert Fields({"rows": None}).rows("rows") == Fields({}).rows("rows") == ()
    assert Fields({"rows": [{"id": "a"}]}).rows("rows") == (Fields({"id": "a"}),)
    for value in ({}, "x", [1], [None]):
        with pytest.raises(Declined):
            Fields({"rows": value}).rows("rows")


@pytest.mark.parametrize("status", [199, 301, 302, 400, 401, 404, 429, 500, 503])
def test_only_a_status_of_success_is_a_yes(status: int) -> None:
    assert granted(Answer(201, {}, b'{"id": "a"}')).text("id") == "a"
    with pytest.raises(Declined, match=str(status)):
        granted(Answer(status, {}, b'{"id": "a"}'))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b'{"error": {"code": "card_declined", "message": "Ravi, +91 98"}}', "400 card_declined"),
        (b'{"error": {"type": "idempotency_error"}}', "400 idempotency_error"),
        (b'{"code": "missing-permission", "message": "x"}', "400 missing-permission"),
        (b'{"error": "invalid_request"}', "400 invalid_request"),
        (b'{"error": {"code": "call +91 98765 43210"}}', "400"),
        (b'{"message": "Invalid API Key provided: sk_live_8fK2"}', "400"),
        (b"<html>", "400"),
        (b"[]", "400"),
    ],
)
def test_of_a_refusal_only_its_code_is_kept(body: bytes, text: str) -> None:
    assert str(declined(Answer(400, {}, body))) == text


@pytest.mark.parametrize(("status", "wrong"), [(401, True), (403, True), (400, False), (404, False), (500, False)])
def test_a_wrong_key_is_told_from_other_refusals(status: int, wrong: bool) -> None:
    assert declined(Answer(status, {}, b"")).key_is_wrong == wrong


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_declined(body: bytes) -> None:
    with suppress(Declined):
        assert isinstance(read_fields(body), Fields)
    assert isinstance(declined(Answer(500, {}, body)), Declined)


def test_an_unreadable_notice_is_forged() -> None:
    with pytest.raises(Forged, match="no type"), unreadable_is_forged():
        Fields({}).text("type")
