"""Every setting of one installation, declared once. Each is read from the environment as STOREFRONT_<NAME>.

A secret may also come from a file named in STOREFRONT_<NAME>_FILE. docs/SETTINGS.md repeats this list for people.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Reader = Callable[[str], Any]


class SettingError(Exception):
    """A setting that cannot be read. Its text is one line for the person who runs the host."""


def text(value: str) -> str:
    return value


def whole_number(least: int, most: int) -> Reader:
    def read(value: str) -> int:
        if not (value.isascii() and value.isdigit() and least <= int(value[:12]) <= most):
            raise SettingError(f"must be a whole number from {least} to {most}, not {value!r}")
        return int(value)

    return read


def one_of(*words: str) -> Reader:
    def read(value: str) -> str:
        if value not in words:
            raise SettingError(f"must be one of {', '.join(words)}, not {value!r}")
        return value

    return read


def on_or_off(value: str) -> bool:
    return bool(one_of("on", "off")(value) == "on")


def web_address(value: str) -> str:
    """An origin such as https://shops.example, without a path; empty stays empty."""
    scheme, found, rest = value.rstrip("/").partition("://")
    if value and (scheme not in ("http", "https") or not found or not rest or "/" in rest):
        raise SettingError(f"must look like https://shops.example, not {value!r}")
    return value.rstrip("/")


def stand_ins(value: str) -> Mapping[str, str]:
    """Pairs such as api.provider.com=http://127.0.0.1:9001, with spaces between them."""
    found = {}
    for pair in value.split():
        host, _, origin = pair.partition("=")
        parts = urlsplit(origin)
        if not host or "/" in host or parts.scheme not in ("http", "https") or not parts.hostname:
            raise SettingError(f"must look like api.provider.com=http://127.0.0.1:9001, not {pair!r}")
        found[host] = origin.rstrip("/")
    return found


def mail_server(value: str) -> str:
    """Where a host's mail goes out; the value may hold a password and is never repeated."""
    try:
        parts = urlsplit(value)
        fits = parts.scheme in ("smtp", "smtps") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fits = False
    if value and not fits:
        raise SettingError("must look like smtps://user:password@mail.example.com:465")
    return value


def places(value: str) -> tuple[str, ...]:
    """Pairs of host and port such as ntfy.home:8080, with spaces between them."""
    for place in value.split():
        host, _, port = place.rpartition(":")
        if not host or "/" in host or not (port.isascii() and port.isdigit()):
            raise SettingError(f"must look like ntfy.home:8080 mail.home:25, not {place!r}")
    return tuple(value.split())


def setting(default: str, meaning: str, read: Reader = text, *, secret: bool = False) -> Any:
    """One declaration: the default as a person would write it ({instance} stands for that folder), and its sense."""
    return field(metadata={"default": default, "meaning": meaning, "read": read, "secret": secret})


@dataclass(frozen=True)
class Settings:
    """The settings of one installation, read and checked."""

    instance: str = setting("instance", "Folder for what this host makes itself: its secret key, its jobs, its locks.")
    database_url: str = setting("sqlite:///{instance}/storefront.db", "The database with every shop and order.")
    media_url: str = setting("file:{instance}/media", "Where encoded photos are kept.")
    secret_key: str = setting(
        "",
        "Signs forms and seals gateways' secrets; made at first start into the instance folder if not given.",
        secret=True,
    )
    public_url: str = setting(
        "", "The address buyers see, https://shops.example; empty: that of each request.", web_address
    )
    host_name: str = setting("Storefront", "The name of this host, shown at the foot of its shops.")
    signup: str = setting(
        "invite",
        "Who may open a shop: only the host itself, anybody after approval, or anybody.",
        one_of("invite", "approve", "open"),
    )
    trusted_proxies: int = setting(
        "0", "How many proxies of yours stand in front and tell the visitor's address.", whole_number(0, 9)
    )
    max_upload_mb: int = setting(
        "40", "The largest request, ten photos included; more is answered 413.", whole_number(1, 99)
    )
    page_cache_mb: int = setting(
        "32", "Memory for kept pages, a quarter of it for dictionaries, per worker.", whole_number(1, 4096)
    )
    dictionaries: bool = setting(
        "on", "Send returning browsers that offer their old page only what is new in it (RFC 9842).", on_or_off
    )
    order_limit_per_hour: int = setting(
        "60", "New orders an hour from one network before the chat takes over.", whole_number(1, 1_000_000)
    )
    signin_limit_per_hour: int = setting(
        "30", "Failed sign-ins an hour from one network before it has to wait.", whole_number(1, 1_000_000)
    )
    stand_ins: Mapping[str, str] = setting(
        "",
        "Payment providers that something else stands in for, to try things out: api.provider.com=http://127.0.0.1:9001.",
        stand_ins,
    )
    smtp_url: str = setting(
        "",
        "The mail server that tells members of new orders: smtps://user:password@mail.example.com:465, smtp://localhost:25.",
        mail_server,
        secret=True,
    )
    mail_from: str = setting("", "The address such mail comes from; empty: the mail server's user.")
    tell_inside: tuple[str, ...] = setting(
        "",
        "Servers inside this network that may tell members too, also unencrypted: ntfy.home:8080 mail.home:25.",
        places,
    )
    jobs: bool = setting(
        "on", "Background jobs inside the web worker; off when `flask work` runs beside it.", on_or_off
    )
    bind: str = setting("127.0.0.1", "The address served on, or unix:/path; only a proxy may be let in from outside.")
    port: int = setting("8000", "The port served on.", whole_number(1, 65535))
    workers: int = setting("1", "Web processes. One suffices for hundreds of shops.", whole_number(1, 64))
    threads: int = setting("32", "Requests one process answers at a time.", whole_number(1, 512))


def environment_name(declared: "Field[Any]") -> str:
    return f"STOREFRONT_{declared.name.upper()}"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Raises SettingError with one line that names the setting at fault."""
    instance = environ.get("STOREFRONT_INSTANCE") or "instance"
    values: dict[str, Any] = {}
    for declared in fields(Settings):
        given = _given(declared, environ)
        if given is None:
            given = declared.metadata["default"].replace("{instance}", instance)
        try:
            values[declared.name] = declared.metadata["read"](given)
        except SettingError as fault:
            raise SettingError(f"{environment_name(declared)} {fault}") from None
    values["secret_key"] = values["secret_key"] or _own_secret(Path(instance))
    return Settings(**values)


def _given(declared: "Field[Any]", environ: Mapping[str, str]) -> str | None:
    name = environment_name(declared)
    path = environ.get(f"{name}_FILE") if declared.metadata["secret"] else None
    if path is None:
        return environ.get(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingError(f"{name}_FILE cannot be read: {path}") from fault


def _own_secret(instance: Path) -> str:
    """The key this host made for itself; two processes starting at once agree on one."""
    path = instance / "secret_key"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        draft = instance / f"secret_key.{secrets.token_hex(8)}"
        if not path.exists():
            with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(32))
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingError(f"STOREFRONT_INSTANCE: the secret key in {instance} cannot be kept: {fault}") from fault
    if not kept:
        raise SettingError(f"STOREFRONT_INSTANCE: the secret key in {path} is empty: remove that file")
    return kept
