"""Codes of many countries are read strictly: the structure and the checksum must both hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.pay.emv import crc16, field, read_emv, sealed, with_amount
from tests.vectors import vectors

GOOD = vectors(__file__, "pix") + vectors(__file__, "emv")


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "crc16"))
def test_the_checksum_is_the_published_one(inputs: dict[str, str], expected: str) -> None:
    assert crc16(inputs["ascii"]) == expected


@pytest.mark.parametrize(("inputs", "expected"), GOOD)
def test_a_published_code_is_read_and_written_back_alike(inputs: dict[str, Any], expected: str) -> None:
    fields = read_emv(expected)
    assert sealed("".join(field(tag, value) for tag, value in fields.items() if tag != "63")) == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "pix", valid=False))
def test_a_published_fault_is_found(inputs: dict[str, str], expected: None) -> None:
    with pytest.raises(ValueError):
        read_emv(inputs["payload"])


@pytest.mark.parametrize(("inputs", "expected"), GOOD)
def test_any_single_changed_sign_is_found(inputs: dict[str, Any], expected: str) -> None:
    for place in range(len(expected)):
        changed = expected[:place] + ("1" if expected[place] == "0" else "0") + expected[place + 1 :]
        with pytest.raises(ValueError):
            read_emv(changed)


@pytest.mark.parametrize(
    "fields",
    [
        "5303986",
        "000201" + "5303986" * 2,
        "000201" + "5300",
        "000201" + "53٠٣986",
        "000201" + "5",
        "000201" + "2604nope",
    ],
    ids=["no format first", "field twice", "empty field", "other digits", "cut tag", "broken template"],
)
def test_a_wrong_structure_is_found_under_a_right_checksum(fields: str) -> None:
    with pytest.raises(ValueError):
        read_emv(sealed(fields))


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_emv(text)


@pytest.mark.parametrize("value", ["", "x" * 100])
def test_a_field_that_cannot_be_written_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        field("59", value)


NAME = "ร้านอามีนา"  # ten characters, thirty bytes
IN_CHARACTERS = sealed("000201" + "010211" + "53037645802TH" + f"59{len(NAME):02d}{NAME}")
IN_BYTES = sealed("000201" + "010211" + "53037645802TH" + f"59{len(NAME.encode()):02d}{NAME}")


@pytest.mark.parametrize("code", [IN_CHARACTERS, IN_BYTES], ids=["characters", "bytes"])
def test_lengths_may_count_characters_or_bytes(code: str) -> None:
    assert read_emv(code)["59"] == NAME
    asking = read_emv(with_amount(code, "12.50"))
    assert asking | {"63": ""} == read_emv(code) | {"01": "12", "54": "12.50", "63": ""}


def test_a_checksum_in_small_letters_is_one_too() -> None:
    code = GOOD[0].values[1]
    assert read_emv(code[:-4] + code[-4:].lower())["53"] == "986"


@pytest.mark.parametrize(("inputs", "expected"), GOOD)
def test_an_amount_is_written_once_and_every_other_field_survives(inputs: dict[str, Any], expected: str) -> None:
    before, after = read_emv(expected), read_emv(with_amount(with_amount(expected, "1.00"), "7382.19"))
    assert (after["01"], after["54"]) == ("12", "7382.19")
    assert next(iter(after)) == "00"
    assert list(after)[-1] == "63"
    assert list(after).index("54") == list(after).index("53") + 1
    untouched = before.keys() - {"01", "54", "63"}
    assert {tag: after[tag] for tag in untouched} == {tag: before[tag] for tag in untouched}
