"""Phone numbers as people write them, kept in one form: "+" and digits (E.164)."""

import re

import phonenumbers

from storefront.i18n.digits import ascii_digits
from storefront.plain_text import bare
from storefront.problems import Problem

_MOST_CHARACTERS = 40
_SCHEME = re.compile(r"^\s*tel:", re.IGNORECASE)

UNREADABLE = Problem("phone.unreadable")


def read_phone(raw: str, country: str) -> str | Problem:
    """What the merchant typed, in the country's own habit or the international one, as E.164."""
    typed = _SCHEME.sub("", ascii_digits(bare(raw))).strip()
    if not typed or len(typed) > _MOST_CHARACTERS or any(sign.isalpha() for sign in typed):
        return UNREADABLE
    found = (_valid(attempt, country) for attempt in _attempts(typed, country))
    return next((phone for phone in found if phone), UNREADABLE)


def country_of(phone: str) -> str:
    """Whose number this is, "" when it is no country's."""
    return phonenumbers.region_code_for_number(phonenumbers.parse(phone)) or ""


def spoken(phone: str) -> str:
    """The number with its spaces, as it is read out."""
    return phonenumbers.format_number(phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def dialling(country: str) -> tuple[str, str, int]:
    """How numbers are dialled there: the country's code, what stands before them at home, how long a mobile's is."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country)
    mobile = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    if metadata is None or mobile is None:
        return "", "", 0
    return str(metadata.country_code), metadata.national_prefix or "", len(str(mobile.national_number))


def _attempts(typed: str, country: str) -> list[str]:
    digits = re.sub(r"\D", "", typed)
    attempts = [typed]
    if digits.startswith("00"):  # some countries' own rules want another prefix, people write 00 all the same
        digits = digits[2:]
        attempts.append("+" + digits)
    international = "+" in typed or len(attempts) > 1
    if country == "MX" or (international and digits.startswith("521")):  # mobiles had a 1 (at home 044) until 2019
        attempts.append("+52" + re.sub(r"^(?:52)?(?:1|044|045)", "", digits))
    return attempts


def _valid(typed: str, country: str) -> str:
    try:
        number = phonenumbers.parse(typed, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if number.extension or not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
