"""The tables of sessions at providers, and of what providers say. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    class Member(peewee.Model):
        class Meta:
            database = db
            table_name = "member"

    class Order(peewee.Model):
        class Meta:
            database = db
            table_name = "order"

    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Attempt(peewee.Model):
        order = peewee.ForeignKeyField(Order, on_delete="CASCADE")
        kind = peewee.CharField()
        key = peewee.CharField(unique=True, max_length=26)
        standing = peewee.CharField(unique=True, null=True)
        amount_minor = peewee.IntegerField()
        state = peewee.CharField()
        provider_ref = peewee.CharField(index=True)
        payment = peewee.CharField()
        link = peewee.TextField()
        begun_at = peewee.IntegerField()
        opener_since = peewee.IntegerField(null=True)
        expires_at = peewee.IntegerField(null=True)
        looks = peewee.IntegerField()
        looked_at = peewee.IntegerField(null=True)
        look_at = peewee.IntegerField(index=True, null=True)

        class Meta:
            database = db
            table_name = "attempt"

    class Notice(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        kind = peewee.CharField()
        event = peewee.CharField()
        at = peewee.IntegerField()
        trusted = peewee.BooleanField()
        looked = peewee.BooleanField()
        digest = peewee.CharField(max_length=64)
        order = peewee.ForeignKeyField(Order, null=True, on_delete="CASCADE")
        attempt = peewee.ForeignKeyField(Attempt, null=True, on_delete="SET NULL")
        status = peewee.CharField()
        provider_ref = peewee.CharField()
        payment = peewee.CharField()
        reference = peewee.CharField()
        account = peewee.CharField()
        amount_minor = peewee.IntegerField(null=True)
        currency = peewee.CharField()
        verdict = peewee.CharField()
        reason = peewee.CharField()
        answer = peewee.CharField()
        answered_at = peewee.IntegerField(null=True)
        answered_by = peewee.ForeignKeyField(Member, null=True, on_delete="SET NULL")
        tries = peewee.IntegerField()
        try_at = peewee.IntegerField(index=True, null=True)

        class Meta:
            database = db
            table_name = "notice"
            indexes = ((("shop", "kind", "event"), True), (("shop", "verdict"), False))

    db.create_tables([Attempt, Notice])
