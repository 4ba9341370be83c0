"""The records a plan is made of: the plan itself, what goes well, goals, actions and somebody's own words.

Each part is a record of its own, so that two coordinators who work on two goals do not meet. Each says of whom and of
what kinds of data it speaks: a plan is read by many, and each gets of it what they may have (law §4.e, design §2).
"""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from wams_tui.casework.codes import Answer, Category, Domain, Hat
from wams_tui.casework.items import SecrecyDecision, Source
from wams_tui.casework.model import Model
from wams_tui.casework.words import N_

PLAN_RECORD = "plan"
"""The id of the record that holds the plan itself; there is at most one in a case."""

DRAFTED = Source(description=N_("opgeschreven in het plan"), hat=Hat.COORDINATIE)
"""Where a part comes from that nobody brought in: it was put down while the plan was made."""


class PlanPart(Model):
    """What every part has in common.

    ``persons`` are the ids of whom it speaks, ``categories`` the kinds of data it holds: always the plan itself, and
    what else is in its words. ``by`` is the id of the coordinator who put it down; ``nth`` counts the parts there were
    before it, so that parts of one day stand in the order in which they were typed.
    """

    id: str
    persons: tuple[str, ...] = ()
    categories: tuple[Category, ...] = (Category.HULPVRAAG_PLAN,)
    source: Source = DRAFTED
    secrecy: SecrecyDecision | None = None
    """What a professional decided about their secrecy, where the words come from one (law §4.f)."""
    secrecy_before: tuple[SecrecyDecision, ...] = ()
    """Earlier decisions, oldest first; they count no more."""
    supplier_agreed: Answer = Answer.ONBEKEND
    made_on: date
    nth: int = 0
    by: str
    meeting: str = ""
    """The case conference it was put down in; empty outside one."""


class Erased(Model):
    """A part was erased for good, because the law asks it (AVG 17); ``id`` is that of the part."""

    id: str
    on: date
    by: str


class Plan(Model):
    """What the plan says as a whole. When it is reviewed stands with the case, and who coordinates too.

    ``problems`` is a short description, ``connection`` how they hang together (product §0.2), ``goals`` the ids of the
    goals in the family's own order; a goal that is not in it comes after those that are. ``erased`` names what was
    erased while no version held it, so that it does not come home in one that was frozen on the road.
    """

    id: str = PLAN_RECORD
    problems: str = ""
    connection: str = ""
    persons: tuple[str, ...] = ()
    categories: tuple[Category, ...] = (Category.HULPVRAAG_PLAN,)
    goals: tuple[str, ...] = ()
    erased: tuple[Erased, ...] = ()


class Strength(PlanPart):
    """Something that goes well, or that the family does itself (product §1 row 32)."""

    what: str
    ended_on: date | None = None
    """The first day on which it holds no more, where it stood in a version that was shared."""


class GoalOutcome(StrEnum):
    """What became of a goal, at an evaluation."""

    BEREIKT = "bereikt"
    DEELS = "deels-bereikt"
    NIET = "niet-bereikt"
    VERVALLEN = "vervallen"
    """It is no goal any more."""


class Evaluated(Model):
    """How a goal was looked at on a day: what became of it, and in whose words."""

    on: date
    by: str
    outcome: GoalOutcome
    words: str = ""


class Goal(PlanPart):
    """A goal in the family's own words. ``persons`` are those whose goal it is.

    ``actions`` are the ids of its actions in their order; ``evaluations`` are only added to, oldest first.
    """

    what: str
    domain: Domain | None = None
    """The field of life, where naming one helps; never asked for."""
    by_when: date | None = None
    actions: tuple[str, ...] = ()
    evaluations: tuple[Evaluated, ...] = ()

    @property
    def outcome(self) -> GoalOutcome | None:
        """What became of it at the last evaluation; nothing where it was never evaluated."""
        return self.evaluations[-1].outcome if self.evaluations else None

    @property
    def is_open(self) -> bool:
        """Whether it is still worked at: neither reached nor given up."""
        return self.outcome not in (GoalOutcome.BEREIKT, GoalOutcome.VERVALLEN)


class ActionKind(StrEnum):
    """What is agreed (law §8 vignette 13; product §0.2)."""

    ACTIE = "actie"
    AFSPRAAK = "afspraak"
    """An agreement: how people deal with each other, without an end product."""
    NIET_HANDHAVEN = "tijdelijk-niet-handhaven"
    """A duty is not enforced, or a debt not recovered, for a while; ``by_when`` is its last day."""
    SNELLE_HULP = "snelle-hulp"
    """Quick relief from a small budget; ``amount`` says how much."""


class ActionState(StrEnum):
    """How far it is."""

    AFGESPROKEN = "afgesproken"
    BEZIG = "bezig"
    GEDAAN = "gedaan"
    VERVALLEN = "vervallen"


class Action(PlanPart):
    """Something somebody does. ``owner`` is the id of a participant or of a person of the household, or empty.

    ``law`` is the act under which it is done, as a domain; two actions under different acts can work against each
    other. ``against`` names the actions a person said it works against. ``amount`` is in euro cents.
    """

    goal: str
    """The id of the goal it serves; empty for an agreement that serves them all."""
    what: str
    kind: ActionKind = ActionKind.ACTIE
    owner: str = ""
    law: Domain | None = None
    by_when: date | None = None
    starts_on: date | None = None
    amount: int | None = None
    state: ActionState = ActionState.AFGESPROKEN
    done_on: date | None = None
    result: str = ""
    against: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.state is ActionState.GEDAAN) is (self.done_on is None):
            raise ValueError("an action is done on a day, and has no such day before")
        return self

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (ActionState.AFGESPROKEN, ActionState.BEZIG)


class WordsKind(StrEnum):
    """What somebody says it for."""

    ZEGT = "zegt"
    ZIENSWIJZE = "zienswijze"
    """Their view on what somebody else wrote or decided (law §3.1 row 4)."""
    ONEENS = "niet-eens"


class OwnWords(PlanPart):
    """What one person said, letter for letter: it is never rewritten, only answered by newer words.

    ``person`` is who said it; ``about`` the id of the part it is about, empty for the plan as a whole. Whom and what
    it speaks of stands in ``persons`` and ``categories``, as of any part.
    """

    person: str
    text: str
    kind: WordsKind = WordsKind.ZEGT
    about: str = ""
    said_on: date


Part = Strength | Goal | Action | OwnWords
