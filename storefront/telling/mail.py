"""One mail over SMTP, through a connection that outbound opened; out in the world only encrypted."""

import contextlib
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from storefront.outbound import SECONDS, NoAnswer, Outbound, certificates, is_public
from storefront.telling.way import Fault, MailServer

ENCRYPTED_PORT = 465  # from the first byte on


def host_server(url: str, sender: str) -> MailServer | None:
    """The host's own, of its settings (checked there)."""
    if not url:
        return None
    parts = urlsplit(url)
    user, encrypted = unquote(parts.username or ""), parts.scheme == "smtps"
    host, port = parts.hostname or "", parts.port or (ENCRYPTED_PORT if encrypted else 25)
    sender = sender or (user if "@" in user else f"storefront@{host}")
    return MailServer(host, port, user, unquote(parts.password or ""), sender, encrypted, trusted=True)


def send(server: MailServer, mail: EmailMessage, to: str, out: Outbound) -> None:
    """Raises Fault."""
    try:
        opened = out.dial(server.host, server.port, trusted=server.trusted)
        with contextlib.closing(_Talk(opened, server)) as talk, _in_time(talk):
            talk.greet()
            talk.send_message(mail, server.sender, [to])
            with contextlib.suppress(smtplib.SMTPException, OSError):
                talk.quit()  # it was taken already
    except (NoAnswer, smtplib.SMTPException, OSError, ValueError) as trouble:
        raise _fault(trouble) from None


def _fault(trouble: Exception) -> Fault:
    match trouble:
        case ssl.SSLCertVerificationError():
            return Fault("bell.certificate", for_good=True)
        case smtplib.SMTPNotSupportedError():
            return Fault("bell.mail_encryption", for_good=True)
        case smtplib.SMTPAuthenticationError(smtp_code=code):
            return _refusal("bell.mail_password", code)
        case smtplib.SMTPSenderRefused(smtp_code=code):
            return _refusal("bell.mail_sender", code)
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            return _refusal("bell.mail_recipient", min(code for code, _ in refused.values()))
        case smtplib.SMTPResponseException(smtp_code=code):
            return _refusal("bell.mail_refused", code)
    return Fault("bell.unreachable")


def _refusal(key: str, code: int) -> Fault:
    """4xx: not now; 5xx: not like this."""
    return Fault(key, for_good=True) if code >= 500 else Fault("bell.later")


class _Talk(smtplib.SMTP):
    """The standard library's, on a connection that is already there."""

    def __init__(self, opened: socket.socket, server: MailServer) -> None:
        super().__init__(local_hostname=server.sender.rpartition("@")[2] or "localhost", timeout=SECONDS)
        self._host, self._opened, self._server = server.host, opened, server
        opened.settimeout(SECONDS)

    def greet(self) -> None:
        inside = not is_public(self._opened.getpeername()[0])  # outbound has asked whether we may
        if self._server.encrypted:
            self._opened = certificates().wrap_socket(self._opened, server_hostname=self._host)
        self.connect(self._host, self._server.port)
        self.ehlo()
        if not self._server.encrypted and not inside:
            self.starttls(context=certificates())
        if self._server.user and self._server.password:
            self.login(self._server.user, self._server.password)

    def shut(self) -> None:
        """From another thread: whoever waits for an answer wakes up."""
        with contextlib.suppress(OSError):
            (self.sock or self._opened).shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        super().close()
        self._opened.close()

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        self._opened.settimeout(timeout)
        return self._opened


@contextlib.contextmanager
def _in_time(talk: _Talk) -> Iterator[None]:
    """A server that says one word every now and then is cut off: a socket's own timeout begins anew each time."""
    alarm = threading.Timer(SECONDS, talk.shut)
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()
