"""Coupons, and what an order keeps of its own. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    # By hand, as in 0005: a table made anew would take its orders' lines along.
    for column in ("coupon_percent", "coupon_off_minor", "coupon_counted"):
        migrate(migrator.sql(f'ALTER TABLE "order" ADD COLUMN "{column}" INTEGER NOT NULL DEFAULT 0'))
    migrate(migrator.add_index("order", ("shop_id", "method", "mark"), False))  # the notebook's

    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Coupon(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        code = peewee.TextField()
        key = peewee.TextField()
        percent = peewee.IntegerField()
        off_minor = peewee.IntegerField()
        minimum_minor = peewee.IntegerField()
        starts_at = peewee.IntegerField(null=True)
        ends_at = peewee.IntegerField(null=True)
        most = peewee.IntegerField(null=True)
        used = peewee.IntegerField()
        announced = peewee.BooleanField()
        stopped = peewee.BooleanField()
        created_at = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "coupon"
            indexes = ((("shop", "key"), True),)
            constraints = [peewee.Check("used >= 0"), peewee.Check("most IS NULL OR used <= most")]

    db.create_tables([Coupon])
