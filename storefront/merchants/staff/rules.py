"""What each role of a shop may do, and who may come in. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from storefront.chat.phone import read_phone
from storefront.i18n.marking import N_
from storefront.merchants.rules import LONGEST_NAME, name_problems, password_problems
from storefront.merchants.typed import one_line
from storefront.problems import Problem

# From the least to the most: each may do all that stands before it.
ROLES: Mapping[str, str] = {"packer": N_("Packer"), "seller": N_("Seller"), "owner": N_("Owner")}
# What a packer may do with an order; a seller may do everything with it.
PACKING = frozenset({"receive", "ready", "send", "finish"})
MOST_MEMBERS = 30
MOST_OPEN_LINKS = 10


@dataclass(frozen=True)
class Newcomer:
    """Who takes up an invitation. phone: E.164."""

    name: str
    phone: str
    password: str
    language: str


def may(role: str, least: str) -> bool:
    """Whether a member of this role may do what needs at least that one. An unknown role may do nothing."""
    ranks = list(ROLES)
    return role in ranks and ranks.index(role) >= ranks.index(least)


def may_move(role: str, verb: str) -> bool:
    """Whether a member of this role may move an order so."""
    return verb in PACKING or may(role, "seller")


def read_newcomer(
    typed: Mapping[str, str], country: str, known: tuple[str, ...], language: str
) -> Newcomer | list[Problem]:
    """country: the shop's, for numbers as they are dialled at home. known: what a stranger would try as password."""
    name, password = one_line(typed.get("name", "")), typed.get("password", "")
    problems = [Problem("member.name_missing", "name")] if name_problems(name[:LONGEST_NAME]) else []
    problems += name_problems(name) if len(name) > LONGEST_NAME else []
    phone = read_phone(typed.get("phone", ""), country)
    if isinstance(phone, Problem):
        problems.append(Problem(phone.key, "phone", phone.values))
        phone = ""
    problems += password_problems(password, [phone, name, *known])
    return problems or Newcomer(name, phone, password, language)
