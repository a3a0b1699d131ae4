"""The pages before the desk: in the visitor's language, for nobody in particular yet."""

from typing import Any

from flask import Response, request

from storefront.desk.page import private
from storefront.i18n import Words, words
from storefront.i18n.languages import DEFAULT, DESK_LANGUAGES, LANGUAGES
from storefront.wire.languages import browser_language
from storefront.wire.pages import render

LANGUAGE_NAMES = [(code, LANGUAGES[code].name) for code in DESK_LANGUAGES]


def visitor_words() -> Words:
    """The language asked for, or the browser's, of those the desk speaks."""
    asked = request.values.get("lang", "")
    if asked in DESK_LANGUAGES:
        return words(asked)
    return words(request.accept_languages.best_match(DESK_LANGUAGES) or DEFAULT)


def own_language() -> str:
    """The language a new shop may start in: the one chosen here, else the browser's, even one the desk lacks."""
    by_itself = request.accept_languages.best_match(DESK_LANGUAGES) or DEFAULT
    shown = visitor_words().language
    return browser_language() if shown == by_itself else shown


def entry_page(template: str, status: int = 200, **context: Any) -> Response:
    around = {
        "languages": LANGUAGE_NAMES,
        "next": request.values.get("next", ""),
        "invite": request.values.get("invite", ""),
        "form_token": "",
        "made_for": "",
        "kept": None,
        "saved": False,
    }
    return private(render(template, visitor_words(), **(around | context)), status)
