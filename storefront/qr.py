"""QR codes as pictures, drawn here and never by somebody else's server."""

from io import BytesIO

import segno

_QUIET_ZONE = 4  # modules of white around it; without them many phones see nothing


def png(text: str, scale: int = 6) -> bytes:
    """Dark on white whatever the theme: phones can't read the inverse. ValueError where the text is too long."""
    drawn = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="png", scale=scale, border=_QUIET_ZONE, dark="black", light="white")
    return drawn.getvalue()
