"""What a script asks of an engine, and what it made sure of before."""

from collections.abc import Iterator
from dataclasses import dataclass

from calmjs.parse import asttypes as ast
from calmjs.parse import es5
from calmjs.parse.walkers import Walker

ANYTHING = "*"  # inside try: whatever is missing is caught


@dataclass(frozen=True)
class Wanted:
    """A global or a member by its name. behind: what a script made sure of before it came here."""

    name: str
    line: int
    behind: frozenset[str]


def wanted_by(script: str) -> list[Wanted]:
    """All it did not bring along itself."""
    tree = es5(script)
    keys = _keys(tree)
    return [wanted for wanted in _within(tree, frozenset(), _declared(tree)) if wanted.name not in keys]


def _within(node: ast.Node, behind: frozenset[str], own: frozenset[str]) -> Iterator[Wanted]:
    if isinstance(node, ast.Identifier) and node.value not in own:
        yield Wanted(node.value, node.lineno, behind)
    elif isinstance(node, ast.DotAccessor):
        yield from _within(node.node, behind, own)
        yield Wanted(node.identifier.value, node.identifier.lineno, behind)
    elif isinstance(node, (ast.If, ast.Conditional)):
        asked = behind | _asked(node.predicate)
        yield from _within(node.predicate, asked, own)
        yield from _within(node.consequent, asked, own)
        if node.alternative is not None:
            yield from _within(node.alternative, behind, own)
    elif isinstance(node, ast.BinOp) and node.op in ("&&", "||"):
        asked = behind | _asked(node.left)
        yield from _within(node.left, asked, own)
        yield from _within(node.right, asked, own)
    elif isinstance(node, ast.Try):
        yield from _within(node.statements, behind | {ANYTHING}, own)
        yield from _within(node.catch, behind, own)
    else:
        yield from _in_order(node, behind, own)


def _in_order(node: ast.Node, behind: frozenset[str], own: frozenset[str]) -> Iterator[Wanted]:
    """One after the other: what follows "if (!thing) return" knows that there is the thing."""
    for child in node:
        if isinstance(child, ast.Node) and not isinstance(child, ast.PropIdentifier):
            yield from _within(child, behind, own)
            if isinstance(child, ast.If) and isinstance(child.consequent, ast.Return):
                behind |= _asked(child.predicate)


def _asked(predicate: ast.Node) -> frozenset[str]:
    """Members that are looked at to see whether they are there: missing ones do no harm so. Calling them would."""
    if isinstance(predicate, ast.DotAccessor):
        return frozenset([predicate.identifier.value])
    if isinstance(predicate, ast.FunctionCall):
        return frozenset()
    return frozenset().union(*(_asked(child) for child in predicate if isinstance(child, ast.Node)))


def _declared(tree: ast.Node) -> frozenset[str]:
    """Variables, parameters, functions, what is caught."""
    found = set()
    for node in Walker().filter(tree, lambda node: True):
        if isinstance(node, ast.FuncBase):
            found |= {name.value for name in [node.identifier, *node.parameters] if name is not None}
        elif isinstance(node, (ast.VarDecl, ast.Catch)):
            found.add(node.identifier.value)
    return frozenset(found)


def _keys(tree: ast.Node) -> frozenset[str]:
    """Of the objects it writes."""
    objects = Walker().filter(tree, lambda node: isinstance(node, ast.Object))
    return frozenset(str(pair.left.value) for thing in objects for pair in thing.properties)
