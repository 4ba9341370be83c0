"""Connections to PostgreSQL, and what the driver says put into words (docs/security.md §5.1)."""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import cast

from storage.basics.sql import Cursor, Params
from storage.sites.postgresql.pgaddress import PgAddress
from wams_tui.casework.errors import Damaged, Unusable, WamsError
from wams_tui.casework.words import N_

try:
    import psycopg
    from psycopg.conninfo import make_conninfo
    from psycopg.pq import TransactionStatus
except ImportError:
    raise Unusable(
        N_("Voor een kluis in PostgreSQL ontbreekt een onderdeel van wams."),
        N_("Laat de beheerder wams installeren met: pipx install 'wams-tui[postgresql]'"),
    ) from None

SCHEMA = "wams"
"""Where in its database a vault stands."""

OLDEST_SERVER = 14_00_00
PATIENCE = "10s"
"""How long to wait for the turn of another writer."""
SLOWEST = "60s"
"""How long one statement may take."""

_PREPARE = (
    "SET search_path = {schema}; SET lock_timeout = '" + PATIENCE + "'; SET statement_timeout = '" + SLOWEST + "'; "
    "SELECT set_config('synchronous_commit', 'on', false) "
    "WHERE current_setting('synchronous_commit') IN ('off', 'local')"
)
"""A commit that is acknowledged is on disk, whatever the server's own default."""

_NAMED = re.compile(r"(?<![:\w]):([a-z_]+)")
_CHAIN = "ledger /* chain */"


@lru_cache(maxsize=256)
def translated(statement: str, *, bound: bool) -> bytes:
    """Return a statement of ours as the driver wants it: ``:name`` as ``%(name)s``.

    What only links the lines of the ledger is read from a view: it must be whole for who may not see every line.
    """
    statement = statement.replace(_CHAIN, "ledger_chain")
    if bound:
        statement = _NAMED.sub(r"%(\1)s", statement.replace("%", "%%"))
    return statement.encode()


_FULL = (
    Unusable,
    N_("De schijf van {path} is vol; er is niets half opgeslagen."),
    N_("Maak ruimte vrij en sla het opnieuw op."),
)
_MAY_NOT = (
    Unusable,
    N_("Uw databaserol mag dit niet in {path}; er is niets opgeslagen."),
    N_("Vraag de beheerder om de rechten van de kluis na te kijken."),
)
_BUSY = (
    Unusable,
    N_("{path} is te lang bezet door een ander programma."),
    N_("Sluit het andere programma of wacht even en probeer het opnieuw."),
)
_SLOW = (
    Unusable,
    N_("{path} deed er te lang over en is onderbroken; er is niets half opgeslagen."),
    N_("Probeer het opnieuw; blijft het gebeuren, laat de beheerder dan naar de databaseserver kijken."),
)
_LOST = (
    Unusable,
    N_("De verbinding met {path} is weggevallen; wat nog niet als opgeslagen was gemeld, is er misschien niet."),
    N_("Kijk wat u het laatst deed en probeer het opnieuw; blijft het mis, waarschuw de beheerder."),
)
_READ_ONLY = (
    Unusable,
    N_("{path} is nu alleen te lezen; er is niets opgeslagen."),
    N_("Laat de beheerder nagaan of dit de reserveserver is, of een server in onderhoud."),
)
_TORN = (
    Damaged,
    N_("{path} is beschadigd."),
    N_("Verander niets meer en laat de beheerder de kluis uit een back-up terugzetten."),
)
_EMPTY = (Damaged, N_("{path} is leeg of afgekapt."), N_("Laat de beheerder de kluis uit een back-up terugzetten."))
_CROWDED = (
    Unusable,
    N_("{path} laat nu niemand meer toe: er zijn te veel verbindingen."),
    N_("Wacht even en probeer het opnieuw, of laat de beheerder max_connections verhogen."),
)

