"""What is remembered of goods: sections, products, choices, extras, every price there ever was."""

from typing import Any

from peewee import BooleanField, CharField, Check, ForeignKeyField, IntegerField, JSONField, TextField

from storefront.merchants.records import Shop
from storefront.storage.database import Row
from storefront.storage.fields import MomentField, Translated


class Section(Translated, Row):
    """A shelf of the shop."""

    shop_id: int
    products: Any

    shop = ForeignKeyField(Shop, backref="sections", on_delete="CASCADE")
    slug = CharField(max_length=40)
    name = TextField()
    texts: Any = JSONField(default=dict)
    position = IntegerField(default=0)

    class Meta:
        indexes = ((("shop", "slug"), True),)


class Product(Translated, Row):
    """One product. Prices in minor units of the shop's currency, per `unit`; quantities in thousandths.

    price_minor None: ask the price. stock_milli None: unlimited; else what is free now (holds already taken off).
    about_milli: sold by the piece but priced by the unit: one piece is about so much of it.
    photos: [{"stem", "width", "height", "colour", "bytes"}], the first is the face.
    """

    shop_id: int
    section_id: int | None
    choices: Any
    extra_groups: Any

    shop = ForeignKeyField(Shop, backref="products", on_delete="CASCADE")
    number = IntegerField()
    section = ForeignKeyField(Section, null=True, backref="products", on_delete="SET NULL")
    title = TextField()
    description = TextField(default="")
    texts: Any = JSONField(default=dict)
    price_minor = IntegerField(null=True)
    compare_at_minor = IntegerField(null=True)
    unit = CharField(default="piece")  # piece | kg | litre | pair | the merchant's own word
    step_milli = IntegerField(default=1000)
    max_milli = IntegerField(null=True)
    about_milli = IntegerField(null=True)
    stock_milli = IntegerField(null=True)
    sold_out = CharField(default="")  # "" | today | until (further notice)
    sold_out_until = MomentField(null=True)  # for today: the next opening, when it comes back by itself
    hidden = BooleanField(default=False)
    service = BooleanField(default=False)  # asked about in the chat, never put in a cart
    asks: Any = JSONField(default=list)
    photos: Any = JSONField(default=list)
    search_key = TextField(default="")
    position = IntegerField(default=0)
    row_version = IntegerField(default=1)
    source_handle = CharField(null=True)  # the row's name in an imported file, so that importing twice adds nothing
    created_at = MomentField()
    deleted_at = MomentField(null=True)

    class Meta:
        constraints = [Check("stock_milli IS NULL OR stock_milli >= 0")]
        indexes = (
            (("shop", "number"), True),
            (("shop", "hidden", "deleted_at", "position", "number"), False),
            (("shop", "source_handle"), True),
        )


class Choice(Translated, Row):
    """A size, a colour… with its own price and stock. price_minor None: the product's."""

    product_id: int

    product = ForeignKeyField(Product, backref="choices", on_delete="CASCADE")
    number = IntegerField()  # unique in its product, never re-used
    name = TextField()
    texts: Any = JSONField(default=dict)
    price_minor = IntegerField(null=True)
    stock_milli = IntegerField(null=True)
    sold_out = BooleanField(default=False)
    position = IntegerField(default=0)
    deleted_at = MomentField(null=True)

    class Meta:
        constraints = [Check("stock_milli IS NULL OR stock_milli >= 0")]
        indexes = ((("product", "number"), True),)


class ExtraGroup(Translated, Row):
    """Extras that belong together: between `least` and `most` of them may be taken."""

    product_id: int
    extras: Any

    product = ForeignKeyField(Product, backref="extra_groups", on_delete="CASCADE")
    name = TextField()
    texts: Any = JSONField(default=dict)
    least = IntegerField(default=0)
    most = IntegerField(default=1)
    position = IntegerField(default=0)


class Extra(Translated, Row):
    """Something added to a product for a price (per unit of the line)."""

    group_id: int

    group = ForeignKeyField(ExtraGroup, backref="extras", on_delete="CASCADE")
    number = IntegerField()  # unique in its product, never re-used
    name = TextField()
    texts: Any = JSONField(default=dict)
    price_minor = IntegerField(default=0)
    position = IntegerField(default=0)
    deleted_at = MomentField(null=True)


class Price(Row):
    """What a product or choice cost from a price version on. Append-only."""

    product_id: int
    choice_id: int | None

    product = ForeignKeyField(Product, backref="prices", on_delete="CASCADE")
    choice = ForeignKeyField(Choice, null=True, on_delete="CASCADE")
    version = IntegerField()  # the shop's price_version
    minor = IntegerField(null=True)
    at = MomentField()

    class Meta:
        indexes = ((("product", "choice", "version"), False),)
