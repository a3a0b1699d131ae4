"""What this installation tells with, put together once from its settings."""

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storefront.config import Settings
from storefront.outbound import Outbound
from storefront.telling.mail import host_server
from storefront.telling.way import Means

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256

_means: Means


def set_up(settings: Settings) -> None:
    global _means
    _means = Means(
        out=Outbound(settings.stand_ins, inside=settings.tell_inside),
        mail=host_server(settings.smtp_url, settings.mail_from),
        push_key=push_key(settings.secret_key),
        origin=settings.public_url,
        host_name=settings.host_name,
    )


def means() -> Means:
    return _means


def push_key(secret_key: str) -> EllipticCurvePrivateKey:
    """Derived, not kept: whoever has the host's secret key has it, and a backup needs nothing more."""
    raw = HKDF(SHA256(), length=48, salt=None, info=b"storefront web push").derive(secret_key.encode())
    return derive_private_key(int.from_bytes(raw) % (_ORDER - 1) + 1, SECP256R1())
