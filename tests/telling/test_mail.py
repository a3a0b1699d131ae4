"""The host's own mail server: read from its settings, spoken to encrypted, known by its certificate."""

import ssl
from datetime import timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from storefront.config import SettingError, mail_server, places
from storefront.outbound import Outbound, certificates
from storefront.telling.mail import host_server, send
from storefront.telling.way import Fault, MailServer
from tests.conftest import NOW
from tests.telling.mail_server import PASSWORD, USER
from tests.telling.mail_server import mail_server as running


def certificate(folder: Path) -> Path:
    """For 127.0.0.1, signed by itself."""
    key, name = generate_private_key(SECP256R1()), x509.Name([])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(NOW + timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=True)
        .sign(key, SHA256())
    )
    path = folder / "mail.pem"
    plain_key = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(plain_key + made.public_bytes(Encoding.PEM))
    return path


def a_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["To"] = "1 new order", USER
    mail.set_content("Amina's basket")
    return mail


def test_an_encrypted_server_is_known_by_its_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pem = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with running(context) as taking:
        server = MailServer(taking.host, taking.port, USER, PASSWORD, USER, encrypted=True, trusted=True)
        certificates.cache_clear()
        with pytest.raises(Fault) as fault:
            send(server, a_mail(), USER, Outbound())
        assert (fault.value.key, taking.mails) == ("bell.certificate", [])
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
        certificates.cache_clear()
        send(server, a_mail(), USER, Outbound())
        assert [mail["Subject"] for mail in taking.mails] == ["1 new order"]
    certificates.cache_clear()


def test_a_server_inside_is_reached_only_where_the_host_named_it() -> None:
    with running() as taking:
        server = MailServer(taking.host, taking.port, USER, PASSWORD, USER, encrypted=False)
        with pytest.raises(Fault) as fault:
            send(server, a_mail(), USER, Outbound())
        assert fault.value.key == "bell.unreachable"
        send(server, a_mail(), USER, Outbound(inside=[f"{taking.host}:{taking.port}"]))
        assert len(taking.mails) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtps://amina%40mail.test:a%20b@mail.test", ("mail.test", 465, "amina@mail.test", "a b", True)),
        ("smtp://mail.test:587", ("mail.test", 587, "", "", False)),
        ("smtp://localhost", ("localhost", 25, "", "", False)),
    ],
)
def test_the_hosts_server_is_read(url: str, expected: tuple[object, ...]) -> None:
    server = host_server(mail_server(url), "")
    assert server is not None and server.trusted
    assert (server.host, server.port, server.user, server.password, server.encrypted) == expected
    assert "@" in server.sender


@pytest.mark.parametrize("url", ["mail.test", "https://mail.test", "smtp://", "smtp://mail.test:x", "smtp://a:s3cret@"])
def test_what_is_no_server_is_said_without_the_password(url: str) -> None:
    with pytest.raises(SettingError) as said:
        mail_server(url)
    assert "s3cret" not in str(said.value)


def test_places_are_hosts_and_ports() -> None:
    assert places("ntfy.home:8080 10.0.0.2:25") == ("ntfy.home:8080", "10.0.0.2:25")
    for wrong in ("ntfy.home", "http://ntfy.home:80", ":25", "ntfy.home:x"):
        with pytest.raises(SettingError):
            places(wrong)
