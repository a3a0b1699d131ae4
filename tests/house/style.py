"""What a style sheet asks of an engine, piece by piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"(?<![#\w.-])(-?[a-z][a-z-]*)(\(?)")
_UNIT = re.compile(r"(?<![#\w.-])[-+]?(?:\d*\.)?\d+([a-z]+)")
_PSEUDO = re.compile(r"::?([a-z-]+)(\(?)")
_MEDIA = re.compile(r"\(\s*(?:min-|max-)?([a-z-]+)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True)
class Wanted:
    """One thing an engine must know here. behind: the @supports around it, all of which an engine has passed."""

    name: str  # "color", "position:fixed", "rgba()", "rem", ":focus", "@media width"
    where: str
    behind: tuple[str, ...] = ()


def wanted_by(css: str, behind: tuple[str, ...] = ()) -> Iterator[Wanted]:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    while "{" in css:
        prelude, _, rest = css.partition("{")
        body, css = _until_its_brace(rest)
        prelude = prelude.strip()
        if prelude.startswith("@"):
            yield from _of_rule(prelude, body, behind)
        else:
            yield from _of_block(prelude, body, behind)


def _of_rule(prelude: str, body: str, behind: tuple[str, ...]) -> Iterator[Wanted]:
    kind, _, condition = prelude.partition(" ") if " " in prelude else (prelude.partition("(")[0], "", prelude)
    if kind == "@supports":
        yield Wanted("@supports", prelude, behind)
        behind = (*behind, prelude.removeprefix("@supports").strip())
    elif kind == "@media":
        for feature in _MEDIA.findall(condition):
            yield Wanted(f"@media {feature}", prelude, behind)
    else:
        yield Wanted(kind, prelude, behind)
    if "{" in body:
        yield from wanted_by(body, behind)
    else:
        yield from _of_block(prelude, body, behind)


def _of_block(selector: str, body: str, behind: tuple[str, ...]) -> Iterator[Wanted]:
    if not selector.startswith("@"):
        for pseudo, opened in _PSEUDO.findall(selector):
            yield Wanted(f":{pseudo}{opened and '()'}", selector, behind)
    for declaration in filter(str.strip, body.split(";")):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), _QUOTED.sub("", value).lower()
        where = f"{selector} {{ {declaration.strip()} }}"
        yield Wanted("--" if name.startswith("--") else name, where, behind)
        for word, opened in _WORD.findall(value):
            yield Wanted(f"{word}()" if opened else f"{name}:{word}", where, behind)
        for unit in _UNIT.findall(value):
            yield Wanted(unit, where, behind)


def _until_its_brace(rest: str) -> tuple[str, str]:
    depth = 1
    for place, sign in enumerate(rest):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return rest[:place], rest[place + 1 :]
    raise AssertionError(f"a brace is never closed: {rest[:60]!r}")
