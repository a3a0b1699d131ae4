"""The ways to be told, in the order the desk offers them."""

from storefront.telling.way import Way
from storefront.telling.ways import email, ntfy, push, telegram

WAYS: dict[str, Way] = {way.kind: way for way in (push.WAY, telegram.WAY, email.WAY, ntfy.WAY)}
