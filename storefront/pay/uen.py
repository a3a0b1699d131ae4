"""Singapore's numbers of businesses (UEN), whose last letter is a check."""

import re

_SUFFIX = "(?:[A-Z0-9]{3})?"  # PayNow lets one business have several, told apart by three signs
_OTHERS = "ABCDEFGHJKLMNPQRSTUVWX0123456789"


def uen_holds(number: str) -> bool:
    if found := re.fullmatch(rf"([0-9]{{8}})([A-Z]){_SUFFIX}", number):
        return _letter(found[1], (10, 4, 9, 3, 8, 2, 7, 1), "XMKECAWLJDB") == found[2]
    if found := re.fullmatch(rf"([0-9]{{9}})([A-Z]){_SUFFIX}", number):
        return _letter(found[1], (10, 8, 6, 4, 9, 7, 5, 3, 1), "ZKCMDNERGWH") == found[2]
    if found := re.fullmatch(rf"([RST][0-9]{{2}}[A-HJ-NP-X]{{2}}[0-9]{{4}})([A-Z]){_SUFFIX}", number):
        weighed = sum(_OTHERS.index(sign) * w for sign, w in zip(found[1], (4, 3, 5, 3, 10, 2, 2, 5, 7), strict=True))
        return _OTHERS[(weighed - 5) % 11] == found[2]
    return False


def _letter(digits: str, weights: tuple[int, ...], letters: str) -> str:
    return letters[sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11]
