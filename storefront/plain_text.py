"""Text from outside without the signs nobody sees: one list of them for everybody. Pure."""

import re

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"  # but for tab and newline; lone surrogates can't be written
_UNSEEN = "\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # of no width, or turning the line around
_MARKS = "\u061c\u200e\u200f"  # direction marks: pasted along with numbers, at home in Arabic sentences
_JOINERS = "\u00ad\u200c\u200d"  # Hindi, Persian and emoji are written with them

_NO_CONTROLS = re.compile(f"[{_CONTROLS}]")
_SEEN = re.compile(f"[{_CONTROLS}{_UNSEEN}]")
_UNMARKED = re.compile(f"[{_CONTROLS}{_UNSEEN}{_MARKS}]")
_BARE = re.compile(f"[{_CONTROLS}{_UNSEEN}{_MARKS}{_JOINERS}]")


def without_controls(text: str) -> str:
    return _NO_CONTROLS.sub("", text)


def seen(text: str) -> str:
    """Words for people."""
    return _SEEN.sub("", text)


def unmarked(text: str) -> str:
    """What people copy: a name or a number that has to arrive as it looks."""
    return _UNMARKED.sub("", text)


def bare(text: str) -> str:
    """Numbers as machines read them."""
    return _BARE.sub("", text)
