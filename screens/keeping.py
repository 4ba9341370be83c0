"""What is half typed or half chosen on any screen, sealed beside the vault: at most two seconds of it are ever lost."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from screens.spots import Spot
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.place import forget_place, leave_place

KEEP_EVERY_S = 2.0
"""How often it is looked at: a program that is killed costs no more than this."""

NOT_KEPT = N_("! Nu niet te bewaren (schijf vol?); uw tekst staat nog hier.")
"""Said over what the status line says, until it is kept after all; no longer than a line of 80."""


@runtime_checkable
class HasUnsaved(Protocol):
    """A screen on which something can be half done."""

    place: str

    def unsaved(self) -> Mapping[str, str | int]:
        """Return what stands on it and is stored nowhere; empty where nothing is."""


Unsaved = Sequence[tuple[str, Spot]]


class Keeper:
    """Keeps the place one is at as long as something is half done there.

    Args:
        desk: Whose note it is.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: Unsaved | None = None
        """What the note was written for; None before the first look, when one may lie there from before."""

    def keep(self, unsaved: Unsaved, place: str) -> bool:
        """Write the place down where something changed, forget it where nothing is left; return whether that worked."""
        if unsaved == self._kept:
            return True
        if not unsaved:
            forget_place(self._desk)
        elif not leave_place(self._desk, place):
            return False
        self._kept = unsaved
        return True
