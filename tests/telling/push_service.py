"""A browser's push service, and the browser behind it, which reads with http_ece what reaches it (RFC 8030, 8291)."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import http_ece
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from storefront.telling.web_push import bytes64, text64


def raw(key: EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass
class PushService:
    """sender: the application server's key the browser subscribed with, as its page gave it."""

    sender: str = ""
    origin: str = ""
    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    browser: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    auth: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    shown: list[dict[str, Any]] = field(default_factory=list)
    claims: dict[str, Any] = field(default_factory=dict)

    def subscription(self, path: str = "/wpush/v2/abc") -> dict[str, str]:
        return {"address": self.origin + path, "p256dh": text64(raw(self.browser)), "auth": text64(self.auth)}

    def answer(self, path: str, headers: Any, body: bytes) -> tuple[int, dict[str, Any]]:
        if self.status != 201:
            return self.status, {}
        if not self._is_from_sender(headers["Authorization"]):
            return 403, {}
        if headers["Content-Encoding"] != "aes128gcm" or not headers["TTL"].isdigit() or len(body) > 4096:
            return 400, {}
        plain = http_ece.decrypt(body, private_key=self.browser, auth_secret=self.auth, version="aes128gcm")
        self.shown.append(json.loads(plain))
        return 201, {}

    def _is_from_sender(self, authorization: str) -> bool:
        scheme, _, rest = authorization.partition(" ")
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        signed, _, signature = parts["t"].rpartition(".")
        key = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes64(parts["k"]))
        r, s = bytes64(signature)[:32], bytes64(signature)[32:]
        try:
            key.verify(encode_dss_signature(int.from_bytes(r), int.from_bytes(s)), signed.encode(), ECDSA(SHA256()))
        except InvalidSignature:
            return False
        self.claims = json.loads(bytes64(signed.split(".")[1]))
        return scheme == "vapid" and parts["k"] == self.sender and self.claims["aud"] == self.origin
