"""The plan of a household while it is drawn; it takes nothing from the world's chance, so all else stays as it was."""

import uuid
from collections.abc import Sequence
from random import Random

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Domain, Hat, Phase
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.items import Source
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.parts import (
    Action,
    ActionKind,
    ActionState,
    Goal,
    OwnWords,
    Plan,
    Strength,
    WordsKind,
)
from wams_tui.desk.practice.world import World

Owner = Person | Participant | None


class PlanSketch:
    """Draws one plan, in the order in which it is read; days are counted from today, as everywhere in practice.

    Args:
        world: Where the household lives.
        people: Whose plan it is; what is not said to be about somebody is about the first of them.
        ago: How many days ago it was drafted.
    """

    def __init__(self, world: World, people: Sequence[Person], ago: int) -> None:
        self._world = world
        self._people = tuple(people)
        self._made_on = world.ago(ago)
        # A chance of its own: ids that are the same again, and no other household that changes by it.
        self._rng = Random(f"plan {people[0].id}")  # noqa: S311 - the same plan again, not a secret
        self._nth = 0
        self._plan = Plan()
        self._strengths: list[Strength] = []
        self._goals: list[Goal] = []
        self._actions: list[Action] = []
        self._words: list[OwnWords] = []

    def describe(self, problems: str, connection: str) -> None:
        """Say what the problems are, and how they hang together."""
        persons = self._persons(self._people)
        self._plan = Plan(problems=problems, connection=connection, persons=persons)

    def well(self, what: str, *about: Person) -> Strength:
        """Add something that goes well."""
        made = Strength(what=what, **self._common(about))
        self._strengths.append(made)
        return made

    def goal(self, what: str, *about: Person, domain: Domain | None = None, within: int | None = None) -> Goal:
        """Add a goal; ``within`` so many days."""
        by_when = None if within is None else self._world.ahead(within)
        made = Goal(what=what, domain=domain, by_when=by_when, **self._common(about))
        self._goals.append(made)
        return made

    def action(
        self,
        goal: Goal | None,
        what: str,
        owner: Owner,
        *,
        within: int | None = None,
        kind: ActionKind = ActionKind.ACTIE,
        law: Domain | None = None,
        amount: int | None = None,
        done: int | None = None,
        busy: bool = False,
        result: str = "",
        about: Sequence[Person] = (),
    ) -> Action:
        """Add what somebody does, within so many days (less than 0: it is late); ``done`` so many days ago."""
        whom = about or [one for one in self._people if goal is not None and one.id in goal.persons]
        if not about and isinstance(owner, Participant) and owner.concerns:
            whom = [one for one in whom if one.id in owner.concerns] or whom
        state = ActionState.BEZIG if busy else ActionState.AFGESPROKEN
        made = Action(
            goal=goal.id if goal else "",
            what=what,
            owner=owner.id if owner else "",
            by_when=None if within is None else self._world.ahead(within),
            kind=kind,
            law=law,
            amount=amount,
            state=ActionState.GEDAAN if done is not None else state,
            done_on=None if done is None else self._world.ago(done),
            result=result,
            **self._common(whom),
        )
        self._actions.append(made)
        return made

    def says(
        self,
        person: Person,
        text: str,
        kind: WordsKind = WordsKind.ZEGT,
        *,
        about: Goal | Action | Strength | None = None,
        ago: int,
        kinds: Sequence[Category] = (),
    ) -> OwnWords:
        """Add what somebody said, letter for letter."""
        common = self._common((person,), kinds) | {"source": _SAID}
        made = OwnWords(
            person=person.id, text=text, kind=kind, about=about.id if about else "", said_on=self._world.ago(ago),
            **common,
        )  # fmt: skip
        self._words.append(made)
        return made

    def against(self, one: Action, other: Action) -> None:
        """Somebody says that two actions work against each other."""
        place = self._actions.index(one)
        self._actions[place] = one.model_copy(update={"against": (*one.against, other.id)})

    def on(self, file: CaseFile) -> CaseFile:
        """Return the household with its plan."""
        return file.model_copy(
            update={
                "plan": self._plan,
                "strengths": tuple(self._strengths),
                "goals": tuple(self._goals),
                "actions": tuple(self._actions),
                "words": tuple(self._words),
            }
        )

    def _common(self, about: Sequence[Person], kinds: Sequence[Category] = ()) -> dict[str, object]:
        self._nth += 1
        wanted = {Category.HULPVRAAG_PLAN, *kinds}
        return {
            "id": str(uuid.UUID(int=self._rng.getrandbits(128), version=4)),
            "persons": self._persons(about or self._people[:1]),
            "categories": tuple(one for one in Category if one in wanted),
            "made_on": self._made_on,
            "nth": self._nth,
            "by": self._world.coordinator,
        }

    @staticmethod
    def _persons(about: Sequence[Person]) -> tuple[str, ...]:
        return tuple(one.id for one in about)


_SAID = Source(description="eigen woorden", hat=Hat.BETROKKENE)

_GOALS = (
    ("Rust in huis, en niet elke dag een brief die we niet snappen", Domain.SCHULDHULP),
    ("In dit huis kunnen blijven wonen", Domain.WONEN),
    ("De kinderen gaan weer gewoon naar school", Domain.ONDERWIJS),
    ("Weer iets te doen hebben overdag", Domain.PARTICIPATIE),
)
_WELL = (
    "Ze komen elke afspraak na",
    "De buurvrouw springt bij als het nodig is",
    "Er wordt elke avond samen gegeten",
)
_SAYS = (
    ("Als het maar één iemand is die belt.", WordsKind.ZEGT),
    ("Dit gaat mij te snel, ik wil eerst de post op orde.", WordsKind.ONEENS),
    ("Wat er over ons staat klopt niet helemaal, we hebben zelf gebeld.", WordsKind.ZIENSWIJZE),
)
_PLANNED = frozenset({Phase.PLAN, Phase.UITVOERING, Phase.EVALUATIE, Phase.AFGESLOTEN})


def with_plan(world: World, file: CaseFile) -> CaseFile:
    """Return a generated household with a plan, where it came so far: two goals, who does what, and their words."""
    people = [one for one in file.persons if one.role is PersonRole.HOOFDPERSOON]
    if file.case.phase not in _PLANNED or not people:
        return file
    rng = Random(f"keuze {people[0].id}")  # noqa: S311 - the same plan again, not a secret
    p = PlanSketch(world, [*people, *(one for one in file.persons if one not in people)], rng.randrange(12, 90))
    p.describe("Er speelt meer tegelijk, op meer plekken.", file.case.coherence)
    p.well(rng.choice(_WELL))
    goals = [p.goal(what, domain=domain) for what, domain in rng.sample(_GOALS, 2)]
    closed = file.case.phase is Phase.AFGESLOTEN
    for one in sorted(file.participants, key=lambda one: one.organisation):
        if one.agreed_action:
            within = rng.randrange(-5, 60)
            done = rng.randrange(1, 10) if closed or rng.random() < 0.25 else None
            p.action(rng.choice(goals), one.agreed_action, one, within=within, done=done, busy=rng.random() < 0.4)
    p.action(goals[0], "Zelf bijhouden wat er lukt", people[0], within=rng.randrange(3, 40), done=5 if closed else None)
    words, kind = rng.choice(_SAYS)
    p.says(people[0], words, kind, about=rng.choice(goals), ago=rng.randrange(1, 12))
    return p.on(file)
