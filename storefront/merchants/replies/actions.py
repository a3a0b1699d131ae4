"""Keeps the shop's own short answers."""

from collections.abc import Mapping

from storefront.merchants.records import Shop
from storefront.merchants.replies.records import Reply, replies_of
from storefront.merchants.replies.rules import MOST_REPLIES, reply_problems
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic


def save_replies(shop: Shop, texts: Mapping[int, str], more: str) -> None:
    """texts: by the reply's id, an empty one goes; a reply nobody names stays. more: new ones, a blank line between.

    Raises Refused, naming boxes "text-<id>" and "more".
    """
    new = [part for written in more.split("\n\n") if (part := written.strip())]
    with atomic():
        known = {reply.id: reply for reply in replies_of(shop)}
        changed = {known[one]: text.strip() for one, text in texts.items() if one in known}
        problems = [problem for reply, text in changed.items() for problem in reply_problems(text, f"text-{reply.id}")]
        problems += [problem for text in new for problem in reply_problems(text, "more")]
        left = len(known) - sum(not text for text in changed.values()) + len(new)
        if left > MOST_REPLIES:
            problems.append(Problem("reply.too_many", "more", {"most": MOST_REPLIES}))
        if problems:
            raise Refused(*problems)
        for reply, text in changed.items():
            _keep(reply, text)
        last = max((reply.position for reply in known.values()), default=0)
        for at, text in enumerate(new, last + 1):
            Reply.create(shop=shop, text=text, position=at)


def _keep(reply: Reply, text: str) -> None:
    if text:
        Reply.update(text=text).where(Reply.id == reply.id).execute()
    else:
        Reply.delete().where(Reply.id == reply.id).execute()
