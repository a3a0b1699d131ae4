"""Every problem has its sentence, every sentence its problem, and translators see every text."""

import ast
import re

import pytest

from storefront.i18n.problem_texts import TEXTS
from tests.house.tree import TEMPLATES, named, parsed

TRANSLATING = {"gettext", "ngettext", "N_", "_"}
KEY = re.compile(r"[a-z_]+\.[a-z_]+")


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def problem_keys(tree: ast.Module) -> set[str]:
    """The keys that stand as a Problem's first argument."""
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) == "Problem" and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def texts_made_up(tree: ast.Module) -> list[int]:
    """Lines where a text is put together before it is translated, so that no translator ever saw it."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in TRANSLATING
        if any(_is_made_up(argument) for argument in node.args[:2])
    ]


def _is_made_up(text: ast.expr) -> bool:
    return isinstance(text, ast.JoinedStr | ast.BinOp) or (isinstance(text, ast.Call) and called(text) == "format")


def test_every_problem_has_its_sentence() -> None:
    used = {key: name for name, tree in parsed() for key in problem_keys(tree)}
    assert used, "no problem is ever named"
    assert not {key: name for key, name in used.items() if key not in TEXTS}


def test_every_sentence_has_its_problem() -> None:
    named_in_code = {
        node.value
        for name, tree in parsed()
        if not name.endswith("problem_texts.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
    }
    assert sorted(set(TEXTS) - named_in_code) == []


def test_translators_see_every_text() -> None:
    assert not {name: lines for name, tree in parsed() if (lines := texts_made_up(tree))}


def test_translators_see_every_text_of_the_pages() -> None:
    """In templates a text is literal, or a name for a text that was marked where it was written."""
    made_up = re.compile(r"\b_\(\s*(?:f['\"]|['\"][^'\"]*['\"]\s*[~%+]|\w+\s*[~+])")
    found = {named(path): made_up.findall(path.read_text(encoding="utf-8")) for path in TEMPLATES.rglob("*.html")}
    assert not {name: texts for name, texts in found.items() if texts}


@pytest.mark.parametrize(
    "line", ["w.gettext(f'{n} goods')", "N_('a' + b)", "w.gettext('%s' % n)", "w.gettext('{}'.format(n))"]
)
def test_a_made_up_text_would_be_seen(line: str) -> None:
    assert texts_made_up(ast.parse(line)) == [1]
