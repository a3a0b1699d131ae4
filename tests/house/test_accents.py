"""The colours a shop may choose are the colours its pages wear."""

import pytest

from storefront.merchants.accents import ACCENTS
from tests.house.tree import STATIC


@pytest.mark.parametrize("name", sorted(ACCENTS))
def test_the_sheet_wears_the_accent(name: str) -> None:
    light = ACCENTS[name].light
    worn = f"var(--a,{light})" if name == "clay" else f".{name}{{--a:{light}}}"  # clay is what stands without a name
    assert worn in (STATIC / "shop.css").read_text(encoding="utf-8")
