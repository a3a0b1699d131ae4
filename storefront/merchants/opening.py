"""A shop opens."""

from datetime import datetime, timedelta

from storefront.i18n.currencies import is_currency
from storefront.i18n.languages import DEFAULT, DESK_LANGUAGES
from storefront.merchants import passwords
from storefront.merchants.countries import COUNTRIES, shop_languages
from storefront.merchants.drafts import Opening
from storefront.merchants.naming import LONGEST, proposed_slug
from storefront.merchants.records import Invite, Member, Shop, members_of, shop_just_opened, slug_is_taken
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.storage.tokens import fingerprint, new_token

INVITE_LIVES = timedelta(days=90)
_SECOND_TAP = timedelta(minutes=10)


def open_shop(opening: Opening, now: datetime, *, state: str = "approved", invite: str | None = None) -> Member:
    """The owner of the new shop. state: the host's ("new" until it looked). invite None: none is needed.

    A repeat of the same form within ten minutes gives the same shop. Raises Refused.
    """
    _refuse_unknown_places(opening)
    before = shop_just_opened(opening.phone, opening.name, now - _SECOND_TAP)
    if before is not None:
        owner = members_of(before)[-1]
        if passwords.matches(opening.password, owner.password_hash):
            return owner
    password_hash = passwords.hashed(opening.password) if opening.password else ""
    with atomic():
        if shop_just_opened(opening.phone, opening.name, now - _SECOND_TAP) == before:
            if invite is not None:
                _use(invite, now)
            return _create_owner(_create(opening, state, now), opening, password_hash, now)
    return open_shop(opening, now, state=state, invite=invite)  # the first tap was faster with its password


def new_invite(now: datetime) -> str:
    """A token for one sign-up, within ninety days."""
    token = new_token()
    Invite.create(fingerprint=fingerprint(token), created_at=now)
    return token


def free_slug(name: str, phone: str) -> str:
    """An address for this name that nobody has."""
    proposed = proposed_slug(name, f"shop-{phone[-4:] or 'new'}")
    number, slug = 1, proposed
    while slug_is_taken(slug):
        number += 1
        slug = f"{proposed[: LONGEST - 1 - len(str(number))].rstrip('-')}-{number}"
    return slug


def _create_owner(shop: Shop, opening: Opening, password_hash: str, now: datetime) -> Member:
    return Member.create(
        shop=shop,
        name=opening.name,
        phone=opening.phone,
        language=opening.language if opening.language in DESK_LANGUAGES else DEFAULT,
        password_hash=password_hash,
        created_at=now,
    )


def _create(opening: Opening, state: str, now: datetime) -> Shop:
    country = COUNTRIES[opening.country]
    slug = opening.slug or free_slug(opening.name, opening.phone)
    if slug_is_taken(slug):
        raise Refused(Problem("address.taken", "slug"))
    return Shop.create(
        slug=slug,
        name=opening.name,
        phone=opening.phone,
        country=country.code,
        currency=opening.currency or country.currency,
        time_zone=country.time_zone,
        languages=shop_languages(country.code, opening.language),
        state=state,
        opened_at=now,
        created_at=now,
    )


def _refuse_unknown_places(opening: Opening) -> None:
    if opening.country not in COUNTRIES:
        raise Refused(Problem("country.unknown", "country"))
    if opening.currency and not is_currency(opening.currency):
        raise Refused(Problem("currency.unknown", "currency"))


def _use(invite: str, now: datetime) -> None:
    unused = (Invite.fingerprint == fingerprint(invite)) & Invite.used_at.is_null()
    if not Invite.update(used_at=now).where(unused, Invite.created_at > now - INVITE_LIVES).execute():
        raise Refused(Problem("invite.unknown"))
