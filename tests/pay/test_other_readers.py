"""Our codes as other people's programs read them: npm's parsers of each scheme, all codes in one run of Node."""

import json
import random
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import METHODS, Bill
from storefront.pay.emv import read_emv
from tests.pay.examples import CURRENCIES, TYPED

NODE = Path(__file__).parents[1] / "node" / "read-codes.mjs"
HOW_MANY = 60
NAMES = ("Amina", "Père Noël & Söhne", "سمك Amina", "Łódź 🐟", "A" * 90, "São João", "Đặng", "x", "Zoë’s “Fish” – 20%")
KINDS = ("pix", "promptpay", "paynow", "vietqr", "khqr", "own", "bitcoin")

Read = tuple[str, int, str, dict[str, Any] | None]  # kind, minor units, the code, what was read


@pytest.fixture(scope="module")
def read() -> list[Read]:
    made = [(kind, minor, code) for kind in KINDS for minor, code in codes(kind)]
    asked = [{"reader": reader(kind), "code": code} for kind, _, code in made]
    asked += [{"reader": "emv", "code": code} for _, _, code in made]
    run = subprocess.run(["node", NODE], input=json.dumps(asked), capture_output=True, text=True, check=True)
    answers = json.loads(run.stdout)
    own, emv = answers[: len(made)], answers[len(made) :]
    either = [(kind, minor, code, answer) for (kind, minor, code), answer in zip(made, own, strict=True)]
    return either + [("emv", *rest, answer) for (_, *rest), answer in zip(made, emv, strict=True)]


def reader(kind: str) -> str:
    return "emv" if kind in ("paynow", "own") else kind


def codes(kind: str) -> list[tuple[int, str]]:
    """Of shops with all sorts of names and amounts of all sizes. KHQR's reader looks at the clock: so do we."""
    chance, method, now = random.Random(kind), METHODS[kind], datetime.now(UTC)
    made = []
    for _ in range(HOW_MANY):
        minor = chance.randrange(1, 10 ** chance.randrange(1, 9))
        named = {box: chance.choice(NAMES) for box in ("name", "city") if box in TYPED[kind]}
        kept = method.check({**TYPED[kind], **named}, CURRENCIES.get(kind, "EUR"))
        assert isinstance(kept, dict)
        bill = Bill(Money(minor, CURRENCIES.get(kind, "EUR")), CURRENCIES.get(kind, "EUR"), "4827-193", now)
        made.append((minor, method.prompt(bill, kept).code))
    return made


def of(kind: str, read: list[Read]) -> list[tuple[int, dict[str, str], dict[str, Any]]]:
    """Minor units, the fields as we read them, and as somebody else does."""
    found = [(minor, code, answer) for one, minor, code, answer in read if one == kind]
    assert len(found) >= HOW_MANY
    refused = [code for _, code, answer in found if answer is None and code.startswith("000201")]
    assert refused == []
    return [(minor, read_emv(code), answer) for minor, code, answer in found if answer and code.startswith("000201")]


def test_every_emv_code_is_accepted_with_its_currency_amount_and_name(read: list[Read]) -> None:
    for _, fields, answer in of("emv", read):
        assert answer.get("currency") == fields["53"]
        assert answer.get("amount") == fields.get("54")
        assert answer.get("name") == fields.get("59")


def test_pix_utils_reads_key_amount_name_and_txid(read: list[Read]) -> None:
    for minor, fields, answer in of("pix", read):
        assert (answer["to"], round(answer["amount"] * 100)) == ("amina@example.com", minor)
        assert (answer["name"], answer["reference"]) == (fields["59"], "4827193")


def test_promptparse_reads_who_is_paid(read: list[Read]) -> None:
    for minor, _, answer in of("promptpay", read):
        assert (answer["to"], answer["amount"]) == ("0066812345678", Money(minor, "THB").plain())


def test_vietnam_qr_pay_reads_bank_account_amount_and_purpose(read: list[Read]) -> None:
    for minor, _, answer in of("vietqr", read):
        expected = {"bank": "970436", "to": "0011001932418", "amount": str(minor), "reference": "DH 4827193"}
        assert answer == expected


def test_bakong_verifies_and_reads_account_amount_name_and_bill(read: list[Read]) -> None:
    for minor, fields, answer in of("khqr", read):
        assert (answer["to"], answer["amount"]) == ("amina_shop@aclb", Money(minor, "USD").plain())
        assert (answer["name"], answer["reference"]) == (fields["59"], "4827-193")


def test_bip21_reads_address_and_message(read: list[Read]) -> None:
    answers = [answer for kind, _, _, answer in read if kind == "bitcoin"]
    expected = {"to": TYPED["bitcoin"]["address"], "reference": "Order 4827-193"}
    assert answers == [expected] * HOW_MANY
