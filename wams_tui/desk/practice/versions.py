"""The one plan of the practice vault that was frozen before: shown at the table, agreed to, and disagreed with."""

import uuid
from datetime import UTC, datetime, time

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.persons import Person
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.parts import Action
from wams_tui.casework.plan.version import Agreed, Agreement, PlanVersion, Shown
from wams_tui.desk.plan.versions import AT_THE_TABLE
from wams_tui.desk.practice.world import World

_AGO = 33
"""Days ago: after the conference that was held that day."""


def with_version(
    file: CaseFile, world: World, *, yes: Person, no: Person, reason: str, later: tuple[Action, ...]
) -> CaseFile:
    """Return the household with its plan as it was frozen some weeks ago; what was said or added since is not in it.

    Args:
        file: The household, with its plan.
        world: Where it lives.
        yes: Who agreed to it.
        no: Who did not.
        reason: Why not, in their words.
        later: The actions that came into the plan since.
    """
    on = world.ago(_AGO)
    now = content_now(file)
    content = now.model_copy(
        update={
            "words": tuple(one for one in now.words if one.said_on <= on),
            "actions": tuple(one for one in now.actions if one.id not in {each.id for each in later}),
        }
    )
    version = PlanVersion(
        # An id that is the same for the same household, and draws nothing from its chance.
        id=str(uuid.uuid5(uuid.UUID(file.case.id), "versie 1")),
        number=1,
        made_at=datetime.combine(on, time(14, 45), UTC),
        by=world.coordinator,
        why="na het overleg, aan tafel",
        content=content,
        content_hash=content.digest(),
        shown=tuple(Shown(to=one.id, on=on, how=AT_THE_TABLE, by=world.coordinator) for one in (yes, no)),
        agreements=(
            Agreement(person=yes.id, answer=Agreed.JA, on=on, by=world.coordinator),
            Agreement(person=no.id, answer=Agreed.NEE, reason=reason, on=on, by=world.coordinator),
        ),
    )
    return file.model_copy(update={"versions": (version,)})
