"""Whether goods can be ordered, said of rows."""

import pytest

from storefront.catalogue.availability import choice_is_sold_out, is_sold_out
from storefront.catalogue.records import Choice, Product
from tests.conftest import NOW


@pytest.mark.parametrize(("stock_milli", "gone"), [(None, False), (250, False), (249, True), (1, True), (0, True)])
def test_less_than_one_step_of_a_choice_is_nothing(stock_milli: int | None, gone: bool) -> None:
    choice = Choice(stock_milli=stock_milli)
    assert choice_is_sold_out(choice, 250) is gone
    assert is_sold_out(Product(step_milli=250), [choice], NOW) is gone


def test_a_choice_is_also_sold_out_by_the_merchants_word() -> None:
    assert choice_is_sold_out(Choice(sold_out=True), 1000)
