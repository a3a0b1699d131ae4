"""KHQR codes equal the published ones, in riel and in dollars."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.emv import read_emv, read_fields
from storefront.pay.rails import khqr
from storefront.problems import Problem
from tests.vectors import vectors

PUBLISHED = [vector for vector in vectors(__file__, "emv") if "@" in vector.values[0].get("account", "")]
SETTINGS = {"account": "amina_shop@aclb", "name": "Amina Fish", "city": "Phnom Penh"}
AT = datetime(2026, 11, 22, 9, 40, 17, tzinfo=UTC)
BILL = Bill(Money(1250, "USD"), "USD", "4827-193", AT)


@pytest.mark.parametrize(("inputs", "expected"), PUBLISHED)
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    created = datetime.fromisoformat(inputs["created"]) if "created" in inputs else None
    made = khqr.khqr_code(inputs, inputs["currency"], inputs.get("amount", ""), inputs.get("ref", ""), created)
    assert made == expected


def test_a_code_holds_for_a_day_and_stays_the_same_for_an_hour() -> None:
    code = khqr.prompt(BILL, SETTINGS).code
    times = read_fields(read_emv(code)["99"])
    made, ends = (datetime.fromtimestamp(int(times[tag]) // 1000, UTC) for tag in ("00", "01"))
    assert (made, ends - made) == (AT.replace(minute=0, second=0), timedelta(days=1))
    assert khqr.prompt(replace(BILL, at=AT + timedelta(minutes=19)), SETTINGS).code == code
    assert khqr.prompt(replace(BILL, at=AT + timedelta(minutes=20)), SETTINGS).code != code


def test_an_open_amount_makes_a_code_without_an_end() -> None:
    fields = read_emv(khqr.prompt(replace(BILL, amount=None), SETTINGS).code)
    assert (fields["01"], fields.keys() & {"54", "99"}) == ("11", set())


def test_riel_are_paid_whole() -> None:
    whole, broken = (Bill(Money(minor, "KHR"), "KHR", "4827-193", AT) for minor in (50_000_00, 50_000_50))
    assert read_emv(khqr.prompt(whole, SETTINGS).code)["54"] == "50000"
    assert khqr.METHOD.refuses(whole, SETTINGS) is None
    unit = {"step": "1.00", "currency": "KHR"}
    assert khqr.METHOD.refuses(broken, SETTINGS) == Problem("method.amount_too_fine", values=unit)


@pytest.mark.parametrize("typed", ["amina", "@aclb", "amina@", "amina@a", f"{'a' * 30}@aclb", "āmina@aclb"])
def test_what_is_no_bakong_account_is_refused(typed: str) -> None:
    assert khqr.check({**SETTINGS, "account": typed}, "KHR") == [
        Problem("wallet.number", "account", {"example": "amina_shop@aclb"})
    ]
