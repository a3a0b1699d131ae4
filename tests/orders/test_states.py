"""The table of states: every pair of state and verb."""

from itertools import pairwise

import pytest

from storefront.orders.states import ENDS, OPEN, REASONS, STATES, TABLE, path, verbs_from

VERBS = ("receive", "confirm", "ready", "send", "finish", "refuse", "cancel", "return", "lapse")


@pytest.mark.parametrize(
    ("state", "verb", "delivery", "passed"),
    [
        ("placed", "receive", "area", ["received"]),
        ("placed", "confirm", "area", ["received", "confirmed"]),
        ("placed", "send", "area", ["received", "confirmed", "sent"]),
        ("placed", "finish", "pick_up", ["received", "confirmed", "ready", "done"]),
        ("placed", "finish", "elsewhere", ["received", "confirmed", "sent", "done"]),
        ("confirmed", "finish", "pick_up", ["ready", "done"]),
        ("ready", "finish", "area", ["done"]),
        ("lapsed", "confirm", "area", ["received", "confirmed"]),
        ("received", "receive", "area", []),
        ("confirmed", "receive", "area", []),
        ("sent", "ready", "area", []),
        ("sent", "cancel", "area", []),
        ("sent", "refuse", "area", []),
        ("placed", "return", "area", []),
        ("received", "lapse", "area", []),
        ("done", "finish", "area", []),
        ("nonsense", "confirm", "area", []),
        ("placed", "nonsense", "area", []),
    ],
)
def test_a_verb_leads_through_every_state_between(state: str, verb: str, delivery: str, passed: list[str]) -> None:
    assert path(state, verb, delivery) == passed


@pytest.mark.parametrize("state", ["refused", "cancelled", "returned"])
@pytest.mark.parametrize("verb", VERBS)
def test_nothing_leads_out_of_an_end_but_undo(state: str, verb: str) -> None:
    assert path(state, verb, "area") == []


def test_every_step_of_every_path_stands_in_the_table() -> None:
    steps = {(before, after) for (before, _), after in TABLE.items()}
    for state in STATES:
        for verb in VERBS:
            for delivery in ("pick_up", "area", "elsewhere"):
                passed = [state, *path(state, verb, delivery)]
                assert all(pair in steps for pair in pairwise(passed))


def test_a_member_is_offered_exactly_what_works() -> None:
    assert verbs_from("placed", "area") == ["receive", "confirm", "ready", "send", "finish", "refuse", "cancel"]
    assert verbs_from("sent", "area") == ["finish", "return"]
    assert verbs_from("refused", "area") == []


def test_every_state_is_open_or_an_end_and_every_end_by_choice_has_reasons() -> None:
    assert set(STATES) == {*OPEN, *ENDS}
    assert set(REASONS) == set(ENDS) - {"done"}
