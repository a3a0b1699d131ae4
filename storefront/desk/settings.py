"""Settings: the list of them, and the shop's profile with its picture and its address."""

from flask import Response, request

from storefront import clock
from storefront.catalogue.photos import store
from storefront.chat import CHANNELS
from storefront.chat.phone import spoken
from storefront.desk.door import door
from storefront.desk.filled import Filled, seen_version
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved, words_of
from storefront.i18n.languages import LANGUAGES
from storefront.merchants import settings
from storefront.merchants.accents import ACCENTS
from storefront.merchants.countries import country_name, time_zones
from storefront.merchants.naming import tidy_slug
from storefront.merchants.profile import read_profile
from storefront.merchants.records import Member, Shop, areas_of, channels_of, methods_of
from storefront.merchants.staff.records import staff_of
from storefront.pay import METHODS
from storefront.photos.child import Upload, encode
from storefront.problems import Problem, Refused
from storefront.telling.actions import way_of
from storefront.telling.records import bells_of
from storefront.wire.caching import public_origin
from storefront.wire.host import host

PROFILE = "/desk/settings/profile"


@door.get("/desk/settings")
@member_only
def settings_list(member: Member) -> Response:
    shop = member.shop
    return page(
        member,
        "desk/settings/list.html",
        "settings",
        phone=spoken(shop.phone),
        areas=areas_of(shop),
        channels=[CHANNELS[channel.kind] for channel in channels_of(shop)],
        methods=[METHODS[row.kind] for row in methods_of(shop) if row.kind in METHODS],
        languages=[LANGUAGES[code].name for code in shop.languages],
        people=len(staff_of(shop)),
        bells=[words_of(member).gettext(way_of(bell).label) for bell in bells_of(member) if bell.active],
    )


@door.get(PROFILE)
@member_only
def profile_form(member: Member) -> Response:
    return _profile(member, Filled(_kept(member.shop)))


@door.post(PROFILE)
@member_only
def save_profile(member: Member) -> Response:
    now = clock.now()
    profile = read_profile(request.form, member.shop.country, now.date())
    if isinstance(profile, list):
        return _profile(member, Filled.of(request.form, profile), 422)
    try:
        settings.save_profile(member, profile, seen_version(request.form), now)
    except Refused as refused:
        return _profile(member, Filled.of(request.form, refused.problems), 409)
    return saved(PROFILE)


@door.post("/desk/settings/logo")
@member_only
def save_logo(member: Member) -> Response:
    file = request.files.get("logo")
    if request.form.get("remove"):
        settings.save_logo(member.shop, "")
        return saved(PROFILE)
    encoded = encode([Upload(file.filename or "", file.read())])[0] if file else Problem("photo.none")
    if isinstance(encoded, Problem):
        fault = Problem(encoded.key, "logo", encoded.values or {"name": ""})
        return _profile(member, Filled(_kept(member.shop), [fault]), 422)
    store(host().media, encoded)
    settings.save_logo(member.shop, encoded.stem)
    return saved(PROFILE)


@door.post("/desk/settings/address")
@member_only
def save_address(member: Member) -> Response:
    slug = tidy_slug(request.form.get("slug", ""))
    try:
        settings.move_to(member.shop, slug)
    except Refused as refused:
        return _profile(member, Filled({**_kept(member.shop), "slug": slug}, refused.problems), 422)
    return saved(PROFILE)


@door.post("/desk/settings/currency")
@member_only
def save_currency(member: Member) -> Response:
    currency = request.form.get("currency", "").strip().upper()
    try:
        settings.save_currency(member.shop, currency)
    except Refused as refused:
        return _profile(member, Filled({**_kept(member.shop), "currency": currency}, refused.problems), 422)
    return saved(PROFILE)


def _profile(member: Member, form: Filled, status: int = 200) -> Response:
    shop = member.shop
    return page(
        member,
        "desk/settings/profile.html",
        "settings",
        status,
        form=form,
        accents=list(ACCENTS),
        zones=[(zone, zone.rpartition("/")[2].replace("_", " ")) for zone in time_zones(shop.country)],
        country=country_name(shop.country, words_of(member).language),
        origin=public_origin(),
    )


def _kept(shop: Shop) -> dict[str, str]:
    names = "name tagline description category place address email website return_rule accent time_zone slug currency"
    kept = {name: str(getattr(shop, name)) for name in names.split()}
    opened_on = shop.opened_at.date().isoformat()
    return {**kept, "phone": spoken(shop.phone), "opened_on": opened_on, "seen": str(shop.row_version)}
