"""A payment page at one known provider: only its own hosts are taken, and a bare name becomes its link."""

import re
from collections.abc import Callable

from storefront.i18n.marking import N_
from storefront.pay.method import Bill, Method, Prompt
from storefront.pay.page_link import encoded, faults, host_of, is_at, prompt_of
from storefront.pay.settings import Setting, Settings, read_settings
from storefront.problems import Problem

_HINT = N_("Copy the link of your page there.")
_NAME_HINT = N_("Your name there, or your page's link.")


def pasted(kind: str, label: str, hosts: str, example: str, currencies: str = "", query: str = "") -> Method:
    """A link as the merchant's page has it. hosts: those it may lead to. query: what can be added to carry the order,
    with placeholders."""
    settings = (Setting("link", N_("Payment link"), _HINT, example=example),)
    known = tuple(currencies.split())

    def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
        cleaned, problems = read_settings(typed, settings)
        if known and currency not in known:
            problems.append(Problem("method.other_currency", values={"currency": ", ".join(known)}))
        link = cleaned["link"] if "://" in cleaned["link"] else f"https://{cleaned['link']}"
        if cleaned["link"]:
            problems += [Problem(key, "link") for key in faults(link)] or _elsewhere(link, "link", hosts, example)
        return problems or {"link": encoded(link)}

    def prompt(bill: Bill, cleaned: Settings) -> Prompt:
        link = cleaned["link"]
        return prompt_of(f"{link}{'&' if '?' in link else '?'}{query}" if query else link, bill)

    return Method(kind, label, settings, check, prompt, currencies=known)


def by_name(
    kind: str, label: str, host: str, shape: str, example: str, currencies: str, link: Callable[[Bill, str], str]
) -> Method:
    """A page that is found by its owner's name. shape: the name's pattern. link: a bill and the name → the address,
    which may hold placeholders."""
    settings = (Setting("user", N_("Your name there"), _NAME_HINT, example=example),)
    known = tuple(currencies.split())

    def check(typed: Settings, currency: str) -> dict[str, str] | list[Problem]:
        cleaned, problems = read_settings(typed, settings)
        if currency not in known:
            problems.append(Problem("method.other_currency", values={"currency": ", ".join(known)}))
        name = _name_in(cleaned["user"], host)
        if cleaned["user"] and not re.fullmatch(shape, name):
            problems.append(Problem("wallet.number", "user", {"example": example}))
        return problems or {"user": name}

    def prompt(bill: Bill, cleaned: Settings) -> Prompt:
        return prompt_of(link(bill, cleaned["user"]), bill)

    return Method(kind, label, settings, check, prompt, currencies=known)


def _elsewhere(link: str, field: str, hosts: str, example: str) -> list[Problem]:
    if is_at(link, hosts.split()):
        return []
    return [Problem("link.other_host", field, {"host": host_of(link), "example": example})]


def _name_in(typed: str, host: str) -> str:
    """Names are pasted as "@amina", "$amina", "paypal.me/amina" or a whole link."""
    path = re.sub(rf"^(?:https?://)?(?:www\.)?{re.escape(host)}/", "", typed)
    return path.strip("/").partition("?")[0].lstrip("@$")
