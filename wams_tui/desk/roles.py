"""Who may do what at the desk: one table of tasks and roles.

The keys decide what somebody *can*: without a grant no case opens, without the root key nobody is certified. This table
says what somebody may do with what they hold, so that an FG who was granted a case reads it and changes nothing.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from storage import HeldKey as HeldKey
from storage import Role as Role
from storage import only_to_read, require_standing
from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk

ROLE_LABELS: Mapping[Role, str] = MappingProxyType(
    {
        Role.COORDINATOR: N_("coördinator"),
        Role.TEAMLEIDER: N_("teamleider"),
        Role.BEHEERDER: N_("functioneel beheerder"),
        Role.FG: N_("FG"),
        Role.JURIST: N_("jurist"),
    }
)
"""What a role is called (Dutch, marked for the catalogue)."""


class Task(Enum):
    """What can be done at the desk; the value says, in a sentence, who does it."""

    CASUS_MAKEN = N_("Casussen maken of inlezen doen coördinatoren; een FG kijkt alleen mee.")
    CASUS_BEWERKEN = N_("Een casus wijzigen, beslissen en verstrekken doen coördinatoren; een FG kijkt alleen mee.")
    CASUS_VERNIETIGEN = N_("Een casus vernietigen doet de coördinator van die casus, of de functioneel beheerder.")
    ADRESBOEK_BEWERKEN = N_("Het adresboek wijzigen doen coördinatoren; een FG kijkt alleen mee.")
    AUDITLOG_LEZEN = N_("Het auditlogboek lezen de FG en de functioneel beheerder.")
    VRAAG_BEANTWOORDEN = N_(
        "Vragen in de vraagbaak beantwoordt de FG of een jurist; wie een casus coördineert, stelt ze."
    )
    REGISTER_UITVOEREN = N_("Het register uitvoeren naar een ander logboek doen de FG en de functioneel beheerder.")
    MEDEWERKERS_BEHEREN = N_("Medewerkers toevoegen, wijzigen en beëindigen doet de functioneel beheerder.")
    MEENEMEN = N_("Casussen meenemen en terugbrengen doen coördinatoren; een FG neemt niets mee.")
    LAPTOP_TOELATEN = N_("Een laptop toelaten doet de functioneel beheerder.")
    REIS_INTREKKEN = N_("Een reiskluis intrekken doet wie hem inpakte, een collega of de FG.")
    KLUIS_BEHEREN = N_("Onderhoud aan de kluis doet de functioneel beheerder.")


_CASEWORK = frozenset({Role.COORDINATOR, Role.TEAMLEIDER, Role.BEHEERDER})
"""In a small municipality the administrator coordinates cases as well."""

ANSWERS = frozenset({Role.FG, Role.JURIST})
"""Who answers in the *vraagbaak*; an answer stated by anybody else is none."""

_MAY: Mapping[Task, frozenset[Role]] = MappingProxyType(
    {
        Task.CASUS_MAKEN: _CASEWORK,
        Task.CASUS_BEWERKEN: _CASEWORK,
        Task.CASUS_VERNIETIGEN: _CASEWORK,
        Task.ADRESBOEK_BEWERKEN: _CASEWORK,
        Task.AUDITLOG_LEZEN: frozenset({Role.FG, Role.BEHEERDER}),
        Task.VRAAG_BEANTWOORDEN: ANSWERS,
        Task.REGISTER_UITVOEREN: frozenset({Role.FG, Role.BEHEERDER}),
        Task.MEDEWERKERS_BEHEREN: frozenset({Role.BEHEERDER}),
        Task.MEENEMEN: _CASEWORK,
        Task.LAPTOP_TOELATEN: frozenset({Role.BEHEERDER}),
        Task.REIS_INTREKKEN: frozenset(Role) - {Role.JURIST},
        Task.KLUIS_BEHEREN: frozenset({Role.BEHEERDER}),
    }
)


_READING = frozenset({Task.AUDITLOG_LEZEN})
"""What can be done where one only looks."""


def may(desk: Desk, task: Task) -> bool:
    """Say whether whoever is at the desk may do ``task`` here."""
    return desk.session.coordinator.role in _MAY[task] and (task in _READING or not desk.read_only)


def require(desk: Desk, task: Task) -> None:
    """Go on only where whoever is at the desk may do ``task``, by the role they have in the vault as it stands.

    Raises:
        Refused: their role does not, and the sentence says whose does; or one only looks here.
        Locked: they ended, or were given another role, since they unlocked.
    """
    if task not in _READING:
        refuse_where_one_looks(desk)
    if not may(desk, task):
        raise Refused(task.value, N_("Vraag het iemand met die rol; wie dat is, zegt: wams coordinator list."))
    require_standing(desk.session)


def refuse_where_one_looks(desk: Desk) -> None:
    """Go on only where one does not only look; for what belongs to no task.

    Raises:
        Refused: one only looks here, beside one's other session.
    """
    if desk.read_only:
        raise only_to_read()
