"""The case conferences of the practice household in which everybody sits at one table (law §8.10)."""

import uuid
from collections.abc import Sequence
from datetime import time

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Party, Purpose
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.meeting.meeting import AgendaItem, Attendance, Meeting, MeetingDecision, MeetingState
from wams_tui.desk.practice.world import TOWN, World

_AROUND = (Party.JEUGDHULP, Party.SCHULDHULP, Party.GGZ_MEDISCH, Party.SCHOOL, Party.GI)
_PLAN, _DEBTS, _CARE = Category.HULPVRAAG_PLAN, Category.SCHULDEN_INKOMEN, Category.JEUGDHULP


def with_conferences(file: CaseFile, world: World) -> CaseFile:
    """Return the household with a conference that was held, and one that is prepared for next week."""
    return file.model_copy(update={"meetings": (_held(file, world), _prepared(file, world))})


def _held(file: CaseFile, world: World) -> Meeting:
    here, family = _around(file, _AROUND[:4]), _family(file)
    on, father = world.ago(33), family[:1]
    school = _around(file, (Party.SCHOOL,))
    food = _decision(file, "1", "Een vaste tijd voor het eten; oma is er op dinsdag en donderdag.", family)
    post = _decision(file, "2", "Schuldhulp maakt met vader elke vrijdag de post open.", father, (_PLAN, _DEBTS))
    return Meeting(
        id=_id(file, "gehouden"), on=on, starts_at=time(14), ends_at=time(15, 30), place=f"Wijkcentrum {TOWN}",
        invited=here, family=family, purpose=Purpose.CASUSOVERLEG, basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        agenda=(
            AgendaItem(id=_id(file, "g1"), title="Eten en slapen", presenter=here[0], persons=family,
                       decisions=(food,)),
            AgendaItem(id=_id(file, "g2"), title="Post en schulden", presenter=here[1], persons=father,
                       categories=(_PLAN, _DEBTS), absent=(*school, *family[1:]), decisions=(post,)),
        ),
        attendance=tuple(Attendance(who=who, came=True) for who in (*here, *family)),
        state=MeetingState.GEHOUDEN, sequence=1, made_on=world.ago(44), by=world.coordinator,
    )  # fmt: skip


def _prepared(file: CaseFile, world: World) -> Meeting:
    here, family = _around(file, _AROUND), _family(file)
    father, youngest = family[:1], tuple(one.id for one in file.persons if one.given_names == "Evi")
    for_money = _around(file, (Party.GGZ_MEDISCH, Party.SCHOOL, Party.GI))
    return Meeting(
        id=_id(file, "voorbereid"), on=world.ahead(5), starts_at=time(14), ends_at=time(15, 30),
        place=f"Wijkcentrum {TOWN}", invited=here, family=family,
        agenda=(
            AgendaItem(id=_id(file, "v1"), title="Hoe het nu gaat", persons=family),
            AgendaItem(id=_id(file, "v2"), title="Schulden", persons=father, categories=(_PLAN, _DEBTS),
                       absent=(*for_money, *family[1:])),
            AgendaItem(id=_id(file, "v3"), title="Evi en de voorschool", persons=youngest, categories=(_PLAN, _CARE)),
        ),
        made_on=world.ago(6), by=world.coordinator,
    )  # fmt: skip


def _around(file: CaseFile, parties: Sequence[Party]) -> tuple[str, ...]:
    by_party = {one.party: one.id for one in file.participants}
    return tuple(by_party[party] for party in parties)


def _family(file: CaseFile) -> tuple[str, ...]:
    """Father, and the child who is old enough to speak along."""
    return tuple(
        one.id for one in file.persons if one.role is PersonRole.HOOFDPERSOON or one.given_names == "Lotte"
    )  # fmt: skip


def _decision(
    file: CaseFile, name: str, what: str, persons: tuple[str, ...], kinds: tuple[Category, ...] = (_PLAN,)
) -> MeetingDecision:
    return MeetingDecision(
        id=_id(file, f"besluit-{name}"), what=what, persons=persons, categories=kinds, by=file.case.coordinator
    )


def _id(file: CaseFile, name: str) -> str:
    """Return an id that is the same for the same household, and draws nothing from its chance."""
    return str(uuid.uuid5(uuid.UUID(file.case.id), name))
