"""Money and quantities are whole numbers: no float is written, made or divided into being where they live."""

import ast

import pytest

from tests.house.tree import parsed


def floats(tree: ast.Module) -> list[int]:
    """The lines where a float appears."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div) and not _joins_paths(node))
    ]


def _joins_paths(node: ast.BinOp | ast.AugAssign) -> bool:
    """folder / "name": a text on the right is never arithmetic."""
    right = node.right if isinstance(node, ast.BinOp) else node.value
    return isinstance(right, ast.JoinedStr) or (isinstance(right, ast.Constant) and isinstance(right.value, str))


def test_no_float_comes_near_money() -> None:
    found = {name: lines for name, tree in parsed("money.py", "pay", "orders") if (lines := floats(tree))}
    assert not found


@pytest.mark.parametrize("line", ["x = 0.5", "x = float(y)", "x = a / b", "x /= 2", "def f(x: float): ..."])
def test_a_float_would_be_seen(line: str) -> None:
    assert floats(ast.parse(line)) == [1]


def test_a_folder_is_no_float() -> None:
    assert floats(ast.parse("path = folder / 'name'")) == []
