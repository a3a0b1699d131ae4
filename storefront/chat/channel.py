"""What a chat channel is: an address and a text become a link. Nothing here sends anything."""

from collections.abc import Callable
from dataclasses import dataclass

from storefront.problems import Problem

MOST_LINK_BYTES = 2000  # longer links are cut by some phones' share intents


@dataclass(frozen=True)
class Channel:
    """One way to write to a shop.

    kind: its word in addresses and settings. label: a msgid (proper names stay as they are).
    read_address: what the merchant typed and their country (two letters) → the stored address, or a Problem whose field
    the caller names.
    link: (address, text) → an href; the text is dropped where the app takes none.
    carries_text: whether the link brings the text along. short: whether the text must be the short one (SMS).
    """

    kind: str
    label: str
    read_address: Callable[[str, str], str | Problem]
    link: Callable[[str, str], str]
    carries_text: bool = True
    short: bool = False
