"""The merchants' tables. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    class Shop(peewee.Model):
        slug = peewee.CharField(unique=True, max_length=40)
        name = peewee.TextField()
        tagline = peewee.TextField()
        description = peewee.TextField()
        category = peewee.CharField()
        place = peewee.TextField()
        address = peewee.TextField()
        email = peewee.TextField()
        website = peewee.TextField()
        phone = peewee.CharField()
        country = peewee.CharField(max_length=2)
        currency = peewee.CharField(max_length=3)
        time_zone = peewee.CharField()
        languages = peewee.JSONField()
        texts = peewee.JSONField()
        logo = peewee.CharField()
        accent = peewee.CharField()
        return_rule = peewee.TextField()
        opened_at = peewee.IntegerField()
        hours = peewee.JSONField()
        mode = peewee.CharField()
        notice = peewee.TextField()
        notice_until = peewee.IntegerField(null=True)
        paused = peewee.BooleanField()
        pause_message = peewee.TextField()
        paused_until = peewee.IntegerField(null=True)
        state = peewee.CharField()
        frozen_reason = peewee.TextField()
        frozen_from = peewee.CharField()
        listed = peewee.BooleanField()
        asks = peewee.JSONField()
        hold_minutes = peewee.IntegerField()
        lapse_hours = peewee.IntegerField()
        pay_when = peewee.CharField()
        pick_up = peewee.BooleanField()
        somewhere_else = peewee.BooleanField()
        pay_changed_at = peewee.IntegerField(null=True)
        next_number = peewee.IntegerField()
        version = peewee.IntegerField()
        price_version = peewee.IntegerField()
        row_version = peewee.IntegerField()
        created_at = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "shop"

    class Area(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        name = peewee.TextField()
        texts = peewee.JSONField()
        fee_minor = peewee.IntegerField()
        free_above_minor = peewee.IntegerField(null=True)
        minimum_minor = peewee.IntegerField(null=True)
        position = peewee.IntegerField()
        active = peewee.BooleanField()

        class Meta:
            database = db
            table_name = "area"

    class Member(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        name = peewee.TextField()
        phone = peewee.CharField()
        role = peewee.CharField()
        language = peewee.CharField()
        password_hash = peewee.TextField()
        created_at = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "member"
            indexes = ((("shop", "phone"), True), (("phone",), False))

    class AuditLine(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        member = peewee.ForeignKeyField(Member, null=True, on_delete="SET NULL")
        at = peewee.IntegerField()
        what = peewee.CharField()
        details = peewee.JSONField()

        class Meta:
            database = db
            table_name = "audit_line"

    class FormerSlug(peewee.Model):
        slug = peewee.CharField(unique=True, max_length=40)
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "former_slug"

    class Invite(peewee.Model):
        fingerprint = peewee.CharField(unique=True, max_length=64)
        created_at = peewee.IntegerField()
        used_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "invite"

    class Report(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        at = peewee.IntegerField()
        reason = peewee.CharField()
        handled_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "report"

    class Session(peewee.Model):
        fingerprint = peewee.CharField(unique=True, max_length=64)
        member = peewee.ForeignKeyField(Member, on_delete="CASCADE")
        created_at = peewee.IntegerField()
        seen_at = peewee.IntegerField()
        expires_at = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "session"

    class ShopChannel(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        kind = peewee.CharField()
        address = peewee.TextField()
        position = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "shop_channel"
            indexes = ((("shop", "kind"), True),)

    class ShopMethod(peewee.Model):
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        kind = peewee.CharField()
        settings = peewee.JSONField()
        position = peewee.IntegerField()
        live = peewee.BooleanField()

        class Meta:
            database = db
            table_name = "shop_method"
            indexes = ((("shop", "kind", "live"), True),)

    class SignInLink(peewee.Model):
        fingerprint = peewee.CharField(unique=True, max_length=64)
        member = peewee.ForeignKeyField(Member, on_delete="CASCADE")
        kind = peewee.CharField()
        created_at = peewee.IntegerField()
        expires_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "sign_in_link"

    db.create_tables(
        [Shop, Area, Member, AuditLine, FormerSlug, Invite, Report, Session, ShopChannel, ShopMethod, SignInLink]
    )
