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
    return {part[:2]: part[4:] for part in _parts_of(text)}


def with_amount(text: str, amount: str) -> str:
    """A code that read_emv reads, made to ask for this amount once; every other field as it was."""
    parts = [part for part in _parts_of(text) if part[:2] not in ("00", "01", "54", "63")]
    after_currency = next(place for place, part in enumerate(parts) if part.startswith("53")) + 1
    parts.insert(after_currency, field("54", amount))
    return sealed("".join((field("00", "01"), field("01", "12"), *parts)))


def read_fields(text: str) -> dict[str, str]:
    """The fields of a template. ValueError where a length or a tag is wrong."""
    return {part[:2]: part[4:] for part in _split(text)}


def _parts_of(text: str) -> list[str]:
    """The fields as they stand in the code, checked. Most codes' lengths count characters, some codes' count bytes."""
    if not text.startswith("000201"):
        raise ValueError("not an EMV code")
    if sealed(text[: -len("6304FFFF")]) != text[:-4] + text[-4:].upper():
        raise ValueError("the checksum is wrong")
    try:
        return _whole(text)
    except ValueError:
        if text.isascii():
            raise
        return [part.encode("latin-1").decode() for part in _whole(text.encode().decode("latin-1"))]


def _whole(text: str) -> list[str]:
    parts = _split(text)
    if not parts[-1].startswith("63"):
        raise ValueError("the checksum is not the last field")
    for part in parts:
        if part[:2] in _TEMPLATES:
            _split(part[4:])
    return parts


def _split(text: str) -> list[str]:
    parts: list[str] = []
    rest = text
    while rest:
        head, length = rest[:4], rest[2:4]
        if not (len(head) == 4 and head.isascii() and head.isdecimal()):
            raise ValueError(f"no tag and length at {head!r}")
        part, rest = rest[: 4 + int(length)], rest[4 + int(length) :]
        if len(part) != 4 + int(length) or len(part) == 4 or any(part[:2] == other[:2] for other in parts):
            raise ValueError(f"field {head[:2]} is empty, cut or there twice")
        parts.append(part)
    return parts
