"""Numbers of a day, for the shop's owner. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class DayNumber(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        kind = peewee.CharField(max_length=16)
        day = peewee.IntegerField()
        name = peewee.CharField(default="")
        count = peewee.IntegerField(default=0)
        minor = peewee.IntegerField(default=0)

        class Meta:
            database = db
            table_name = "day_number"
            indexes = ((("shop", "kind", "day", "name"), True), (("day",), False))

    class NumbersRead(peewee.Model):
        event = peewee.IntegerField(default=0)

        class Meta:
            database = db
            table_name = "numbers_read"

    db.create_tables([DayNumber, NumbersRead])