_SENTENCES: tuple[tuple[str, tuple[type[WamsError], str, str]], ...] = (
    ("53100", _FULL), ("53300", _CROWDED), ("42501", _MAY_NOT), ("55P03", _BUSY), ("57014", _SLOW),
    ("25006", _READ_ONLY), ("57P", _LOST), ("08", _LOST), ("XX001", _TORN), ("XX002", _TORN), ("42P01", _EMPTY),
    ("42703", _EMPTY),
)  # fmt: skip
"""By the beginning of the server's code for an error."""

_STRANGER = N_("De databaseserver laat u niet toe tot {path}.")
_REFUSALS: tuple[tuple[str, str, str], ...] = (
    (
        "authentication failed",
        _STRANGER,
        N_("Controleer de gebruiker in het adres en ~/.pgpass, of laat de beheerder pg_hba.conf nakijken."),
    ),
    ("no pg_hba.conf entry", _STRANGER, N_("Laat de beheerder pg_hba.conf nakijken.")),
    (
        "no password supplied",
        N_("De databaseserver vraagt een wachtwoord voor {path}."),
        N_("Zet het in ~/.pgpass (chmod 600) of PGPASSFILE."),
    ),
    (
        'role "',
        N_("De databaseserver kent u niet ({path})."),
        N_("Laat de beheerder een databaserol voor u maken."),
    ),
    (
        'database "',
        N_("De database {path} bestaat niet of is voor u gesloten."),
        N_("Controleer de naam in het adres, of vraag de beheerder."),
    ),
    (
        "certificate",
        N_("De databaseserver van {path} toont geen certificaat dat hier vertrouwd wordt."),
        N_("Controleer sslrootcert en de naam van de server."),
    ),
    ("too many", *_CROWDED[1:]),
    ("remaining connection slots", *_CROWDED[1:]),
    (
        "starting up",
        N_("De databaseserver van {path} is nog aan het opstarten."),
        N_("Wacht even en probeer het opnieuw."),
    ),
)
"""By what the server says when it refuses a connection: there it gives no code."""


@contextmanager
def worded(place: str) -> Iterator[None]:
    """Turn the driver's errors about ``place`` into sentences; what the server was told is not repeated.

    Raises:
        Unusable: the server does not allow it, or is gone.
        Damaged: the database is not what was written.
    """
    try:
        yield
    except psycopg.Error as error:
        raise in_words(error, place) from None
    except UnicodeEncodeError:
        raise _strange(place, "UTF8") from None


def in_words(error: psycopg.Error, place: str) -> WamsError:
    """Return the sentence for an error of the driver."""
    state = error.sqlstate or ""
    for code, (kind, message, hint) in _SENTENCES:
        if state.startswith(code):
            return kind(message, hint, path=place)
    if isinstance(error, psycopg.OperationalError) and not state:
        kind, message, hint = _LOST
        return kind(message, hint, path=place)
    return _strange(place, state or type(error).__name__)


def _strange(place: str, code: str) -> Unusable:
    return Unusable(
        N_("De kluis {path} kan nu niet gelezen of geschreven worden ({code})."),
        N_("Laat de beheerder naar de databaseserver kijken en probeer het opnieuw."),
        path=place,
        code=code,
    )


def _refusal(error: psycopg.Error, place: str) -> Unusable:
    said = str(error)
    for mark, message, hint in _REFUSALS:
        if mark in said.rpartition("FATAL")[2]:
            return Unusable(message, hint, path=place)
    return Unusable(
        N_("De databaseserver van {path} antwoordt niet."),
        N_("Controleer het adres en laat de beheerder nagaan of de server draait."),
        path=place,
    )


