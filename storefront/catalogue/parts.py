"""Writes a product's choices and extras as drafted; their numbers are never used again."""

from datetime import datetime

from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft
from storefront.catalogue.records import Choice, Extra, ExtraGroup, Product
from storefront.catalogue.stock import add_stock
from storefront.problems import Problem, Refused


def write(product: Product, draft: ProductDraft, now: datetime) -> None:
    """To be called inside the product's own transaction."""
    _write_choices(product, draft.choices, now)
    _write_extras(product, draft.extra_groups, now)


def _write_choices(product: Product, drafts: tuple[ChoiceDraft, ...], now: datetime) -> None:
    live = {choice.number: choice for choice in product.choices.where(Choice.deleted_at.is_null())}
    next_number = max((choice.number for choice in product.choices), default=0) + 1
    for position, draft in enumerate(drafts):
        fields = {
            "name": draft.name.strip(),
            "texts": draft.texts,
            "price_minor": draft.price_minor,
            "sold_out": draft.sold_out,
            "position": position,
        }
        choice = live.pop(draft.number, None) if draft.number is not None else None
        if choice is None:
            Choice.create(product=product, number=next_number, stock_milli=draft.stock_milli, **fields)
            next_number += 1
        else:
            Choice.update(**fields).where(Choice.id == choice.id).execute()
            _count(choice, draft)
    for gone in live.values():
        Choice.update(deleted_at=now).where(Choice.id == gone.id).execute()


def _count(choice: Choice, draft: ChoiceDraft) -> None:
    """Counting begins or ends here; a counted stock moves relatively, so that what sold meanwhile stays sold."""
    if draft.stock_milli is None or choice.stock_milli is None:
        Choice.update(stock_milli=draft.stock_milli).where(Choice.id == choice.id).execute()
    elif draft.stock_change and not add_stock(choice, draft.stock_change):
        raise Refused(Problem("stock.below_zero", "choices"))


def _write_extras(product: Product, drafts: tuple[ExtraGroupDraft, ...], now: datetime) -> None:
    all_extras = list(Extra.select().join(ExtraGroup).where(ExtraGroup.product == product))
    known = {extra.number: extra for extra in all_extras if extra.deleted_at is None}
    next_number = max((extra.number for extra in all_extras), default=0) + 1
    old_groups = [group.id for group in product.extra_groups]
    for position, draft in enumerate(drafts):
        group = ExtraGroup.create(
            product=product,
            name=draft.name.strip(),
            texts=draft.texts,
            least=draft.least,
            most=draft.most,
            position=position,
        )
        for place, extra in enumerate(draft.extras):
            next_number += _write_extra(group, place, extra, known, next_number)
    for gone in known.values():
        Extra.update(deleted_at=now).where(Extra.id == gone.id).execute()
    emptied = [id for id in old_groups if not Extra.select().where(Extra.group == id).exists()]
    ExtraGroup.delete().where(ExtraGroup.id.in_(emptied)).execute()


def _write_extra(group: ExtraGroup, position: int, draft: ExtraDraft, known: dict[int, Extra], next_number: int) -> int:
    """Move a known extra into its group, or make a new one; how many new numbers were used."""
    fields = {
        "group": group,
        "name": draft.name.strip(),
        "texts": draft.texts,
        "price_minor": draft.price_minor,
        "position": position,
    }
    extra = known.pop(draft.number, None) if draft.number is not None else None
    if extra is not None:
        Extra.update(**fields).where(Extra.id == extra.id).execute()
        return 0
    Extra.create(number=next_number, **fields)
    return 1
