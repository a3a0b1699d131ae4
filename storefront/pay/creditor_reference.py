"""References that carry their own check, so that a payment finds its order even when somebody typed it by hand."""

_CARRIES = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)


def rf_reference(number: str) -> str:
    """ISO 11649: RF, two check digits, the number's letters and digits."""
    value = int("".join(str(int(sign, 36)) for sign in f"{number}RF00"))
    return f"RF{98 - value % 97:02d}{number}"


def qr_reference(digits: str) -> str:
    """Switzerland's: 26 digits and a check digit (modulo 10, recursive)."""
    padded, carry = digits.rjust(26, "0"), 0
    for digit in padded:
        carry = _CARRIES[(carry + int(digit)) % 10]
    return f"{padded}{(10 - carry) % 10}"
