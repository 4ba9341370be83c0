"""What the people tell: what they answered, who decides for whom, where they live, and who takes part."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.birthdays import birthdays
from wams_tui.casework.household.persons import Person
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, written
from wams_tui.casework.words import N_

_ALL = N_("in alles")


def moments(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what persons and participants tell, in no order.

    What was so before the case was opened is background and is on the page of the person: a custody of ten years ago
    did not happen in this case.
    """
    names = {one.id: one.short_name for one in file.persons} | {one.id: one.organisation for one in file.participants}
    for person in file.persons:
        yield from _answers(person, names)
        yield from _life(file, person, names, around.today)
    for one in birthdays(file, file.case.opened_on, around.today):
        told = {"name": one.person.short_name, "age": str(one.age)}
        yield _of(one.person, one.on, N_("{name} is {age} geworden."), told)
    for participant in file.participants:
        yield from _takes_part(participant, around.today)


def _of(
    person: Person, on: date, what: str, told: dict[str, str], codes: Mapping[str, tuple[str, ...]] | None = None,
    words: str = "", also: str = "",
) -> Moment:  # fmt: skip
    about = frozenset({person.id, also} - {""})
    kind = MomentKind.WOORDEN if words else MomentKind.PERSOON
    return Moment(kind, on, what, told, codes or {}, words, about, (f"persoon:{person.id}",), person.id)


def _answers(person: Person, names: dict[str, str]) -> Iterator[Moment]:
    name = {"name": person.short_name}
    for answer in person.answers:
        codes = {"answer": (label(answer.joining),), "part": (label(answer.domain) if answer.domain else _ALL,)}
        yield _of(person, answer.on, N_("{name}: {answer}, {part}."), name, codes, answer.reason)
    for told in person.told_of_no:
        who = name | {"organisation": names.get(told.participant, "?")}
        yield _of(
            person, told.on, N_("{organisation} weet dat {name} niet (meer) meedoet."), who, also=told.participant
        )
    for exception in (*person.not_informed_before, *((person.not_informed,) if person.not_informed else ())):
        until = name | {"until": written(exception.review_on)}
        what = N_("{name} wordt nog niet ingelicht; opnieuw bekijken op {until}.")
        yield _of(person, exception.decided_on, what, until, words=exception.words)
    yield from _informed(person, names)
    if person.moved_out_on is not None:
        yield _of(person, person.moved_out_on, N_("{name} woont elders."), name)


def _informed(person: Person, names: dict[str, str]) -> Iterator[Moment]:
    """What was told in a conversation of what was shared, and what is not told yet."""
    for told in person.told:
        who = {"name": person.short_name, "reader": _who(told.readers, names)}
        yield _of(person, told.on, N_("Verteld aan {reader} wat er over {name} is gedeeld."), who, words=told.how)
    for one in person.withheld:
        kept = {
            "name": person.short_name,
            "reader": _who(one.readers, names),
            "until": written(one.exception.review_on),
        }
        what = N_("{reader} hoort nog niet alles wat er over {name} is gedeeld; opnieuw bekijken op {until}.")
        yield _of(person, one.exception.decided_on, what, kept, words=one.exception.words)


def _who(readers: tuple[str, ...], names: dict[str, str]) -> str:
    return ", ".join(names.get(one, "?") for one in readers)


def _life(file: CaseFile, person: Person, names: dict[str, str], today: date) -> Iterator[Moment]:
    name = {"name": person.short_name}
    spans: list[tuple[Period | None, str, str, dict[str, str], dict[str, tuple[str, ...]], str]] = [
        (
            one.period, N_("{holder} heeft gezag over {name}."), N_("{holder} heeft geen gezag meer over {name}."),
            name | {"holder": names.get(one.holder, "?")}, {}, one.holder,
        )
        for one in person.custody
    ]  # fmt: skip
    spans += [
        (
            one.period, N_("{holder} treedt op voor {name} ({kind})."),
            N_("{holder} treedt niet meer op voor {name} ({kind})."),
            name | {"holder": names.get(one.holder, "?")}, {"kind": (label(one.kind),)}, one.holder,
        )
        for one in person.representation
    ]  # fmt: skip
    spans += [
        (
            one.period, N_("{name} is {kind} {other}."), N_("{name} is niet meer {kind} {other}."),
            name | {"other": names.get(one.other, "?")}, {"kind": (label(one.kind),)}, one.other,
        )
        for one in person.relations
    ]  # fmt: skip
    # Where somebody lives is not told here: a timeline stands open, and an address may be secret.
    spans += [(one.period, N_("{name} heeft een nieuw adres."), "", name, {}, "") for one in person.addresses]
    for period, begins, ends, told, codes, also in spans:
        if period is None:
            continue
        for on, what in ((period.start, begins), (_after(period.end), ends)):
            if what and on is not None and file.case.opened_on <= on <= today:
                yield _of(person, on, what, told, codes, also=also)


def _takes_part(one: Participant, today: date) -> Iterator[Moment]:
    told = {"organisation": one.organisation}
    hat = {"hat": (label(one.hat),)}
    about, refs = frozenset({one.id, *one.concerns}), (f"deelnemer:{one.id}",)

    def at(on: date, what: str, words: str = "", turn: int = 0) -> Moment:
        return Moment(MomentKind.DEELNEMER, on, what, told, hat, words, about, refs, one.id, turn=turn)

    if one.period.start <= today:
        yield at(one.period.start, N_("{organisation} doet mee, pet {hat}."), one.why_involved)
    if one.client_told_on is not None:
        yield at(one.client_told_on, N_("Aan de cliënt verteld dat {organisation} meedoet."), one.client_told, 1)
    gone = one.ended_on if one.ended_on is not None else _after(one.period.end)
    if gone is not None and gone <= today:
        yield at(gone, N_("{organisation} doet niet meer mee."), one.end_reason, 2)


def _after(last: date | None) -> date | None:
    return None if last is None or last == date.max else last + timedelta(days=1)
