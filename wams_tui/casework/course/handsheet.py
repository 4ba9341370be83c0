"""The hand-over sheet: one page of facts for who takes a case over or stands in, made from its records. Pure.

Nothing is on it that nobody recorded, and nothing is judged: what is weighed, who takes over weighs anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.case import Case
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.custody import deciding_on, is_minor_on
from wams_tui.casework.household.drawing import has_secret_address
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.order import actions_of, goals_in_order
from wams_tui.casework.plan.owners import does, owner_name
from wams_tui.casework.timeline.moments import Around, Sent, written
from wams_tui.casework.words import N_

MOST_GIVEN, MOST_DUE, MOST_GOALS = 5, 8, 6
"""Disclosures, days and goals that stand on it: one page; the register and *Vandaag* have them all."""

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One fact; ``mind`` is one to mind."""

    text: str
    mind: bool = False


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading with its facts; a section without any is not on the sheet."""

    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the case asks, in words, and its last day."""

    due_on: date | None
    what: str


def sheet(
    file: CaseFile, around: Around, sent: Sequence[Sent], asked: Sequence[Asked], say: Say
) -> tuple[SheetSection, ...]:
    """Return the sheet, section by section.

    Args:
        file: The case.
        around: The day, and what coordinators are called.
        sent: What was given, newest first.
        asked: What is due, first due first.
        say: Translates the words of the program; what people typed stays as it is.
    """
    made = _Sheet(file, around, say)
    parts: tuple[tuple[str, Iterable[SheetLine]], ...] = (
        (N_("Let op"), made.to_mind()),
        (N_("Waar de casus staat"), made.standing()),
        (N_("Waarom samen"), made.coherence()),
        (N_("Huishouden"), made.household()),
        (N_("Wie doet mee, en wat is afgesproken"), made.participants()),
        (N_("Het plan"), made.plan()),
        (N_("Laatst verstrekt"), made.given(sent)),
        (N_("Open verzoeken"), made.requests()),
        (N_("Wat er komt"), made.due(asked)),
    )
    found = (SheetSection(say(title), tuple(lines)) for title, lines in parts)
    return tuple(section for section in found if section.lines)


