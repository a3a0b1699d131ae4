"""The migrations make exactly the tables that the records describe."""

from pathlib import Path

import peewee
from playhouse.schema_diff import diff_models

from storefront.catalogue import records as goods
from storefront.catalogue.many import records as many
from storefront.merchants import records as merchants
from storefront.merchants.replies import records as replies
from storefront.merchants.staff import records as staff
from storefront.numbers import records as numbers
from storefront.orders import records as orders
from storefront.orders.coupons import records as coupons
from storefront.orders.notebook import records as notebook
from storefront.payments import records as payments
from storefront.storage import database as storage
from storefront.storage.database import Row
from storefront.storage.schema import migrate, pending
from storefront.telling import records as telling


def rows() -> list[type[Row]]:
    return [
        kind
        for room in (merchants, staff, replies, goods, many, orders, coupons, notebook, payments, telling, numbers)
        for kind in vars(room).values()
        if isinstance(kind, type) and issubclass(kind, Row) and kind.__module__ == room.__name__
    ]


def test_migrated_tables_are_the_records(database: peewee.Database) -> None:
    assert len(rows()) > 15
    difference = diff_models(database, rows())
    assert not difference, difference


def test_a_column_nobody_migrated_is_noticed(database: peewee.Database) -> None:
    database.execute_sql('ALTER TABLE "shop" DROP COLUMN "tagline"')
    assert diff_models(database, rows())


def test_migrating_twice_changes_nothing(database: peewee.Database, tmp_path: Path) -> None:
    assert pending(database) == []
    assert migrate(database, tmp_path / "migrate.lock") == []


def test_stock_can_never_be_below_zero_in_a_migrated_table(database: peewee.Database) -> None:
    made = database.execute_sql("SELECT sql FROM sqlite_master WHERE name IN ('product', 'choice')").fetchall()
    assert all("stock_milli >= 0" in sql for (sql,) in made) and len(made) == 2


def test_the_journal_outlives_a_power_cut(database: peewee.Database) -> None:
    found = {name: database.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in storage.PRAGMAS}
    assert (found["journal_mode"], found["synchronous"], found["foreign_keys"]) == ("wal", 2, 1)
    assert database.execute_sql("PRAGMA mmap_size").fetchone() in (None, (0,))
