"""EMV merchant-presented codes: two digits of tag, two of length, the value; the last field is a checksum of all."""

from binascii import crc_hqx

MOST_MINOR = 10**12 - 1  # an amount has thirteen signs, one of them the dot before two decimals

_LONGEST = 99
_CHECKSUM = "6304"
_TEMPLATES = {f"{tag:02d}" for tag in (*range(26, 52), 62, 64)}  # their values are fields again


def crc16(text: str) -> str:
    """CRC-16/CCITT-FALSE as four upper-case hexadecimal digits."""
    return f"{crc_hqx(text.encode(), 0xFFFF):04X}"


def field(tag: str, value: str) -> str:
    if not 1 <= len(value) <= _LONGEST:
        raise ValueError(f"field {tag} holds 1 to {_LONGEST} characters, not {len(value)}")
    return f"{tag}{len(value):02d}{value}"


def sealed(fields: str) -> str:
    return fields + _CHECKSUM + crc16(fields + _CHECKSUM)


def read_emv(text: str) -> dict[str, str]:
    """The code's fields in their order, templates unread. ValueError unless structure and checksum both hold."""
    if not text.startswith("000201"):
        raise ValueError("not an EMV code")
    if sealed(text[: -len("6304FFFF")]) != text:
        raise ValueError("the checksum is wrong")
    fields = read_fields(text)
    if list(fields)[-1] != "63":
        raise ValueError("the checksum is not the last field")
    for tag in fields.keys() & _TEMPLATES:
        read_fields(fields[tag])
    return fields


def read_fields(text: str) -> dict[str, str]:
    """The fields of a code or of a template. ValueError where a length or a tag is wrong."""
    fields: dict[str, str] = {}
    rest = text
    while rest:
        tag, length, after = rest[:2], rest[2:4], rest[4:]
        if not (f"{tag}{length}".isascii() and f"{tag}{length}".isdecimal() and len(length) == 2):
            raise ValueError(f"no tag and length at {rest[:4]!r}")
        value, rest = after[: int(length)], after[int(length) :]
        if tag in fields or len(value) != int(length) or not value:
            raise ValueError(f"field {tag} is empty, cut or there twice")
        fields[tag] = value
    return fields
