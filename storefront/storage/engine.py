"""Which SQLite runs underneath, and whether shops may be entrusted to it."""

from types import ModuleType

import peewee

FIRST_SOUND = (3, 51, 3)
# Older series that got the same repair: (series, first sound release).
REPAIRED: dict[tuple[int, ...], tuple[int, ...]] = {(3, 50): (3, 50, 7), (3, 44): (3, 44, 6)}


def sqlite_module() -> ModuleType:
    """The module peewee speaks through: pysqlite3, which bundles a new SQLite, unless Python's own is newer."""
    module: ModuleType = vars(peewee)["sqlite3"]  # not in peewee's type stubs
    return module


def check_engine(version: tuple[int, ...]) -> str | None:
    """What is wrong with this SQLite, in one line, or None.

    Before 3.51.3 a checkpoint that meets a WAL reset can corrupt the file. Source: https://sqlite.org/wal.html#walresetbug
    """
    if version >= FIRST_SOUND:
        return None
    repaired = REPAIRED.get(version[:2])
    if repaired and version >= repaired:
        return None
    found = ".".join(map(str, version))
    return (
        f"SQLite {found} can corrupt a shop's file (fixed in 3.51.3). "
        "Install what requirements.txt names: pysqlite3 brings a sound one."
    )
