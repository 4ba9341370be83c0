"""What a look at the vault brought up: told, not raised."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FindingKind(StrEnum):
    """What sort of thing was found; stable codes."""

    HEAD_MISSING = "kop-ontbreekt"
    FIRST_OPENING = "eerste-opening"
    """A travel vault that was never open since it was packed, so that no head is missing: told, and nothing amiss."""
    HEAD_UNREADABLE = "kop-onleesbaar"
    HEAD_AHEAD = "kop-loopt-voor"
    KEY_FILE = "sleutelbestand"
    CERTIFICATE = "certificaat"
    GRANT = "toegang"
    RECORD = "gegevens"
    LEDGER = "verstrekkingenlogboek"
    AUDIT = "auditlogboek"
    FILE = "bestand"
    CASE = "casus"
    TRAVEL = "reiskluis"
    STATEMENT = "verklaring"
    SPACE = "schijfruimte"
    CLOCK = "klok"
    BACKUP = "back-up"
    RESTORED = "teruggezet"
    """The vault was put back to an earlier day by somebody who signed for that: told, and no damage."""
    DESTROYED = "vernietigd"
    """Something is still to be done for, or strange about, a case that was destroyed."""
    VAULT_KEY = "kluissleutel"
    """Somebody who has left still knows the vault key."""
    NEWER = "nieuwer"
    """A later version of the program wrote it; this one cannot judge it."""


@dataclass(frozen=True)
class Finding:
    """One thing found.

    Args:
        kind: What sort of thing.
        sentence: Dutch, for the catalogue, perhaps with ``{placeholders}``.
        place: Where: a file name, a line number, a record id. Never personal data.
        params: Values for the placeholders.
    """

    kind: FindingKind
    sentence: str
    place: str
    params: Mapping[str, object] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence a person reads."""
        return translate(self.sentence).format(place=self.place, **self.params)
