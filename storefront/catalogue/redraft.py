"""Turns a product back into the draft that would make it as it is: what an edit starts from."""

from storefront.catalogue.drafts import ChoiceDraft, ExtraDraft, ExtraGroupDraft, ProductDraft
from storefront.catalogue.records import Choice, Product, choices_of, extra_groups_of, extras_of


def draft_of(product: Product) -> ProductDraft:
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
        choices=tuple(_choice(choice) for choice in choices_of([product]).get(product.id, ())),
        extra_groups=_groups(product),
        source_handle=product.source_handle,
    )


def _choice(choice: Choice) -> ChoiceDraft:
    return ChoiceDraft(
        choice.name, choice.price_minor, choice.stock_milli, choice.texts, choice.number, choice.sold_out
    )


def _groups(product: Product) -> tuple[ExtraGroupDraft, ...]:
    groups = extra_groups_of([product]).get(product.id, [])
    extras = extras_of(groups)
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
