"""Having a vault for oneself, for what nobody else may be in the middle of."""

from pathlib import Path

from storage.sites.directory.database import LOCK_NAME, NAME, Database, connect, driver, worded
from storage.sites.directory.turns import Turn
from wams_tui.casework.errors import Conflict, Unusable
from wams_tui.casework.words import N_

_GLANCE_MILLISECONDS = 1000


class SoleDatabase(Database):
    """The database of a vault that nobody else has open; the turn is held until it is closed, so nobody comes in.

    Raises:
        Conflict: somebody has it open.
    """

    def __init__(self, directory: Path, vault_key: bytes) -> None:
        turn = Turn(directory / LOCK_NAME)
        turn.take()
        alone = False
        try:
            refuse_company(directory / NAME, vault_key)
            super().__init__(directory, vault_key, turn)
            self._turns = 1
            alone = True
        finally:
            if not alone:
                turn.close()

    def leave_files(self) -> None:
        """Close the files and keep the turn, so that other files can take their place; :meth:`close` still ends it.

        Raises:
            Unusable: something written could not be moved out of the log beside the file.
        """
        with self._worded():
            self._reader.close()
            self._writer.close()
        if self.path.with_name(f"{NAME}-wal").exists():
            raise Unusable(
                N_("De kluis {path} is niet helemaal weggeschreven; er is niets veranderd."),
                N_("Kijk of de schijf vol is en probeer het opnieuw."),
                path=self.path.parent,
            )


def refuse_company(path: Path, vault_key: bytes) -> None:
    """Refuse when another connection is open to a database.

    Raises:
        Conflict: one is.
        Damaged, Unusable: it cannot be opened at all.
    """
    sql = connect(path, vault_key)
    try:
        with worded(path):
            sql.execute(f"PRAGMA busy_timeout={_GLANCE_MILLISECONDS}")
            try:
                # SQLite gives up the log beside the file only to who is alone; the next to open it begins one again.
                sql.execute("PRAGMA journal_mode=DELETE").fetchone()
            except driver.OperationalError as error:
                if (getattr(error, "sqlite_errorname", None) or "").startswith("SQLITE_BUSY"):
                    raise Conflict(
                        N_("De kluis {path} is nog bij iemand open."),
                        N_("Laat iedereen vergrendelen en probeer het dan opnieuw; er is niets veranderd."),
                        path=path.parent,
                    ) from error
                raise
    finally:
        sql.close()
