"""A plan for the household of ``tests.desk.builders``: three goals, who does what, and what he says of it himself."""

from datetime import time, timedelta

from tests.desk.builders import TODAY, household
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.household.persons import Custody
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.meeting.meeting import AgendaItem, Attendance, Meeting, MeetingDecision, MeetingState
from wams_tui.casework.period import Period
from wams_tui.casework.plan.parts import Action, ActionKind, Goal, OwnWords, Plan, Strength, WordsKind

ONLY = (Category.HULPVRAAG_PLAN,)
HEALTH = (Category.HULPVRAAG_PLAN, Category.GEZONDHEID)
CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="casus", object_id="case-1")
SOON = TODAY + timedelta(days=12)


def planned(file: CaseFile | None = None) -> CaseFile:
    """Return the case with a plan, and a conference in which one thing was decided."""
    file = file or household()
    return file.model_copy(
        update={
            "plan": Plan(problems="De huur is niet betaald.", persons=("tenant",), goals=("rent", "sleep", "school")),
            "strengths": (
                Strength(id="cooks", what="Hij kookt elke dag.", persons=("tenant",), made_on=TODAY, by="c"),
            ),
            "goals": (
                _goal("rent", "De huur weer op tijd betalen.", ("tenant",), actions=("terms", "post")),
                _goal("sleep", "Weer slapen.", ("tenant",), HEALTH, ("treat",)),
                _goal("school", "Samen met Fenna naar school lopen.", ("tenant", "daughter")),
            ),
            "actions": (
                _action("terms", "rent", "De schuld in termijnen laten betalen.", "corporation"),
                _action("post", "rent", "Elke week samen de post openen.", "tenant"),
                _action("treat", "sleep", "Gesprekken over het slapen.", "ggz", HEALTH),
                _action("quiet", "", "Geen ontruiming zolang er wordt betaald.", "corporation", kind=_QUIET),
            ),
            "words": (
                OwnWords(
                    id="says", person="tenant", text="Ik wil dit zelf doen!", about="post", kind=WordsKind.ONEENS,
                    said_on=TODAY, persons=("tenant",), made_on=TODAY, by="c",
                ),
            ),
            "meetings": (_meeting(),),
        }
    )  # fmt: skip


_QUIET = ActionKind.NIET_HANDHAVEN


def with_custody(file: CaseFile) -> CaseFile:
    """Return the case in which the tenant decides for his daughter of ten."""
    custody = (Custody(holder="tenant", period=Period(start=TODAY - timedelta(days=3000))),)
    persons = tuple(
        one.model_copy(update={"custody": custody}) if one.id == "daughter" else one for one in file.persons
    )
    return file.model_copy(update={"persons": persons})


def _goal(
    name: str,
    what: str,
    persons: tuple[str, ...],
    categories: tuple[Category, ...] = ONLY,
    actions: tuple[str, ...] = (),
) -> Goal:
    return Goal(id=name, what=what, persons=persons, categories=categories, actions=actions, made_on=TODAY, by="c")


def _action(
    name: str,
    goal: str,
    what: str,
    owner: str,
    categories: tuple[Category, ...] = ONLY,
    kind: ActionKind = ActionKind.ACTIE,
) -> Action:
    return Action(
        id=name, goal=goal, what=what, owner=owner, by_when=SOON, kind=kind, persons=("tenant",), categories=categories,
        made_on=TODAY, by="c",
    )  # fmt: skip


def _meeting() -> Meeting:
    decided = MeetingDecision(
        id="d-1", what="De termijnen beginnen in december.", persons=("tenant",), categories=ONLY, by="c"
    )
    ill = MeetingDecision(id="d-2", what="De behandeling gaat door.", persons=("tenant",), categories=HEALTH, by="c")
    return Meeting(
        id="table",
        on=TODAY - timedelta(days=2),
        starts_at=time(14, 0),
        ends_at=time(15, 0),
        place="Wijkhuis",
        invited=("corporation", "ggz"),
        family=("tenant",),
        agenda=(
            AgendaItem(id="i-1", title="De huur", persons=("tenant",), categories=ONLY, decisions=(decided,)),
            AgendaItem(id="i-2", title="Het slapen", persons=("tenant",), categories=HEALTH, decisions=(ill,)),
        ),
        attendance=(Attendance(who="tenant", came=True), Attendance(who="corporation", came=True)),
        state=MeetingState.GEHOUDEN,
        made_on=TODAY - timedelta(days=9),
        by="c",
    )
