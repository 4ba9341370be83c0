"""A professional who sits along at the kitchen table: what they may read there, as in the room of a conference.

Somebody of the household reads for their own right to it; who comes along for their work does not. For them a person
chooses a purpose and a basis, as for a conference, and the same table of who may hear what decides; what it does not
allow without anybody weighing it, or without another party agreeing first, stays off the screen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from wams_tui.casework.codes import Basis, Fact, Hat, Party, Purpose
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.casework.partners.participants import Participant
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.choices import Choice
from wams_tui.desk.disclosing.field import Field
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.desk.disclosing.freetext import names_another
from wams_tui.desk.meeting.preparing import bases_for, invitable, purposes_for
from wams_tui.desk.meeting.room import Room, Topic
from wams_tui.desk.plan.copies import called_owner
from wams_tui.law.verdict import Effect, Possibility

_AT_THE_TABLE = "tafel"
"""What the conference is called that is asked about and never held."""


_SAID_BY_SEATING = frozenset({Fact.NOODZAAK_GEMOTIVEERD, Fact.NODIG_VOOR_EIGEN_ACTIE})
"""What a person says by seating somebody under a purpose and a basis. What the family told, it shows itself."""


@dataclass(frozen=True, slots=True)
class Along:
    """Ids of the participants who sit along, and under which purpose and basis they read: chosen, never given."""

    who: tuple[str, ...] = ()
    purpose: Purpose | None = None
    basis: Basis | None = None

    @property
    def chosen(self) -> bool:
        """Whether all of it was chosen, or nothing needs to be."""
        return not self.who or (self.purpose is not None and self.basis is not None)


NOBODY = Along()


def can_sit_along(desk: Desk, opened: OpenCase) -> tuple[Participant, ...]:
    """Return who takes part today and is not of the household; who only supervises reads no plan."""
    return tuple(one for one in invitable(opened.file, desk.today()) if one.party is not Party.TOEZICHT)


def still_along(desk: Desk, opened: OpenCase, along: Along) -> bool:
    """Whether everybody who sits along still takes part."""
    return {*along.who} <= {one.id for one in can_sit_along(desk, opened)}


def purposes_along(desk: Desk, opened: OpenCase, along: Along) -> tuple[Choice, ...]:
    """Return for what they can read along; where there is nothing, why."""
    return _open_or_all(purposes_for(desk, opened, along.who))


def bases_along(desk: Desk, opened: OpenCase, along: Along, purpose: Purpose) -> tuple[Choice, ...]:
    """Return on which basis, for that purpose; where there is none, why."""
    return _open_or_all(bases_for(desk, opened, along.who, purpose))


def _open_or_all(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The family waits and reads along: what is closed is told only where nothing is open."""
    return tuple(one for one in choices if one.open) or choices


def read_along(desk: Desk, opened: OpenCase, along: Along) -> Mapping[str, frozenset[str]]:
    """Return by its key what all who sit along may read, and how each reads who does it where that is not themselves.

    Args:
        desk: Whose desk it is.
        opened: The case; nothing is written.
        along: Who sits along; with purpose or basis not chosen nothing may be read.
    """
    if not along.who or not along.chosen or not still_along(desk, opened, along):
        return {}
    file, room = opened.file, _room(desk, opened, along)
    readers: list[Participant] = [file.participant(one) for one in along.who]
    called = {one.id: one.short_name for one in file.persons}

    def told(field: Field) -> Iterator[str]:
        inside = {id: name for id, name in called.items() if id in field.persons}
        owner = field.part.owner if field.part is not None else ""
        return (called_owner(file, owner, one, inside) for one in readers if one.id != owner)

    return {
        field.key: frozenset(told(field))
        for field in _readable(room, fields_of(file), along.who)
        if not names_another(file, field.value, field.persons)
    }


def _readable(room: Room, fields: Iterable[Field], who: Sequence[str]) -> Iterable[Field]:
    for field in fields:
        if field.part is None or not field.persons:
            continue
        topic = Topic(field.key, field.persons, field.categories, field)
        if all(_may_read(one, field) for reader in who for one in room.possibilities(topic, reader)):
            yield field


def _may_read(found: Possibility, field: Field) -> bool:
    """Whether nothing is assumed that somebody else has to say first: here it is shown, and not asked."""
    if found.effect not in (Effect.TOESTAAN, Effect.TOESTAAN_MITS):
        return False
    heard_here = field.source.participant is None and field.source.hat in (Hat.COORDINATIE, Hat.BETROKKENE)
    said = _SAID_BY_SEATING | ({Fact.LEVERANCIER_AKKOORD} if heard_here else frozenset())
    return all(one.fact in said for one in found.verdict.missing)


def _room(desk: Desk, opened: OpenCase, along: Along) -> Room:
    item = AgendaItem(id=_AT_THE_TABLE, title=_AT_THE_TABLE)
    meeting = Meeting(
        id=_AT_THE_TABLE, on=desk.today(), starts_at=time(0), ends_at=time(23, 59), invited=along.who,
        purpose=along.purpose, basis=along.basis, agenda=(item,), made_on=desk.today(), by=desk.session.coordinator.id,
    )  # fmt: skip
    return Room(desk, opened.file, meeting, item)


def record_table(desk: Desk, opened: OpenCase, present: Sequence[str], along: Along) -> None:
    """Put on record who the plan is shown to; called before any of it is on the screen.

    Raises:
        WamsError: it cannot be written; then nothing is shown.
    """
    details = {"aan_tafel": " ".join((*present, *along.who))}
    if along.basis is not None:
        details["grondslag"] = along.basis.value
    desk.session.record_event(
        AuditEvent(
            action=AuditAction.AAN_TAFEL_GETOOND,
            code=AuditCode.READ,
            object_kind="casus",
            object_id=opened.id,
            purpose=(along.purpose or Purpose.RECHTEN).value,
            details=details,
        )
    )
