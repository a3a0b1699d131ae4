"""Which names, phones, passwords and addresses a shop may have. Each reader gives the clean value or the problem."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from storefront.chat import email
from storefront.chat.phone import country_of, read_phone
from storefront.merchants.countries import COUNTRIES
from storefront.merchants.drafts import Opening
from storefront.merchants.naming import slug_problems, tidy_slug
from storefront.merchants.typed import one_line
from storefront.problems import Problem

Typed = Mapping[str, str]

LONGEST_NAME = 60
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 128
_LONGEST_WEBSITE = 200
_HOST = re.compile(r"[^\s./@:]+(?:\.[^\s./@:]+)+")
# The first that anybody tries, of those long enough to be allowed.
_COMMON = frozenset(
    """
    password password1 password12 password123 passw0rd qwertyui qwertyuiop qwerty123 azertyui azertyuiop azerty123
    1q2w3e4r 1qaz2wsx abcdefgh abcd1234 abc12345 iloveyou sunshine princess football baseball superman starwars
    trustno1 whatever welcome1 welcome123 letmein1 admin123 administrator changeme bismillah motdepasse marrakech
    casablanca india123 pakistan bangladesh brasil123 senha123 senha1234 flamengo corinthians jesus123 jesuschrist
    michelle jennifer computer internet 11223344 12341234 12344321 87654321 987654321 0987654321 123123123 147258369
    a1b2c3d4 q1w2e3r4 zaq12wsx 1234qwer qwer1234 asdfghjk asdfghjkl zxcvbnm1 monkey123 dragon123 storefront
    """.split()  # noqa: SIM905
)


def read_opening(typed: Typed, language: str, guess: str = "") -> Opening | list[Problem]:
    """The sign-up form. language: the reader's; guess: the country they seem to be in."""
    name = one_line(typed.get("name", ""))
    slug = tidy_slug(typed.get("slug", ""))
    password = typed.get("password", "")
    problems = [*name_problems(name), *(slug_problems(slug) if slug else [])]
    phone, country = home_of(typed.get("phone", ""), typed.get("country", ""), guess)
    if country not in COUNTRIES:
        problems.append(Problem("country.unknown", "country"))
    if not phone and (country or not typed.get("phone")):  # of no country, nobody can tell whether it is one
        problems.append(Problem("phone.unreadable", "phone"))
    problems += password_problems(password, [phone, slug, name])
    return problems or Opening(name, phone, country, slug, password, language=language)


def home_of(typed: str, chosen: str, guess: str) -> tuple[str, str]:
    """(phone, country). A country that was chosen counts, then the one the number says, then the one we guess."""
    home = chosen or guess
    phone = read_phone(typed, home if home in COUNTRIES else "")
    if isinstance(phone, Problem):
        phone = read_phone(f"+{typed}", "")  # many write their number as chats show it, without the sign
    if isinstance(phone, Problem):
        return "", home
    return phone, chosen or country_of(phone)


def name_problems(name: str) -> list[Problem]:
    if not any(sign.isalnum() for sign in name):
        return [Problem("shop.name_missing", "name")]
    return text_too_long(name, LONGEST_NAME, "name")


def text_too_long(text: str, most: int, field: str) -> list[Problem]:
    return [Problem("text.too_long", field, {"most": most})] if len(text) > most else []


def password_problems(password: str, known: Sequence[str] = (), field: str = "password") -> list[Problem]:
    """known: what a stranger knows of this member and so tries first."""
    if len(password) < SHORTEST_PASSWORD:
        return [Problem("password.short", field, {"least": SHORTEST_PASSWORD})]
    if len(password) > LONGEST_PASSWORD:
        return [Problem("password.long", field, {"most": LONGEST_PASSWORD})]
    plain = password.casefold()
    if plain in _COMMON or plain in {word.casefold() for word in known if word} or _is_a_run(plain):
        return [Problem("password.common", field)]
    digits = re.sub(r"\D", "", password)
    if digits == plain and any(digits[-8:] in word for word in known):
        return [Problem("password.common", field)]
    return []


def _is_a_run(text: str) -> bool:
    """aaaaaaaa, 12345678, 98765432: every step the same, and a small one."""
    steps = {ord(later) - ord(earlier) for earlier, later in pairwise(text)}
    return len(steps) == 1 and abs(steps.pop()) <= 1


def read_email(raw: str) -> str | Problem:
    """As the chat's own e-mail address is read; empty stays empty."""
    typed = one_line(raw)
    read = email.read_address(typed, "") if typed else ""
    return Problem(read.key, "email") if isinstance(read, Problem) else read


def read_website(raw: str) -> str | Problem:
    """An https address; a bare "myshop.com" becomes one; empty stays empty."""
    typed = one_line(raw)
    if not typed:
        return ""
    if "://" not in typed:
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        reachable = parts.scheme == "https" and _HOST.fullmatch(parts.netloc) is not None
    except ValueError:
        reachable = False
    if not reachable or " " in typed or len(typed) > _LONGEST_WEBSITE:
        return Problem("website.unreadable", "website")
    return typed


def may_be_shown(state: str, signup: str) -> bool:
    """Whether strangers see the shop. state: the host's word on it; signup: the host's rule for new shops."""
    return state != "frozen" and not (signup == "approve" and state == "new")
