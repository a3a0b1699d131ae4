"""A shop opens: three boxes, then it is live and asks for its photos."""

from typing import Any

from flask import Response, make_response, redirect, request

from storefront import clock
from storefront.desk.attempts import may_open_a_shop
from storefront.desk.door import door
from storefront.desk.entry import entry_page, own_language, visitor_words
from storefront.desk.filled import Filled
from storefront.desk.guard import remember
from storefront.i18n.currencies import currency_name
from storefront.merchants.countries import COUNTRIES, country_name, guessed_country, named_countries
from storefront.merchants.naming import proposed_slug
from storefront.merchants.opening import free_slug, open_shop
from storefront.merchants.rules import home_of, read_opening
from storefront.merchants.sign_in import let_in
from storefront.problems import Problem, Refused
from storefront.wire.host import host


@door.get("/signup")
def sign_up_form() -> Response:
    return _form(Filled({}))


@door.post("/signup")
def sign_up() -> Response:
    opening = read_opening(request.form, own_language(), _guess())
    if isinstance(opening, list):
        return _form(_proposing(opening), 422)
    if not may_open_a_shop():
        return _form(Filled.of(request.form, [Problem("shop.too_many_new")]), 429)
    mode = host().settings.signup
    invite = request.form.get("invite", "") if mode == "invite" else None
    state = "approved" if mode == "invite" else "new"
    now = clock.now()
    try:
        member = open_shop(opening, now, state=state, invite=invite)
    except Refused as refused:
        return _form(Filled.of(request.form, refused.problems), 422)
    return remember(make_response(redirect("/desk/photos", 303)), let_in(member, now))


@door.get("/signup/address")
def propose_address() -> Response:
    """The box with an address for the name typed so far (htmx)."""
    slug = request.args.get("slug") or _address_for(request.args.get("name", ""))
    return entry_page("desk/sign_up_address.html", form=Filled({"slug": slug}))


@door.get("/signup/country")
def say_country() -> Response:
    """What the phone typed so far tells: its country and its money (htmx)."""
    chosen = request.args.get("country", "")
    _, country = home_of(request.args.get("phone", ""), chosen, _guess())
    return entry_page("desk/sign_up_country.html", form=Filled({"country": chosen}), **_places(country))


def _proposing(problems: list[Problem]) -> Filled:
    """What was typed, with an address where none was: the next try can change it."""
    typed = request.form.to_dict()
    if typed.get("name") and not typed.get("slug"):
        typed["slug"] = _address_for(typed["name"])
    return Filled(typed, problems)


def _address_for(name: str) -> str:
    """Empty for a name that we can't spell in a–z: the shop then gets one made of its phone."""
    return free_slug(name, "") if proposed_slug(name, "") else ""


def _guess() -> str:
    return guessed_country(request.headers.get("Accept-Language", ""))


def _places(country: str) -> dict[str, Any]:
    """home: the country's name and money, as far as they are known."""
    language = visitor_words().language
    known = COUNTRIES.get(country)
    home = (country_name(country, language), currency_name(known.currency, language)) if known else None
    return {"home": home, "countries": [("", "–"), *named_countries(language)]}


def _form(form: Filled, status: int = 200) -> Response:
    invited = host().settings.signup != "invite" or bool(request.values.get("invite"))
    _, country = home_of(form.value("phone"), form.value("country"), _guess())
    template = "desk/sign_up.html"
    return entry_page(template, status, form=form, invited=invited, host_at=request.host, **_places(country))
