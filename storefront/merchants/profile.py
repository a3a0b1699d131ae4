"""Reads the settings forms: what was typed becomes a draft, or the problems beside their fields. Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from storefront.chat.phone import read_phone
from storefront.i18n.digits import ascii_digits
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.accents import ACCENTS
from storefront.merchants.countries import time_zones
from storefront.merchants.drafts import AreaDraft, Languages, Profile, Selling, Timing
from storefront.merchants.rules import Typed, name_problems, read_email, read_website, text_too_long
from storefront.merchants.slots import LEAD_IN, MOST_DAYS, MOST_HOURS
from storefront.merchants.typed import lines, one_line
from storefront.money import Money, read_price
from storefront.problems import Problem

# The texts a buyer reads, each of which may have one version per language of the shop, and their longest.
LONGEST = {
    "name": 60,
    "tagline": 100,
    "description": 600,
    "category": 40,
    "place": 60,
    "address": 160,
    "return_rule": 300,
    "notice": 140,
    "pause_message": 140,
}
SEVERAL_LINES = ("description", "address", "return_rule")
MOST_ASKS, LONGEST_ASK = 3, 40
MODES = ("order", "ask")
WHEN_CLOSED = ("next", "refuse")
PAY_WHEN = ("after_confirming", "at_once", "on_handover")
MOST_HOLD_MINUTES, MOST_LAPSE_HOURS = 10_080, 336
MOST_DEPOSIT = 99  # percent; all of it at once is no deposit
_LONGEST_AREA = 60


def read_profile(typed: Typed, country: str, today: date) -> Profile | list[Problem]:
    texts = {name: read_text(name, typed.get(name, "")) for name in LONGEST if name in typed}
    problems = name_problems(texts.get("name", ""))
    problems += [fault for name, text in texts.items() if name != "name" for fault in _long(name, text)]
    read = {
        "phone": read_phone(typed.get("phone", ""), country),
        "email": read_email(typed.get("email", "")),
        "website": read_website(typed.get("website", "")),
        "opened_on": read_day(typed.get("opened_on", ""), today),
    }
    problems += [Problem(bad.key, name, bad.values) for name, bad in read.items() if isinstance(bad, Problem)]
    accent, zone = typed.get("accent", ""), typed.get("time_zone", "")
    if accent not in ACCENTS:
        problems.append(Problem("accent.unknown", "accent"))
    if zone not in time_zones(country):
        problems.append(Problem("time_zone.unknown", "time_zone"))
    kept = {name: texts.get(name, "") for name in LONGEST if name not in ("notice", "pause_message")}
    return problems or Profile(**kept, **read, accent=accent, time_zone=zone)  # type: ignore[arg-type]


def read_selling(typed: Typed, asks: Sequence[str]) -> Selling | list[Problem]:
    wanted, problems = _read_asks(asks, "asks")
    hold = read_count(typed.get("hold_minutes", ""), 0, MOST_HOLD_MINUTES, "hold_minutes")
    lapse = read_count(typed.get("lapse_hours", ""), 1, MOST_LAPSE_HOURS, "lapse_hours")
    deposit = read_count(typed.get("deposit_percent", "") or "0", 0, MOST_DEPOSIT, "deposit_percent")
    problems += [bad for bad in (hold, lapse, deposit) if isinstance(bad, Problem)]
    mode, pay_when = typed.get("mode", ""), typed.get("pay_when", "")
    problems += [Problem("option.unknown", "mode")] if mode not in MODES else []
    problems += [Problem("option.unknown", "pay_when")] if pay_when not in PAY_WHEN else []
    if problems or isinstance(hold, Problem) or isinstance(lapse, Problem) or isinstance(deposit, Problem):
        return problems
    return Selling(mode, wanted, pay_when, hold, lapse, "listed" in typed, deposit, "tells_apart" in typed)


def read_languages(codes: Sequence[str], typed: Typed) -> Languages | list[Problem]:
    """codes: as chosen, the main one first. typed: "<field>-<code>" for each text in another language."""
    chosen = tuple(dict.fromkeys(code for code in codes if code in LANGUAGES))
    if not chosen:
        return [Problem("languages.none", "languages")]
    texts: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for code in chosen[1:]:
        read = {name: read_text(name, typed.get(f"{name}-{code}", "")) for name in LONGEST}
        texts[code] = {name: text for name, text in read.items() if text}
        for name, text in texts[code].items():
            problems += [Problem(bad.key, f"{name}-{code}", bad.values) for bad in _long(name, text)]
        asks, bad_asks = _read_asks(typed.get(f"asks-{code}", "").splitlines(), f"asks-{code}")
        texts[code] |= {"asks": "\n".join(asks)} if asks else {}
        problems += bad_asks
    return problems or Languages(chosen, texts)


def read_area(typed: Typed, currency: str, decimal_mark: str, codes: Sequence[str] = ()) -> AreaDraft | list[Problem]:
    """codes: the shop's other languages, whose names come as "name-<code>"."""
    name = one_line(typed.get("name", ""))
    problems = [] if name else [Problem("area.name_missing", "name")]
    problems += text_too_long(name, _LONGEST_AREA, "name")
    amounts: dict[str, int | None] = {}
    for field in ("fee", "free_above", "minimum"):
        amount = _read_amount(typed.get(field, ""), field, currency, decimal_mark)
        if isinstance(amount, Problem):
            problems.append(amount)
        else:
            amounts[field] = amount
    texts = {code: {"name": one_line(typed.get(f"name-{code}", ""))[:_LONGEST_AREA]} for code in codes}
    return problems or AreaDraft(
        name,
        amounts["fee"] or 0,
        amounts["free_above"],
        amounts["minimum"],
        {c: t for c, t in texts.items() if t["name"]},
        _read_days(typed),
    )


