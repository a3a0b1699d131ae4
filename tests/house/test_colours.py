"""The colours that the code knows by name or number are those of the sheets."""

import pytest

from storefront.merchants.accents import ACCENTS
from storefront.photos.renditions import PALETTE
from tests.house.tree import STATIC


@pytest.mark.parametrize("name", sorted(ACCENTS))
def test_the_sheet_wears_the_accent(name: str) -> None:
    light = ACCENTS[name].light
    worn = f"var(--a,{light})" if name == "clay" else f".{name}{{--a:{light}}}"  # clay is what stands without a name
    assert worn in (STATIC / "shop.css").read_text(encoding="utf-8")


def test_the_sheet_has_every_colour_of_photos() -> None:
    sheet = (STATIC / "goods.css").read_text(encoding="utf-8")
    for number, colour in enumerate(PALETTE):
        assert f".c{number}{{background:{colour}}}" in sheet
    assert f".c{len(PALETTE)}{{" not in sheet
