"""A form that came when its session had ended: it waits in the page that asks to sign in, and goes on from there.

Only for the member whose page it was, since somebody else may sign in on this phone: `made_for`, in every form of the
desk, says so under our seal. Passwords and secrets are not written into a page; photos can't be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flask import request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.datastructures import MultiDict

from storefront.merchants.records import Member
from storefront.pay import METHODS
from storefront.telling.means import means
from storefront.telling.ways import WAYS
from storefront.wire.host import host

_PREFIX = "kept-"
_OURS = ("form_token", "made_for")
_SECRET = re.compile(r"old|new|.*(?:password|secret|_key).*", re.DOTALL)
_WITH_KEYS = ("/desk/settings/methods/", "/desk/settings/bells/")  # of providers and servers: see _keys
_MOST_FIELDS, _MOST_LETTERS = 1000, 200_000


@dataclass(frozen=True)
class KeptForm:
    """path: where it goes. boxes: names and values, as the page that asks to sign in carries them."""

    path: str
    made_for: str
    boxes: tuple[tuple[str, str], ...]

    def is_of(self, member: Member) -> bool:
        return _owner(self.made_for) == member.id

    @property
    def carried(self) -> list[tuple[str, str]]:
        return [("keep_path", self.path), ("keep_for", self.made_for), *((_PREFIX + n, v) for n, v in self.boxes)]


def made_for(member: Member) -> str:
    return str(_seal().dumps(member.id))


def just_posted() -> KeptForm | None:
    """What this request posted, where it can wait: a form of the desk, whose member we know."""
    if request.method != "POST" or not request.path.startswith("/desk/"):
        return None
    return _kept(request.path, request.form.get("made_for", ""), _boxes(request.form, request.path))


def carried() -> KeptForm | None:
    """What the page that asked to sign in brought along."""
    names = [name for name in request.form if name.startswith(_PREFIX)]
    boxes = [(name.removeprefix(_PREFIX), value) for name in names for value in request.form.getlist(name)]
    path = request.form.get("keep_path", "")
    safe = path.startswith("/desk/") and "//" not in path and path.isprintable() and "\\" not in path
    return _kept(path, request.form.get("keep_for", ""), boxes) if safe else None


def _kept(path: str, sealed: str, boxes: list[tuple[str, str]]) -> KeptForm | None:
    letters = sum(len(name) + len(value) for name, value in boxes)
    if _owner(sealed) is None or len(boxes) > _MOST_FIELDS or letters > _MOST_LETTERS:
        return None
    return KeptForm(path, sealed, tuple(boxes))


def _boxes(form: "MultiDict[str, str]", path: str) -> list[tuple[str, str]]:
    left_out = {*_OURS, *(_keys() if path.startswith(_WITH_KEYS) else ())}
    names = [name for name in form if name not in left_out and not _SECRET.fullmatch(name)]
    return [(name, value) for name in names for value in form.getlist(name)]


def _keys() -> Iterator[str]:
    """The boxes of secrets that other forms may have by the same name: there "key" is the form's own."""
    for method in METHODS.values():
        yield from (box.name for box in method.settings if box.secret)
    for way in WAYS.values():
        yield from (box.name for box in way.boxes(means()) if box.secret)


def _owner(sealed: str) -> int | None:
    try:
        return int(_seal().loads(sealed))
    except (BadSignature, ValueError, TypeError):
        return None


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(host().settings.secret_key, salt="whose form it is")
