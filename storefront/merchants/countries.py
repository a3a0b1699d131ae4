"""What a country tells us about a shop before anybody is asked: its money, its clock, its languages."""

import unicodedata
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global

from storefront.i18n.currencies import home_currency
from storefront.i18n.languages import closest


@dataclass(frozen=True)
class Country:
    code: str
    time_zone: str  # where most of its shops are
    languages: tuple[str, ...]  # of ours, the likeliest first

    @property
    def currency(self) -> str:
        return home_currency(self.code)


_TABLE = """
AE Asia/Dubai ar en
AO Africa/Luanda pt-BR
AR America/Argentina/Buenos_Aires en
AU Australia/Sydney en
AT Europe/Vienna en
BD Asia/Dhaka en
BE Europe/Brussels fr
BF Africa/Ouagadougou fr
BH Asia/Bahrain ar
BI Africa/Bujumbura fr
BJ Africa/Porto-Novo fr
BO America/La_Paz en
BR America/Sao_Paulo pt-BR
CA America/Toronto en fr
CD Africa/Kinshasa fr
CG Africa/Brazzaville fr
CH Europe/Zurich fr en
CI Africa/Abidjan fr
CL America/Santiago en
CM Africa/Douala fr en
CO America/Bogota en
CV Atlantic/Cape_Verde pt-BR
DE Europe/Berlin en
DJ Africa/Djibouti fr ar
DO America/Santo_Domingo en
DZ Africa/Algiers ar fr
EC America/Guayaquil en
EG Africa/Cairo ar
ES Europe/Madrid en
ET Africa/Addis_Ababa en
FR Europe/Paris fr
GA Africa/Libreville fr
GB Europe/London en
GH Africa/Accra en
GM Africa/Banjul en
GN Africa/Conakry fr
GT America/Guatemala en
GW Africa/Bissau pt-BR
HN America/Tegucigalpa en
HT America/Port-au-Prince fr
ID Asia/Jakarta en
IE Europe/Dublin en
IN Asia/Kolkata hi en
IQ Asia/Baghdad ar
IT Europe/Rome en
JM America/Jamaica en
JO Asia/Amman ar
KE Africa/Nairobi en
KH Asia/Phnom_Penh en
KM Indian/Comoro fr ar
KW Asia/Kuwait ar
LB Asia/Beirut ar fr
LK Asia/Colombo en
LR Africa/Monrovia en
LY Africa/Tripoli ar
MA Africa/Casablanca fr ar
MG Indian/Antananarivo fr
ML Africa/Bamako fr
MM Asia/Yangon en
MR Africa/Nouakchott ar fr
MU Indian/Mauritius fr en
MW Africa/Blantyre en
MX America/Mexico_City en
MY Asia/Kuala_Lumpur en
MZ Africa/Maputo pt-BR
NE Africa/Niamey fr
NG Africa/Lagos en
NL Europe/Amsterdam en
NP Asia/Kathmandu en
OM Asia/Muscat ar
PE America/Lima en
PH Asia/Manila en
PK Asia/Karachi en
PL Europe/Warsaw en
PS Asia/Gaza ar
PT Europe/Lisbon pt-BR
PY America/Asuncion en
QA Asia/Qatar ar
RW Africa/Kigali fr en
SA Asia/Riyadh ar
SD Africa/Khartoum ar
SG Asia/Singapore en
SL Africa/Freetown en
SN Africa/Dakar fr
SO Africa/Mogadishu ar en
SY Asia/Damascus ar
TD Africa/Ndjamena fr ar
TG Africa/Lome fr
TH Asia/Bangkok en
TN Africa/Tunis ar fr
TR Europe/Istanbul en
TZ Africa/Dar_es_Salaam en
UA Europe/Kyiv en
UG Africa/Kampala en
US America/New_York en
UY America/Montevideo en
VN Asia/Ho_Chi_Minh en
YE Asia/Aden ar
ZA Africa/Johannesburg en
ZM Africa/Lusaka en
ZW Africa/Harare en
"""


def _read(row: str) -> Country:
    code, zone, *languages = row.split()
    return Country(code, zone, tuple(languages))


COUNTRIES: dict[str, Country] = {row[:2]: _read(row) for row in _TABLE.strip().splitlines()}


def country_name(code: str, language: str) -> str:
    return str(Locale.parse(language, sep="-").territories.get(code, code))


def named_countries(language: str) -> list[tuple[str, str]]:
    """(code, name) of every country we know, as the language orders names without its marks."""
    named = [(code, country_name(code, language)) for code in COUNTRIES]
    return sorted(named, key=lambda pair: unicodedata.normalize("NFKD", pair[1].casefold()))


def time_zones(code: str) -> list[str]:
    """The country's zones; the usual one first."""
    usual = COUNTRIES[code].time_zone
    others = sorted(zone for zone, place in get_global("zone_territories").items() if place == code and zone != usual)
    return [usual, *others]


def guessed_country(accept_language: str) -> str:
    """The country a browser's languages name ("fr-MA,fr;q=0.9" → MA), "" where they name none of ours."""
    for tag in accept_language.split(","):
        _, _, region = tag.partition(";")[0].strip().partition("-")
        if region.upper() in COUNTRIES:
            return region.upper()
    return ""


def shop_languages(code: str, reader: str) -> list[str]:
    """The one language a new shop starts with: its merchant's own where the country speaks it."""
    spoken = COUNTRIES[code].languages
    own = closest(reader)
    return [own if own in spoken else spoken[0]]
