"""Every problem the program can name has its sentence, and gets the values the sentence needs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import storefront
from storefront.i18n.problem_texts import TEXTS

SOURCES = sorted(Path(storefront.__file__).parent.rglob("*.py"))


def problems_named() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, the key, and the names of its values (None: made elsewhere) of every Problem("…") in the source."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                key = node.args[0] if node.args else None
                if isinstance(key, ast.Constant):
                    yield f"{source.name}:{node.lineno}", str(key.value), value_names(node)


def value_names(call: ast.Call) -> set[str] | None:
    given = call.args[2] if len(call.args) > 2 else next((k.value for k in call.keywords if k.arg == "values"), None)
    if given is None:
        return set()
    if not isinstance(given, ast.Dict):
        return None
    names = {str(name.value) for name in given.keys if isinstance(name, ast.Constant)}
    return names | {re.sub("_(milli|minor)$", "", name) for name in names}


def needed(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def test_every_problem_has_its_sentence():
    assert [(where, key) for where, key, _ in problems_named() if key not in TEXTS] == []


def test_every_sentence_gets_its_values():
    short = [
        (where, key, needed(TEXTS[key]) - names)
        for where, key, names in problems_named()
        if key in TEXTS and names is not None and needed(TEXTS[key]) - names
    ]
    assert short == []


def test_no_sentence_has_a_stray_percent_sign():
    assert [text for text in TEXTS.values() if "%" in re.sub(r"%\(\w+\)s|%%", "", text)] == []
