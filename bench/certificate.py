"""A certificate for an address, with an intermediate: as many bytes of handshake as Let's Encrypt's (ECDSA)."""

import base64
import hashlib
import os
from datetime import datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID, ObjectIdentifier

# Two signed certificate timestamps are 240 bytes that cannot be packed; nobody can sign them for us.
_TIMESTAMPS = x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.11129.2.4.99"), os.urandom(245))
_LASTS = timedelta(days=2)


def write_certificate(folder: Path, address: str, now: datetime) -> str:
    """chain.pem and key.pem. Gives the key's hash, for Chromium's list of keys to trust."""
    root, intermediate, key = rsa.generate_private_key(65537, 4096), _curve_key(ec.SECP384R1()), _curve_key()
    middle = _certificate("Bench Root", "Bench Intermediate", intermediate.public_key(), now).sign(root, SHA256())
    unsigned = _certificate("Bench Intermediate", address, key.public_key(), now)
    named = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(address))])
    leaf = unsigned.add_extension(named, False).add_extension(_TIMESTAMPS, False).sign(intermediate, SHA384())
    (folder / "chain.pem").write_bytes(leaf.public_bytes(Encoding.PEM) + middle.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(public).digest()).decode()


def _curve_key(curve: ec.EllipticCurve | None = None) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve or ec.SECP256R1())


def _certificate(issuer: str, subject: str, key: ec.EllipticCurvePublicKey, now: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .issuer_name(_name(issuer))
        .subject_name(_name(subject))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _LASTS)
        .not_valid_after(now + _LASTS)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), False)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
