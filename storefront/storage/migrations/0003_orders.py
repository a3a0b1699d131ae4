"""The orders' tables. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    class Area(peewee.Model):
        class Meta:
            database = db
            table_name = "area"

    class Choice(peewee.Model):
        class Meta:
            database = db
            table_name = "choice"

    class Member(peewee.Model):
        class Meta:
            database = db
            table_name = "member"

    class Product(peewee.Model):
        class Meta:
            database = db
            table_name = "product"

    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Order(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        token = peewee.CharField(unique=True, max_length=26)
        key = peewee.CharField(unique=True, max_length=26)
        reference = peewee.CharField(max_length=8)
        state = peewee.CharField()
        reason = peewee.CharField()
        revision = peewee.IntegerField()
        currency = peewee.CharField(max_length=3)
        language = peewee.CharField()
        cart = peewee.TextField()
        area = peewee.ForeignKeyField(Area, null=True, on_delete="SET NULL")
        delivery = peewee.CharField()
        area_name = peewee.TextField()
        fee_minor = peewee.IntegerField(null=True)
        discount_minor = peewee.IntegerField()
        coupon = peewee.CharField()
        total_minor = peewee.IntegerField()
        about = peewee.BooleanField()
        method = peewee.CharField()
        pay_when = peewee.CharField()
        if_missing = peewee.CharField()
        wanted_date = peewee.CharField()
        wanted_slot = peewee.CharField()
        asks = peewee.JSONField()
        hold = peewee.CharField()
        held_until = peewee.IntegerField(null=True)
        claims = peewee.JSONField()
        review = peewee.CharField()
        replaces = peewee.ForeignKeyField("self", null=True, on_delete="SET NULL")
        made_by = peewee.ForeignKeyField(Member, null=True, on_delete="SET NULL")
        taken_by = peewee.ForeignKeyField(Member, null=True, on_delete="SET NULL")
        mark = peewee.TextField()
        source = peewee.CharField()
        price_version = peewee.IntegerField()
        placed_at = peewee.IntegerField()
        received_at = peewee.IntegerField(null=True)
        changed_at = peewee.IntegerField()
        ended_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "order"
            indexes = (
                (("shop", "reference"), True),
                (("shop", "state", "placed_at"), False),
                (("hold", "held_until"), False),
                (("state", "placed_at"), False),
            )

    class OrderEvent(peewee.Model):
        order = peewee.ForeignKeyField(Order, on_delete="CASCADE")
        at = peewee.IntegerField()
        member = peewee.ForeignKeyField(Member, null=True, on_delete="SET NULL")
        what = peewee.CharField()
        from_state = peewee.CharField()
        to_state = peewee.CharField()
        reason = peewee.CharField()
        revision = peewee.IntegerField()
        total_minor = peewee.IntegerField()
        details = peewee.JSONField()
        undoes = peewee.ForeignKeyField("self", unique=True, null=True, on_delete="SET NULL")

        class Meta:
            database = db
            table_name = "order_event"

    class OrderLine(peewee.Model):
        order = peewee.ForeignKeyField(Order, on_delete="CASCADE")
        position = peewee.IntegerField()
        product = peewee.ForeignKeyField(Product, null=True, on_delete="SET NULL")
        choice = peewee.ForeignKeyField(Choice, null=True, on_delete="SET NULL")
        number = peewee.IntegerField()
        choice_number = peewee.IntegerField(null=True)
        extras = peewee.JSONField()
        title = peewee.TextField()
        choice_name = peewee.TextField()
        asked_milli = peewee.IntegerField()
        given_milli = peewee.IntegerField(null=True)
        unit = peewee.CharField()
        about_milli = peewee.IntegerField(null=True)
        unit_price_minor = peewee.IntegerField()
        about = peewee.BooleanField()
        held_milli = peewee.IntegerField()
        instead_of = peewee.ForeignKeyField("self", null=True, on_delete="SET NULL")
        reason = peewee.CharField()

        class Meta:
            database = db
            table_name = "order_line"
            constraints = [peewee.Check("asked_milli > 0"), peewee.Check("held_milli >= 0")]

    class Payment(peewee.Model):
        order = peewee.ForeignKeyField(Order, on_delete="CASCADE")
        at = peewee.IntegerField()
        member = peewee.ForeignKeyField(Member, null=True, on_delete="SET NULL")
        method = peewee.CharField()
        kind = peewee.CharField()
        amount_minor = peewee.IntegerField()
        note = peewee.CharField()
        proof = peewee.CharField(unique=True, null=True)
        undoes = peewee.ForeignKeyField("self", unique=True, null=True, on_delete="SET NULL")

        class Meta:
            database = db
            table_name = "payment"

    db.create_tables([Order, OrderEvent, OrderLine, Payment])
