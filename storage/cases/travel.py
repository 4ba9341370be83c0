"""What the home vault keeps of a travel vault, and of the log lines it brings home (docs/security.md §6.4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from storage.basics.codec import canonical, digest
from storage.keys.grants import Signed


@dataclass(frozen=True)
class TravelRow:
    """A travel vault as its home knows it; times in microseconds since 1970.

    ``signing`` is the Ed25519 public key it signs with on the road, ``content`` what went along, sealed.
    """

    id: str
    coordinator: str
    packed: int
    until: int
    ended: int | None
    signing: bytes
    content: bytes
    signature: bytes

    def to_sign(self, vault_id: str) -> bytes:
        """Return what the coordinator signs: that this key may sign for them, from packing until the end."""
        return canonical(
            "wams/travel/1", vault_id, self.id, self.coordinator, self.packed, self.until, self.signing,
            digest(self.content),
        )  # fmt: skip

    def digest(self, vault_id: str) -> bytes:
        """Return what the audit line carries: the signed row, and whether it has ended."""
        return digest(canonical("wams/travel-digest/1", self.to_sign(vault_id), self.signature, self.ended))

    def is_genuine(self, vault_id: str, people: Signed) -> bool:
        """Say whether the coordinator signed exactly this."""
        return people.signed(self.coordinator, self.packed, self.signature, self.to_sign(vault_id))


def lines_digest(vault_id: str, travel: str, log: str, lines: Iterable[tuple[int, bytes]]) -> bytes:
    """Return the hash of all lines of one log that a travel vault brought home, each with its number, in order."""
    told = (part for number, line in sorted(lines) for part in (number, digest(line)))
    return digest(canonical("wams/travel-log/1", vault_id, travel, log, *told))
