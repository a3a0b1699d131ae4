"""E-mail, through the host's server or the member's own."""

import re
from email.message import EmailMessage
from email.utils import format_datetime

from storefront.chat.email import read_address
from storefront.i18n.marking import N_
from storefront.problems import Problem
from storefront.telling.mail import ENCRYPTED_PORT, send
from storefront.telling.way import Box, Fault, MailServer, Means, Message, Settings, Way

_SERVER = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)(?::([0-9]{1,5}))?")
_TO = Box("to", N_("Your e-mail address"))


def boxes(means: Means) -> tuple[Box, ...]:
    """A host with a server of its own asks for nothing but the address, and lets who wants to use another."""
    needed = means.mail is None
    own = N_("Leave this empty to use the server of this host.") if means.mail else ""
    return (
        _TO,
        Box("server", N_("Your mail server (SMTP)"), own or N_("Such as smtp.example.com or smtp.example.com:587."),
            required=needed),
        Box("user", N_("User name there"), N_("Often your e-mail address."), required=False),
        Box("password", N_("Password there"), N_("Often an “app password”, made in the settings of your mail."),
            secret=True, required=False),
    )  # fmt: skip


def read(typed: Settings, means: Means) -> Settings | list[Problem]:
    to, server = read_address(typed["to"], ""), typed["server"].strip()
    problems = [Problem(to.key, "to")] if isinstance(to, Problem) else []
    found = _SERVER.fullmatch(server)
    port = int(found[2] or ENCRYPTED_PORT) if found else 0
    if (server or means.mail is None) and not 0 < port < 65536:
        problems.append(Problem("bell.mail_server", "server"))
    user, password = typed["user"].strip(), typed["password"]
    if not (user + password).isprintable() or len(user + password) > 400:
        problems.append(Problem("bell.mail_password", "password"))
    if problems or isinstance(to, Problem):
        return problems
    own = {"server": f"{found[1].lower()}:{port}", "user": user or to, "password": password} if found else {}
    return {"to": to, "server": "", "user": "", "password": "", **own}


def ring(settings: Settings, message: Message, means: Means) -> None:
    server = _server(settings, means)
    send(server, _mail(server, settings["to"], message, means), settings["to"], means.out)


def _mail(server: MailServer, to: str, message: Message, means: Means) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = f"{message.body.partition(chr(10))[0]} – {message.title}"
    mail["From"] = server.sender
    mail["To"] = to
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{message.key}@{server.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join((message.title, message.body, "", message.link or means.host_name)) + "\n")
    return mail


def _server(settings: Settings, means: Means) -> MailServer:
    if settings["server"]:
        host, _, port = settings["server"].rpartition(":")
        sender = settings["user"] if "@" in settings["user"] else settings["to"]
        return MailServer(host, int(port), settings["user"], settings["password"], sender, int(port) == ENCRYPTED_PORT)
    if means.mail is None:  # the host has given it up since
        raise Fault("bell.mail_server", for_good=True)
    return means.mail


def must_answer(settings: Settings, means: Means) -> bool:
    """The host's server would write to anybody; a member's own is the member's business."""
    return not settings["server"] and bool(means.origin)


WAY = Way(
    kind="email",
    label=N_("E-mail"),
    hint=N_("Through this host or your own mail server."),
    boxes=boxes,
    read=read,
    ring=ring,
    server=lambda settings, means: settings["server"] or "the host's",
    known_by=lambda settings: settings["to"],
    must_answer=must_answer,
)
