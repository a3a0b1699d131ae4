"""Areas have days; a shop says for when it takes orders. Frozen: later shapes are later files."""

import peewee
from playhouse.migrate import SchemaMigrator, migrate

_COLUMNS = (("area", "days", "[]"), ("shop", "timing", "{}"))


def up(migrator: SchemaMigrator, db: peewee.Database) -> None:
    # By hand: the migrator makes a column required by building the table anew, and dropping the old one deletes
    # everything that belongs to its rows.
    for table, column, empty in _COLUMNS:
        migrate(migrator.sql(f'ALTER TABLE "{table}" ADD COLUMN "{column}" JSON NOT NULL DEFAULT \'{empty}\''))
