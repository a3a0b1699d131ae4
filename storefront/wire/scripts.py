"""Our own scripts as they travel: written for readers, sent without what only readers need.

Not for scripts of others: names are changed as words, so ours never name a property in a pattern or a bare object key
like one of their own variables. A test compares what is left with what was written.
"""

import re
from collections import Counter
from itertools import product
from string import ascii_lowercase

# Texts and patterns stay as they are.
_QUOTED = re.compile(r"""("[^"\n]*"|(?<=[(,=!] )/[^/\n]+/|(?<=[(,=!])/[^/\n]+/)""")
_SPACED = re.compile(r" ?([=+\-*/%<>?:,;{}()|&!\[\]]+) ?")
_PARAMETERS = re.compile(r"function\s*\w*\(([^)]*)\)")
_DECLARED = re.compile(r"\bfunction (\w+)|\bvar ([^;=]+)[;=]|, (\w+) = ")
_NAME = re.compile(r"(?<![.\w])[A-Za-z_]\w*+(?!:)")  # a key of an object stands right before its colon
_RESERVED = {"do", "if", "in"}


def tight_script(script: str) -> str:
    """Without comment lines, indentation and spaces around signs; its own names as short as can be."""
    lines = [line.strip() for line in script.splitlines()]
    pieces = _QUOTED.split("\n".join(line for line in lines if line and not line.startswith("//")))
    short = _short_names(pieces[::2])
    for place in range(0, len(pieces), 2):
        piece = _NAME.sub(lambda name: short.get(name[0], name[0]), pieces[place])
        pieces[place] = re.sub(r"(?<=[,;{}(|&?:])\n", "", _SPACED.sub(r"\1", piece)).replace(";}", "}")
    return "".join(pieces)


def _short_names(code: list[str]) -> dict[str, str]:
    """One letter for the names met most often."""
    text = "\n".join(code)
    lists: list[str] = _PARAMETERS.findall(text)
    lists += ["".join(found) for found in _DECLARED.findall(text)]
    own = {name.strip() for names in lists for name in names.split(",") if name.strip()}
    met = Counter(name for name in _NAME.findall(text) if name in own)
    letters = ("".join(pair) for pair in product(("", *ascii_lowercase), ascii_lowercase))
    free = (letter for letter in letters if letter not in _RESERVED)
    return {name: next(free) for name, _ in met.most_common()}
