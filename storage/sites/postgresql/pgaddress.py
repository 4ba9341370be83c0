"""The address of a vault in PostgreSQL: a URL without a password, since others can read a command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

SCHEMES = ("postgresql+psycopg", "postgresql")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
SAFE_MODES = ("verify-ca", "verify-full")
"""How TLS must look at a server elsewhere: any other way of it talks to whoever answers."""

_EXTRAS = ("sslrootcert", "sslcert", "sslkey", "sslcrl", "passfile", "channel_binding", "krbsrvname", "gssencmode")


@dataclass(frozen=True)
class PgAddress:
    """A database of a server; an empty ``host`` is the socket that libpq knows of, one with ``/`` is its folder."""

    database: str
    host: str = ""
    port: str = ""
    user: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How it is named in sentences: host and database."""
        port = f":{self.port}" if self.port else ""
        return f"{self.host or 'localhost'}{port}/{self.database}"

    @property
    def is_local(self) -> bool:
        """Whether nothing goes over a network."""
        return not self.host or self.host.startswith("/") or self.host in LOCAL_HOSTS

    def parameters(self) -> dict[str, str]:
        """Return what libpq connects with; a server elsewhere must show by a certificate that it is the one."""
        given = {"dbname": self.database, "host": self.host, "port": self.port, "user": self.user, **self.extras}
        if not self.is_local:
            given.setdefault("sslmode", "verify-full")
        return {name: value for name, value in given.items() if value}


def is_address(text: str) -> bool:
    """Say whether ``text`` is meant as a URL, and not as a directory."""
    return "://" in text


def parse(url: str) -> PgAddress:
    """Read ``postgresql+psycopg://user@host:port/database?sslrootcert=…``.

    Raises:
        Misused: another kind of URL, no database, a password in it, or TLS that trusts anybody. The URL is not
            repeated: it may hold a password.
    """
    try:
        parts = urlsplit(url)
        port = "" if parts.port is None else str(parts.port)
        query = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise _unreadable() from None
    if parts.scheme not in SCHEMES or parts.fragment:
        raise _unreadable()
    extras = dict(query)
    if parts.password is not None or any("password" in name for name in extras):
        raise Misused(
            N_("In het adres van de kluis staat een wachtwoord; anderen op deze machine kunnen dat lezen."),
            N_("Haal het weg en zet het in ~/.pgpass (chmod 600) of PGPASSFILE, of gebruik peer-authenticatie."),
        )
    host = extras.pop("host", "") or unquote(parts.hostname or "")
    user = extras.pop("user", "") or unquote(parts.username or "")
    port = extras.pop("port", "") or port
    database = unquote(parts.path.removeprefix("/"))
    if not database or "/" in database or "\0" in unquote(url):
        raise Misused(
            N_("Het adres van de kluis noemt geen database."),
            N_("Bijvoorbeeld: postgresql+psycopg:///wams of postgresql+psycopg://server/wams"),
        )
    address = PgAddress(database, host, port, user, extras)
    _refuse_unsafe(address)
    return address


def _refuse_unsafe(address: PgAddress) -> None:
    for name in address.extras:
        if name not in (*_EXTRAS, "sslmode"):
            raise Misused(
                N_("Het adres van de kluis heeft een instelling die hier niet kan."),
                N_("Mogelijk zijn: {names}."),
                names=", ".join(("host", "port", "user", "sslmode", *_EXTRAS)),
            )
    mode = address.extras.get("sslmode", SAFE_MODES[1])
    if not address.is_local and mode not in SAFE_MODES:
        raise Misused(
            N_("De verbinding met een andere machine moet versleuteld zijn en de server moet zijn certificaat tonen."),
            N_("Gebruik sslmode=verify-full, met sslrootcert=BESTAND als de gemeente zelf certificaten uitgeeft."),
        )


def _unreadable() -> Misused:
    return Misused(
        N_("Dit adres van een kluis is niet te lezen."),
        N_("Bijvoorbeeld: postgresql+psycopg:///wams of postgresql+psycopg://server/wams"),
    )
