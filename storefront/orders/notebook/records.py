"""What is remembered of the shop's notebook beside its orders: the names in it."""

from peewee import ForeignKeyField, TextField

from storefront.merchants.records import Shop
from storefront.storage.database import Row
from storefront.storage.fields import MomentField


class Mark(Row):
    """A name in the notebook, in the merchant's words; orders carry it as text. Its number stands in addresses, so that
    the name never does."""

    shop_id: int
    shop = ForeignKeyField(Shop, on_delete="CASCADE")
    name = TextField()
    archived_at = MomentField(null=True)

    class Meta:
        indexes = ((("shop", "name"), True),)
