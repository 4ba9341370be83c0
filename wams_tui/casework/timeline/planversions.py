"""What the versions of the plan tell: frozen, seen at the table, what was said of them; and evaluations held."""

from collections.abc import Iterator

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.labels import label
from wams_tui.casework.plan.frozen import in_order, names_of
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.records import CASE_RECORD
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, written
from wams_tui.casework.words import N_

_VERSIONS = ("planversies:",)
_STEPS = ("stappen:",)


def moments(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what the versions and evaluations tell, in no order."""
    names = names_of(file)
    for version in in_order(file):
        name = names[version.id]
        yield Moment(
            MomentKind.PLAN, around.day_of(version.made_at), N_("Versie {name} van het plan vastgelegd."),
            {"name": name}, words=version.why, refs=_VERSIONS, record=version.id, by=around.name(version.by),
        )  # fmt: skip
        yield from _answers(file, version, name, around)
    for number, review in enumerate(file.case.reviews):
        told = N_("Geëvalueerd; de volgende evaluatie is op {next}. Vastgelegd door {by}.")
        yield Moment(
            MomentKind.STAP, review.on, told if review.next_on else N_("Geëvalueerd. Vastgelegd door {by}."),
            {"by": around.name(review.by), "next": written(review.next_on)},
            words=review.words, about=frozenset(review.present), refs=_STEPS, record=CASE_RECORD, turn=number,
        )  # fmt: skip


def _answers(file: CaseFile, version: PlanVersion, name: str, around: Around) -> Iterator[Moment]:
    persons = {one.id: one.short_name for one in file.persons}
    for number, said in enumerate(version.agreements):
        what = N_("{person} over versie {name} van het plan: {answer}.")
        if said.for_them:
            what = N_("{giver} namens {person} over versie {name} van het plan: {answer}.")
        yield Moment(
            MomentKind.WOORDEN, said.on, what,
            {"person": persons.get(said.person, "?"), "giver": owner_name(file, said.for_them), "name": name},
            {"answer": (label(said.answer),)}, words=said.reason,
            about=frozenset(one for one in (said.person, said.for_them) if one), refs=_VERSIONS,
            record=version.id, by=around.name(said.by), turn=number + 1,
        )  # fmt: skip
    answered = {(one.for_them or one.person, one.on) for one in version.agreements}
    for shown in version.shown:
        # What went as a file is told by the ledger, and who answered saw it.
        if not shown.disclosure and (shown.to, shown.on) not in answered:
            yield Moment(
                MomentKind.PLAN, shown.on, N_("{person} zag versie {name} van het plan."),
                {"person": owner_name(file, shown.to) or "?", "name": name}, about=frozenset({shown.to}),
                refs=_VERSIONS, record=version.id, by=around.name(shown.by), turn=1,
            )  # fmt: skip
