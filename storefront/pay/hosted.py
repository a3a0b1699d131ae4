"""What gateways with a page of their own have in common."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from storefront.i18n.marking import N_
from storefront.pay.gateway import Asked
from storefront.pay.method import Bill, Prompt
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

Shapes = Mapping[str, tuple[re.Pattern[str], str]]  # setting → what it looks like, and the problem when it does not

# A secret that the merchant makes up and writes at the provider too. Some travel in headers: plain signs only.
SHARED_SECRET = (re.compile(r"[!-~]{8,200}"), "secret.unreadable")


def checked(
    typed: Settings, currency: str, fields: tuple[Setting, ...], shapes: Shapes, currencies: tuple[str, ...] = ()
) -> dict[str, str] | list[Problem]:
    """The settings as kept, or what is wrong with them. The provider may still refuse a key that looks right."""
    settings, problems = read_settings(typed, fields)
    if currencies and currency not in currencies:
        problems.append(Problem("method.currency_refused", values={"currency": currency}))
    wrong = {problem.field for problem in problems}
    problems += [
        Problem(key, name)
        for name, (shape, key) in shapes.items()
        if settings[name] and name not in wrong and not shape.fullmatch(settings[name])
    ]
    return problems or settings


def prompt_of(line: str) -> Callable[[Bill, Settings], Prompt]:
    """line: a msgid that says where one pays. The button that leads there is drawn beside it."""

    def prompt(bill: Bill, settings: Settings) -> Prompt:
        if bill.amount is None:
            return Prompt(lines=(N_("You can pay here as soon as the total is final."),))
        return Prompt(lines=(line,))

    return prompt


def ends_at(asked: Asked, soonest: timedelta, latest: timedelta) -> datetime:
    """When the session shall end, within what the provider allows. A minute is left for clocks that differ."""
    minute = timedelta(minutes=1)
    return min(max(asked.expires_at, asked.now + soonest + minute), asked.now + latest - minute)


def buyer_address(asked: Asked) -> str:
    """The e-mail address some providers insist on. We know none of the buyer's and ask for none: it is this try's own,
    under the shop's host, says nothing about anybody and receives nothing."""
    host = urlsplit(asked.return_to).hostname or ""
    named = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*", host)
    return f"{asked.attempt}@{host if named else 'example.com'}"  # on a desk of one's own there is only localhost


def json_with_numbers(wanted: Mapping[str, Any]) -> bytes:
    """As JSON; a Decimal is the number it is, digit for digit, which Python's own writer can say of floats only."""
    marked = json.dumps(wanted, default=_marked)
    return re.sub(r'"\\u0000([0-9.]+)\\u0000"', r"\1", marked).encode()


def _marked(amount: Decimal) -> str:
    """As no other text is: what merchants write has no such sign in it."""
    return f"\0{amount}\0"
