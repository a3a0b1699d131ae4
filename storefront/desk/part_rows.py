"""The rows of a product's form: choices, and groups of extras. Rows are numbered by place; blank ones are left out."""

from collections.abc import Mapping

from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft, Texts
from storefront.catalogue.rules import MOST_CHOICES, MOST_EXTRAS
from storefront.desk.boxes import Boxes, change, price_box, quantity_box
from storefront.i18n import Words

BLANK_ROWS = 3  # offered below what is filled, so that nobody needs a script to add more
MOST_GROUPS = 10


def fill_in(draft: ProductDraft, currency: str, words: Words) -> dict[str, str]:
    values: dict[str, str] = {}
    for place, choice in enumerate(draft.choices):
        row = f"choice-{place}"
        values |= {
            **_named(row, choice.name, choice.number, choice.texts),
            f"{row}-price": price_box(choice.price_minor, currency, words),
            f"{row}-stock": quantity_box(choice.stock_milli, words),
            f"{row}-seen": "" if choice.stock_milli is None else str(choice.stock_milli),
            f"{row}-sold_out": "1" if choice.sold_out else "",
        }
    for place, group in enumerate(draft.extra_groups):
        row = f"group-{place}"
        values |= {
            **_named(row, group.name, None, group.texts),
            f"{row}-least": str(group.least),
            f"{row}-most": str(group.most),
        }
        for below, extra in enumerate(group.extras):
            values |= _named(f"{row}-extra-{below}", extra.name, extra.number, extra.texts)
            values[f"{row}-extra-{below}-price"] = (
                price_box(extra.price_minor, currency, words) if extra.price_minor else ""
            )
    return values


def read_choices(boxes: Boxes, languages: list[str], unit: str) -> tuple[ChoiceDraft, ...]:
    rows = (f"choice-{place}" for place in range(MOST_CHOICES + BLANK_ROWS))
    return tuple(_read_choice(boxes, row, languages, unit) for row in rows if _filled(boxes, row, "price", "stock"))


def _read_choice(boxes: Boxes, row: str, languages: list[str], unit: str) -> ChoiceDraft:
    stock = boxes.quantity(f"{row}-stock", unit, many=True)
    return ChoiceDraft(
        name=boxes.line(f"{row}-name"),
        price_minor=boxes.price(f"{row}-price"),
        stock_milli=stock,
        texts=_read_names(boxes, row, languages),
        number=boxes.number(f"{row}-number"),
        sold_out=boxes.ticked(f"{row}-sold_out"),
        stock_change=change(stock, boxes.number(f"{row}-seen")),
    )


def read_groups(boxes: Boxes, languages: list[str]) -> tuple[ExtraGroupDraft, ...]:
    groups = (_read_group(boxes, f"group-{place}", languages) for place in range(MOST_GROUPS + 1))
    return tuple(group for group in groups if group.name or group.extras)


def _read_group(boxes: Boxes, row: str, languages: list[str]) -> ExtraGroupDraft:
    rows = (f"{row}-extra-{place}" for place in range(MOST_EXTRAS + BLANK_ROWS))
    extras = tuple(_read_extra(boxes, extra, languages) for extra in rows if _filled(boxes, extra, "price"))
    return ExtraGroupDraft(
        name=boxes.line(f"{row}-name"),
        extras=extras,
        least=boxes.number(f"{row}-least", 0) or 0,
        most=boxes.number(f"{row}-most") or 1,
        texts=_read_names(boxes, row, languages),
    )


def _read_extra(boxes: Boxes, row: str, languages: list[str]) -> ExtraDraft:
    return ExtraDraft(
        name=boxes.line(f"{row}-name"),
        price_minor=boxes.price(f"{row}-price", allow_zero=True) or 0,
        texts=_read_names(boxes, row, languages),
        number=boxes.number(f"{row}-number"),
    )


def _filled(boxes: Boxes, row: str, *names: str) -> bool:
    """A known row whose name was emptied is to go; a new one with anything in it is to come."""
    if boxes.line(f"{row}-name"):
        return True
    return boxes.number(f"{row}-number") is None and any(boxes.line(f"{row}-{name}") for name in names)


def _named(row: str, name: str, number: int | None, texts: Texts) -> dict[str, str]:
    own = {f"{row}-name-{language}": said.get("name", "") for language, said in texts.items()}
    return {f"{row}-name": name, f"{row}-number": str(number or ""), **own}


def _read_names(boxes: Boxes, row: str, languages: list[str]) -> dict[str, dict[str, str]]:
    return {language: {"name": name} for language in languages if (name := boxes.line(f"{row}-name-{language}"))}


def places(values: Mapping[str, str], row: str, blank: int = BLANK_ROWS) -> range:
    """The rows to show of this kind: all that hold something, and blank ones below."""
    filled = [
        place for place in range(MOST_CHOICES) if any(values.get(f"{row}-{place}-{box}") for box in ("name", "price"))
    ]
    return range(max(filled, default=-1) + 1 + blank)
