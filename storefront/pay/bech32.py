"""Bech32 and bech32m (BIP 173, BIP 350): letters that carry bytes and a checksum, for addresses and LNURLs."""

from collections.abc import Iterable

BECH32, BECH32M = 1, 0x2BC830A3

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def encoded(prefix: str, content: bytes) -> str:
    """Plain bech32, in small letters, however long."""
    values = regrouped(content, 8, 5)
    rest = _polymod((*_spread(prefix), *values, *(0,) * _CHECKSUM)) ^ BECH32
    checksum = [rest >> 5 * (_CHECKSUM - 1 - place) & 31 for place in range(_CHECKSUM)]
    return prefix + "1" + "".join(_LETTERS[value] for value in (*values, *checksum))


def decoded(text: str) -> tuple[str, list[int], int]:
    """The prefix, the values of five bits, and which of the two checksums holds. ValueError where none does."""
    if text not in (text.lower(), text.upper()) or not text.isascii():
        raise ValueError("small and capital letters are mixed")
    prefix, one, letters = text.lower().rpartition("1")
    if not prefix or not one or len(letters) < _CHECKSUM or not prefix.isprintable():
        raise ValueError("no prefix or no checksum")
    values = [_LETTERS.index(letter) for letter in letters]
    kind = _polymod((*_spread(prefix), *values))
    if kind not in (BECH32, BECH32M):
        raise ValueError("the checksum is wrong")
    return prefix, values[:-_CHECKSUM], kind


def regrouped(values: Iterable[int], of: int, into: int) -> list[int]:
    """Bits in other portions: into smaller ones, the last is filled up; into larger ones, a rest is dropped."""
    waiting = bits = 0
    groups: list[int] = []
    for value in values:
        waiting, bits = waiting << of | value, bits + of
        while bits >= into:
            bits -= into
            groups.append(waiting >> bits & (1 << into) - 1)
    if bits and into < of:
        groups.append(waiting << into - bits & (1 << into) - 1)
    return groups


def whole_bytes(values: list[int]) -> bytes:
    """What values of five bits say. ValueError where they do not end with a byte."""
    content = bytes(regrouped(values, 5, 8))
    if regrouped(content, 8, 5) != values:
        raise ValueError("bits are left over")
    return content


def _spread(prefix: str) -> list[int]:
    return [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]


def _polymod(values: Iterable[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            rest ^= generator if top >> place & 1 else 0
    return rest
