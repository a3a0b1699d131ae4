"""Which values a transfer needs in which country. As of November 2026, after the banks' own forms.

A country that is not here is asked for bank, account and branch: nothing is refused there that could be right.
"""

from collections.abc import Callable

from storefront.i18n.marking import N_
from storefront.pay import account_number as check
from storefront.pay.bank_line import (
    BANK,
    BIC,
    BRANCH,
    HOLDER,
    RIB_EXAMPLE,
    Line,
    Part,
    any_account,
    read_alias,
    read_iban,
    shaped,
)
from storefront.pay.nigerian_banks import nuban_agrees
from storefront.pay.settings import Setting

_WITH_IBAN = (
    "AD AE AL AT AZ BA BE BG BH CH CY CZ DE DK EE EG ES FI FR GE GR HR HU IE IL IQ IS IT JO KW KZ LB LI LT LU LV LY MC "
    "MD ME MK MT MU NL NO OM PK PL PS PT QA RO RS SA SE SI SK SM TR UA VA XK"
)
_OF_CENTRAL_AFRICA = "CF CG CM GA GQ TD"
_OF_WEST_AFRICA = "BF BJ CI ML NE SN TG"
_WITH_NIB = "AO CV MZ"
_WITH_BRANCHES = "BD ET GH KE KH LK MM MW NP RW SL TZ UG VN ZM ZW"
_BY_BANK = "ID MY PH SG TH"


def _number(
    shape: str,
    example: str,
    holds: Callable[[str], bool] = lambda number: True,
    label: str = N_("Account number"),
    copy: str = N_("Copy the account number"),
) -> Part:
    return shaped(Setting("account", label, example=example), copy, shape, holds)


def _rib(shape: str, example: str, holds: Callable[[str], bool] = check.rib_holds) -> Part:
    return _number(shape, example, holds, N_("RIB"), N_("Copy the RIB"))


def _home(*parts: Part) -> Line:
    return Line((HOLDER, *parts))


_IBAN = Part(Setting("account", N_("IBAN")), N_("Copy the IBAN"), read_iban)
_KIND = Part(Setting("type", N_("Kind of account"), N_("Current, savings…")), N_("Kind of account"))
_ID = shaped(
    Setting("id", N_("Holder's tax or identity number"), example="1234567890"),
    N_("Copy the identity number"),
    r"[0-9A-Z]{5,20}",
)
_RUT = shaped(
    Setting("id", N_("RUT"), example="12.345.678-5"), N_("Copy the RUT"), r"[0-9]{7,8}[0-9K]", check.rut_holds
)
_IFSC = shaped(Setting("code", N_("IFSC"), example="SBIN0001234"), N_("Copy the IFSC"), r"[A-Z]{4}0[A-Z0-9]{6}")
_SORT_CODE = shaped(Setting("code", N_("Sort code"), example="20-00-00"), N_("Copy the sort code"), r"[0-9]{6}")
_BSB = shaped(Setting("code", N_("BSB"), example="062-000"), N_("Copy the BSB"), r"[0-9]{6}")
_ROUTING = shaped(
    Setting("code", N_("Routing number"), example="021000021"),
    N_("Copy the routing number"),
    r"[0-9]{9}",
    check.routing_number_holds,
)
_INSTITUTION = shaped(
    Setting("code", N_("Institution number"), example="003"), N_("Copy the institution number"), r"[0-9]{3}"
)
_TRANSIT = shaped(Setting("branch", N_("Transit number"), example="00012"), N_("Copy the transit number"), r"[0-9]{5}")
_BRANCH_CODE = shaped(Setting("branch", N_("Branch code"), example="250655"), N_("Copy the branch code"), r"[0-9]{6}")
_CLABE = _number(r"[0-9]{18}", "032180000118359719", check.clabe_holds, N_("CLABE"), N_("Copy the CLABE"))
_CBU = _number(r"[0-9]{22}", "2850590940090418135201", check.cbu_holds, N_("CBU or CVU"), N_("Copy the CBU or CVU"))
_ALIAS = Part(
    Setting("alias", N_("Alias"), example="amina.tienda.mp", required=False), N_("Copy the alias"), read_alias
)
_CCI = _number(r"[0-9]{20}", "002 193 001234567890 12", label=N_("CCI"), copy=N_("Copy the CCI"))
_NIB = _number(r"[0-9]{21}", "0044 0000 6729 5030 1010 2", check.nib_holds, N_("NIB"), N_("Copy the NIB"))

LINES: dict[str, Line] = {
    **dict.fromkeys(_WITH_IBAN.split(), _home(_IBAN, BANK.optional(), BIC)),
    **dict.fromkeys(_OF_CENTRAL_AFRICA.split(), _home(_rib(r"[0-9]{23}", "10003 00100 05000006053 06"), BANK)),
    **dict.fromkeys(
        _OF_WEST_AFRICA.split(), _home(_rib(r"[A-Z][A-Z0-9][0-9]{22}", "SN010 01520 000485000030 35"), BANK)
    ),
    **dict.fromkeys(_WITH_NIB.split(), _home(_NIB, BANK)),
    **dict.fromkeys(_WITH_BRANCHES.split(), _home(BANK, _number(r"[0-9]{6,20}", "0123456789"), BRANCH)),
    **dict.fromkeys(_BY_BANK.split(), _home(BANK, _number(r"[0-9]{6,20}", "0123456789"))),
    "AR": _home(_CBU, _ALIAS, BANK.optional()),
    "AU": _home(_BSB, _number(r"[0-9]{5,10}", "12345678"), BANK.optional()),
    "CA": _home(_INSTITUTION, _TRANSIT, _number(r"[0-9]{7,12}", "1234567"), BANK.optional()),
    "CL": _home(BANK, _KIND, _number(r"[0-9]{5,20}", "000123456789"), _RUT),
    "CO": _home(BANK, _KIND, _number(r"[0-9]{8,17}", "03112345678"), _ID),
    "DZ": _home(_rib(r"[0-9]{20}", "00799999001234567890", lambda number: True), BANK.optional()),
    "EC": _home(BANK, _KIND, _number(r"[0-9]{8,20}", "2201234567"), _ID),
    "GB": _home(_SORT_CODE, _number(r"[0-9]{8}", "55779911"), BANK.optional()),
    "IN": _home(_number(r"[0-9]{9,18}", "00112233445566"), _IFSC, BANK.optional()),
    "KM": _home(_rib(r"[0-9]{23}", "00005 00001 00109044001 37"), BANK),
    "MA": _home(_rib(r"[0-9]{24}", RIB_EXAMPLE), BANK),
    "MG": _home(_rib(r"[0-9]{23}", "00005 03007 12894210160 45"), BANK),
    "MR": _home(_rib(r"[0-9]{23}", "00020 00101 00001234567 53"), BANK),
    "MX": _home(_CLABE, BANK.optional()),
    "NG": Line((HOLDER, BANK, _number(r"[0-9]{10}", "0000014579")), nuban_agrees),
    "PE": _home(_CCI, BANK),
    "TN": _home(_rib(r"[0-9]{20}", "10 006 0351835984788 31"), BANK),
    "US": _home(_ROUTING, _number(r"[0-9]{4,17}", "123456789"), _KIND.optional(), BANK.optional()),
    "ZA": _home(BANK, _number(r"[0-9]{7,11}", "62001234567"), _BRANCH_CODE),
}


def line_of(country: str, currency: str) -> Line:
    """currency: what an account in an unknown country is likely to be in."""
    return LINES.get(country) or _home(any_account(currency), BANK, BIC, BRANCH)
