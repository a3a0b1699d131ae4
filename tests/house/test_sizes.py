"""Small enough to be read in one sitting."""

import ast

import pytest

from tests.house.tree import named, parsed, python_files

MOST_LINES_A_FILE = 300
MOST_LINES_A_FUNCTION = 60


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_a_file_stays_readable(path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_A_FILE


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{name}: {node.name} has {lines} lines"
        for name, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and "/migrations/" not in name  # a step is one long list of statements, written once
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_A_FUNCTION
    ]
    assert not long
