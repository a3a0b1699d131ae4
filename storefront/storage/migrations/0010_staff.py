"""Members may leave; links let others in. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    migrate(migrator.add_column("member", "left_at", peewee.IntegerField(null=True)))

    class Shop(peewee.Model):
        class Meta:
            database = db
            table_name = "shop"

    class Member(peewee.Model):
        class Meta:
            database = db
            table_name = "member"

    class JoinLink(peewee.Model):
        fingerprint = peewee.CharField(max_length=64, unique=True)
        shop = peewee.ForeignKeyField(Shop, on_delete="CASCADE")
        role = peewee.CharField()
        made_by = peewee.ForeignKeyField(Member, on_delete="CASCADE")
        made_at = peewee.IntegerField()
        expires_at = peewee.IntegerField()
        used_by = peewee.ForeignKeyField(Member, null=True, on_delete="CASCADE")
        used_at = peewee.IntegerField(null=True)

        class Meta:
            database = db
            table_name = "join_link"

    db.create_tables([JoinLink])
