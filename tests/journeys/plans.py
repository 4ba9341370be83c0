"""Plans a journey begins with: the one of vignette 10 as it is agreed, or a household whose plan is still empty."""

from datetime import timedelta
from pathlib import Path

from tests.screens.sitting import practice_desk
from wams_tui.casework.casefile import Entity
from wams_tui.casework.codes import Hat, Party
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.plan.order import goals_in_order
from wams_tui.casework.plan.parts import Plan, WordsKind
from wams_tui.desk.cases import OpenCase, find_case, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.participating import add_participant
from wams_tui.desk.plan.drafting import Tags, add_action, add_goal, add_strength
from wams_tui.desk.plan.saying import say

TITLE = "Gezin Van 't Hof"


def with_a_plan(desk: Desk) -> OpenCase:
    """Return the case with a landlord at the table, and a plan in which each does something."""
    heads = [head for head in desk.session.heads() if TITLE.encode() in head.content]
    opened = open_case(desk, heads[0].case_id)
    opened = _without_its_plan(desk, opened)
    today = desk.today()
    landlord = Participant(
        id="", organisation="Woonstichting De Rietkraag", party=Party.WONINGCORPORATIE, hat=Hat.VERHUUR,
        function="woonconsulent", period=Period(start=today - timedelta(days=30)),
        why_involved="Verhuurt de woning en maakt de schimmel weg.", agreed_action="Schimmel weghalen.",
    )  # fmt: skip
    opened = add_participant(desk, opened, landlord)
    who = {one.party: one.id for one in opened.file.participants}
    whom = {one.short_name: one.id for one in opened.file.persons}
    father, boy = Tags(persons=(whom["Gerrit"],)), Tags(persons=(whom["Stijn"],))
    soon = today + timedelta(days=14)

    opened = add_strength(desk, opened, "Hij brengt de kinderen elke dag naar school.", father)
    opened = add_goal(desk, opened, "De woning is weer droog.", father)
    opened = add_goal(desk, opened, "De schulden zijn op een rij.", father)
    opened = add_goal(desk, opened, "Stijn komt met een ontbijt op school.", boy)
    house, debts, breakfast = (goal.id for goal in goals_in_order(opened.file))
    for goal, what, owner, tags in (
        (house, "De schimmel weghalen.", who[Party.WONINGCORPORATIE], father),
        (debts, "Alle brieven ordenen.", who[Party.SCHULDHULP], father),
        (debts, "Samen oefenen met bellen.", who[Party.GGZ_MEDISCH], father),
        (debts, "De post elke vrijdag openen.", whom["Gerrit"], father),
        (breakfast, "Ontbijt klaarzetten in de klas.", who[Party.SCHOOL], boy),
    ):
        opened = add_action(desk, opened, goal, what, tags, owner=owner, by_when=soon)
    mine = next(one.id for one in opened.file.actions if one.owner == whom["Gerrit"])
    return say(desk, opened, whom["Gerrit"], "Vrijdag lukt mij niet altijd!", WordsKind.ONEENS, about=mine)


def with_an_empty_plan(place: Path, code: str) -> str:
    """Leave a case with nothing in the plan it has in the practice vault; return where to sit down."""
    desk = practice_desk(place)
    with desk.session:
        opened = open_case(desk, find_case(desk, code))
        file = opened.file
        gone: tuple[Entity, ...] = (*file.strengths, *file.goals, *file.actions, *file.words, *file.versions)
        event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
        # The one plan of a case is changed, and never removed: what was removed does not come back.
        save(desk, opened, [file.plan.model_copy(update={"problems": "", "connection": ""})], event, removed=gone)
        return f"casus:{opened.id}"


def _without_its_plan(desk: Desk, opened: OpenCase) -> OpenCase:
    """Return the case without the plan and the conferences it is drawn with: what follows counts what is in its own."""
    file = opened.file
    old: tuple[Entity, ...] = (*file.strengths, *file.goals, *file.actions, *file.words, *file.versions, *file.meetings)
    whole = () if file.plan == Plan() else (file.plan,)
    event = AuditEvent(
        action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.DELETE, object_kind="casus", object_id=opened.id
    )
    return save(desk, opened, [], event, removed=(*whole, *old))[0]


def whose(opened: OpenCase, party: Party) -> str:
    """Return the id of who sits at the table as ``party``."""
    return next(one.id for one in opened.file.participants if one.party is party)
