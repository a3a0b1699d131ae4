"""The tables that decide: what follows from what a provider says, and where a session goes."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.desk.order_words import PAYMENTS
from storefront.money import Money
from storefront.pay.gateway import Seen
from storefront.payments.rules import LOOKS, RULES, Case, is_ringing, judge, next_state, with_amount
from tests.conftest import NOW
from tests.house.tree import ROOT
from tests.payments.tables import drawn

DUE = Money(1800, "MAD")
PAID = Seen("cs_1", "paid", DUE, "pi_1", "k" * 26, "live")
CASE = Case(
    seen=PAID, asked=DUE, names=("k" * 26, "4827-193"), account="live", judged=False, state="open", payment="", due=DUE
)
STATES = ("opening", "open", "paid", "failed", "expired", "refunded")
SAID = ("open", "paid", "failed", "expired", "refunded")


def case(seen: dict[str, object] | None = None, **known: object) -> Case:
    return replace(CASE, seen=replace(PAID, **(seen or {})), **known)


def test_only_who_takes_nothing_else_need_not_say_how_much() -> None:
    bare = replace(PAID, amount=None)
    assert with_amount(replace(bare, as_asked=True), DUE).amount == DUE
    assert with_amount(bare, DUE).amount is None
    assert with_amount(PAID, Money(1, "MAD")) == PAID


@pytest.mark.parametrize(
    ("state", "minutes", "rings"), [("open", 3, True), ("open", 1, True), ("open", 0, False), ("failed", 3, False)]
)
def test_a_phone_is_not_asked_twice_at_once(state: str, minutes: int, rings: bool) -> None:
    assert is_ringing(state, NOW + timedelta(minutes=minutes), NOW) is rings
    assert not is_ringing(state, None, NOW)


@pytest.mark.parametrize(
    ("told", "verdict", "reason"),
    [
        (case(), "settled", "exact"),
        (case({"reference": "4827-193"}), "settled", "exact"),
        (case({"reference": "", "account": ""}), "settled", "exact"),
        (case(account=""), "settled", "exact"),
        (case(state="failed"), "settled", "exact"),
        (case(state="expired"), "settled", "exact"),
        (case({"status": "open"}), "ignored", "open"),
        (case({"status": "failed"}), "ignored", "failed"),
        (case({"status": "expired"}), "ignored", "expired"),
        (case({"status": "failed"}, state="paid", payment="pi_1"), "ignored", "late"),
        (case({"status": "expired"}, state="refunded"), "ignored", "late"),
        (case(judged=True), "ignored", "again"),
        (case(judged=True, state="paid", payment="pi_1", due=Money(0, "MAD")), "ignored", "again"),
        (case({"status": "refunded"}, state="paid", payment="pi_1"), "review", "refunded"),
        (case({"status": "refunded"}, judged=True, state="refunded"), "ignored", "again"),
        (case({"status": "refunded"}), "ignored", "refunded_unpaid"),
        (case(state="refunded"), "review", "after_refund"),
        (case(state="paid", payment="pi_0"), "review", "second"),
        (case({"account": "test"}), "review", "account"),
        (case({"reference": "m" * 26}), "review", "reference"),
        (case({"amount": None}), "review", "amount_unknown"),
        (case({"amount": Money(1800, "EUR")}), "review", "currency"),
        (case({"amount": Money(1799, "MAD")}), "review", "too_little"),
        (case({"amount": Money(1801, "MAD")}), "review", "too_much"),
        (case(due=None), "review", "not_final"),
        (case(due=Money(1900, "MAD")), "review", "not_due"),
        (case(due=Money(0, "MAD")), "review", "not_due"),
    ],
)
def test_what_follows_from_what_is_said(told: Case, verdict: str, reason: str) -> None:
    rule = judge(told)
    assert (rule.verdict, rule.key) == (verdict, reason)


def test_every_rule_is_the_deciding_one_of_some_case() -> None:
    marks = test_what_follows_from_what_is_said.pytestmark  # type: ignore[attr-defined]
    assert {reason for _, _, reason in marks[0].args[1]} == {rule.key for rule in RULES}


MONEY = st.builds(Money, st.integers(-5, 2000), st.sampled_from(["MAD", "EUR"]))


@given(
    st.builds(
        Case,
        seen=st.builds(
            Seen,
            st.just("cs_1"),
            st.sampled_from(SAID),
            st.none() | MONEY | st.just(DUE),
            st.sampled_from(["", "pi_1", "pi_2"]),
            st.sampled_from(["", "k" * 26, "other"]),
            st.sampled_from(["", "live", "test"]),
        ),
        asked=MONEY | st.just(DUE),
        names=st.just(("k" * 26, "4827-193")),
        account=st.sampled_from(["", "live"]),
        judged=st.booleans(),
        state=st.sampled_from(STATES),
        payment=st.sampled_from(["", "pi_1"]),
        due=st.none() | MONEY | st.just(DUE),
    )
)
def test_only_an_exact_genuine_new_payment_is_ever_booked(told: Case) -> None:
    if judge(told).verdict == "settled":
        seen = told.seen
        assert seen.status == "paid" and seen.amount == told.asked == told.due and not told.judged
        assert seen.reference in ("", *told.names) and told.state != "refunded"
        assert not told.account or seen.account in ("", told.account)


@pytest.mark.parametrize(("state", "said"), [*product(STATES, SAID)])
def test_paid_never_goes_back(state: str, said: str) -> None:
    then = next_state(state, said)
    assert then in STATES
    if state in ("paid", "refunded"):
        assert then in ("paid", "refunded") and (state == "paid" or then == "refunded")


def test_looks_become_rarer() -> None:
    waits = [later - sooner for sooner, later in pairwise(LOOKS)]
    assert waits == sorted(waits)


def test_the_documents_tables_are_drawn_from_the_rules() -> None:
    """`make docs` draws them."""
    text = (ROOT / "docs/PAYMENTS.md").read_text(encoding="utf-8")
    assert text == drawn()
    ledger = text.partition("## The ledger")[2].partition("\n## ")[0]
    assert re.findall(r"^\| (\w+) \| [^|]+ \|$", ledger, re.MULTILINE) == ["said", *PAYMENTS]


def test_the_document_tells_when_a_session_is_looked_at() -> None:
    text = " ".join((ROOT / "docs/PAYMENTS.md").read_text(encoding="utf-8").split())
    found = re.search(r"looked at ([0-9, ]+) and (\d+) minutes, ([0-9½, ]+) and (\d+) hours after it was opened", text)
    assert found is not None
    minutes = [int(one) for one in (*found[1].split(", "), found[2])]
    minutes += [int(float(one.replace("½", ".5")) * 60) for one in (*found[3].split(", "), found[4])]
    assert tuple(timedelta(minutes=one) for one in minutes) == LOOKS
