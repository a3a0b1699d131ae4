"""docs/GATEWAYS.md tells a merchant everything that has to be set up."""

import re

import pytest

from storefront.pay import Method
from tests.house.tree import ROOT
from tests.pay.gateways.cases import CASES, GATEWAYS, gateway_of

DOCUMENT = (ROOT / "docs/GATEWAYS.md").read_text(encoding="utf-8")
SECTIONS = {
    kind: text for text in DOCUMENT.split("\n## ") if (kind := "".join(re.findall(r"^`([a-z]+)` ·", text, re.M)))
}


@pytest.mark.parametrize("method", GATEWAYS.values(), ids=GATEWAYS)
def test_a_gateway_has_its_section_with_what_to_enter_and_what_to_choose(method: Method) -> None:
    section = " ".join(SECTIONS[method.kind].split())
    assert all(setting.label.lower() in section.lower() for setting in method.settings)
    assert all(f"`{event}`" in section for event in gateway_of(method).events)


def test_every_gateway_stands_before_the_contract() -> None:
    assert set(CASES) == set(GATEWAYS) == set(SECTIONS)
