"""Prices said again without a change; what many goods were before they were changed together. Frozen."""

import peewee
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    migrate(migrator.add_column("shop", "prices_said_at", peewee.IntegerField(null=True)))

    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Member(peewee.Model):
        class Meta:
            database = db
            table_name = "member"

    class GoodsChange(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        member = peewee.ForeignKeyField(Member, null=True, on_delete="SET NULL")
        what = peewee.CharField()
        at = peewee.IntegerField()
        before = peewee.JSONField()
        after = peewee.JSONField()
        undone_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "goods_change"

    db.create_tables([GoodsChange])
