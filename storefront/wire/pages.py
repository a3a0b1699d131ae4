"""Renders a page or a piece of one in the reader's language."""

from typing import Any

from flask import render_template
from markupsafe import Markup

from storefront.i18n import Words
from storefront.wire.host import host


def render(template: str, words: Words, **context: Any) -> str:
    """The template with `_`, `ngettext` and `w` (the words), `asset` for addresses of static files, `sheet` for buyers'
    pages: the one style sheet that is written into them, exactly as its hash in the policy says."""
    assets = host().assets
    sheet = Markup(assets.text("shop.css"))
    return render_template(
        template, _=words.gettext, ngettext=words.ngettext, w=words, asset=assets.url, sheet=sheet, **context
    )