def connect(address: PgAddress, schema: str) -> "psycopg.Connection[tuple[object, ...]]":
    """Connect; statements are on their own unless one says ``BEGIN``.

    Raises:
        Unusable: the server is not there, does not let us in, or is too old.
    """
    quiet = {"connect_timeout": "10", "application_name": "wams", "keepalives_idle": "30", "tcp_user_timeout": "30000"}
    try:
        asked = make_conninfo(**{**quiet, **address.parameters(), "client_encoding": "utf8"})
        raw = psycopg.connect(asked, autocommit=True)
    except psycopg.Error as error:
        raise _refusal(error, address.name) from None
    ready = False
    try:
        if raw.info.server_version < OLDEST_SERVER:
            raise Unusable(
                N_("De databaseserver van {path} is te oud voor een kluis."),
                N_("Laat de beheerder PostgreSQL 14 of nieuwer installeren."),
                path=address.name,
            )
        with worded(address.name):
            raw.execute(_PREPARE.format(schema=schema).encode())
        ready = True
    finally:
        if not ready:
            raw.close()
    return raw


class Link:
    """A connection that is made again when it was lost, unless something hangs on it: a turn, a transaction."""

    def __init__(self, connect: "Callable[[], psycopg.Connection[tuple[object, ...]]]") -> None:
        self._connect = connect
        self._raw = connect()
        self._held = 0

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun and is neither stored nor undone."""
        return self._raw.info.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR)

    @property
    def is_sound(self) -> bool:
        """Whether what was done in the transaction can still be stored."""
        return self._raw.info.transaction_status is TransactionStatus.INTRANS

    @property
    def raw(self) -> "psycopg.Connection[tuple[object, ...]]":
        """The driver's own connection."""
        return self._raw

    def hold(self) -> None:
        """From now on the connection must be this one."""
        self._held += 1

    def let_go(self) -> None:
        """End :meth:`hold`."""
        self._held -= 1

    def execute(self, statement: str, params: Params | None = None, /) -> Cursor:
        """Run one statement with named parameters; one that stands alone is tried again on a new connection."""
        alone = not (self._held or self.in_transaction)
        try:
            return self._run(statement, params)
        except psycopg.OperationalError:
            if not (alone and self._raw.closed):
                raise
        self._raw = self._connect()
        return self._run(statement, params)

    def _run(self, statement: str, params: Params | None) -> Cursor:
        # Several statements at once go only the simple way, which has no binary results.
        cursor = self._raw.cursor(binary=";" not in statement)
        cursor.execute(translated(statement, bound=bool(params)), params or None)
        return cast(Cursor, cursor)

    def close(self) -> None:
        """Close it; the server undoes what was not stored."""
        self._raw.close()


class PgTurn:
    """The turn among all who write to a vault: an advisory lock, which the server gives in order of arrival.

    Args:
        link: The connection that writes; the lock ends with it.
    """

    KEY = 0x77616D73
    """The first number of every advisory lock of ours: "wams"."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def take(self) -> None:
        """Wait for the turn."""
        self._link.execute("SELECT pg_advisory_lock(:key, 1)", {"key": self.KEY})
        self._link.hold()

    def give_back(self) -> None:
        """Let the next one have it; where the connection was lost, they have it already."""
        try:
            with suppress(psycopg.OperationalError):
                self._link.execute("SELECT pg_advisory_unlock(:key, 1)", {"key": self.KEY})
        finally:
            self._link.let_go()

    def close(self) -> None:
        """Nothing: the lock ends with the connection."""


def fresh_schema() -> str:
    """Return the name of a schema to build a vault in."""
    return f"wams_nieuw_{uuid.uuid4().hex}"


def plain_keys(address: PgAddress) -> bytes:
    """Return the bytes of the key file, unchecked: for the prompt, which waits for as little as can be.

    Raises:
        Unusable: the server is not there, or there is no vault.
    """
    link = Link(lambda: connect(address, SCHEMA))
    try:
        with worded(address.name):
            row = link.execute("SELECT content FROM vault_keys").fetchone()
    finally:
        link.close()
    return b"" if row is None else bytes(row[0])
