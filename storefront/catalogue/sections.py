"""The shelves of a shop: named, ordered, addressed."""

import re
import unicodedata

from storefront.catalogue.drafts import Texts
from storefront.catalogue.records import Section
from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic

MOST_NAME = 60
MOST_SECTIONS = 200


def add_section(shop: Shop, name: str, texts: Texts | None = None) -> Section:
    """A new last section. Raises Refused."""
    _refuse_faults(name)
    with atomic():
        count = Section.select().where(Section.shop == shop).count()
        if count >= MOST_SECTIONS:
            raise Refused(Problem("section.many", "name", {"most": MOST_SECTIONS}))
        section = Section.create(
            shop=shop, slug=_free_slug(shop, name, count + 1), name=name.strip(), texts=texts or {}, position=count
        )
        touch(shop)
    return section


def rename_section(section: Section, name: str, texts: Texts) -> None:
    """The address stays as it is: it is in people's chats."""
    _refuse_faults(name)
    with atomic():
        Section.update(name=name.strip(), texts=texts).where(Section.id == section.id).execute()
        touch(section.shop)


def move_section(section: Section, step: int) -> None:
    """One place up (-1) or down (+1) among its neighbours."""
    with atomic():
        row = list(Section.select().where(Section.shop == section.shop_id).order_by(Section.position, Section.id))
        here = row.index(section)
        there = min(max(here + step, 0), len(row) - 1)
        row.insert(there, row.pop(here))
        for position, each in enumerate(row):
            Section.update(position=position).where(Section.id == each.id).execute()
        touch(section.shop)


def delete_section(section: Section) -> None:
    """Its products stay, on no shelf."""
    with atomic():
        section.delete_instance()
        touch(section.shop)


def put_back(shop: Shop, name: str, slug: str, texts: Texts, position: int) -> Section:
    """As it was, at its own address unless that is another's by now."""
    with atomic():
        is_taken = Section.select().where(Section.shop == shop, Section.slug == slug).exists()
        free = _free_slug(shop, name, position + 1) if is_taken else slug
        section: Section = Section.create(shop=shop, name=name, slug=free, texts=texts, position=position)
        touch(shop)
    return section


def _refuse_faults(name: str) -> None:
    if not name.strip():
        raise Refused(Problem("section.name_missing", "name"))
    if len(name) > MOST_NAME:
        raise Refused(Problem("section.name_long", "name", {"most": MOST_NAME}))


def _free_slug(shop: Shop, name: str, fallback: int) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30] or f"s{fallback}"
    taken = {row.slug for row in Section.select(Section.slug).where(Section.shop == shop)}
    if slug not in taken:
        return slug
    return next(f"{slug}-{n}" for n in range(2, len(taken) + 3) if f"{slug}-{n}" not in taken)