class _Sheet:
    """One case on one day."""

    def __init__(self, file: CaseFile, around: Around, say: Say) -> None:
        self._file, self._around, self._say = file, around, say
        self._people = {one.id: one.short_name for one in file.persons}
        self._names = self._people | {one.id: one.organisation for one in file.participants}

    def to_mind(self) -> Iterator[SheetLine]:
        """Yield what who takes over must know before anything else."""
        file, today = self._file, self._around.today
        for danger in file.case.dangers:
            if danger.counts_on(today):
                what = N_("Acuut gevaar voor {name}, tot en met {day}: {words}")
                yield self._mind(
                    what, name=self._named(danger.person), day=written(danger.period.end), words=danger.words
                )  # fmt: skip
        for person in file.persons:
            yield from self._mind_person(person)
        for measure in file.case.measures:
            if measure.period.contains(today):
                runs = N_("Er loopt een maatregel of machtiging voor {name}: {measure}, bij {holder}{until}.")
                yield self._mind(
                    runs, measure=self._say(label(measure.kind)), name=self._named(measure.person),
                    holder=self._named(measure.participant), until=self._until(measure.period.end),
                )  # fmt: skip
        silent = [
            f"{one.organisation} ({self._say(label(one.secrecy))})"
            for one in self._taking_part()
            if one.secrecy is not None
        ]
        if silent:
            what = N_("Beroepsgeheim: {names}. De professional beslist zelf wat u hoort.")
            yield self._mind(what, names=", ".join(silent))

    def _mind_person(self, person: Person) -> Iterator[SheetLine]:
        today, name = self._around.today, person.short_name
        if has_secret_address(self._file, person):
            yield self._mind(N_("{name} heeft een geheim adres."), name=name)
        closed = person.closed_on(today)
        if closed:
            domains = ", ".join(self._say(label(domain)) for domain in closed)
            yield self._mind(N_("{name} doet niet mee op: {domains}."), name=name, domains=domains)
        if person.not_informed is not None and person.not_informed.counts_on(today):
            review = written(person.not_informed.review_on)
            yield self._mind(N_("{name} is nog niet ingelicht; opnieuw bekijken op {day}."), name=name, day=review)
        for one in person.representation:
            if one.period.contains(today):
                kind = self._say(label(one.kind))
                yield self._mind(
                    N_("{holder} treedt op voor {name} ({kind})."),
                    holder=self._named(one.holder), name=name, kind=kind,
                )  # fmt: skip
        if person.custody and is_minor_on(person, today) and not deciding_on(person, today):
            yield self._mind(N_("Niemand heeft vandaag gezag over {name}."), name=name)

    def standing(self) -> Iterator[SheetLine]:
        """Yield where the case stands, and who answers for it."""
        case = self._file.case
        last = case.history[-1] if case.history else None
        phase = self._say(label(case.phase))
        if last is not None:
            yield self._line(
                N_("{phase}, sinds {day}{until}; besloten door {by}."), phase=phase, day=written(last.on),
                until=self._until(last.until), by=self._around.name(last.by),
            )  # fmt: skip
        else:
            yield SheetLine(phase)
        if case.decision_period is not None:
            yield self._line(
                N_("Besluit om te coördineren: vanaf {day}{until}."), day=written(case.decision_period.start),
                until=self._until(case.decision_period.end),
            )  # fmt: skip
        if case.review_on is not None:
            yield self._line(N_("Evaluatie op {day}."), day=written(case.review_on))
        yield self._line(N_("Initiatief: {who}."), who=self._say(label(case.initiative)))
        yield self._line(
            N_("Coördinator: {name}. Verantwoordelijk voor de gegevens: {controller}."),
            name=self._around.name(self._file.access.in_charge() or case.coordinator), controller=case.controller,
        )  # fmt: skip
        for offer in case.supporter_offers:
            outcome = self._say(label(offer.outcome))
            name = self._named(offer.person)
            yield self._line(N_("Cliëntondersteuner voor {name}: {outcome}."), name=name, outcome=outcome)

    def coherence(self) -> Iterator[SheetLine]:
        """Yield why this is one approach, in the words it was recorded in."""
        case: Case = self._file.case
        if case.help_question:
            yield self._line(N_("Hulpvraag: {words}"), words=case.help_question)
        for problem in case.problems:
            yield SheetLine(f"{self._say(label(problem.domain))}: {problem.what}")
        if case.coherence:
            yield self._line(N_("Samenhang: {words}"), words=case.coherence)

    def household(self) -> Iterator[SheetLine]:
        """Yield everybody, with what they answered and who decides for them."""
        today = self._around.today
        roles = list(PersonRole)
        for person in sorted(self._file.persons, key=lambda one: (roles.index(one.role), one.birth_date or date.max)):
            age = person.age_on(today)
            years = self._say(N_("leeftijd onbekend")) if age is None else self._say(N_("{age} jaar")).format(age=age)
            parts = [person.name, years, self._say(label(person.role)), self._say(label(person.participation.joining))]
            holders = [self._named(one.holder) for one in deciding_on(person, today)]
            if holders and is_minor_on(person, today):
                parts.append(self._say(N_("gezag: {names}")).format(names=", ".join(holders)))
            if not person.lives_here_on(today):
                parts.append(self._say(N_("woont elders")))
            yield SheetLine(", ".join(parts))

    def participants(self) -> Iterator[SheetLine]:
        """Yield who takes part today, with which hat, and what they do in the plan."""
        for one in self._taking_part():
            who = " ".join(part for part in (one.function, one.person_name) if part)
            names = ", ".join(self._named(person) for person in one.concerns)
            parts = [one.organisation, self._say(N_("pet {hat}")).format(hat=self._say(label(one.hat))), who]
            if names:
                parts.append(self._say(N_("voor {names}")).format(names=names))
            action = does(self._file, one) or self._say(N_("geen afgesproken actie"))
            yield SheetLine(f"{', '.join(part for part in parts if part)}: {action}")

    def plan(self) -> Iterator[SheetLine]:
        """Yield the goals that are worked at, in the family's order, each with what is to be done next."""
        goals = [goal for goal in goals_in_order(self._file) if goal.is_open]
        for number, goal in enumerate(goals[:MOST_GOALS], 1):
            busy = [one for one in actions_of(self._file, goal) if one.is_open]
            first = min(busy, key=lambda one: one.by_when or date.max, default=None)
            if first is None:
                yield self._line(N_("{number}. {goal}: nog geen actie"), number=str(number), goal=goal.what)
                continue
            who = owner_name(self._file, first.owner) or self._say(N_("nog niemand"))
            when = self._say(N_(", uiterlijk {day}")).format(day=written(first.by_when)) if first.by_when else ""
            more = self._say(N_(", en nog {count}")).format(count=len(busy) - 1) if len(busy) > 1 else ""
            yield self._line(
                N_("{number}. {goal}: {what} ({who}{when}){more}"), number=str(number), goal=goal.what,
                what=first.what, who=who, when=when, more=more,
            )  # fmt: skip
        yield from self._more(len(goals) - MOST_GOALS, N_("En {count} doelen meer; het plan heeft ze alle."))

    def given(self, sent: Sequence[Sent]) -> Iterator[SheetLine]:
        """Yield what was given lately."""
        for one in sent[:MOST_GIVEN]:
            kinds = ", ".join(self._say(label(kind)) for kind in one.categories)
            failed = "" if one.completed else f" ({self._say(one.outcome)})"
            yield self._line(
                N_("{day} aan {organisation}, over {names}: {kinds}{failed}"),
                day=written(self._around.day_of(one.at)), organisation=self._named(one.recipient),
                names=", ".join(self._named(subject) for subject in one.subjects), kinds=kinds, failed=failed,
            )  # fmt: skip
        yield from self._more(len(sent) - MOST_GIVEN, N_("En {count} eerder; het register heeft ze alle."))

    def requests(self) -> Iterator[SheetLine]:
        """Yield what waits for an answer, ours or theirs."""
        for request in self._file.open_requests():
            asks = N_("{organisation} vraagt{until}: {what}") if request.incoming else N_(
                "Gevraagd aan {organisation}{until}: {what}"
            )  # fmt: skip
            yield self._line(
                asks, organisation=self._file.asker_named(request, "?"), until=self._before(request.due_on),
                what="; ".join(line.wording for line in request.undecided or request.lines),
            )  # fmt: skip

    def due(self, asked: Sequence[Asked]) -> Iterator[SheetLine]:
        """Yield what the case asks, first due first."""
        for one in asked[:MOST_DUE]:
            when = written(one.due_on) or self._say(N_("zonder dag"))
            late = one.due_on is not None and one.due_on < self._around.today
            yield SheetLine(f"{when} · {one.what}", mind=late)
        yield from self._more(len(asked) - MOST_DUE, N_("En {count} later; Vandaag heeft ze alle."))

    def _taking_part(self) -> tuple[Participant, ...]:
        here = self._file.participants_on(self._around.today)
        return tuple(sorted(here, key=lambda one: (one.period.start, one.organisation, one.hat)))

    def _named(self, who: str) -> str:
        return self._names.get(who, "?")

    def _until(self, last: date | None) -> str:
        return "" if last is None else self._say(N_(", tot en met {day}")).format(day=written(last))

    def _before(self, last: date | None) -> str:
        return "" if last is None else self._say(N_(", antwoord uiterlijk {day}")).format(day=written(last))

    def _line(self, what: str, /, **params: str) -> SheetLine:
        return SheetLine(self._say(what).format(**params))

    def _mind(self, what: str, /, **params: str) -> SheetLine:
        return SheetLine(self._say(what).format(**params), mind=True)

    def _more(self, count: int, what: str) -> Iterator[SheetLine]:
        if count > 0:
            yield SheetLine(self._say(what).format(count=count))
