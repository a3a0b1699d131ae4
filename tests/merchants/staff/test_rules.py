import pytest

from storefront.merchants.staff.rules import Newcomer, may, may_move, read_newcomer


@pytest.mark.parametrize(
    ("role", "least", "allowed"),
    [
        ("owner", "owner", True),
        ("owner", "packer", True),
        ("seller", "owner", False),
        ("seller", "seller", True),
        ("packer", "seller", False),
        ("packer", "packer", True),
        ("guest", "packer", False),
        ("", "packer", False),
    ],
)
def test_each_role_may_do_what_the_lesser_ones_may(role: str, least: str, allowed: bool) -> None:
    assert may(role, least) is allowed


def test_a_packer_hands_over_but_neither_promises_nor_refuses() -> None:
    verbs = ("receive", "confirm", "ready", "send", "finish", "refuse", "cancel", "return")
    assert [verb for verb in verbs if may_move("packer", verb)] == ["receive", "ready", "send", "finish"]
    assert all(may_move("seller", verb) for verb in verbs)


FORM = {"name": " Badr ", "phone": "0612345679", "password": "citrons du jardin"}


def test_a_newcomer_is_read() -> None:
    assert read_newcomer(FORM, "MA", ("amina",), "fr") == Newcomer("Badr", "+212612345679", "citrons du jardin", "fr")


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        ({"name": "  "}, "name", "member.name_missing"),
        ({"name": "B" * 61}, "name", "text.too_long"),
        ({"phone": "12"}, "phone", "phone.unreadable"),
        ({"password": "short"}, "password", "password.short"),
        ({"password": "0612345679"}, "password", "password.common"),
    ],
)
def test_what_is_wrong_stands_beside_its_box(typed: dict[str, str], field: str, key: str) -> None:
    problems = read_newcomer({**FORM, **typed}, "MA", (), "en")
    assert isinstance(problems, list)
    assert [(one.field, one.key) for one in problems] == [(field, key)]
