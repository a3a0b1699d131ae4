"""Turns a product back into the draft that would make it as it is: what an edit starts from."""

from collections.abc import Mapping, Sequence

from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft
from storefront.catalogue.records import Choice, Extra, ExtraGroup, Product, choices_of, extra_groups_of, extras_of


def draft_of(product: Product) -> ProductDraft:
    return drafts_of([product])[product.id]


def drafts_of(products: Sequence[Product]) -> dict[int, ProductDraft]:
    """The drafts of many products, by id, in as many questions as for one."""
    choices = choices_of(products)
    groups = extra_groups_of(products)
    extras = extras_of([group for several in groups.values() for group in several])
    return {
        product.id: _draft(product, choices.get(product.id, []), _groups(groups.get(product.id, []), extras))
        for product in products
    }


def _draft(product: Product, choices: Sequence[Choice], groups: tuple[ExtraGroupDraft, ...]) -> ProductDraft:
    return ProductDraft(
        title=product.title,
        description=product.description,
        texts=product.texts,
        price_minor=product.price_minor,
        compare_at_minor=product.compare_at_minor,
        unit=product.unit,
        step_milli=product.step_milli,
        max_milli=product.max_milli,
        about_milli=product.about_milli,
        stock_milli=product.stock_milli,
        section_id=product.section_id,
        hidden=product.hidden,
        service=product.service,
        asks=tuple(product.asks),
        choices=tuple(_choice(choice) for choice in choices),
        extra_groups=groups,
        source_handle=product.source_handle,
    )


def _choice(choice: Choice) -> ChoiceDraft:
    return ChoiceDraft(
        choice.name, choice.price_minor, choice.stock_milli, choice.texts, choice.number, choice.sold_out
    )


def _groups(groups: Sequence[ExtraGroup], extras: Mapping[int, Sequence[Extra]]) -> tuple[ExtraGroupDraft, ...]:
    return tuple(
        ExtraGroupDraft(
            group.name,
            tuple(ExtraDraft(e.name, e.price_minor, e.texts, e.number) for e in extras[group.id]),
            group.least,
            group.most,
            group.texts,
        )
        for group in groups
        if group.id in extras  # a group keeps its taken-off extras' rows, for orders that name them
    )
