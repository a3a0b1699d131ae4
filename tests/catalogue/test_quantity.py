from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from storefront.catalogue.quantity import MOST_MILLI, read_quantity
from storefront.problems import Problem


@mark.parametrize(
    ("text", "unit", "step", "milli"),
    [
        ("2", "piece", 1000, 2000),
        (" ٣ ", "piece", 1000, 3000),
        ("३", "piece", 1000, 3000),
        ("2 pcs", "piece", 1000, 2000),
        ("½", "piece", 500, 500),
        ("1 pair", "pair", 1000, 1000),
        ("3 dozen", "dozen", 1000, 3000),
        ("3", "dozen", 1000, 3000),
        ("¼", "kg", 50, 250),
        ("1½", "kg", 50, 1500),
        ("1 ½ kg", "kg", 50, 1500),
        ("1/2", "kg", 50, 500),
        ("⅓", "kg", 1, 333),
        ("⅔", "kg", 1, 667),
        ("0,25", "kg", 50, 250),
        ("0.25", "kg", 50, 250),
        (".5", "kg", 50, 500),
        ("١٫٥", "kg", 50, 1500),
        ("1.250", "kg", 50, 1250),
        ("2.", "kg", 50, 2000),
        ("250 g", "kg", 50, 250),
        ("250g", "kg", 50, 250),
        ("250 Gr.", "kg", 50, 250),
        ("٢٥٠ غ", "kg", 50, 250),
        ("250 ग्राम", "kg", 50, 250),
        ("2 किलो", "kg", 50, 2000),
        ("1 kg 200", "kg", 50, 1200),
        ("1kg 50g", "kg", 50, 1050),
        ("99", "kg", 1000, 99000),
        ("500 kg", "kg", 1000, 500000),
        ("1.5 l", "litre", 50, 1500),
        ("750ml", "litre", 50, 750),
        ("33 cl", "litre", 10, 330),
        ("0", "piece", 1000, 0),
        ("0,0", "kg", 50, 0),
        ("٠", "kg", 50, 0),
    ],
)
def test_quantity_is_read_as_people_write_it(text, unit, step, milli):
    assert read_quantity(text, unit, step, None) == milli


@mark.parametrize("text", ["", "  ", "\u00a0"])
def test_blank_leaves_the_line_alone(text):
    assert read_quantity(text, "kg", 50, None) is None


@mark.parametrize(
    ("text", "unit"),
    [
        ("-1", "piece"),
        ("1" + "0" * 30, "piece"),
        ("1e5", "piece"),
        ("abc", "piece"),
        ("NaN", "kg"),
        ("1/0", "kg"),
        ("250 g", "piece"),
        ("2 kg", "litre"),
        ("1,000", "piece"),
        ("10 200", "kg"),
        ("1 kg 2", "kg"),
        ("1 g 200", "kg"),
        ("2 2", "piece"),
        ("1" * 500, "piece"),
    ],
)
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
