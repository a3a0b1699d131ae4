"""What is remembered of the shop's own short answers."""

from peewee import ForeignKeyField, IntegerField, TextField

from storefront.merchants.records import Shop
from storefront.storage.database import Row


class Reply(Row):
    """One text the shop sends again and again, with places for what differs: "{reference}", "{total}"."""

    shop_id: int

    shop = ForeignKeyField(Shop, backref="replies", on_delete="CASCADE")
    text = TextField()
    position = IntegerField(default=0)


def replies_of(shop: Shop) -> list[Reply]:
    return list(Reply.select().where(Reply.shop == shop).order_by(Reply.position, Reply.id))
