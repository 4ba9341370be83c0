"""What is recorded beside a letter: that somebody was told in a conversation, or why they are not told yet.

Once everybody who reads for a person heard of all that went, or a decision keeps it from them, the person is informed:
the term of AVG 14 ends, and the rules read it from there.
"""

from dataclasses import dataclass, replace
from datetime import date

from wams_tui.casework.disclosing.told import known_to
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.informing import Told, Withheld
from wams_tui.casework.household.persons import Person
from wams_tui.casework.log import AuditAction
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.recording import NotYet, exception_of, recorded, whole
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed
from wams_tui.desk.letters.telling import reader_of, readers, untold
from wams_tui.desk.roles import Task, require
from wams_tui.locale.clock import dutch_time


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reader was told of these disclosures on a day, and how."""

    reader: str
    disclosures: tuple[str, ...]
    on: date
    how: str


def record_spoken(desk: Desk, opened: OpenCase, person: str, spoken: Spoken) -> OpenCase:
    """Record that a reader was told in a conversation what was shared of a person.

    Raises:
        Misused: nothing is named that they did not know, no words, or a day that cannot be.
        Refused: they do not read for this person, by age or custody.
        Clashed: a colleague changed the person first.
        KeyError: the case has no such person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    found = _named(desk, opened, person, spoken.reader, spoken.disclosures)
    whole(spoken.how, desk.session.coordinator.name)
    first = max(dutch_time(one.at).date() for one in found)
    if not first <= spoken.on <= desk.today():
        raise Misused(
            N_("Op die dag kan het niet zijn verteld."), N_("Kies een dag sinds het is gedeeld, tot en met vandaag.")
        )
    someone = opened.file.person(person)
    told = Told(
        disclosures=_ids(found),
        readers=(spoken.reader,),
        on=spoken.on,
        how=spoken.how.strip(),
        by=desk.session.coordinator.id,
    )
    changed = someone.model_copy(update={"told": (*someone.told, told)})
    changed = settled(desk, _as_if(opened, changed), person) or changed
    details = {"verstrekkingen": str(len(told.disclosures)), "op": spoken.on.isoformat()}
    return recorded(desk, opened, [changed], AuditAction.BETROKKENE_INGELICHT, person, details)


def withhold(
    desk: Desk, opened: OpenCase, person: str, reader: str, disclosures: tuple[str, ...], decided: NotYet
) -> OpenCase:
    """Record that of these disclosures a reader is not told yet, up to and including the day of its review.

    Raises:
        Misused: nothing is named that they did not know, no words, nobody decided, or a review that is not later.
        Refused: they do not read for this person, by age or custody.
        Clashed: a colleague changed the person first.
        KeyError: the case has no such person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    found = _named(desk, opened, person, reader, disclosures)
    exception = exception_of(desk, decided)
    someone = opened.file.person(person)
    kept = Withheld(disclosures=_ids(found), readers=(reader,), exception=exception)
    changed = someone.model_copy(update={"withheld": (*someone.withheld, kept)})
    changed = settled(desk, _as_if(opened, changed), person) or changed
    details = {
        "reden": decided.why.value, "herziening": decided.review_on.isoformat(),
        "verstrekkingen": str(len(kept.disclosures)),
    }  # fmt: skip
    return recorded(desk, opened, [changed], AuditAction.UITZONDERING_VASTGELEGD, person, details)


def settled(desk: Desk, opened: OpenCase, person: str) -> Person | None:
    """Return the person as informed, once nobody who reads for them is still to be told of anything that went.

    Nothing where somebody is, where nobody heard of anything yet, or where it is on record already.
    """
    someone, found = opened.file.person(person), readers(desk, opened, person)
    if someone.informed_now() == someone or any(untold(desk, opened, person, one.id) for one in found):
        return None
    # Who reads it themselves is not informed because somebody else was.
    whose = [one for one in found if one.own] or found
    return someone.informed_now() if any(known_to(opened.file, someone, one.id) for one in whose) else None


def _as_if(opened: OpenCase, changed: Person) -> OpenCase:
    """Return the case as it would be with this person so."""
    persons = tuple(changed if one.id == changed.id else one for one in opened.file.persons)
    return replace(opened, file=opened.file.model_copy(update={"persons": persons}))


def _named(desk: Desk, opened: OpenCase, person: str, reader: str, wanted: tuple[str, ...]) -> list[Disclosed]:
    reader_of(desk, opened, person, reader)
    known = untold(desk, opened, person, reader)
    found = [one for one in known if one.disclosure in wanted]
    if not found or len(_ids(found)) < len(set(wanted)):
        raise Misused(
            N_("Kies ten minste één verstrekking waarvan deze lezer nog niet weet."),
            N_("In het register staat wat er is gedeeld, en wie daarvan weet."),
        )
    return found


def _ids(found: list[Disclosed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.disclosure for one in found))
