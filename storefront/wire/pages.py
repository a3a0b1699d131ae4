"""Renders a page or a piece of one in the reader's language."""

from typing import Any

from flask import render_template

from storefront.i18n import Words
from storefront.wire.host import host


def render(template: str, words: Words, **context: Any) -> str:
    """The template with `_`, `ngettext` and `w` (the words), and `asset` for addresses of static files."""
    return render_template(
        template, _=words.gettext, ngettext=words.ngettext, w=words, asset=host().assets.url, **context
    )
