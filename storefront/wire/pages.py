"""Renders a page or a piece of one in the reader's language."""

from typing import Any

from flask import Response, make_response, redirect, render_template
from markupsafe import Markup

from storefront.i18n import Words
from storefront.wire.host import host


def render(template: str, words: Words, **context: Any) -> str:
    """The template with `_`, `ngettext` and `w` (the words), `asset` for addresses of static files, `written`
    for buyers' pages: a sheet or a script that stands in them, exactly as its hash in the policy says."""
    assets = host().assets
    return render_template(
        template, _=words.gettext, ngettext=words.ngettext, w=words, asset=assets.url, written=_written, **context
    )


def _written(plain_name: str) -> Markup:
    return Markup(host().assets.text(plain_name))


def see_other(address: str) -> Response:
    """After a POST: the browser fetches a page of ours, and reloading it repeats nothing."""
    return make_response(redirect(address, 303))
