"""In which language a page speaks: what its address says, else what its shop speaks first."""

from collections.abc import Sequence

from flask import request

from storefront.i18n.languages import DEFAULT, LANGUAGES, closest
from storefront.wire.address import argument


def asked_language(spoken: Sequence[str]) -> str:
    """The language of `lang=` when the shop speaks it, else its first."""
    asked = argument("lang")
    return asked if asked in spoken else first_language(spoken)


def first_language(spoken: Sequence[str]) -> str:
    return spoken[0] if spoken else DEFAULT


def browser_language() -> str:
    """The reader's own, for pages that are kept nowhere."""
    return closest(request.accept_languages.best_match(list(LANGUAGES)) or DEFAULT)


def known_language() -> str:
    """The language this request names, if it is one of ours at all: all that a kept page's key needs."""
    asked = argument("lang")
    return asked if asked in LANGUAGES else ""
