"""What a way to be told is: a few boxes to fill in, and how one short message goes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from storefront.outbound import Outbound
from storefront.problems import Problem

Settings = Mapping[str, str]


@dataclass(frozen=True)
class Box:
    """One box of a way's form. secret: never shown again, and kept when it is left empty."""

    name: str
    label: str
    hint: str = ""
    secret: bool = False
    required: bool = True


@dataclass(frozen=True)
class Message:
    """What is told: nothing of a buyer. link: to the desk, "" where the host's address is not known.

    key: the same for the same news, so that a repeat can be known as one.
    """

    title: str
    body: str
    link: str
    language: str
    key: str
    at: datetime


@dataclass(frozen=True)
class MailServer:
    """sender: the address mail comes from. encrypted: from the first byte on. trusted: the host wrote it down."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    encrypted: bool
    trusted: bool = False


@dataclass(frozen=True)
class Means:
    """What an installation tells with. mail: its own server, if it has one. push_key: by it browsers' push services
    know the installation again."""

    out: Outbound
    mail: MailServer | None
    push_key: EllipticCurvePrivateKey
    origin: str
    host_name: str


class Fault(Exception):
    """It was not told. key: of the sentence that says why. for_good: trying the same again is of little use. gone: the
    other end has told us to forget it. wait: seconds we were asked to leave it alone."""

    def __init__(self, key: str, *, for_good: bool = False, gone: bool = False, wait: int = 0) -> None:
        super().__init__(key)
        self.key, self.for_good, self.gone, self.wait = key, for_good, gone, wait


def _as_they_are(settings: Settings, means: Means) -> Settings:
    return settings


@dataclass(frozen=True)
class Way:
    """kind: its word in addresses and rows. label, hint: msgids.

    boxes: what is asked for, which depends on what the host has. read: what was typed → settings, or problems.
    learn: what only the other side knows, added to the settings; raises Fault. ring: sends one message; raises Fault.
    must_answer: whether the address could be a stranger's, who has to say yes by the link in the first message.
    server: whom it speaks to: one that is silent is left alone for a while. known_by: how the member knows it again.
    first_step: a link the member has to follow before it works, or "". device: which of several a member may have.
    """

    kind: str
    label: str
    hint: str
    boxes: Callable[[Means], tuple[Box, ...]]
    read: Callable[[Settings, Means], Settings | list[Problem]]
    ring: Callable[[Settings, Message, Means], None]
    server: Callable[[Settings, Means], str]
    known_by: Callable[[Settings], str]
    learn: Callable[[Settings, Means], Settings] = _as_they_are
    must_answer: Callable[[Settings, Means], bool] = lambda settings, means: False
    first_step: Callable[[Settings], str] = lambda settings: ""
    device: Callable[[Settings], str] = lambda settings: ""
