from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from storefront.catalogue.quantity import MOST_MILLI, read_quantity
from storefront.problems import Problem
from tests.catalogue.typed import READABLE, UNREADABLE


@mark.parametrize(("text", "unit", "step", "milli"), READABLE)
def test_quantity_is_read_as_people_write_it(text, unit, step, milli):
    assert read_quantity(text, unit, step, None) == milli


@mark.parametrize("text", ["", "  ", "\u00a0"])
def test_blank_leaves_the_line_alone(text):
    assert read_quantity(text, "kg", 50, None) is None


@mark.parametrize(("text", "unit"), UNREADABLE)
def test_what_is_no_quantity_is_said_back(text, unit):
    found = read_quantity(text, unit, 1000, None, field="q7")
    assert isinstance(found, Problem)
    assert (found.key, found.field, found.values["asked"]) == ("quantity.unreadable", "q7", text[:40])


@mark.parametrize(
    ("text", "unit", "step"), [("0.1", "piece", 1000), ("0.25", "kg", 500), ("130 g", "kg", 50), ("1.0005", "kg", 1)]
)
def test_what_is_no_multiple_of_the_step_is_refused_with_the_step(text, unit, step):
    assert read_quantity(text, unit, step, None) == Problem("quantity.step", "", {"step_milli": step, "unit": unit})


def test_more_than_the_shop_gives_at_once_is_refused_with_the_most():
    assert read_quantity("6", "piece", 1000, 5000) == Problem("quantity.max", "", {"max_milli": 5000, "unit": "piece"})
    assert read_quantity("5", "piece", 1000, 5000) == 5000


def test_nobody_orders_without_bound():
    found = read_quantity("1000000", "piece", 1000, None)
    assert found == Problem("quantity.max", "", {"max_milli": MOST_MILLI, "unit": "piece"})


@mark.parametrize(("text", "asked"), [("500", "500"), ("١٠٠", "100")])
def test_hundreds_without_a_unit_are_asked_back_where_kilos_are_sold(text, asked):
    assert read_quantity(text, "kg", 50, 5000) == Problem("quantity.grams", "", {"asked": asked})
    assert read_quantity(text, "litre", 50, None) == Problem("quantity.millilitres", "", {"asked": asked})


def test_the_answers_to_grams_or_kilos_are_taken_as_they_stand():
    assert read_quantity("500 g", "kg", 50, 5000) == 500
    assert read_quantity("500 kg", "kg", 50, 900_000) == 500_000
    found = read_quantity("500 kg", "kg", 50, 5000)
    assert isinstance(found, Problem) and found.key == "quantity.max"


@given(st.text(max_size=60), st.sampled_from(["piece", "kg", "litre", "pair", "box"]))
def test_no_text_breaks_the_reading_of_quantities(text, unit):
    found = read_quantity(text, unit, 1, None)
    assert found is None or isinstance(found, Problem) or 0 <= found <= MOST_MILLI


@given(st.text(alphabet="0123456789.,/ gkl½¼٣", max_size=14), st.sampled_from(["piece", "kg"]))
def test_nothing_that_looks_like_a_quantity_breaks_its_reading(text, unit):
    found = read_quantity(text, unit, 50, 20_000)
    assert found is None or isinstance(found, Problem) or (0 <= found <= 20_000 and found % 50 == 0)
