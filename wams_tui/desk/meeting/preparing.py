"""Preparing a conference: when, where, who is invited, what is spoken of, for which purpose and on which basis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import AgeBand, Basis, Category, Purpose
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.casework.log import AuditAction
from wams_tui.casework.meeting.changes import moved, refuse_cancelled, under_terms, with_item, without_item
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.choices import Choice, bases, purposes
from wams_tui.desk.disclosing.freetext import given_names_in
from wams_tui.desk.household.participating import OF_THE_HOUSEHOLD
from wams_tui.desk.meeting.changing import change, store


@dataclass(frozen=True, slots=True)
class Wanted:
    """When and where a conference is, and who is invited: ids of participants, and of persons of the household."""

    on: date
    starts_at: time
    ends_at: time
    place: str = ""
    invited: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    without_family: str = ""


def invitable(file: CaseFile, on: date) -> tuple[Participant, ...]:
    """Return who takes part on that day, and so can be invited; of the household one invites the persons themselves."""
    return tuple(one for one in file.participants_on(on) if one.party not in OF_THE_HOUSEHOLD)


def prepare(desk: Desk, opened: OpenCase, wanted: Wanted) -> tuple[OpenCase, str]:
    """Prepare a conference; return the case as it is now, and the id of the conference.

    Raises:
        Misused: it ends before it begins, lies in the past, nobody is invited, or nobody of the household and not why.
        Refused: somebody is invited who does not take part on that day; or one changes no cases.
    """
    if wanted.on < desk.today():
        raise Misused(N_("Deze dag is al geweest."), N_("Kies een dag die nog komt."))
    _sound(opened.file, wanted)
    made = Meeting(
        id=new_id(), made_on=desk.today(), by=desk.session.coordinator.id,
        on=wanted.on, starts_at=wanted.starts_at, ends_at=wanted.ends_at, place=wanted.place.strip(),
        invited=wanted.invited, family=wanted.family, without_family=wanted.without_family.strip(),
    )  # fmt: skip
    details = {"op": wanted.on.isoformat(), "genodigden": str(len(made.listeners))}
    return store(desk, opened, made, AuditAction.OVERLEG_VOORBEREID, details), made.id


def prepare_anew(desk: Desk, opened: OpenCase, meeting: str, wanted: Wanted) -> OpenCase:
    """Change when and where it is, and who is invited; who was invited already must then be told anew.

    Raises:
        Misused: as for :func:`prepare`.
        Refused: as for :func:`prepare`; or the conference was cancelled, or held already.
        Clashed: a colleague changed it first.
    """
    before = opened.file.meeting(meeting)
    refuse_cancelled(before)
    if not before.is_ahead:
        raise Refused(
            N_("Dit overleg is al gehouden."), N_("Wie later kwam of eerder ging, zegt u bij het agendapunt.")
        )
    _sound(opened.file, wanted)
    after = before.model_copy(
        update={
            "on": wanted.on, "starts_at": wanted.starts_at, "ends_at": wanted.ends_at, "place": wanted.place.strip(),
            "invited": wanted.invited, "family": wanted.family, "without_family": wanted.without_family.strip(),
        }
    )  # fmt: skip
    return opened if after == before else store(desk, opened, after, details={"op": wanted.on.isoformat()})


def _sound(file: CaseFile, wanted: Wanted) -> None:
    if wanted.ends_at <= wanted.starts_at:
        raise Misused(N_("Het overleg eindigt niet na het begin."), N_("Schrijf de tijden als 14:00-15:30."))
    here = {one.id for one in invitable(file, wanted.on)}
    away = [file.participant(one).organisation for one in wanted.invited if one not in here]
    if away:
        raise Refused(
            N_("{names} doet op die dag niet mee aan de aanpak."),
            N_("Nodig alleen uit wie die dag meedoet, of kies een andere dag."),
            names=", ".join(away),
        )
    for one in wanted.family:
        file.person(one)
    if not wanted.invited and not wanted.family:
        raise Misused(N_("Er is nog niemand uitgenodigd."), N_("Kies wie er bij het overleg is."))
    if not wanted.family and len(wanted.without_family.strip()) < MIN_WORDS:
        raise Misused(
            N_("De cliënt is er normaal bij. Er staat niet bij waarom nu niet: schrijf een zin."),
            N_("Nodig iemand van het huishouden uit, of schrijf waarom dat niet kan."),
        )


def normally_there(file: CaseFile, on: date) -> tuple[str, ...]:
    """Return who of the household is normally there: who takes part, but for children under twelve."""
    taking_part = spoken_of(file, on)
    return tuple(
        one.id for one in file.persons if one.id in taking_part and one.age_band_on(on) is not AgeBand.ONDER_12
    )


# -- the agenda ------------------------------------------------------------------------------------------------------


def spoken_of(file: CaseFile, on: date) -> tuple[str, ...]:
    """Return whom an item is about where nobody said: everybody of the household who takes part that day."""
    return tuple(
        one.id
        for one in file.persons
        if one.role is PersonRole.HOOFDPERSOON
        or (
            one.participation.joining is Joining.DOET_MEE
            and (one.participation.period is None or one.participation.period.contains(on))
        )
    )


def add_item(desk: Desk, opened: OpenCase, meeting: str, item: AgendaItem) -> tuple[OpenCase, str]:
    """Put an item on the agenda; return the case and its id.

    Where it says nobody it is about who is called by name in its title, and about everybody who takes part where
    nobody is.

    Raises:
        Misused: it has no title.
        Refused: the conference was cancelled; or one changes no cases.
    """
    made = item.model_copy(update={"id": item.id or new_id(), "title": item.title.strip()})
    if not made.persons:
        about = given_names_in(opened.file, made.title) or spoken_of(opened.file, opened.file.meeting(meeting).on)
        made = made.model_copy(update={"persons": about})
    return change(desk, opened, meeting, with_item(made), details={"punt": made.id}), made.id


def change_item(desk: Desk, opened: OpenCase, meeting: str, item: AgendaItem) -> OpenCase:
    """Change what an item says; what was decided under it stays.

    Raises:
        Misused: it has no title.
        Refused: the conference was cancelled; or one changes no cases.
        Clashed: a colleague changed the conference first.
    """
    before = opened.file.meeting(meeting)
    before.item(item.id)
    after = with_item(item.model_copy(update={"title": item.title.strip()}))(before)
    return opened if after == before else store(desk, opened, after, details={"punt": item.id})


def move_item(desk: Desk, opened: OpenCase, meeting: str, item: str, step: int) -> OpenCase:
    """Move an item so many places down the agenda, or up.

    Raises:
        KeyError: the agenda has no such item.
        Refused: the conference was cancelled.
    """
    return change(desk, opened, meeting, moved(item, step), details={"punt": item})


def drop_item(desk: Desk, opened: OpenCase, meeting: str, item: str) -> OpenCase:
    """Take an item off the agenda.

    Raises:
        KeyError: the agenda has no such item.
        Refused: something was decided under it, or the conference was cancelled.
    """
    return change(desk, opened, meeting, without_item(item), details={"punt": item})


# -- what for, and on what -------------------------------------------------------------------------------------------

MEANT_FOR = (Purpose.CASUSOVERLEG, Purpose.PLAN, Purpose.EVALUATIE, Purpose.ONDERZOEK)
"""Purposes a conference can have; giving somebody what their own action needs is a disclosure of its own."""


def purposes_of(desk: Desk, opened: OpenCase, meeting: str) -> tuple[Choice, ...]:
    """Return the purposes a conference can be held for: open where one is for anybody invited; nothing is chosen."""
    return purposes_for(desk, opened, opened.file.meeting(meeting).invited)


def purposes_for(desk: Desk, opened: OpenCase, invited: Sequence[str]) -> tuple[Choice, ...]:
    """Return the purposes for which it can be spoken of with these participants; open where one is for any of them."""
    found: dict[str, Choice] = {}
    for who in invited:
        for one in purposes(desk, opened, who):
            if one.code in MEANT_FOR and (one.code.value not in found or one.open):
                found[one.code.value] = one
    order = [purpose.value for purpose in MEANT_FOR]
    return tuple(sorted(found.values(), key=lambda one: (not one.open, order.index(one.code.value))))


def bases_of(desk: Desk, opened: OpenCase, meeting: str, purpose: Purpose) -> tuple[Choice, ...]:
    """Return the bases for that purpose; open where it is for anybody invited; nothing is chosen."""
    return bases_for(desk, opened, opened.file.meeting(meeting).invited, purpose)


def bases_for(desk: Desk, opened: OpenCase, invited: Sequence[str], purpose: Purpose) -> tuple[Choice, ...]:
    """Return the bases for that purpose and these participants; open where it is for any of them."""
    found: dict[str, list[Choice]] = {}
    for who in invited:
        for one in bases(desk, opened, who, purpose):
            found.setdefault(one.code.value, []).append(one)
    return tuple(sorted((_of_all(every) for every in found.values()), key=lambda one: not one.open))


def _of_all(every: Sequence[Choice]) -> Choice:
    """One line for everybody: open where it is for somebody."""
    return next((one for one in every if one.open), every[0])


def choose_terms(desk: Desk, opened: OpenCase, meeting: str, purpose: Purpose, basis: Basis) -> OpenCase:
    """Record for which purpose and on which basis the conference is held: once, by a person, for what is said in it.

    Raises:
        Refused: that basis does not carry the purpose for anybody invited; or the conference was cancelled.
    """
    if not any(one.code == basis and one.open for one in bases_of(desk, opened, meeting, purpose)):
        raise Refused(
            N_("Deze grondslag draagt dit doel voor niemand die is uitgenodigd."),
            N_("Kies een grondslag die hier open is."),
        )
    details = {"doel": purpose.value, "grondslag": basis.value}
    return change(desk, opened, meeting, under_terms(purpose, basis), details=details)


def kinds_spoken_of(file: CaseFile, item: AgendaItem) -> tuple[tuple[str, ...], tuple[Category, ...]]:
    """Return of whom and of which kinds of data an item speaks: its own, and those of the parts it is about."""
    parts = [one for one in (*file.goals, *file.actions, *file.strengths, *file.words) if one.id in item.about]
    persons = dict.fromkeys((*item.persons, *(who for part in parts for who in part.persons)))
    kinds = dict.fromkeys((*item.categories, *(kind for part in parts for kind in part.categories)))
    known = {one.id for one in file.persons}
    return tuple(one for one in persons if one in known), tuple(kinds)
