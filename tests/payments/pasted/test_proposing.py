"""Which order the money is for: said by its number, by the amount, by the day; never decided."""

import time
from datetime import date

from storefront.orders.bill import Dues
from storefront.orders.reference import make_reference
from storefront.payments.pasted.proposing import Awaiting, Finding, propose
from storefront.payments.pasted.reading import Line, read_messages
from storefront.payments.pasted.written import vocabulary

MONDAY, TUESDAY, LATER = date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 20)


def awaiting(
    reference: str, due: int | None = 24_000, placed: date = MONDAY, tail: int = 0, later: int = 0
) -> Awaiting:
    return Awaiting(reference, 1, None if due is None else Dues(due, later, 0), tail, placed)


def came(minor: int | None = 24_000, text: str = "x", **said: object) -> Line:
    return Line(**{"text": text, "direction": "received", "minor": minor, **said})


def looked(line: Line, *orders: Awaiting) -> Finding:
    return propose([line], orders, {}, {"4827-193"})[0]


def matches(finding: Finding) -> list[tuple[str, str]]:
    return [(match.order.reference, match.how) for match in finding.matches]


def test_the_number_in_the_text_decides_whatever_the_amount() -> None:
    finding = looked(came(5, orders=("4827-193",)), awaiting("4827-193"), awaiting("1111-116", 5))
    assert matches(finding) == [("4827-193", "reference")]


def test_an_order_still_to_be_weighed_is_found_by_its_number_only() -> None:
    assert matches(looked(came(orders=("4827-193",)), awaiting("4827-193", None))) == [("4827-193", "reference")]
    assert looked(came(), awaiting("4827-193", None)).what == "nobody"


def test_exactly_the_amount_due_is_a_match_and_a_unit_more_is_none() -> None:
    assert matches(looked(came(), awaiting("4827-193"))) == [("4827-193", "amount")]
    assert looked(came(24_001), awaiting("4827-193")).what == "nobody"


def test_the_cents_that_tell_an_order_apart_find_it_alone() -> None:
    orders = awaiting("4827-193"), awaiting("1111-116", tail=1)
    assert matches(looked(came(24_001), *orders)) == [("1111-116", "amount")]
    assert len(looked(came(24_000), *orders).matches) == 2, "a customer may have left the cents out"


def test_a_deposit_and_the_whole_are_both_awaited() -> None:
    order = awaiting("4827-193", 5_000, later=19_000)
    for minor, kind in ((5_000, "deposit"), (24_000, "balance")):
        assert matches(looked(came(minor), order)) == [("4827-193", "amount")]
        assert order.kind(minor) == kind
    assert looked(came(19_000), order).what == "nobody"


def test_a_deposit_that_came_with_its_cents_is_a_deposit() -> None:
    order = awaiting("4827-193", 5_000, tail=3, later=19_000)
    assert matches(looked(came(5_003), order)) == [("4827-193", "amount")]
    assert [order.kind(minor) for minor in (5_000, 5_003, 5_004)] == ["deposit", "deposit", "part"]


def test_all_orders_of_the_amount_are_shown() -> None:
    finding = looked(came(), *(awaiting(f"000{number}-000") for number in range(9)))
    assert len(finding.matches) == 8 and finding.more == 1


def test_those_placed_around_the_day_come_first_and_none_placed_after_the_money_came() -> None:
    line = came(days=frozenset({TUESDAY}))
    old, near, late = awaiting("1-1", placed=date(2026, 10, 1)), awaiting("2-2"), awaiting("3-3", placed=LATER)
    assert matches(looked(line, old, late, near)) == [("2-2", "day"), ("1-1", "amount")]


def test_money_that_went_out_or_never_moved_is_never_proposed() -> None:
    for direction in ("sent", "idle"):
        finding = looked(came(direction=direction, orders=("4827-193",)), awaiting("4827-193"))
        assert (finding.what, finding.matches) == (direction, ())


def test_what_the_text_does_not_say_is_proposed_all_the_same() -> None:
    assert looked(came(direction=""), awaiting("4827-193")).what == "match"


def test_a_line_that_stands_twice_counts_once() -> None:
    twice = [came(reference="ab12345", text="one"), came(reference="AB12345", text="again"), came(), came()]
    assert [finding.line.text for finding in propose(twice, [], {}, set())] == ["one", "x"]


def test_money_that_is_booked_is_said_so() -> None:
    line = came(reference="AB12345")
    (finding,) = propose([line], [awaiting("4827-193")], {line.name: "1111-116"}, set())
    assert (finding.what, finding.order, finding.matches) == ("used", "1111-116", ())


def test_an_order_that_awaits_no_money_is_named() -> None:
    finding = looked(came(orders=("4827-193",)), awaiting("1111-116"))
    assert (finding.what, finding.order) == ("settled", "4827-193")


def test_a_line_without_an_amount_stays_in_sight() -> None:
    assert looked(came(None, "Hello"), awaiting("4827-193")).what == "unread"


def test_five_hundred_lines_are_matched_to_five_thousand_orders_within_a_second() -> None:
    """Of the processor's time, reading included; bench/pasted_money.py takes it with the database."""
    orders = [awaiting(make_reference(f"{900_000 + at:06d}"), 10_000 + at % 900) for at in range(5_000)]
    text = "\n".join(
        f"QAB{at:07d} Confirmed. You have received KES {100 + at % 9}.{at % 100:02d} from RAVI 0712345678 on 23/11/26 "
        f"{orders[at * 7].reference if at % 2 else ''}. New balance is KES 88,345.00."
        for at in range(500)
    )
    written = vocabulary()
    begun = time.thread_time()
    found = propose(read_messages(text, "KES", ".", written), orders, {}, set())
    assert time.thread_time() - begun < 1
    assert len(found) == 500 and all(one.what == "match" for one in found)
