"""Web Push as its standards write it: a message that only one browser reads (RFC 8291, in the coding of RFC 8188), and
the installation's word for who sends it (VAPID, RFC 8292)."""

import base64
import json
import secrets
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_RECORD = 4096
_LAST_RECORD = b"\x02"
_VAPID_LIVES = timedelta(hours=12)


def encrypted(
    plain: bytes, p256dh: bytes, auth: bytes, ours: EllipticCurvePrivateKey | None = None, salt: bytes = b""
) -> bytes:
    """One record. p256dh, auth: of the subscription. ours, salt: new for each message; given only by tests.

    Raises ValueError: p256dh is no point of the curve.
    """
    ours, salt = ours or generate_private_key(SECP256R1()), salt or secrets.token_bytes(16)
    public = point_of(ours)
    shared = ours.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), p256dh))
    keying = _derived(shared, auth, b"WebPush: info\0" + p256dh + public, 32)
    key = _derived(keying, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(keying, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + _RECORD.to_bytes(4) + len(public).to_bytes(1) + public
    return head + AESGCM(key).encrypt(nonce, plain + _LAST_RECORD, None)


def authorization(key: EllipticCurvePrivateKey, audience: str, contact: str, now: datetime) -> str:
    """The header that names us. audience: the push service's origin. contact: where its people find ours."""
    claims = {"aud": audience, "exp": int((now + _VAPID_LIVES).timestamp()), "sub": contact}
    signed = ".".join(text64(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "ES256"}, claims))
    r, s = decode_dss_signature(key.sign(signed.encode(), ECDSA(SHA256())))
    return f"vapid t={signed}.{text64(r.to_bytes(32) + s.to_bytes(32))}, k={text64(point_of(key))}"


def point_of(key: EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def text64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def bytes64(text: str) -> bytes:
    """Raises ValueError."""
    return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
