"""What a product is called: its name in the reader's language, or its number where a photo says the rest."""

from storefront.catalogue.records import Product
from storefront.i18n import Words


def name_of(product: Product, words: Words) -> str:
    return product.text("title", words.language) or words.gettext("No. %(number)s", number=product.number)
