"""Mobile numbers that wallets are found by, as their owners type them at home."""

import re
from collections.abc import Iterable

import phonenumbers

_MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
_WRITTEN = re.compile(r"[0-9+ ()./-]{4,40}")


def read_mobile(typed: str, countries: Iterable[str]) -> str:
    """The number's digits as dialled at home, "" where it is a mobile number of none of these countries."""
    if not _WRITTEN.fullmatch(typed):
        return ""
    return next((digits for country in countries if (digits := _of(typed, country))), "")


def _of(typed: str, country: str) -> str:
    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", typed), country)
    except phonenumbers.NumberParseException:
        return ""
    known = phonenumbers.is_valid_number_for_region(number, country) and phonenumbers.number_type(number) in _MOBILE
    if not known or number.extension:
        return ""
    return re.sub(r"\D", "", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
