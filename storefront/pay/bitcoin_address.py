"""Bitcoin addresses, checked by their own checksums: a wrong letter would send money to nobody."""

from hashlib import sha256

from storefront.pay.bech32 import BECH32, BECH32M, decoded, whole_bytes

_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_TO_A_KEY, _TO_A_SCRIPT = 0, 5  # first bytes of the old addresses
_TAPROOT_BYTES = 32


def address_holds(address: str) -> bool:
    """Whether it is one of the main network, of any kind in use."""
    try:
        return _segwit_holds(address) if address.lower().startswith("bc1") else _base58_holds(address)
    except ValueError:
        return False


def _segwit_holds(address: str) -> bool:
    """Only versions in use: money sent to a later one is anybody's."""
    prefix, values, kind = decoded(address)
    version, program = values[:1], whole_bytes(values[1:])
    return prefix == "bc" and (
        (version == [0] and kind == BECH32 and len(program) in (20, 32))
        or (version == [1] and kind == BECH32M and len(program) == _TAPROOT_BYTES)
    )


def _base58_holds(address: str) -> bool:
    number = 0
    for letter in address:
        number = number * 58 + _LETTERS.index(letter)
    zeros = len(address) - len(address.lstrip("1"))
    content = bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")
    payload, checksum = content[:-4], content[-4:]
    is_whole = len(payload) == 21 and payload[0] in (_TO_A_KEY, _TO_A_SCRIPT)
    return is_whole and sha256(sha256(payload).digest()).digest()[:4] == checksum
