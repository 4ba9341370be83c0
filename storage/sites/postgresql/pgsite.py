"""A vault in a PostgreSQL database (docs/security.md §5.1)."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from storage.basics.findings import Finding
from storage.basics.sql import Connection, Row
from storage.keys import keyfile
from storage.keys.keyfile import KeyFile
from storage.sites import journal
from storage.sites.journal import Failures
from storage.sites.postgresql.pgaddress import PgAddress
from storage.sites.postgresql.pgbase import PgDatabase
from storage.sites.postgresql.pglink import SCHEMA, Link, PgTurn, connect, fresh_schema, worded
from storage.sites.site import Sight
from wams_tui.casework.errors import Conflict, Misused, Unusable, WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    import psycopg

_LOCK = "SELECT pg_advisory_lock(2002873715, :which)"
_JOURNAL, _BUILDING, _PRESENCE = 2, 3, 4
"""Second numbers of advisory locks; 1 is the turn of writers. The last is shared by every session."""
_MOST_LINES = 10_000
_ASIDE = "opzij"


class PgSite:
    """The vault in a schema of a database; a vault that is being built stands in a schema of another name."""

    def __init__(self, address: PgAddress, schema: str = SCHEMA) -> None:
        self._address = address
        self._schema = schema
        self._base: PgDatabase | None = None

    @property
    def place(self) -> str:
        """Host and database."""
        return self._address.name

    def _link(self) -> Link:
        return Link(lambda: connect(self._address, self._schema))

    @contextmanager
    def _linked(self) -> Iterator[Link]:
        link = self._link()
        try:
            with worded(self.place):
                yield link
        finally:
            link.close()

    @contextmanager
    def _sql(self) -> Iterator[Connection]:
        """Give the session's connection where there is one, inside its transaction if it has one; or else a new one."""
        if self._base is not None and not self._base.is_closed:
            with self._base.reading() as sql:
                yield sql
        else:
            with self._linked() as link:
                yield link

    def look(self) -> Sight:
        """Return nothing: what stands here is not files, and what is wrong shows when it is read."""
        return Sight((), ())

    def is_taken(self) -> bool:
        """Say whether there is a table of key files."""
        with self._linked() as link:
            row = link.execute("SELECT to_regclass(:name) IS NULL", {"name": f"{self._schema}.vault_keys"}).fetchone()
        return row is not None and not row[0]

    def refuse_place(self) -> None:
        """Refuse a database that is not there, or has no vault in it."""
        if not self.is_taken():
            raise Unusable(
                N_("Er is geen kluis in {path}."),
                N_("Controleer --vault, of maak hem met: wams vault create"),
                path=self.place,
            )

    def refuse_unfit(self) -> None:
        """Refuse the same."""
        self.refuse_place()

    def room(self) -> tuple[Finding, ...]:
        """Tell nothing: the disk is the server's."""
        return ()

    def load_keys(self) -> KeyFile:
        """Read the row of ``vault_keys``."""
        with self._sql() as sql:
            row = sql.execute("SELECT content FROM vault_keys").fetchone()
        return keyfile.checked(b"" if row is None else row[0], self.place)

    def keys_stamp(self) -> object:
        """Return how often it was written."""
        with self._sql() as sql:
            row = sql.execute("SELECT stamp FROM vault_keys").fetchone()
        return None if row is None else row[0]

    def store_keys(self, keys: KeyFile) -> None:
        """Write the row; inside a transaction of the session, as a part of it."""
        with self._sql() as sql:
            sql.execute("UPDATE vault_keys SET stamp = stamp + 1, content = :content", {"content": keys.to_bytes()})

    def failures(self) -> Failures:
        """Read ``vault_journal``."""
        with self._linked() as link:
            return _failures(_lines(link))

    def note_failure(self, now: datetime) -> None:
        """Add a row to ``vault_journal``."""
        with self._linked() as link:
            link.execute("INSERT INTO vault_journal (line) VALUES (:line)", {"line": journal.line_of(now)})

    @contextmanager
    def failures_taken(self) -> Iterator[Failures]:
        """Give what ``vault_journal`` holds, and take those rows away afterwards."""
        with self._linked() as link:
            link.execute(_LOCK, {"which": _JOURNAL})
            rows = _lines(link)
            yield _failures(rows)
            if rows:
                link.execute("DELETE FROM vault_journal WHERE id <= :last", {"last": rows[-1][0]})

    def open(self, vault_key: bytes) -> PgDatabase:
        """Open the tables; the vault key never reaches the server."""
        self._base = PgDatabase(self.place, self._link, vault_key, reading=self._present)
        return self._base

    def open_alone(self, vault_key: bytes) -> PgDatabase:
        """Open the tables when no session is present, and let none come in."""
        self._base = PgDatabase(self.place, self._link, vault_key, writing=self._sole)
        return self._base

    def _present(self) -> Link:
        """Return a connection that shows that somebody has the vault open; also after it was lost and made again."""

        def there() -> "psycopg.Connection[tuple[object, ...]]":
            raw, ready = connect(self._address, self._schema), False
            try:
                with worded(self.place):
                    raw.execute("SELECT pg_advisory_lock_shared(%s, %s)", (PgTurn.KEY, _PRESENCE))
                ready = True
            finally:
                if not ready:
                    raw.close()
            return raw

        return Link(there)

    def _sole(self) -> Link:
        """Return a connection that keeps everybody else out.

        Raises:
            Conflict: somebody has the vault open.
        """
        link = self._link()
        row = link.execute("SELECT pg_try_advisory_lock(2002873715, :which)", {"which": _PRESENCE}).fetchone()
        if row is None or not row[0]:
            link.close()
            raise Conflict(
                N_("De kluis {path} is nog bij iemand open."),
                N_("Laat iedereen vergrendelen en probeer het dan opnieuw; er is niets veranderd."),
                path=self.place,
            )
        link.hold()
        return link

    @contextmanager
    def building(self) -> "Iterator[PgSite]":
        """Build in a schema of another name, which is renamed at the end."""
        with self._linked() as link:
            _refuse_unfit_for_new(link, self.place)
            link.execute(_LOCK, {"which": _BUILDING})
            self._refuse_used(link)
            _clear_away(link)
            schema, done = fresh_schema(), False
            link.execute(f"CREATE SCHEMA {schema}")
            link.hold()
            try:
                yield PgSite(self._address, schema)
                link.execute(f"ALTER SCHEMA {schema} RENAME TO {self._schema}")
                done = True
            finally:
                if not done:
                    with suppress(WamsError), self._linked() as other:
                        other.execute(f"DROP SCHEMA {schema} CASCADE")

    def set_aside(self, now: datetime) -> str:
        """Give the vault that stands here another name, when nobody has it open; return that name.

        Raises:
            Conflict: somebody has it open.
        """
        name = f"{self._schema}_{_ASIDE}_{now:%Y%m%dt%H%M%Sz}"
        self._rename(self._schema, name)
        return name

    def put_back(self, name: str) -> None:
        """Undo :meth:`set_aside`."""
        self._rename(name, self._schema)

    def _rename(self, before: str, after: str) -> None:
        link = self._sole()
        try:
            with worded(self.place):
                link.execute(f"ALTER SCHEMA {before} RENAME TO {after}")
        finally:
            link.close()

    def set_aside_before(self) -> "list[PgSite]":
        """Return what was set aside here, oldest first."""
        named = "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE :name ORDER BY nspname"
        with self._linked() as link:
            rows = link.execute(named, {"name": f"{self._schema}\\_{_ASIDE}\\_%"}).fetchall()
        return [PgSite(self._address, str(row[0])) for row in rows]

    def refuse_used(self) -> None:
        """Refuse a database with a vault in it."""
        with self._linked() as link:
            self._refuse_used(link)

    def _refuse_used(self, link: Link) -> None:
        if link.execute("SELECT 1 FROM pg_namespace WHERE nspname = :name", {"name": self._schema}).fetchone():
            raise Misused(
                N_("In {path} staat al een kluis; er is niets veranderd."),
                N_("Kies een andere database."),
                path=self.place,
            )

    @contextmanager
    def making(self, keys: KeyFile, vault_key: bytes) -> Iterator[Connection]:
        """Make the tables, in one transaction with what is put into them."""
        del vault_key
        from storage.sites.postgresql.pgtables import create_schema

        with self._linked() as link:
            link.execute("BEGIN")
            create_schema(link)
            link.execute(
                "INSERT INTO vault_keys (id, stamp, content) VALUES (1, 1, :content)", {"content": keys.to_bytes()}
            )
            yield link
            link.execute("COMMIT")


def _lines(link: Link) -> list[Row]:
    rows = link.execute("SELECT id, line FROM vault_journal ORDER BY id DESC LIMIT :most", {"most": _MOST_LINES})
    return sorted(rows.fetchall())


def _failures(rows: list[Row]) -> Failures:
    return journal.read_lines([bytes(row[1]) for row in rows])


def _refuse_unfit_for_new(link: Link, place: str) -> None:
    row = link.execute("SHOW server_encoding").fetchone()
    if row is None or row[0] != "UTF8":
        raise Unusable(
            N_("De database {path} heeft een andere tekencodering dan UTF8."),
            N_("Laat de beheerder een database maken met ENCODING 'UTF8'."),
            path=place,
        )


def _clear_away(link: Link) -> None:
    """Remove what was left of a vault that was never finished; nobody else builds, as the lock is held."""
    for row in link.execute("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'wams\\_nieuw\\_%'").fetchall():
        link.execute(f'DROP SCHEMA "{row[0]}" CASCADE')
