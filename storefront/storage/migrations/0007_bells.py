"""Members' bells: how they are told of new orders. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    class Member(peewee.Model):
        class Meta:
            database = db
            table_name = "member"

    class Bell(peewee.Model):
        member = peewee.ForeignKeyField(Member, on_delete="CASCADE")
        kind = peewee.CharField()
        device = peewee.CharField(default="")
        settings = peewee.TextField()
        heard = peewee.IntegerField()
        active = peewee.BooleanField(default=False)
        tries = peewee.IntegerField(default=0)
        try_at = peewee.IntegerField(null=True)
        fault = peewee.CharField(default="")
        told_at = peewee.IntegerField(null=True)
        made_at = peewee.IntegerField()

        class Meta:
            database = db
            table_name = "bell"
            indexes = ((("member", "kind", "device"), True),)

    db.create_tables([Bell])
