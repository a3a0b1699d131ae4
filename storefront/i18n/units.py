"""Quantities as people say them: 1.5 kg, 250 g, 2 pairs, 3 dozen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from storefront.i18n.marking import N_
from storefront.i18n.places import NBSP

if TYPE_CHECKING:
    from storefront.i18n.words import Words

_PRICE_UNITS = {"piece": "", "kg": N_("/kg"), "litre": N_("/litre"), "pair": N_("/pair")}


def quantity(words: "Words", milli: int, unit: str) -> str:
    """Below one, kilos and litres are said in grams and millilitres; a shop's own unit is kept as it wrote it."""
    if unit == "piece":
        return words.number(milli)
    if unit == "kg":
        if 0 < milli < 1000:
            return words.gettext("%(n)s g", n=words.integer(milli))
        return words.gettext("%(n)s kg", n=words.number(milli))
    if unit == "litre":
        if 0 < milli < 1000:
            return words.gettext("%(n)s ml", n=words.integer(milli))
        return words.gettext("%(n)s l", n=words.number(milli))
    if unit == "pair":
        whole = milli // 1000 if milli % 1000 == 0 else 2
        return words.ngettext("%(n)s pair", "%(n)s pairs", whole, n=words.number(milli))
    return f"{words.number(milli)} {unit}"


def price_unit(words: "Words", unit: str) -> str:
    """What stands right behind a price: "/kg"; nothing for pieces."""
    if unit not in _PRICE_UNITS:
        return f"/{unit}"
    text = _PRICE_UNITS[unit]
    return words.gettext(text) if text else ""


def filled(words: "Words", values: Mapping[str, str | int]) -> dict[str, str]:
    """A problem's values in the reader's writing.

    `step_milli` with a `unit` becomes `step`, `minimum_minor` with a `currency` becomes `minimum`. An `example` of a
    number keeps its groups in their order: between Arabic letters only a space that can't break does that.
    """
    written = {}
    for name, value in values.items():
        if name == "example":
            written[name] = str(value).replace(" ", NBSP)
        elif not isinstance(value, int):
            written[name] = value
        elif name.endswith("_milli"):
            written[name.removesuffix("_milli")] = quantity(words, value, str(values.get("unit", "piece")))
        elif name.endswith("_minor"):
            written[name.removesuffix("_minor")] = words.amount(value, str(values["currency"]))
        else:
            written[name] = words.integer(value)
    return written
