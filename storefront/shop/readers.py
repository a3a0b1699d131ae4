"""Who reads an order's page: a preview robot, a feature phone, a member. The page is private, so it may look."""

import re

from flask import request

from storefront import clock
from storefront.merchants.records import Member, Shop
from storefront.merchants.sign_in import member_of
from storefront.wire.sessions import session_token

_ROBOTS = re.compile(
    r"^WhatsApp/|facebookexternalhit|Facebot|TelegramBot|Twitterbot|Slackbot|Discordbot|LinkedInBot|SkypeUriPreview"
    r"|Viber|Google-PageRenderer|Googlebot|bingbot|Applebot|redditbot|Iframely|embedly|vkShare",
    re.IGNORECASE,
)
_FEATURE_PHONES = re.compile(
    r"KAIOS|Series ?40|NokiaC?\d|MAUI|MIDP|J2ME|UP\.Browser|SAMSUNG-(?:GT-)?[BCES]\d", re.IGNORECASE
)


def is_preview_robot() -> bool:
    """It fetches links while their sender still types."""
    return _ROBOTS.search(request.user_agent.string) is not None


def is_feature_phone() -> bool:
    return _FEATURE_PHONES.search(request.user_agent.string) is not None


def member_here(shop: Shop) -> Member | None:
    """The signed-in member of this very shop."""
    token = session_token()
    member = member_of(token, clock.now()) if token else None
    return member if member is not None and member.shop_id == shop.id else None
