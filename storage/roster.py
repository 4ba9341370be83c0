"""Everybody who was ever certified in a vault, as the table ``coordinator`` tells it (docs/security.md §4.3)."""

import json

from storage.database import Connection, Database
from storage.keyfile import KeyFile
from storage.people import Certificate


def genuine(sql: Connection, keys: KeyFile) -> dict[str, Certificate]:
    """Return every certificate the pinned root has signed, by coordinator; others count for nothing."""
    found = {}
    for row in sql.execute("SELECT certificate FROM coordinator").fetchall():
        try:
            certificate = Certificate.from_json(json.loads(row[0]))
        except (ValueError, TypeError, RecursionError):
            continue
        if certificate.is_genuine(keys.root, keys.vault_id, keys.nature):
            found[certificate.coordinator.id] = certificate
    return found


class Roster:
    """The certificates a session believes; somebody who was added meanwhile is looked up when first met."""

    def __init__(self, database: Database, keys: KeyFile, known: dict[str, Certificate]) -> None:
        self._database = database
        self._keys = keys
        self._known = known

    def find(self, coordinator: str) -> Certificate | None:
        """Return a coordinator's certificate, checked against the pinned root, or None."""
        if coordinator not in self._known:
            with self._database.reading() as sql:
                self._known = genuine(sql, self._keys) | self._known
        return self._known.get(coordinator)
