"""What the desk's every day needs: lists that know when they are old, orders found by words, ready answers. Frozen."""

from typing import Any

import peewee
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    migrate(
        migrator.add_column("shop", "orders_version", peewee.IntegerField(default=1)),
        migrator.add_column("order", "search_key", peewee.TextField(default="")),
    )
    # Nearly as it is written from now on: small letters, the label first, each order's goods behind it.
    titles = "(SELECT group_concat(title || ' ' || choice_name, ' ') FROM order_line WHERE order_id = \"order\".id)"
    run: Any = db.execute_sql
    for order, text in run(f"SELECT id, mark || ' ' || area_name || ' ' || {titles} FROM \"order\"").fetchall():
        words = " ".join(dict.fromkeys((text or "").casefold().split()))
        run('UPDATE "order" SET search_key = ? WHERE id = ?', (words[:300], order))
    migrate(
        migrator.add_index("order", ("shop_id", "placed_at", "search_key")),
        migrator.add_index("order", ("shop_id", "total_minor")),
    )

    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Reply(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        text = peewee.TextField()
        position = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "reply"

    db.create_tables([Reply])
