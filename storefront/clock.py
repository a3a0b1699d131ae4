"""The only place that reads the clock. Rules get the time as an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, UTC, whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)
