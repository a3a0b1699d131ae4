"""The translators' files: .po is kept with the source, .mo is compiled from it and read by the program.

To collect new texts from code and templates and hand them to every language:

    pybabel extract -F babel.cfg -k N_ -o storefront/i18n/messages.pot .
    pybabel update -i storefront/i18n/messages.pot -d storefront/i18n/locale --no-fuzzy-matching
"""

import os
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from storefront.i18n.languages import LANGUAGES
from storefront.i18n.words import LOCALE_FOLDER, translations, words


def compile_catalogues(folder: Path = LOCALE_FOLDER) -> list[str]:
    """Writes messages.mo beside every messages.po; the names of the languages compiled."""
    compiled = []
    for source in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        _write_whole(source.with_suffix(".mo"), _compiled(source))
        compiled.append(source.parent.parent.name)
    translations.cache_clear()
    words.cache_clear()
    return compiled


def missing_catalogues(folder: Path = LOCALE_FOLDER) -> list[str]:
    """The languages, other than that of the source, whose compiled file is absent or older than its .po."""
    places = {
        language.stem: folder / language.stem / "LC_MESSAGES"
        for language in LANGUAGES.values()
        if language.code != "en"
    }
    return [stem for stem, place in places.items() if not _is_fresh(place)]


def _is_fresh(place: Path) -> bool:
    source, target = place / "messages.po", place / "messages.mo"
    return source.exists() and target.exists() and target.stat().st_mtime >= source.stat().st_mtime


def _compiled(source: Path) -> bytes:
    with source.open("rb") as file:
        catalogue = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _write_whole(target: Path, content: bytes) -> None:
    """A server reading at this moment sees the old file or the new one, never half of one."""
    unfinished = target.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(target)
