from dataclasses import replace

import pytest

from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft
from storefront.catalogue.rules import check

LEMONS = ProductDraft("Lemons", price_minor=900, unit="kg", step_milli=250)
SUGAR = ExtraGroupDraft("Sugar", (ExtraDraft("More", 100),))


def test_an_ordinary_product_has_no_problem() -> None:
    assert check(LEMONS) == []


@pytest.mark.parametrize(
    ("change", "key", "field"),
    [
        ({"title": "  "}, "product.title_missing", "title"),
        ({"title": "x" * 201}, "product.title_long", "title"),
        ({"texts": {"ar": {"title": "x" * 201}}}, "product.title_long", "title-ar"),
        ({"choices": (ChoiceDraft("x" * 101),)}, "product.part_long", "choices"),
        ({"extra_groups": (replace(SUGAR, extras=(ExtraDraft("x" * 101),)),)}, "product.part_long", "extras"),
        ({"description": "x" * 4001}, "product.description_long", "description"),
        ({"price_minor": 0}, "price.out_of_range", "price"),
        ({"price_minor": 10**13}, "price.out_of_range", "price"),
        ({"compare_at_minor": 900}, "product.compare_at_low", "compare_at"),
        ({"price_minor": None, "compare_at_minor": 900}, "product.compare_at_low", "compare_at"),
        ({"unit": " "}, "product.unit_unreadable", "unit"),
        ({"step_milli": 0}, "product.step_unreadable", "step"),
        ({"max_milli": 100}, "product.max_below_step", "max"),
        ({"unit": "piece", "about_milli": 600}, "product.about_needs_weight", "about"),
        ({"stock_milli": -1}, "product.stock_unreadable", "stock"),
        ({"asks": ("a", "b", "c", "d")}, "product.asks_many", "asks"),
        ({"texts": {"ar": {"asks": "a\nb\nc\nd"}}}, "product.asks_many", "asks-ar"),
        ({"texts": {"ar": {"asks": "a" * 61}}}, "product.ask_long", "asks-ar"),
        ({"choices": (ChoiceDraft("M"), ChoiceDraft("m "))}, "product.choice_twice", "choices"),
        ({"choices": (ChoiceDraft(""),)}, "product.choice_unnamed", "choices"),
        ({"choices": (ChoiceDraft("M", price_minor=0),)}, "price.out_of_range", "choices"),
        ({"extra_groups": (replace(SUGAR, least=2, most=2),)}, "product.extras_bounds", "extras"),
        ({"extra_groups": (replace(SUGAR, name=""),)}, "product.extra_unnamed", "extras"),
    ],
)
def test_each_fault_is_named_beside_its_field(change: dict, key: str, field: str) -> None:
    problems = check(replace(LEMONS, **change))
    assert [(problem.key, problem.field) for problem in problems] == [(key, field)]


def test_all_faults_are_told_at_once() -> None:
    assert len(check(replace(LEMONS, title="", price_minor=-1, step_milli=0))) == 3
