"""Right and recent: which datum is too old to be given, and that its source confirmed it anew."""

from collections.abc import Mapping
from datetime import date

from wams_tui.casework.codes import Category, Purpose
from wams_tui.casework.errors import Misused
from wams_tui.casework.items import DataItem
from wams_tui.casework.log import AuditAction
from wams_tui.casework.requests.recency import MONTHS, counts_until, known_on
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.recording import datum_of, recorded
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.roles import Task, require
from wams_tui.law.ruleset import RuleSet

PARAMETER = "actueel-"
"""A rule set says the months for a kind of data in the parameter of this name and the code of the kind."""

OLD_AS_WELL = frozenset({Purpose.RECHTEN, Purpose.VEILIG_THUIS_MELDING, Purpose.ACUUT_GEVAAR})
"""Purposes that do not wait for a source: what is held is shown as it is held, and danger does not wait."""

TOO_OLD = N_("Dit gegeven is te lang niet bij de bron nagevraagd. Bevestig het opnieuw voordat u het geeft.")


def months_of(rules: RuleSet) -> Mapping[Category, int]:
    """Return after how many months each kind of data is asked about again: the rule set's, else the makers' reading."""
    filled = {
        entry.code: entry.value
        for entry in rules.files.parameters
        if entry.unit == "maanden" and isinstance(entry.value, int)
    }
    return {category: filled.get(f"{PARAMETER}{category.value}", MONTHS[category]) for category in Category}


def counted_until(rules: RuleSet, field: Field) -> date | None:
    """Return the last day ``field`` counts without asking its source again.

    ``None`` for a part of a person's own record and for what nobody wrote a day at: those have no age. Nor has a part
    of the plan or of minutes: it is agreed, and looked at anew on the day of the review (G9).
    """
    known = known_on(field.obtained_on, field.confirmed_on)
    if field.is_own_record or field.part is not None or known is None:
        return None
    return counts_until(known, field.categories, months_of(rules))


def too_old(desk: Desk, field: Field, purpose: Purpose | None) -> bool:
    """Whether ``field`` must be confirmed by its source before it is given for ``purpose``."""
    if purpose in OLD_AS_WELL:
        return False
    until = counted_until(desk.rules, field)
    return until is not None and until < desk.today()


def reconfirm(desk: Desk, opened: OpenCase, record: str, by: str, on: date) -> OpenCase:
    """Record that its source said a datum or text still holds; the confirmation before makes way.

    Raises:
        Misused: no such datum, nobody who confirmed, a day to come, or one before it was obtained or last confirmed.
        Refused: whoever is at the desk changes no cases.
        Clashed: a colleague changed the datum first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    datum = datum_of(opened.file, record)
    if not by.strip():
        raise Misused(N_("Er staat niet bij wie dit bevestigde."), N_("Noem de bron: naam en functie."))
    obtained = datum.obtained_on if isinstance(datum, DataItem) else datum.written_on
    before = known_on(obtained, datum.confirmed_on)
    if on > desk.today() or (before is not None and on < before):
        raise Misused(
            N_("Deze dag van bevestigen kan niet."),
            N_("Hij ligt niet in de toekomst, en niet vóór het gegeven werd verkregen of het laatst bevestigd."),
        )
    confirmed = datum.model_copy(update={"confirmed_on": on, "confirmed_by": by.strip()})
    return recorded(desk, opened, [confirmed], AuditAction.GEGEVEN_BEVESTIGD, record, {"op": on.isoformat()})
