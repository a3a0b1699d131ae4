"""An ntfy server, anybody's: the app on the phone listens to a topic, and we write to it (docs.ntfy.sh/publish)."""

import json
import re
from urllib.parse import urlsplit

from storefront.i18n.marking import N_
from storefront.outbound import NoAnswer
from storefront.problems import Problem
from storefront.telling.way import Box, Fault, Means, Message, Settings, Way

_TOPIC = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TOKEN = re.compile(r"[!-~]{1,200}")
_BOXES = (
    Box(
        "address",
        N_("Address of your topic"),
        N_("Such as https://ntfy.sh/market-4827-lemons. Choose a name nobody guesses: who knows it reads along."),
    ),
    Box("token", N_("Access token"), N_("Only if your server asks for one."), secret=True, required=False),
)


def read(typed: Settings, means: Means) -> Settings | list[Problem]:
    address, token = typed["address"].strip(), typed["token"].strip()
    problems = []
    if not _is_address(address, means):
        problems.append(Problem("bell.ntfy_address", "address"))
    if token and not _TOKEN.fullmatch(token):
        problems.append(Problem("bell.ntfy_access", "token"))
    return problems or {"address": address, "token": token}


def ring(settings: Settings, message: Message, means: Means) -> None:
    parts = urlsplit(settings["address"])
    said = {"topic": parts.path.strip("/"), "title": message.title, "message": message.body}
    if message.link:
        said["click"] = message.link
    headers = {"Content-Type": "application/json"}
    if settings["token"]:
        headers["Authorization"] = f"Bearer {settings['token']}"
    try:
        place = f"{parts.scheme}://{parts.netloc}/"
        reply = means.out.ask("POST", place, headers, json.dumps(said).encode(), (parts.netloc,))
    except NoAnswer:
        raise Fault("bell.unreachable") from None
    if reply.status in (401, 403):
        raise Fault("bell.ntfy_access", for_good=True)
    if reply.status == 429:
        raise Fault("bell.later")
    if reply.status != 200:
        raise Fault("bell.ntfy_address" if reply.status < 500 else "bell.unreachable", for_good=reply.status < 500)


def _is_address(address: str, means: Means) -> bool:
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "http" and means.out.may_be_inside(parts.hostname or "", parts.port or 80)
    except ValueError:
        return False
    named = bool(parts.hostname) and not parts.username and not parts.query and not parts.fragment
    fits = address.isascii() and address.isprintable() and len(address) <= 200
    return fits and named and (plain or parts.scheme == "https") and bool(_TOPIC.fullmatch(parts.path.strip("/")))


WAY = Way(
    kind="ntfy",
    label="ntfy",
    hint=N_("A small free app that listens for messages."),
    boxes=lambda means: _BOXES,
    read=read,
    ring=ring,
    server=lambda settings, means: urlsplit(settings["address"]).netloc,
    known_by=lambda settings: settings["address"],
)
