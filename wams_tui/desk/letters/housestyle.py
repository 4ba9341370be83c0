"""The house style a vault names for everybody in it: the administrator's word, signed as every statement is.

Only the folder is named; what is in it stays files, which a municipality adapts without the program. Whoever sets
:data:`~wams_tui.desk.letters.papers.DOCUMENTS` has another on their own machine.
"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from storage import Role, Session
from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.desk.vault.stating import state

KIND = "huisstijl"
"""The kind of statements about where the house style is."""


class Named(BaseModel):
    """What is stated: the folder, whole; empty for the program's own style."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    map: str


def folder_named(session: Session) -> Path | None:
    """Return the folder that the vault names now, or nothing. Only an administrator's word counts."""
    for one in reversed(session.statements(KIND)):
        if one.by.role is not Role.BEHEERDER:
            continue
        try:
            said = Named.model_validate_json(one.content).map
        except ValidationError:
            continue
        return Path(said) if said else None
    return None


def name_folder(desk: Desk, folder: str) -> str:
    """State that ``folder`` holds the house style from now on; return what it is called. Empty goes back to our own.

    Raises:
        Misused: a file in it says something impossible, or it is not told from the root.
        Unusable: it is missing or cannot be read.
        Refused: whoever is at the desk does not look after the vault.
    """
    from wams_tui.desk.letters.adapting import style_in

    require(desk, Task.KLUIS_BEHEREN)
    if folder and not Path(folder).is_absolute():
        raise Misused(
            N_("Deze map is niet vanaf de wortel genoemd; een collega staat in een andere map."),
            N_("Geef het hele pad, zoals het op deze machine voor iedereen geldt."),
        )
    name = style_in(Path(folder)).look.name if folder else ""
    state(desk, KIND, Named(map=folder), AuditAction.HUISSTIJL_GENOEMD, KIND, naam=name)
    return name
