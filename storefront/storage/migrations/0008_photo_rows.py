"""Products that are only a photo keep what was typed beside it. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    migrate(migrator.add_column("product", "typed", peewee.JSONField(null=True)))

    class Product(peewee.Model):
        title = peewee.TextField()
        typed = peewee.JSONField(null=True)

        class Meta:
            database = db
            table_name = "product"

    Product.update(typed={}).where(Product.title == "").execute()
