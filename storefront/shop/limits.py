"""How many new orders and reports may come from one network in an hour; repeats are free."""

from storefront.wire.host import host
from storefront.wire.limits import count, may

_REPORTS = 10
_WRONG_CHECKS = 30


def may_order() -> bool:
    return may("order", host().settings.order_limit_per_hour)


def count_order() -> None:
    count("order", host().settings.order_limit_per_hour)


def may_report() -> bool:
    """Counts this one."""
    return count("report", _REPORTS)


def may_check() -> bool:
    return may("check", _WRONG_CHECKS)


def count_wrong_check() -> None:
    """Only wrong codes count: whoever holds a receipt may check it as often as they like."""
    count("check", _WRONG_CHECKS)
