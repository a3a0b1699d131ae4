"""The shelves of the shop: added, named in each language, put in order, taken away."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import inventory, sections
from storefront.catalogue.many.actions import take_section_away
from storefront.catalogue.records import Section
from storefront.desk.boxes import Boxes
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST, shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.desk.product_form import LANGUAGE_NAMES
from storefront.merchants.records import Member, Shop
from storefront.problems import Refused

SECTIONS = "/desk/sections"
ID = "<int(max=999999999):id>"


@door.get(SECTIONS)
@member_only
def show_sections(member: Member) -> ResponseReturnValue:
    return _list(member)


@door.post(SECTIONS)
@member_only
def add_section(member: Member) -> ResponseReturnValue:
    name, texts = _read_name(member.shop)
    try:
        sections.add_section(member.shop, name, texts)
    except Refused as refused:
        return _list(member, 0, Filled.of(request.form, refused.problems))
    return saved(SECTIONS)


@door.post(f"{SECTIONS}/{ID}")
@member_only
def rename_section(member: Member, id: int) -> ResponseReturnValue:
    section = inventory.section_of(member.shop, id)
    name, texts = _read_name(member.shop)
    try:
        sections.rename_section(section, name, {**section.texts, **texts})
    except Refused as refused:
        return _list(member, id, Filled.of(request.form, refused.problems))
    return saved(SECTIONS)


@door.post(f"{SECTIONS}/{ID}/place")
@member_only
def move_section(member: Member, id: int) -> ResponseReturnValue:
    sections.move_section(inventory.section_of(member.shop, id), -1 if request.form.get("step") == "-1" else 1)
    return redirect(SECTIONS, 303)


@door.post(f"{SECTIONS}/{ID}/delete")
@member_only
def delete_section(member: Member, id: int) -> ResponseReturnValue:
    """The list of goods offers to take it back."""
    take_section_away(member, inventory.section_of(member.shop, id), clock.now())
    return redirect(LIST, 303)


def _read_name(shop: Shop) -> tuple[str, dict[str, dict[str, str]]]:
    """The name, and its version in each further language; a blank one falls back to the name."""
    boxes = Boxes(request.form, shop.currency, shop_words(shop))
    said = {language: boxes.line(f"name-{language}")[: sections.MOST_NAME] for language in shop.languages[1:]}
    return boxes.line("name"), {language: {"name": name} if name else {} for language, name in said.items()}


def _list(member: Member, refused: int | None = None, typed: Filled | None = None) -> ResponseReturnValue:
    """refused: the section whose typed name is not good (0: the new one)."""
    shelves = inventory.shelves(member.shop)
    forms = {0: Filled({})} | {section.id: Filled(_values(section)) for section in shelves}
    if refused is not None and typed is not None:
        forms[refused] = typed
    status = 200 if typed is None else 422
    return page(
        member,
        "desk/products/sections.html",
        here="products",
        status=status,
        sections=shelves,
        forms=forms,
        language_names=LANGUAGE_NAMES,
    )


def _values(section: Section) -> dict[str, str]:
    own = {f"name-{language}": texts.get("name", "") for language, texts in section.texts.items()}
    return {"name": section.name, **own}
