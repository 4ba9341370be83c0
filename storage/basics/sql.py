"""How SQL is met, whatever database runs it: statements with ``:named`` parameters, rows as tuples."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Row = tuple[Any, ...]
Params = Mapping[str, object]


class Cursor(Protocol):
    """What a statement gives back."""

    rowcount: int

    def fetchone(self) -> Row | None:
        """Return the next row, or None."""

    def fetchall(self) -> Sequence[Row]:
        """Return the rows that are left."""


class Connection(Protocol):
    """A connection to the database of a vault."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun and is neither stored nor undone."""

    def execute(self, statement: str, params: Params = ..., /) -> Cursor:
        """Run one statement with named parameters."""

    def close(self) -> None:
        """Close it."""


class Lent:
    """A connection that whoever borrows it can neither commit, nor undo, nor close."""

    def __init__(self, connection: object) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Leave it to the owner."""

    rollback = close = commit
