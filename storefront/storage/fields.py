"""What rows hold beside plain columns: moments as whole UTC seconds, texts in several languages."""

from datetime import UTC, datetime

import peewee


class MomentField(peewee.IntegerField):
    """An aware UTC datetime, kept as whole seconds since 1970."""

    def db_value(self, value: datetime | int | None) -> int | None:
        return int(value.timestamp()) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


class Translated:
    """A row whose texts may each have one version per language: texts = {"ar": {"title": "…"}}."""

    texts: dict[str, dict[str, str]]

    def text(self, name: str, language: str) -> str:
        """The text in this language, or the main one."""
        return str(self.texts.get(language, {}).get(name) or getattr(self, name))

    def several(self, name: str, language: str) -> tuple[str, ...]:
        """A list of texts in this language, where it is kept as lines, or the main one."""
        own = self.texts.get(language, {}).get(name)
        return tuple(own.split("\n")) if own else tuple(getattr(self, name))