def read_timing(typed: Typed, order_by: str) -> Timing | list[Problem]:
    """order_by: as 18:00, or what could not be read so."""
    lead_in, when_closed = typed.get("lead_in", "hours"), typed.get("when_closed", "next")
    most = MOST_DAYS if lead_in == "days" else MOST_HOURS
    lead = read_count(typed.get("lead", "").strip() or "0", 0, most, "lead")
    problems = [lead] if isinstance(lead, Problem) else []
    problems += [Problem("option.unknown", "lead_in")] if lead_in not in LEAD_IN else []
    problems += [Problem("option.unknown", "when_closed")] if when_closed not in WHEN_CLOSED else []
    if order_by and not re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", order_by):
        problems.append(Problem("timing.order_by", "order_by"))
    elif order_by and lead_in == "hours" and lead:
        problems.append(Problem("timing.by_with_hours", "order_by"))
    if problems or isinstance(lead, Problem):
        return problems
    return Timing(when_closed, lead, lead_in, order_by)


def _read_days(typed: Typed) -> tuple[int, ...]:
    """Those ticked; all of them are no choice."""
    days = tuple(day for day in range(7) if f"day-{day}" in typed)
    return () if len(days) == 7 else days


def read_text(name: str, typed: str) -> str:
    return lines(typed) if name in SEVERAL_LINES else one_line(typed)


def read_count(typed: str, least: int, most: int, field: str) -> int | Problem:
    digits = ascii_digits(typed.strip())
    if not re.fullmatch(r"[0-9]{1,9}", digits) or not least <= int(digits) <= most:
        return Problem("number.out_of_range", field, {"least": least, "most": most})
    return int(digits)


def read_day(typed: str, today: date) -> date | Problem:
    """ "Open since": a day, or a year alone; not to come."""
    digits = ascii_digits(typed.strip())
    try:
        day = date(int(digits), 1, 1) if re.fullmatch(r"[0-9]{4}", digits) else date.fromisoformat(digits)
    except ValueError:
        return Problem("day.unreadable", "opened_on")
    return day if day.year >= 1800 and day <= today else Problem("day.unreadable", "opened_on")


def read_coming_day(typed: str, field: str, today: date) -> date | Problem | None:
    """The first or the last day of something; empty: it has none."""
    digits = ascii_digits(typed.strip())
    if not digits:
        return None
    try:
        day = date.fromisoformat(digits)
    except ValueError:
        return Problem("moment.unreadable", field)
    return day if today <= day and day.year < 2100 else Problem("moment.unreadable", field)


def _read_amount(typed: str, field: str, currency: str, decimal_mark: str) -> int | Problem | None:
    if not typed.strip():
        return None
    read = read_price(typed, currency, decimal_mark, field=field, allow_zero=True)
    return read.minor if isinstance(read, Money) else read


def _read_asks(asks: Iterable[str], field: str) -> tuple[tuple[str, ...], list[Problem]]:
    wanted = tuple(ask for ask in map(one_line, asks) if ask)
    problems = [Problem("shop.asks_many", field, {"most": MOST_ASKS})] if len(wanted) > MOST_ASKS else []
    return wanted, problems + [fault for ask in wanted for fault in text_too_long(ask, LONGEST_ASK, field)][:1]


def _long(name: str, text: str) -> list[Problem]:
    return text_too_long(text, LONGEST[name], name)
