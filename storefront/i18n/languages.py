"""The languages we speak: one row each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`code` is what addresses and `lang=` carry; `locale` is Babel's default when the country says nothing."""

    code: str
    name: str  # in its own words and script
    direction: str
    locale: str
    desk: bool  # the merchant's pages are translated too

    @property
    def stem(self) -> str:
        """The name of the catalogue's folder: pt_BR."""
        return self.code.replace("-", "_")


_ALL = (
    Language("en", "English", "ltr", "en_GB", desk=True),
    Language("fr", "Français", "ltr", "fr", desk=True),
    Language("ar", "العربية", "rtl", "ar", desk=True),
    Language("pt-BR", "Português", "ltr", "pt_BR", desk=False),
    Language("hi", "हिन्दी", "ltr", "hi", desk=False),
)
LANGUAGES: dict[str, Language] = {language.code: language for language in _ALL}
DESK_LANGUAGES: tuple[str, ...] = tuple(language.code for language in _ALL if language.desk)
DEFAULT = "en"


def closest(code: str) -> str:
    """The language of ours nearest to any tag ("fr-CA" → "fr", "pt" → "pt-BR"); English for strangers."""
    wanted = code.replace("_", "-").casefold()
    for known in LANGUAGES:
        if known.casefold() == wanted:
            return known
    primary = wanted.partition("-")[0]
    for known in LANGUAGES:
        if known.casefold().partition("-")[0] == primary:
            return known
    return DEFAULT
