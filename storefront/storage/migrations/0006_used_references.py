"""References of money that was booked from a pasted text. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Payment(peewee.Model):
        class Meta:
            database = db
            table_name = "payment"

    class UsedReference(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        fingerprint = peewee.CharField(max_length=32)
        payment = peewee.ForeignKeyField(Payment, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "used_reference"
            indexes = ((("shop", "fingerprint"), True),)

    db.create_tables([UsedReference])
