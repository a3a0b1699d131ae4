"""IBANs (ISO 13616), after SWIFT's registry 101 and, for countries that use them unregistered, their central banks."""

import re

_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_LENGTHS = """
AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28 CM27 CR22 CV25 CY28 CZ24
DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 GL18 GQ27 GR27 GT28 GW25 HN28 HR21 HU28
IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22 MG27 MK19 ML28
MN20 MR27 MT31 MU30 MZ25 NE28 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24
SM27 SN28 SO23 ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
LENGTHS: dict[str, int] = {entry[:2]: int(entry[2:]) for entry in _LENGTHS.split()}


def looks_like_iban(number: str) -> bool:
    """number: compact, as everywhere here."""
    return _SHAPE.fullmatch(number) is not None


def iban_holds(number: str) -> bool:
    """Country and check digits moved to the end, letters as 10-35: the rest of division by 97 is 1."""
    fits = looks_like_iban(number) and LENGTHS.get(number[:2]) == len(number)
    return fits and int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1


def iban_example(country: str) -> str:
    """How long one is there, in groups as it is printed; of a country without IBANs, Germany's."""
    country = country if country in LENGTHS else "DE"
    number = country + "0" * (LENGTHS[country] - 2)
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
