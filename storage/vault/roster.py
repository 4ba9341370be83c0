"""Everybody who was ever certified in a vault, as the table ``coordinator`` tells it (docs/security.md §4.3)."""

import json
from collections.abc import Callable, Iterable, Iterator

from storage.basics.codec import canonical_json
from storage.basics.sql import Connection
from storage.keys.keyfile import KeyFile
from storage.keys.people import Certificate, verifies
from storage.logs.writes import CertificateWrite
from storage.sites.site import Base

_INSERT = "INSERT INTO coordinator (id, serial, added, certificate) VALUES (:id, :serial, :added, :certificate)"


Verifies = Callable[[bytes, bytes, bytes], bool]
"""Says whether a signature (second) is one of a message (third) by an Ed25519 public key (first)."""


class People:
    """Genuine certificates, all that were ever issued, and which of them counts when.

    ``check`` is what tells whether a signature holds.
    """

    def __init__(self, certificates: Iterable[Certificate], check: Verifies = verifies) -> None:
        self._check = check
        every = {(found.coordinator.id, found.serial): found for found in certificates}
        self._of: dict[str, list[Certificate]] = {}
        for _, certificate in sorted(every.items(), key=lambda item: item[0]):
            self._of.setdefault(certificate.coordinator.id, []).append(certificate)

    def __iter__(self) -> Iterator[Certificate]:
        return (certificate for mine in self._of.values() for certificate in mine)

    def find(self, coordinator: str) -> Certificate | None:
        """Return the certificate with the highest serial, or None for somebody unknown."""
        mine = self._of.get(coordinator)
        return mine[-1] if mine else None

    def at(self, coordinator: str, time: int) -> Certificate | None:
        """Return the certificate in force at ``time``: the highest serial that had begun, unless it had ended."""
        begun = [certificate for certificate in self._of.get(coordinator, ()) if certificate.since <= time]
        return begun[-1] if begun and begun[-1].in_force(time) else None

    def signed(self, coordinator: str, time: int, signature: bytes, message: bytes) -> bool:
        """Say whether the coordinator signed ``message``, and with the key certified for them at ``time``."""
        certificate = self.at(coordinator, time)
        return certificate is not None and self._check(certificate.signing, signature, message)

    def with_more(self, certificates: Iterable[Certificate]) -> "People":
        """Return these and others together."""
        return People([*self, *certificates], self._check)


def genuine(sql: Connection, keys: KeyFile, check: Verifies = verifies) -> People:
    """Return every certificate the pinned root has signed, of the table and of the slots; others count for nothing."""
    rows = sql.execute("SELECT id, serial, certificate FROM coordinator").fetchall()
    read = (certificate_of(row[2]) for row in rows)
    slots = (slot.certificate for slot in keys.slots)
    believed = (
        certificate
        for certificate in (*read, *slots)
        if certificate is not None and certificate.is_genuine(keys.root, keys.vault_id, keys.nature)
    )
    return People(believed, check)


def insert(sql: Connection, certificate: Certificate, added: int) -> CertificateWrite:
    """Put a certificate into its table; return what the audit line must say of it. ``added`` is in microseconds."""
    who, text = certificate.coordinator.id, canonical_json(certificate.to_json()).decode("ascii")
    sql.execute(_INSERT, {"id": who, "serial": certificate.serial, "added": added, "certificate": text})
    return CertificateWrite(who, certificate.serial, certificate.hash)


def untold(sql: Connection, keys: KeyFile) -> list[Certificate]:
    """Return the certificates of slots that are not in the table."""
    told = set(sql.execute("SELECT id, serial FROM coordinator").fetchall())
    slots = (slot.certificate for slot in keys.slots)
    return [each for each in slots if (each.coordinator.id, each.serial) not in told]


def certificate_of(text: object) -> Certificate | None:
    """Return the certificate of a row, or None where it is none."""
    try:
        return Certificate.from_json(json.loads(str(text)))
    except (ValueError, TypeError, RecursionError):
        return None


class Roster:
    """The certificates a session believes; who is unknown or seems not to have signed is looked up again."""

    def __init__(self, database: Base, keys: KeyFile, known: People) -> None:
        self._database = database
        self._keys = keys
        self._known = known

    def find(self, coordinator: str) -> Certificate | None:
        """Return a coordinator's latest certificate, checked against the pinned root, or None."""
        return self._known.find(coordinator) or self.renewed().find(coordinator)

    def at(self, coordinator: str, time: int) -> Certificate | None:
        """Return the certificate in force at ``time``, or None."""
        return self._known.at(coordinator, time) or self.renewed().at(coordinator, time)

    def signed(self, coordinator: str, time: int, signature: bytes, message: bytes) -> bool:
        """Say whether the coordinator signed ``message`` with the key certified for them at ``time``."""
        told = (coordinator, time, signature, message)
        return self._known.signed(*told) or self.renewed().signed(*told)

    def renewed(self) -> People:
        """Look at the table again, and return everybody; what was known once is kept."""
        with self._database.reading() as sql:
            self._known = genuine(sql, self._keys).with_more(self._known)
        return self._known
