"""Giving at once where a life is in danger: to whom one may, and the terms that go with it.

It is the ordinary disclosure from there: the rules are asked for every datum, each has its own sentence of why it is
needed, and what goes is previewed and confirmed. Only what the danger itself says already is not asked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Hat, Party, Purpose
from wams_tui.casework.errors import Refused
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.urgent.decisions import AcuteDanger
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.participating import add_participant

TERMS = (Purpose.ACUUT_GEVAAR, Basis.VITAAL_BELANG)
"""The purpose and the basis that a recorded danger opens, and the only ones."""


@dataclass(frozen=True, slots=True)
class Rescuer:
    """Somebody who helps now and does not take part in the case: who, and as what."""

    organisation: str
    party: Party
    person_name: str = ""


def running(desk: Desk, file: CaseFile) -> AcuteDanger | None:
    """Return the danger that counts today; of several the one recorded last."""
    found = [one for one in file.case.dangers if one.counts_on(desk.today())]
    return found[-1] if found else None


def who_may_hear(desk: Desk) -> Sequence[Party]:
    """Return the parties the rules let hear something to save a life, in their own order."""
    allowed = desk.rules.basis(Basis.VITAAL_BELANG).gives_to
    return tuple(party for party in Party if party in allowed)


def helpers(desk: Desk, file: CaseFile) -> tuple[Participant, ...]:
    """Return who takes part today and may hear it."""
    allowed = frozenset(who_may_hear(desk))
    return tuple(one for one in file.participants_on(desk.today()) if one.party in allowed)


def admit(desk: Desk, opened: OpenCase, rescuer: Rescuer) -> tuple[OpenCase, str]:
    """Let somebody who helps now take part for as long as the danger counts; return the case and their id.

    Raises:
        Refused: no danger counts today, or the rules let this party hear nothing.
        Misused: no organisation is named.
    """
    danger = running(desk, opened.file)
    if danger is None:
        raise Refused(
            N_("Er loopt geen acuut gevaar in deze casus."),
            N_("Leg het eerst vast; anders geldt deze weg niet."),
        )
    if rescuer.party not in who_may_hear(desk):
        raise Refused(N_("Deze partij mag ook bij acuut gevaar niets krijgen."), N_("Kies wie hulp biedt, of bel 112."))
    made = Participant(
        id=new_id(),
        organisation=rescuer.organisation.strip(),
        party=rescuer.party,
        hat=Hat.HULPVERLENING,
        person_name=rescuer.person_name.strip(),
        period=Period(start=desk.today(), end=danger.period.end),
        why_involved=danger.words,
        concerns=danger.about,
    )
    return add_participant(desk, opened, made), made.id
