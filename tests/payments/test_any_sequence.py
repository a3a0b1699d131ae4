"""Whatever happens, in any order: paid is what one genuine exact payment or a member's word made so, no payment is
booked twice, and none that anybody told us of is lost.

The application, its database and the provider are real. SEQUENCES=10000 runs that many; fewer are enough daily.
"""

import os
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from storefront import clock
from storefront.demo.stand_ins.notices import Notice as Message
from storefront.money import Money
from storefront.orders import move, undo
from storefront.orders.bill import dues
from storefront.orders.payment import paid_minor
from storefront.orders.records import Order, Payment, UsedReference, events_of, payments_of
from storefront.orders.settle import record_payment
from storefront.orders.snapshots import order_view
from storefront.payments import answering
from storefront.payments.pasted.actions import book, fingerprint_of, look_at
from storefront.payments.pasted.tapped import Tapped
from storefront.payments.records import Attempt, Notice, attempts_of, notices_of, reviews_left
from storefront.payments.rules import LOOKS
from storefront.payments.sweep import sweep
from storefront.problems import Refused
from tests.payments.till import Till

SEQUENCES = int(os.environ.get("SEQUENCES", "100"))
STEPS = 16
INDEX = st.integers(0, 9)


class Paying(RuleBasedStateMachine):
    """One order of Ravi's, with or without a deposit, Stripe, and everybody who can do something about either."""

    till: Till

    def __init__(self) -> None:
        super().__init__()
        self.stripe = self.till.stripe
        self.stripe.notices.waiting.clear()
        self.stripe.notices.held = True
        self.order = self.till.order()
        self.sessions: list[str] = []
        self.exact: dict[str, int] = {}  # genuine payments of exactly what was asked: the provider's id → minor units
        self.told: set[str] = set()  # payments that reached us, by a notice or a look
        self.messages: list[Message] = []
        self.buttons: list[Tapped] = []  # of proposals, as the desk has drawn them
        self.pasted: set[int] = set()  # entries of the ledger that a proposal's tap made
        self.was_about = False
        self.booked_before: set[int] = set()

    def teardown(self) -> None:
        Attempt.update(look_at=None).execute()
        Notice.update(try_at=None).execute()

    # What the buyer does

    @initialize(deposit=st.sampled_from([0, 50, 30]))
    def set_out_to_pay(self, deposit: int) -> None:
        Order.update(deposit_percent=deposit).where(Order.id == self.order.id).execute()
        self.tap()

    @rule()
    def tap(self) -> None:
        answer = self.till.tap(self.order)
        assert answer.status_code in (303, 409)
        if answer.status_code == 303:
            session = answer.location.rpartition("/")[2]
            if session not in self.sessions:
                self.sessions.append(session)

    @rule()
    def come_back(self) -> None:
        """And say so, too."""
        self.till.app.test_client().post(f"/amina/o/{self.order.token}/claim", data={"tail": "1234"})
        before = self.rows()
        assert self.till.page(self.order, pay="stripe", status="success", paid="1").status_code == 200
        assert self.rows() == before

    @rule()
    def look(self) -> None:
        Attempt.update(looked_at=None).execute()
        newest = next((one for one in attempts_of(self.order) if one.state != "opening"), None)
        if newest is not None and newest.state == "open":
            self.sees(newest.provider_ref)
        assert self.till.look(self.order).status_code == 303

    # What happens at the provider

    @precondition(lambda self: self.open_sessions())
    @rule(which=INDEX)
    def pay(self, which: int) -> None:
        session = self.pick(self.open_sessions(), which)
        asked = self.stripe.sessions[session]["amount_total"]
        self.stripe.pay(session)
        self.exact[self.payment(session)] = asked

    @precondition(lambda self: self.open_sessions())
    @rule(
        which=INDEX,
        wrong=st.sampled_from(
            [
                {"amount_total": 1799},
                {"amount_total": 999_999},
                {"currency": "eur"},
                {"client_reference_id": "a" * 26},
                {"livemode": True},
            ]
        ),
    )
    def pay_wrongly(self, which: int, wrong: dict[str, Any]) -> None:
        session = self.pick(self.open_sessions(), which)
        self.stripe.sessions[session].update(wrong)
        self.stripe.pay(session)

    @precondition(lambda self: self.open_sessions())
    @rule(which=INDEX)
    def expire(self, which: int) -> None:
        self.stripe.expire(self.pick(self.open_sessions(), which))

    @precondition(lambda self: self.sessions)
    @rule(which=INDEX, later=st.booleans())
    def fail(self, which: int, later: bool) -> None:
        session = self.pick(self.sessions, which)
        if not self.is_paid(session):
            self.stripe.pay_later(session) if later else self.stripe.fail(session)

    @precondition(lambda self: self.paid_sessions())
    @rule(which=INDEX, part=st.booleans())
    def refund(self, which: int, part: bool) -> None:
        self.stripe.refund(self.pick(self.paid_sessions(), which), 500 if part else None)

    # What reaches us

    @precondition(lambda self: self.stripe.notices.waiting or self.messages)
    @rule(which=INDEX, times=st.integers(1, 3))
    def deliver(self, which: int, times: int) -> None:
        """Late, doubled, in any order, also one that was delivered long ago."""
        self.messages += self.stripe.notices.waiting
        self.stripe.notices.waiting.clear()
        message = self.pick(self.messages, which)
        for _ in range(times):
            assert self.post(message.body, message.sign(message.body)) == 200
        self.hears(message)

    @precondition(lambda self: self.stripe.notices.waiting or self.messages)
    @rule(which=INDEX, secret=st.sampled_from(["whsec_somebodyelse", "stale", "cut"]))
    def forge(self, which: int, secret: str) -> None:
        body = self.pick([*self.messages, *self.stripe.notices.waiting], which).body
        stale = int((clock.now() - timedelta(hours=1)).timestamp())
        headers = self.stripe.sign(body, at=stale) if secret == "stale" else self.stripe.sign(body, secret)
        if secret == "cut":
            headers = self.stripe.sign(body[:-1])
        before = self.rows()
        assert self.post(body, headers) == 400
        assert self.rows() == before

    @rule(wait=st.sampled_from(LOOKS))
    def time_passes(self, wait: timedelta) -> None:
        for attempt in attempts_of(self.order):
            if attempt.look_at is not None and attempt.look_at <= self.now() + wait:
                self.sees(attempt.provider_ref)
        sweep(self.now() + wait)

    # What members do

    @rule()
    def member_books(self) -> None:
        view = order_view(Order.get_by_id(self.order.id))
        if view.due.minor:
            record_payment(self.order, self.till.member, "balance", view.due, "cash", self.now())

    @rule(kind=st.sampled_from(["deposit", "part", "tip"]), minor=st.sampled_from([1, 500, 900]))
    def member_books_some(self, kind: str, minor: int) -> None:
        record_payment(self.order, self.till.member, kind, Money(minor, "MAD"), "cash", self.now())

    @rule(minor=st.sampled_from([500, 900, 1800]), which=st.integers(0, 2), again=st.booleans())
    def member_pastes(self, minor: int, which: int, again: bool) -> None:
        """What her bank wrote, also twice, and an old page's button once more."""
        text = f"You received MAD {minor // 100}.00 for {self.order.reference}. Ref {self.order.id:06d}77{which}"
        (found,) = look_at(self.till.shop, text, ",", self.now())
        self.buttons += [
            Tapped(one.order.reference, minor, one.order.kind(minor), one.order.revision, fingerprint_of(found.line))
            for one in found.matches
        ]
        before = {entry.id for entry in payments_of(self.order)}
        for tapped in self.buttons[:1] * again + self.buttons[-1:] * 2:
            with suppress(Refused):
                book(self.till.member, tapped, self.now())
        self.pasted |= {entry.id for entry in payments_of(self.order)} - before

    @rule()
    def member_gives_back(self) -> None:
        here = paid_minor((entry.kind, entry.amount_minor) for entry in payments_of(self.order))
        if here > 0:
            record_payment(self.order, self.till.member, "refund", Money(here, "MAD"), "cash", self.now())

    @rule()
    def member_undoes(self) -> None:
        event = undo.last_undoable(events_of(self.order))
        if event is not None:
            undo.undo(self.order, event.id, self.till.member, self.now())

    @rule(minor=st.sampled_from([1800, 2000]))
    def order_changes(self, minor: int) -> None:
        Order.update(total_minor=minor).where(Order.id == self.order.id).execute()

    @rule(about=st.booleans())
    def order_is_weighed(self, about: bool) -> None:
        Order.update(about=about).where(Order.id == self.order.id).execute()

    @rule()
    def order_ends(self) -> None:
        try:
            move.cancel(Order.get_by_id(self.order.id), self.till.member, "twice", self.now())
        except Refused:
            return

    @rule(said=st.sampled_from([*answering.ANSWERS, "again"]))
    def member_answers(self, said: str) -> None:
        for notice in reviews_left(self.order):
            try:
                if said == "again":
                    answering.replay(notice, self.till.member, self.now())
                else:
                    answering.answer(notice, said, self.till.member, self.now())
            except Refused:
                continue

    @rule(place=INDEX)
    def member_has_a_notice_judged_again(self, place: int) -> None:
        if told := [notice for notice in notices_of(self.order) if notice.may_be_judged_again]:
            answering.replay(told[place % len(told)], self.till.member, self.now())

    # What is always true

    @invariant()
    def only_exact_payments_are_booked_by_themselves(self) -> None:
        order, here = Order.get_by_id(self.order.id), 0
        for entry in payments_of(order):
            if entry.member_id is None:
                payment = (entry.proof or "").rpartition(" ")[2]
                assert entry.kind in ("deposit", "balance") and self.exact.get(payment) == entry.amount_minor
                if entry.id not in self.booked_before:
                    due = dues(order.total_minor, here, order.deposit_percent, order.state)
                    assert entry.amount_minor == due.now and not self.was_about, "what was due"
            here += paid_minor([(entry.kind, entry.amount_minor)])

    @invariant()
    def no_payment_is_booked_twice(self) -> None:
        proofs = [entry.proof for entry in payments_of(self.order) if entry.proof]
        assert len(proofs) == len(set(proofs))

    @invariant()
    def no_message_of_the_bank_is_booked_twice(self) -> None:
        entries = payments_of(self.order)
        undone = {entry.undoes_id for entry in entries}
        used = [one.fingerprint for one in UsedReference.select().where(UsedReference.payment.in_(entries))]
        pasted = [entry for entry in entries if entry.id in self.pasted - undone]
        assert len(used) == len(set(used)) == len(pasted)

    @invariant()
    def now_and_later_are_what_is_open(self) -> None:
        view = order_view(Order.get_by_id(self.order.id))
        back = max(view.paid.minor - view.total.minor, 0)
        assert view.paid.minor + view.due_now.minor + view.due_later.minor - back == view.total.minor

    @invariant()
    def paid_is_what_the_ledger_says(self) -> None:
        order = Order.get_by_id(self.order.id)
        said, entries = order_view(order).payment, payments_of(order)
        in_all = paid_minor((entry.kind, entry.amount_minor) for entry in entries)
        if said == "paid":
            assert in_all >= order.total_minor and not reviews_left(order)
        if reviews_left(order):
            assert said == "review"

    @invariant()
    def nothing_that_was_told_is_lost(self) -> None:
        kept = {notice.payment for notice in notices_of(self.order) if notice.verdict in ("settled", "review")}
        unmatched = {notice.payment for notice in Notice.select().where(Notice.verdict == "unmatched")}
        assert self.told <= kept | unmatched, self.told - kept

    @invariant()
    def remember_how_it_stood(self) -> None:
        """The last one: what the next step starts from."""
        order = Order.get_by_id(self.order.id)
        self.was_about = order.about
        self.booked_before = {entry.id for entry in payments_of(order)}

    # Words

    def now(self) -> datetime:
        return clock.now()

    def pick(self, among: list[Any], which: int) -> Any:
        return among[which % len(among)]

    def open_sessions(self) -> list[str]:
        return [session for session in self.sessions if self.stripe.is_open(session)]

    def paid_sessions(self) -> list[str]:
        return [session for session in self.sessions if self.is_paid(session)]

    def is_paid(self, session: str) -> bool:
        return bool(self.stripe.sessions[session]["payment_status"] == "paid")

    def payment(self, session: str) -> str:
        return str(self.stripe.sessions[session]["payment_intent"])

    def sees(self, session: str) -> None:
        """A look goes there now. What was given back in full, the provider calls so and nothing else."""
        if session in self.sessions and self.is_paid(session):
            charge = self.stripe._payments[session]["latest_charge"]
            if not charge["refunded"]:
                self.told.add(self.payment(session))

    def hears(self, message: Message) -> None:
        for session in self.paid_sessions():
            payment = self.payment(session)
            if b'"payment_status": "paid"' in message.body and payment.encode() in message.body:
                self.told.add(payment)

    def post(self, body: bytes, headers: dict[str, str]) -> int:
        return self.till.app.test_client().post("/hooks/stripe/amina", data=body, headers=headers).status_code

    def rows(self) -> tuple[int, ...]:
        order = Order.get_by_id(self.order.id)
        return order.revision, Payment.select().count(), Notice.select().count(), Attempt.select().count()


@pytest.mark.timeout(0)
def test_paid_is_never_a_lie(till: Till) -> None:
    few = settings(max_examples=SEQUENCES, stateful_step_count=STEPS, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(type("Paying", (Paying,), {"till": till}), settings=few)
