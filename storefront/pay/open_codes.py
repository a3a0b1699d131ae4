"""Which schemes let a shop write an amount into its own code.

The others' codes ask for an amount only where a provider makes them: QRIS (Bank Indonesia), QR Ph (PPMI), DuitNow
(PayNet), GhQR, Bharat QR, TANQR, KE-QR, Thai bill payments.
"""

from collections.abc import Mapping

from storefront.pay.emv import read_fields

_ACCOUNTS = [f"{tag:02d}" for tag in range(26, 52)]
_OPEN = {
    "A000000677010111",  # PromptPay: Bank of Thailand, Thai QR Code Payment Standard (2019), credit transfer
    "SG.PAYNOW",  # PayNow: Association of Banks in Singapore, field 54 with 03 "editable" in its account
    "A000000727",  # VietQR: NAPAS, field 54 optional in transfers to an account
}


def takes_amount(fields: Mapping[str, str]) -> bool:
    """Whether every scheme the code names lets anybody ask for an amount."""
    named = [_scheme(fields[tag]) for tag in _ACCOUNTS if tag in fields]
    return bool(named) and all(name in _OPEN for name in named)


def _scheme(account: str) -> str:
    try:
        return read_fields(account).get("00", "")
    except ValueError:  # lengths in bytes: a writer we know nothing of
        return ""
