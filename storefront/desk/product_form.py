"""A product's form: filled in from a draft, and read back into one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from storefront.catalogue.drafts import ProductDraft, Texts
from storefront.catalogue.quantity import asked_unit, usual_step
from storefront.catalogue.rules import MOST_ASKS, UNITS
from storefront.desk import part_rows
from storefront.desk.boxes import Boxes, change, price_box, quantity_box
from storefront.i18n import N_, Words
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Shop
from storefront.problems import Problem

Values = dict[str, str]
OWN_UNIT = "own"
UNIT_LABELS = {
    "piece": N_("one piece"),
    "kg": N_("one kilo"),
    "litre": N_("one litre"),
    "pair": N_("one pair"),
    OWN_UNIT: N_("another unit:"),
}
LANGUAGE_NAMES = {code: language.name for code, language in LANGUAGES.items()}


@dataclass(frozen=True)
class Read:
    """What a form said. The draft leaves out what could not be read: it is of use only without problems."""

    draft: ProductDraft
    stock_change: int
    problems: tuple[Problem, ...]


def fill_in(draft: ProductDraft, shop: Shop, words: Words) -> Values:
    """The boxes as this draft fills them; numbers as the shop's country writes them."""
    usual = usual_step(draft.unit, draft.about_milli)  # left blank, so that another unit brings its own
    values = {
        "title": draft.title,
        "description": draft.description,
        "price": price_box(draft.price_minor, shop.currency, words),
        "compare_at": price_box(draft.compare_at_minor, shop.currency, words),
        "unit": draft.unit if draft.unit in UNITS else OWN_UNIT,
        "unit_own": "" if draft.unit in UNITS else draft.unit,
        "step": "" if draft.step_milli == usual else quantity_box(draft.step_milli, words),
        "max": quantity_box(draft.max_milli, words),
        "about": quantity_box(draft.about_milli, words),
        "stock": quantity_box(draft.stock_milli, words),
        "stock_seen": "" if draft.stock_milli is None else str(draft.stock_milli),
        "section": str(draft.section_id or ""),
        **{f"ask-{place}": ask for place, ask in enumerate(draft.asks)},
        **{f"{name}-{language}": text for language, own in draft.texts.items() for name, text in own.items()},
        **part_rows.fill_in(draft, shop.currency, words),
    }
    ticked = {
        "hidden": draft.hidden,
        "service": draft.service,
        "ask_price": draft.price_minor is None and not any(choice.price_minor for choice in draft.choices),
    }
    return {name: text for name, text in values.items() if text} | {name: "1" for name, on in ticked.items() if on}


def read(typed: Mapping[str, str], before: ProductDraft, shop: Shop, words: Words) -> Read:
    """What was typed, on top of what the form does not show (`before`)."""
    boxes = Boxes(typed, shop.currency, words)
    unit = boxes.line("unit") or before.unit
    unit = boxes.line("unit_own") if unit == OWN_UNIT else unit
    about = boxes.quantity("about", unit)
    counted = asked_unit(unit, about)
    stock = boxes.quantity("stock", counted, many=True)
    choices = part_rows.read_choices(boxes, shop.languages[1:], counted)
    draft = replace(
        before,
        title=boxes.line("title"),
        description=boxes.text("description"),
        texts=_read_texts(boxes, before.texts, shop.languages[1:]),
        price_minor=None if boxes.ticked("ask_price") else boxes.price("price"),
        compare_at_minor=boxes.price("compare_at"),
        unit=unit,
        step_milli=boxes.quantity("step", counted) or usual_step(unit, about),
        max_milli=boxes.quantity("max", counted),
        about_milli=about,
        stock_milli=stock,
        section_id=boxes.number("section"),
        hidden=boxes.ticked("hidden"),
        service=boxes.ticked("service"),
        asks=tuple(ask for place in range(MOST_ASKS) if (ask := boxes.line(f"ask-{place}"))),
        choices=choices,
        extra_groups=part_rows.read_groups(boxes, shop.languages[1:]),
    )
    if not (draft.price_minor or boxes.ticked("ask_price") or _said(boxes, "price") or _all_priced(draft)):
        boxes.problems.append(Problem("price.empty", "price"))
    return Read(draft, change(stock, boxes.number("stock_seen")), tuple(boxes.problems))


def _read_texts(boxes: Boxes, before: Texts, languages: list[str]) -> dict[str, dict[str, str]]:
    """Versions in languages that the shop no longer speaks are kept for the day it does again."""
    texts = {language: dict(own) for language, own in before.items() if language not in languages}
    for language in languages:
        own = {
            "title": boxes.line(f"title-{language}"),
            "description": boxes.text(f"description-{language}"),
            "asks": "\n".join(boxes.lines(f"asks-{language}")),
        }
        if written := {name: text for name, text in own.items() if text}:
            texts[language] = written
    return texts


def _said(boxes: Boxes, field: str) -> bool:
    """Whether this box already has its problem."""
    return any(problem.field == field for problem in boxes.problems)


def _all_priced(draft: ProductDraft) -> bool:
    return bool(draft.choices) and all(choice.price_minor is not None for choice in draft.choices)
