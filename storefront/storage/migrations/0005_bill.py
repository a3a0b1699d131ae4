"""Deposits, amounts that can be told apart, and the notebook's marks. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator, migrate

_COUNTS = (("shop", "deposit_percent"), ("shop", "tells_apart"), ("order", "deposit_percent"), ("order", "tail_minor"))


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    # By hand: the migrator makes a column required by building the table anew, and dropping the old one deletes
    # everything that belongs to its rows.
    for table, column in _COUNTS:
        migrate(migrator.sql(f'ALTER TABLE "{table}" ADD COLUMN "{column}" INTEGER NOT NULL DEFAULT 0'))

    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Mark(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        name = peewee.TextField()
        archived_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "mark"
            indexes = ((("shop", "name"), True),)

    db.create_tables([Mark])
    known = """SELECT DISTINCT "shop_id", "mark" FROM "order" WHERE "mark" <> ''"""
    migrate(migrator.sql(f'INSERT INTO "mark" ("shop_id", "name") {known}'))
