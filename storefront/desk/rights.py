"""Which role a member needs at least for an address of the desk. What stands nowhere here is the owner's."""

import re

from storefront.merchants.records import Member
from storefront.merchants.staff.rules import may

_ORDER = r"/desk/orders(?:/[^/]+(?:/(?:state|received|undo|lines|rider))?)?"
# The first that fits decides.
_LEAST = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (r"/desk/settings/bells(?:/.*)?", "packer"),
        (rf"/desk|/desk/rider|{_ORDER}", "packer"),
        (r"/desk/settings(?:/(?:me|password|leave))?|/desk/(?:key(?:/.*)?|sessions)", "packer"),
        (r"/desk/orders/.*|/desk/(?:pasted|payments|money|notebook|new-order)(?:/.*)?", "seller"),
        (r"/desk/(?:products|photos|sections|import|share|coupons)(?:/.*)?", "seller"),
        (r"/desk/settings/(?:notice|pause|resume|replies)", "seller"),
    )
)


def least_role(path: str) -> str:
    return next((role for pattern, role in _LEAST if pattern.fullmatch(path)), "owner")


def may_go(member: Member, path: str) -> bool:
    """Whether this member may see or do what stands at this address."""
    return may(member.role, least_role(path))
