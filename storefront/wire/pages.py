"""Renders a page or a piece of one in the reader's language."""

from typing import Any

from flask import Response, make_response, redirect, render_template
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


def see_other(address: str) -> Response:
    """After a POST: the browser fetches a page of ours, and reloading it repeats nothing."""
    return make_response(redirect(address, 303))
