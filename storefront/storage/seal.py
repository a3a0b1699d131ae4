"""Seals secrets before they are kept: a database dump or a backup alone reveals nothing of them.

The key is derived from SECRET_KEY, which lies apart from the database. A seal names what it belongs to, so that a
sealed value copied to another shop or another field stays shut.
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_MARK = "sealed1:"
_NONCE_BYTES = 12

_cipher: AESGCM


class Unsealable(Exception):
    """Sealed with another key, for something else, or damaged."""


def use_key(secret_key: str) -> None:
    """The installation's key, from now on."""
    global _cipher
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"storefront sealed settings").derive(
        secret_key.encode()
    )
    _cipher = AESGCM(derived)


def seal(text: str, belongs_to: str) -> str:
    """Never twice the same."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    shut = nonce + _cipher.encrypt(nonce, text.encode(), belongs_to.encode())
    return _MARK + base64.urlsafe_b64encode(shut).decode("ascii")


def unseal(sealed: str, belongs_to: str) -> str:
    """Raises Unsealable."""
    try:
        shut = base64.urlsafe_b64decode(sealed.removeprefix(_MARK).encode("ascii"))
        if not sealed.startswith(_MARK) or len(shut) <= _NONCE_BYTES:
            raise Unsealable
        return _cipher.decrypt(shut[:_NONCE_BYTES], shut[_NONCE_BYTES:], belongs_to.encode()).decode()
    except (InvalidTag, ValueError):
        raise Unsealable from None
