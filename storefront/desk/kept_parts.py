"""Parts of a page that the browser has already: what htmx gets after a tap leaves out those that are as they were."""

import re
from collections.abc import Callable
from zlib import crc32

from flask import request
from markupsafe import Markup

from storefront.wire.fragments import wants_fragment

_REVISION = re.compile(r'<input type="hidden" name="seen" value="\d*">\s*')  # the piece says it once for all its forms

_BITS = 0xFFFFFF  # enough to tell a part from what it was one tap ago, and marks travel twice


class KeptParts:
    """Marks each part by what stands in it. has: the marks of those the browser has.

    tapped: the address a form went to; its part is sent in any case, since what was typed there is done.
    """

    def __init__(self, has: str, tapped: str) -> None:
        self._has, self._tapped, self._marks = has.split(), f'action="{tapped}"', list[str]()

    def __call__(self, name: str, caller: Callable[[], str]) -> Markup:
        html = caller()
        mark = f"{name}-{crc32(_REVISION.sub('', html).encode()) & _BITS:x}"
        self._marks.append(mark)
        is_there = mark in self._has and self._tapped not in html
        return Markup('<div id="{}" hx-preserve>{}</div>').format(mark, "" if is_there else Markup(html))

    @property
    def marks(self) -> str:
        return " ".join(self._marks)


def kept_parts() -> KeptParts:
    return KeptParts(request.form.get("has", "") if wants_fragment() else "", request.path)
