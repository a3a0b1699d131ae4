"""Nigerian account numbers (NUBAN): the last digit depends on the bank, so it is checked where the bank is known.

Codes of the deposit money banks after the Central Bank of Nigeria, November 2026. Newer institutions (OPay, Kuda,
Moniepoint …) number their accounts otherwise and are not checked.
"""

import re
from collections.abc import Mapping

from storefront.pay.account_number import nuban_holds
from storefront.problems import Problem

# What the name contains, without spaces and in small letters; the first that fits is the bank.
_CODES = {
    "access": "044", "citi": "023", "ecobank": "050", "fcmb": "214", "firstcitymonument": "214", "fidelity": "070",
    "firstbank": "011", "fbn": "011", "guaranty": "058", "gtb": "058", "gtco": "058", "jaiz": "301",
    "keystone": "082", "polaris": "076", "providus": "101", "stanbic": "221", "standardchartered": "068",
    "sterling": "232", "suntrust": "100", "titan": "102", "unionbank": "032", "unitedbankforafrica": "033",
    "uba": "033", "unity": "215", "wema": "035", "zenith": "057",
}  # fmt: skip


def nuban_agrees(values: Mapping[str, str]) -> list[Problem]:
    """Whether the account can be one of the bank."""
    name = re.sub(r"[^a-z]", "", values["bank"].casefold())
    code = next((code for part, code in _CODES.items() if part in name), "")
    if not code or nuban_holds(code, values["account"]):
        return []
    return [Problem("bank.nuban_wrong", "account", {"bank": values["bank"]})]
