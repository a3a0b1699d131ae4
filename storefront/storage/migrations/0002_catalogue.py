"""The goods' tables. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Section(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        slug = peewee.CharField(max_length=40)
        name = peewee.TextField()
        texts = peewee.JSONField()
        position = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "section"
            indexes = ((("shop", "slug"), True),)

    class Product(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        number = peewee.IntegerField()
        section = peewee.ForeignKeyField(Section, null=True, on_delete="SET NULL")
        title = peewee.TextField()
        description = peewee.TextField()
        texts = peewee.JSONField()
        price_minor = peewee.IntegerField(null=True)
        compare_at_minor = peewee.IntegerField(null=True)
        unit = peewee.CharField()
        step_milli = peewee.IntegerField()
        max_milli = peewee.IntegerField(null=True)
        about_milli = peewee.IntegerField(null=True)
        stock_milli = peewee.IntegerField(null=True)
        sold_out = peewee.CharField()
        sold_out_until = peewee.IntegerField(null=True)
        hidden = peewee.BooleanField()
        service = peewee.BooleanField()
        asks = peewee.JSONField()
        photos = peewee.JSONField()
        search_key = peewee.TextField()
        position = peewee.IntegerField()
        row_version = peewee.IntegerField()
        source_handle = peewee.CharField(null=True)
        created_at = peewee.IntegerField()
        deleted_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "product"
            indexes = (
                (("shop", "number"), True),
                (("shop", "hidden", "deleted_at", "position", "number"), False),
                (("shop", "source_handle"), True),
            )
            constraints = [peewee.Check("stock_milli IS NULL OR stock_milli >= 0")]

    class Choice(peewee.Model):
        product = peewee.ForeignKeyField(Product, on_delete="CASCADE")
        number = peewee.IntegerField()
        name = peewee.TextField()
        texts = peewee.JSONField()
        price_minor = peewee.IntegerField(null=True)
        stock_milli = peewee.IntegerField(null=True)
        sold_out = peewee.BooleanField()
        position = peewee.IntegerField()
        deleted_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "choice"
            indexes = ((("product", "number"), True),)
            constraints = [peewee.Check("stock_milli IS NULL OR stock_milli >= 0")]

    class ExtraGroup(peewee.Model):
        product = peewee.ForeignKeyField(Product, on_delete="CASCADE")
        name = peewee.TextField()
        texts = peewee.JSONField()
        least = peewee.IntegerField()
        most = peewee.IntegerField()
        position = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "extra_group"

    class Extra(peewee.Model):
        group = peewee.ForeignKeyField(ExtraGroup, on_delete="CASCADE")
        number = peewee.IntegerField()
        name = peewee.TextField()
        texts = peewee.JSONField()
        price_minor = peewee.IntegerField()
        position = peewee.IntegerField()
        deleted_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "extra"

    class Price(peewee.Model):
        product = peewee.ForeignKeyField(Product, on_delete="CASCADE")
        choice = peewee.ForeignKeyField(Choice, null=True, on_delete="CASCADE")
        version = peewee.IntegerField()
        minor = peewee.IntegerField(null=True)
        at = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "price"
            indexes = ((("product", "choice", "version"), False),)

    db.create_tables([Section, Product, Choice, ExtraGroup, Extra, Price])
