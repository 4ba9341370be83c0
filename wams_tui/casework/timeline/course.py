"""What the case itself tells: its steps, what was asked before them, dangers, measures, and who worked on it."""

from collections.abc import Iterator
from datetime import date, timedelta

from wams_tui.casework.access import AccessKind
from wams_tui.casework.case import Case, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.labels import label
from wams_tui.casework.records import ACCESS_RECORD, CASE_RECORD
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, written
from wams_tui.casework.words import N_

_CASE = ("casus:",)
_STEPS = ("stappen:",)
_ACCESS = ("toegang:",)

_OPENED = N_("Casus geopend.")
_BEGAN = N_("Begonnen als {phase}. Besloten door {by}.")
_STEP = N_("Fase: {phase}. Besloten door {by}.")
_STEP_UNTIL = N_("Fase: {phase}, tot en met {until}. Besloten door {by}.")
_CLOSED = N_("Afgesloten: {closing}. Besloten door {by}.")
_HELP_QUESTION = N_("Hulpvraag, in eigen woorden van de cliënt.")


def moments(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what the case itself tells, in no order."""
    yield from _steps(file.case, around)
    yield from _asked(file)
    yield from _dangers(file, around)
    yield from _measures(file, around)
    yield from _access(file, around)


def _steps(case: Case, around: Around) -> Iterator[Moment]:
    if not any(step.on == case.opened_on for step in case.history):
        yield Moment(MomentKind.STAP, case.opened_on, _OPENED, refs=_STEPS, record=CASE_RECORD)
    for number, step in enumerate(case.history):
        words = " ".join(part for part in (step.reason, step.new_facts) if part)
        yield Moment(
            MomentKind.STAP, step.on, _sentence(step, number),
            {"by": around.name(step.by), "until": written(step.until)},
            {"phase": (label(step.phase),), "closing": (label(step.closing),) if step.closing else ()},
            words=words, about=frozenset(one.person for one in step.told), refs=_STEPS, record=CASE_RECORD,
            turn=number,
        )  # fmt: skip
    if case.help_question:
        asked = (step.on for step in case.history if step.phase is Phase.AANMELDING_CLIENT)
        yield Moment(
            MomentKind.WOORDEN, next(asked, case.opened_on), _HELP_QUESTION,
            words=case.help_question, refs=_CASE, record=CASE_RECORD,
        )  # fmt: skip


def _sentence(step: Decision, number: int) -> str:
    if number == 0:
        return _BEGAN
    if step.closing is not None:
        return _CLOSED
    return _STEP if step.until is None else _STEP_UNTIL


def _asked(file: CaseFile) -> Iterator[Moment]:
    names = {one.id: one.short_name for one in file.persons}
    for test in file.case.boundary_tests:
        yield Moment(
            MomentKind.STAP, test.on, N_("Grens getoetst: {boundary}: {outcome}."),
            codes={"boundary": (label(test.boundary),), "outcome": (label(test.outcome),)},
            words=test.done, refs=_STEPS, record=CASE_RECORD,
        )  # fmt: skip
    for offer in file.case.supporter_offers:
        yield Moment(
            MomentKind.STAP, offer.on, N_("Cliëntondersteuner voor {name}: {outcome}."),
            {"name": names.get(offer.person, "?")}, {"outcome": (label(offer.outcome),)},
            about=frozenset({offer.person}), refs=_STEPS, record=CASE_RECORD,
        )  # fmt: skip


def _dangers(file: CaseFile, around: Around) -> Iterator[Moment]:
    names = {one.id: one.short_name for one in file.persons}
    for one in file.case.dangers:
        told = {"name": names.get(one.person, "?"), "by": one.decided_by, "until": written(one.period.end)}
        about, refs = frozenset(one.about), (f"gevaar:{one.id}",)

        def at(on: date, what: str, words: str, told: dict[str, str] = told, about: frozenset[str] = about,
               refs: tuple[str, ...] = refs) -> Moment:  # fmt: skip
            return Moment(
                MomentKind.GEVAAR, on, what, told, words=words, about=about, refs=refs, record=CASE_RECORD,
                turn=0 if words else 1,
            )  # fmt: skip

        since = N_("Acuut gevaar voor {name}, tot en met {until}. Vastgesteld door {by}.")
        yield at(one.period.start, since, one.words)
        if one.ended_on is not None:
            yield at(one.ended_on, N_("Acuut gevaar voor {name}: voorbij."), "")
        elif one.period.end is not None and one.period.end < around.today:
            lapsed = N_("Acuut gevaar voor {name}: telt niet meer, de laatste dag is geweest.")
            yield at(one.period.end + timedelta(days=1), lapsed, "")


def _measures(file: CaseFile, around: Around) -> Iterator[Moment]:
    names = {one.id: one.short_name for one in file.persons}
    for one in file.case.measures:
        told, kind = {"name": names.get(one.person, "?")}, {"measure": (label(one.kind),)}
        about, refs = frozenset({one.person, one.participant}), (f"persoon:{one.person}",)
        for on, what in (
            (one.period.start, N_("Begonnen: {measure}, voor {name}.")),
            (_after(one.period.end), N_("Geëindigd: {measure}, voor {name}.")),
        ):
            if on is not None and file.case.opened_on <= on <= around.today:
                yield Moment(
                    MomentKind.STAP, on, what, told, kind, about=about, refs=refs, record=CASE_RECORD
                )  # fmt: skip


def _access(file: CaseFile, around: Around) -> Iterator[Moment]:
    access = file.access
    for one in access.handovers:
        told = {"giver": around.name(one.giver), "taker": around.name(one.taker)}
        yield Moment(
            MomentKind.TOEGANG, around.day_of(one.at), N_("Overgedragen van {giver} aan {taker}."), told,
            refs=_ACCESS, record=ACCESS_RECORD,
        )  # fmt: skip
    for holder in access.holders:
        # A coordinator is told by the hand-over, who is asked to take over by the offer.
        if holder.kind not in (AccessKind.COORDINATOR, AccessKind.OVERDRACHT, AccessKind.NOODTOEGANG):
            yield Moment(
                MomentKind.TOEGANG, around.day_of(holder.at), N_("{name} kreeg toegang als {kind}, van {by}."),
                {"name": around.name(holder.who), "by": around.name(holder.by)}, {"kind": (label(holder.kind),)},
                refs=_ACCESS, record=ACCESS_RECORD,
            )  # fmt: skip
    if access.offer is not None:
        yield Moment(
            MomentKind.TOEGANG, around.day_of(access.offer.at), N_("Aangeboden aan {name} om over te nemen."),
            {"name": around.name(access.offer.to)}, refs=_ACCESS, record=ACCESS_RECORD,
        )  # fmt: skip
    for emergency in access.emergencies:
        yield Moment(
            MomentKind.TOEGANG, around.day_of(emergency.at), N_("Noodtoegang door {name}."),
            {"name": around.name(emergency.officer)}, words=emergency.reason, refs=_ACCESS, record=ACCESS_RECORD,
        )  # fmt: skip


def _after(last: date | None) -> date | None:
    return None if last is None or last == date.max else last + timedelta(days=1)
