"""Decides whether a product may be as drafted. Pure."""

from collections.abc import Iterator, Sequence

from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft
from storefront.catalogue.quantity import MOST_MILLI
from storefront.money import MOST_MINOR
from storefront.problems import Problem

MOST_TITLE = 200
MOST_DESCRIPTION = 4000
MOST_PART = 100  # letters of a choice's or extra's name
MOST_CHOICES = 100
MOST_EXTRAS = 40
MOST_ASKS = 3
MOST_ASK = 60
MOST_PHOTOS = 10
UNITS = ("piece", "kg", "litre", "pair")


def check(draft: ProductDraft, photos: int = 0) -> list[Problem]:
    """Everything that is wrong with the draft, in the order of its form. photos: how many show what it is."""
    return [
        *_name(draft, photos),
        *_texts(draft),
        *_prices(draft),
        *_quantities(draft),
        *_choices(draft),
        *_extras(draft),
    ]


def _name(draft: ProductDraft, photos: int) -> Iterator[Problem]:
    """Where a photo says what it is, its number does for a name."""
    if not draft.title.strip() and not photos:
        yield Problem("product.title_missing", "title")


def _texts(draft: ProductDraft) -> Iterator[Problem]:
    if len(draft.title) > MOST_TITLE:
        yield Problem("product.title_long", "title", {"most": MOST_TITLE})
    if len(draft.description) > MOST_DESCRIPTION:
        yield Problem("product.description_long", "description", {"most": MOST_DESCRIPTION})
    for language, own in draft.texts.items():
        if len(own.get("title", "")) > MOST_TITLE:
            yield Problem("product.title_long", f"title-{language}", {"most": MOST_TITLE})
        if len(own.get("description", "")) > MOST_DESCRIPTION:
            yield Problem("product.description_long", f"description-{language}", {"most": MOST_DESCRIPTION})
    yield from _asks(draft.asks, "asks")
    for language, own in draft.texts.items():
        yield from _asks(own.get("asks", "").split("\n"), f"asks-{language}")


def _asks(asks: Sequence[str], field: str) -> Iterator[Problem]:
    if len(asks) > MOST_ASKS:
        yield Problem("product.asks_many", field, {"most": MOST_ASKS})
    if any(len(ask) > MOST_ASK for ask in asks):
        yield Problem("product.ask_long", field, {"most": MOST_ASK})


def _prices(draft: ProductDraft) -> Iterator[Problem]:
    if draft.price_minor is not None and not 0 < draft.price_minor <= MOST_MINOR:
        yield Problem("price.out_of_range", "price")
    if draft.compare_at_minor is not None:
        if draft.price_minor is None or draft.compare_at_minor <= draft.price_minor:
            yield Problem("product.compare_at_low", "compare_at")
        elif draft.compare_at_minor > MOST_MINOR:
            yield Problem("price.out_of_range", "compare_at")


def _quantities(draft: ProductDraft) -> Iterator[Problem]:
    if not draft.unit.strip() or len(draft.unit) > 20:
        yield Problem("product.unit_unreadable", "unit")
    if not 0 < draft.step_milli <= MOST_MILLI:
        yield Problem("product.step_unreadable", "step")
    if draft.max_milli is not None and not draft.step_milli <= draft.max_milli <= MOST_MILLI:
        yield Problem("product.max_below_step", "max")
    if draft.about_milli is not None:
        if not 0 < draft.about_milli <= MOST_MILLI:
            yield Problem("product.about_unreadable", "about")
        elif draft.unit in ("piece", "pair"):
            yield Problem("product.about_needs_weight", "about")
    if draft.stock_milli is not None and not 0 <= draft.stock_milli <= MOST_MILLI:
        yield Problem("product.stock_unreadable", "stock")


def _choices(draft: ProductDraft) -> Iterator[Problem]:
    if len(draft.choices) > MOST_CHOICES:
        yield Problem("product.choices_many", "choices", {"most": MOST_CHOICES})
    names = [choice.name.strip().casefold() for choice in draft.choices]
    if not all(names):
        yield Problem("product.choice_unnamed", "choices")
    elif len(set(names)) < len(names):
        yield Problem("product.choice_twice", "choices")
    if any(_name_is_long(choice) for choice in draft.choices):
        yield Problem("product.part_long", "choices", {"most": MOST_PART})
    for choice in draft.choices:
        if choice.price_minor is not None and not 0 < choice.price_minor <= MOST_MINOR:
            yield Problem("price.out_of_range", "choices")
        if choice.stock_milli is not None and not 0 <= choice.stock_milli <= MOST_MILLI:
            yield Problem("product.stock_unreadable", "choices")


def _extras(draft: ProductDraft) -> Iterator[Problem]:
    extras = [extra for group in draft.extra_groups for extra in group.extras]
    if len(extras) > MOST_EXTRAS:
        yield Problem("product.extras_many", "extras", {"most": MOST_EXTRAS})
    if any(map(_name_is_long, extras)) or any(map(_name_is_long, draft.extra_groups)):
        yield Problem("product.part_long", "extras", {"most": MOST_PART})
    for group in draft.extra_groups:
        if not group.name.strip() or not all(extra.name.strip() for extra in group.extras):
            yield Problem("product.extra_unnamed", "extras")
        if any(not 0 <= extra.price_minor <= MOST_MINOR for extra in group.extras):
            yield Problem("price.out_of_range", "extras")
        if not _may_be_filled(group):
            yield Problem("product.extras_bounds", "extras", {"group": group.name})


def _name_is_long(part: ChoiceDraft | ExtraDraft | ExtraGroupDraft) -> bool:
    return any(len(name) > MOST_PART for name in (part.name, *(own.get("name", "") for own in part.texts.values())))


def _may_be_filled(group: ExtraGroupDraft) -> bool:
    return 0 <= group.least <= group.most and group.most >= 1 and group.least <= len(group.extras)
