"""Who was informed of what, as fields: for a hand-over sheet, and for no other document.

That somebody is known to an organisation is a datum of that organisation (law §12 item 5), and that something of a kind
was given says that there is such a thing. So a line is judged as both, for whom it was about and for whom the
recipient is there.
"""

from collections.abc import Iterator
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Hat, Party
from wams_tui.casework.disclosing.disclosures import AfterState, DisclosureDecision
from wams_tui.casework.items import Source
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.release import PartKind
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.field import Field, Place
from wams_tui.locale.clock import dutch_time

MOST_INFORMED = 12
"""Lines that a hand-over sheet offers, the newest; the register has them all."""

_SOURCE = Source(description=N_("besluit om te verstrekken"), hat=Hat.COORDINATIE)
_AT_HOME = frozenset({Party.CLIENT, Party.GEZINSLID})


def informed_fields(file: CaseFile, most: int | None = None, reader: str = "") -> tuple[Field, ...]:
    """Return who was given what, newest first, a line for each person; at most ``most``.

    What failed went to nobody. What ``reader`` got themselves is no news to them.
    """
    went = (one for one in file.decisions if not one.failed and one.participant != reader)
    newest_first = sorted(went, key=lambda one: (one.decided_at, one.id), reverse=True)
    return tuple(field for one in newest_first for field in _lines(file, one))[:most]


def _lines(file: CaseFile, decision: DisclosureDecision) -> Iterator[Field]:
    to = next((one for one in file.participants if one.id == decision.participant), None)
    if to is None:
        return
    about: dict[str, dict[Category, None]] = {}
    for asked in decision.asked:
        about.setdefault(asked.person, {})[asked.category] = None
    known = {one.id for one in file.persons}
    for person, kinds in about.items():
        if person in known:
            yield _line(decision, to, person, tuple(kinds), known)


def _line(
    decision: DisclosureDecision, to: Participant, person: str, kinds: tuple[Category, ...], known: set[str]
) -> Field:
    at_home = to.party in _AT_HOME
    there_for = (one for one in (*to.represents, *to.concerns) if one in known)
    on: date = dutch_time(decision.decided_at).date()
    back = decision.after is not None and decision.after.state is AfterState.INGETROKKEN
    named = ", ".join(label(kind) for kind in Category if kind in kinds)
    said = f"{on:%d-%m-%Y}, aan {_called(to, person)}: {named}"
    return Field(
        f"{decision.id}:{person}",
        decision.id,
        tuple(dict.fromkeys((person, *there_for))),
        kinds if at_home else tuple(dict.fromkeys((Category.BEKENDHEID, *kinds))),
        N_("Ingelicht"),
        f"{said} (later ingetrokken)" if back else said,
        _SOURCE,
        on,
        on,
        known_at=None if at_home else to.party,
        part=Place(PartKind.INGELICHT),
    )


def _called(to: Participant, person: str) -> str:
    """A name of somebody leaves as a datum of its own, and nowhere else."""
    if to.party in _AT_HOME:
        return "de persoon zelf" if to.represents == (person,) else "iemand van het huishouden"
    return "iemand uit het informele netwerk" if to.party is Party.INFORMEEL_NETWERK else to.organisation
