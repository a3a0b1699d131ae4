"""A Telegram bot of the member's own writes to them, after they have tapped Start in it (core.telegram.org/bots/api).

Start carries a code, so that nobody else who finds the bot is told of orders.
"""

import json
import re
from typing import Any

from storefront.i18n.marking import N_
from storefront.outbound import NoAnswer
from storefront.problems import Problem
from storefront.storage.tokens import new_token
from storefront.telling.way import Box, Fault, Means, Message, Settings, Way

_HOST = "api.telegram.org"
_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{30,80}")
_BOXES = (
    Box(
        "token",
        N_("Your bot's token"),
        N_("In Telegram write /newbot to @BotFather. It answers with the token: copy it whole."),
        secret=True,
    ),
)


def read(typed: Settings, means: Means) -> Settings | list[Problem]:
    token = typed["token"].strip()
    return {"token": token} if _TOKEN.fullmatch(token) else [Problem("bell.telegram_token", "token")]


def learn(settings: Settings, means: Means) -> Settings:
    """The bot's name, and the chat in which somebody tapped Start with our code."""
    known = dict(settings)
    if not known.get("bot"):
        known |= {"bot": str(_ask(known["token"], "getMe", {}, means)["username"]), "code": new_token()}
    if not known.get("chat"):
        updates = _ask(known["token"], "getUpdates", {"allowed_updates": ["message"], "timeout": 0}, means)
        known["chat"] = next((_chat_of(one) for one in reversed(updates) if _is_start(one, known["code"])), "")
    return known


def ring(settings: Settings, message: Message, means: Means) -> None:
    if not settings.get("chat"):
        raise Fault("bell.telegram_start", for_good=True)
    text = "\n".join(filter(None, (message.title, message.body, message.link)))
    said = {"chat_id": int(settings["chat"]), "text": text, "link_preview_options": {"is_disabled": True}}
    _ask(settings["token"], "sendMessage", said, means)


def first_step(settings: Settings) -> str:
    if settings.get("chat") or not settings.get("bot"):
        return ""
    return f"https://t.me/{settings['bot']}?start={settings['code']}"


def _ask(token: str, method: str, said: dict[str, Any], means: Means) -> Any:
    headers = {"Content-Type": "application/json"}
    try:
        url = f"https://{_HOST}/bot{token}/{method}"
        reply = means.out.ask("POST", url, headers, json.dumps(said).encode(), (_HOST,))
        answer = json.loads(reply.body)
        if reply.status == 200 and answer["ok"] is True:
            return answer["result"]
        wait = int(answer.get("parameters", {}).get("retry_after", 0))
    except NoAnswer:
        raise Fault("bell.unreachable") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Fault("bell.unreachable") from None
    raise _fault(reply.status, wait)


def _fault(status: int, wait: int) -> Fault:
    said = {
        400: "bell.telegram_start",  # no such chat
        401: "bell.telegram_token",
        403: "bell.telegram_blocked",
        404: "bell.telegram_token",
        409: "bell.telegram_elsewhere",
    }
    if status in said:
        return Fault(said[status], for_good=True)
    return Fault("bell.later" if status == 429 else "bell.unreachable", wait=wait)


def _is_start(update: Any, code: str) -> bool:
    message = update.get("message", {}) if isinstance(update, dict) else {}
    return bool(message.get("text") == f"/start {code}")


def _chat_of(update: Any) -> str:
    return str(int(update["message"]["chat"]["id"]))


WAY = Way(
    kind="telegram",
    label="Telegram",
    hint=N_("A bot of your own writes to you."),
    boxes=lambda means: _BOXES,
    read=read,
    ring=ring,
    server=lambda settings, means: _HOST,
    known_by=lambda settings: f"@{settings['bot']}" if settings.get("bot") else "",
    learn=learn,
    first_step=first_step,
)
