"""Web Push: the member's own browser, through its maker's service, which can't read what we say."""

import json
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from storefront.i18n.digits import read_number
from storefront.i18n.languages import LANGUAGES
from storefront.i18n.marking import N_
from storefront.outbound import NoAnswer
from storefront.problems import Problem
from storefront.telling.way import Fault, Means, Message, Settings, Way
from storefront.telling.web_push import authorization, bytes64, encrypted

_KEPT_FOR = 12 * 3600  # seconds a phone may be off
_MOST_ADDRESS = 1000
_GONE = (404, 410)
# Others' names stand in many a User-Agent: the rarer come first.
_MAKERS = ("Firefox", "SamsungBrowser", "UCBrowser", "OPR", "Edg", "Chrome", "Safari")
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "CrOS", "Mac", "Linux")


def read(typed: Settings, means: Means) -> Settings | list[Problem]:
    """A subscription as the browser gives it; nobody types one."""
    subscription = {name: typed.get(name, "").strip() for name in ("address", "p256dh", "auth")}
    subscription["name"] = _browser_name(typed.get("agent", ""))
    return subscription if _is_usable(subscription, means) else [Problem("bell.push_subscription")]


def ring(settings: Settings, message: Message, means: Means) -> None:
    parts = urlsplit(settings["address"])
    direction = LANGUAGES[message.language].direction if message.language in LANGUAGES else "ltr"
    said = {
        "title": message.title,
        "body": message.body,
        "tag": message.key,
        "lang": message.language,
        "dir": direction,
    }
    body = encrypted(json.dumps(said).encode(), bytes64(settings["p256dh"]), bytes64(settings["auth"]))
    origin = f"{parts.scheme}://{parts.netloc}"
    headers = {
        "Authorization": authorization(means.push_key, origin, means.origin or "https://localhost", message.at),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(_KEPT_FOR),
        "Urgency": "high",
    }
    try:
        reply = means.out.ask("POST", settings["address"], headers, body, (parts.netloc,))
    except NoAnswer:
        raise Fault("bell.unreachable") from None
    if reply.status in _GONE:
        raise Fault("bell.push_gone", gone=True)
    if reply.status == 429 or reply.status >= 500:
        raise Fault("bell.later", wait=read_number(reply.headers.get("retry-after", ""), 5) or 0)
    if reply.status >= 300:
        raise Fault("bell.push_refused", for_good=True)


def _is_usable(subscription: Settings, means: Means) -> bool:
    address = subscription["address"]
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "http" and means.out.may_be_inside(parts.hostname or "", parts.port or 80)
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes64(subscription["p256dh"]))
        fits = len(bytes64(subscription["auth"])) == 16 and address.isascii() and address.isprintable()
    except ValueError:
        return False
    return fits and len(address) <= _MOST_ADDRESS and bool(parts.hostname) and (plain or parts.scheme == "https")


def _browser_name(agent: str) -> str:
    """As its owner would say: the first of each that its User-Agent names."""
    return " · ".join(filter(None, (next((one for one in known if one in agent), "") for known in (_MAKERS, _SYSTEMS))))


WAY = Way(
    kind="push",
    label=N_("This phone or browser"),
    hint=N_("Also while the browser is closed."),
    boxes=lambda means: (),
    read=read,
    ring=ring,
    server=lambda settings, means: urlsplit(settings["address"]).netloc,
    known_by=lambda settings: settings["name"],
    device=lambda settings: settings["address"],
)
