"""Who may begin an epoch of any case, and when they could: administrators, and the officers of the duty key.

Both stand under the root key's own signature (docs/security.md §4.8), so that nobody makes themselves one, and what
somebody did while they were one stays right after they ended.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics import strict
from storage.basics.codec import Unopened, canonical, canonical_json, to_text
from storage.basics.sql import Connection, Row
from storage.keys.keyfile import KeyFile
from storage.keys.people import Certificate, Role, verifies

KIND = "piket"
"""The kind of the statements that hold an :class:`Appointment`."""

_OF_KIND = "SELECT seq, id, kind, time, author, content, signature FROM statement WHERE kind = 'piket' ORDER BY seq"


@dataclass(frozen=True)
class Appointment:
    """The root key's word on who may use the duty key from ``since`` (microseconds) on; nobody: there is none.

    ``serial`` is that of the key file that was made with it; of two that have begun the higher one counts. ``duty`` is
    the duty key's public half, empty where there is none; ``hours`` how long one emergency access may last at most.
    """

    serial: int
    since: int
    duty: bytes
    hours: int
    officers: tuple[str, ...]
    signature: bytes = b""

    def to_sign(self, keys: KeyFile) -> bytes:
        """Return the bytes the root key signs."""
        return canonical(
            "wams/duty/1", keys.vault_id, keys.nature.value, self.serial, self.since, self.duty, self.hours,
            *self.officers,
        )  # fmt: skip

    def signed(self, root: Ed25519PrivateKey, keys: KeyFile) -> "Appointment":
        """Return the same with the root key's signature."""
        return replace(self, signature=root.sign(self.to_sign(keys)))

    def is_genuine(self, keys: KeyFile) -> bool:
        """Say whether the pinned root key signed exactly this."""
        return verifies(keys.root, self.signature, self.to_sign(keys))

    def to_bytes(self) -> bytes:
        """Return the content of its statement."""
        return canonical_json(
            {
                "serial": self.serial, "since": self.since, "duty": to_text(self.duty), "hours": self.hours,
                "officers": list(self.officers), "signature": to_text(self.signature),
            }
        )  # fmt: skip

    @classmethod
    def from_bytes(cls, content: bytes) -> "Appointment":
        """Read what :meth:`to_bytes` gives; ValueError where it is something else."""
        source = strict.fields(json.loads(content), "serial", "since", "duty", "hours", "officers", "signature")
        officers = strict.items(source, "officers")
        if not all(isinstance(officer, str) for officer in officers):
            raise ValueError("not officers")
        return cls(
            strict.number(source, "serial"), strict.number(source, "since"), strict.raw(source, "duty"),
            strict.number(source, "hours"), tuple(map(str, officers)), strict.raw(source, "signature", 64),
        )  # fmt: skip


class Certified(Protocol):
    """Who can say which certificate of somebody was in force: the people of a vault."""

    def at(self, coordinator: str, time: int) -> Certificate | None:
        """Return the certificate in force at ``time``, or None."""


class Anchors:
    """The administrators and officers of one vault, at any time.

    Args:
        keys: The key file, for the pinned root.
        people: Everybody's certificates.
        opened: Opens a row of ``statement`` (:func:`storage.vault.statements.opening`).
    """

    def __init__(self, keys: KeyFile, people: Certified, opened: Callable[[Row], tuple[bytes, bytes]]) -> None:
        self._keys = keys
        self._people = people
        self._opened = opened

    def holds(self, sql: Connection, who: str, time: int) -> bool:
        """Say whether somebody was an administrator, or an officer of the duty key, at ``time`` (microseconds)."""
        certificate = self._people.at(who, time)
        if certificate is None:
            return False
        if certificate.coordinator.role is Role.BEHEERDER:
            return True
        begun = [appointment for appointment in self.appointments(sql) if appointment.since <= time]
        return bool(begun) and who in max(begun, key=lambda one: one.serial).officers

    def appointments(self, sql: Connection) -> list[Appointment]:
        """Return every appointment the root key signed, in the order they were stated."""
        found = []
        for row in sql.execute(_OF_KIND).fetchall():
            try:
                appointment = Appointment.from_bytes(self._opened(row)[0])
            except (Unopened, TypeError, ValueError, OverflowError, RecursionError):
                continue
            if appointment.is_genuine(self._keys):
                found.append(appointment)
        return found
