"""Recording what somebody, or who answers for them, says of a version. It is taking part, never a legal basis (G7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.agenda import CLOSED
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.plan.agreeing import Answerer, Standing, standing
from wams_tui.casework.plan.frozen import as_now, latest, names_of
from wams_tui.casework.plan.version import Agreed, Agreement, PlanVersion
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.versions import AT_THE_TABLE, keep_version, seen_by, version_of


class OlderVersionError(Refused):
    """What is in force is no longer this version; nothing was recorded until a person says that this one is meant."""


def refuse_older(file: CaseFile, version: PlanVersion) -> None:
    """Refuse a version that is not the last, or since which the plan was changed.

    Raises:
        OlderVersionError: it is; the sentence says which.
    """
    last, names = latest(file), names_of(file)
    if last is not None and last.id != version.id:
        raise OlderVersionError(
            N_("Dit is versie {asked}; de laatste is versie {last}. Er is niets vastgelegd."),
            N_("Vraag het van versie {last}, of zeg dat het echt over versie {asked} gaat."),
            asked=names[version.id],
            last=names[last.id],
        )
    if not still_as(file, version):
        raise OlderVersionError(
            N_("Het plan is gewijzigd sinds versie {asked}. Er is niets vastgelegd."),
            N_("Leg het plan van nu vast en vraag het daarvan, of zeg dat het echt over versie {asked} gaat."),
            asked=names[version.id],
        )


def agree(
    desk: Desk,
    opened: OpenCase,
    version: str,
    person: str,
    answer: Agreed,
    reason: str = "",
    *,
    for_them: str | None = None,
    older: bool = False,
) -> OpenCase:
    """Record what somebody says of a version; who answered saw it. Return the case as it is now.

    Args:
        desk: Whose desk it is.
        opened: The case.
        version: The id of the version.
        person: The id of the person whose answer it is.
        answer: What was said.
        reason: Why, in their words; without it nothing but a yes is recorded.
        for_them: Who answers: the id of who does so for them, empty for themselves; None where only one can.
        older: Whether it is known that the plan went on since this version.

    Raises:
        KeyError: there is no such version or person.
        OlderVersionError: the plan went on since, and nobody said that this version is meant.
        Misused: no reason, several who can answer and nobody said who, or somebody who cannot answer for them.
        Refused: the case is closed, nobody can answer for a child, or one changes no cases.
        Clashed: a colleague wrote down an answer of the same person first.
    """
    said = _Said(version, person, answer, reason, for_them, older)
    try:
        return _record(desk, opened, said)
    except Clashed:
        # Answers are only added: a colleague who wrote down another's stands in nobody's way.
        fresh = open_case(desk, opened.id)
        if _answers_of(opened.file, said) != _answers_of(fresh.file, said):
            raise
        return _record(desk, fresh, said)


@dataclass(frozen=True, slots=True)
class _Said:
    version: str
    person: str
    answer: Agreed
    reason: str
    for_them: str | None
    older: bool


def _answers_of(file: CaseFile, said: _Said) -> tuple[Agreement, ...]:
    return tuple(one for one in version_of(file, said.version).agreements if one.person == said.person)


def _record(desk: Desk, opened: OpenCase, given: _Said) -> OpenCase:
    file = opened.file
    asked = version_of(file, given.version)
    found = standing(asked, file.person(given.person), desk.today())
    _refuse_closed(file)
    if not given.older:
        refuse_older(file, asked)
    who = _who(found, given.for_them)
    if given.answer is not Agreed.JA and not given.reason.strip():
        raise Misused(
            N_("Bij dit antwoord hoort een reden."),
            N_("Schrijf in een paar woorden waarom, het liefst hun eigen woorden."),
        )
    said = Agreement(
        person=given.person,
        answer=given.answer,
        reason=given.reason.strip(),
        for_them=who.who,
        on=desk.today(),
        by=desk.session.coordinator.id,
    )
    before = found.given.get(who.who)
    if before is not None and before.model_copy(update={"by": said.by}) == said:
        return opened
    changed = asked.model_copy(update={"agreements": (*asked.agreements, said)})
    if given.answer is not Agreed.NIET_GEVRAAGD:
        changed = seen_by(desk, changed, who.who or given.person, AT_THE_TABLE)
    return keep_version(desk, opened, changed, AuditAction.PLAN_BEANTWOORD)


def still_as(file: CaseFile, version: PlanVersion) -> bool:
    """Whether the plan is still as this version, so that who answers about it answers about the plan of now."""
    same = as_now(file)
    return same is not None and same.id == version.id


def next_answerer(found: Standing) -> Answerer | None:
    """Return who is to answer next: the first who is needed and did not yet, else the first who can answer at all."""
    return next(iter((*found.missing, *found.answerers)), None)


def _who(found: Standing, for_them: str | None) -> Answerer:
    can: Sequence[Answerer] = found.answerers
    name = found.person.short_name
    if not can:
        raise Refused(found.why, N_("Ga naar het huishouden en leg daar met g vast wie gezag heeft."), name=name)
    if for_them is None:
        if len(can) > 1:
            raise Misused(
                N_("Voor {name} kunnen er meer antwoorden; er staat niet bij wie het was."),
                N_("Kies wie antwoordde."),
                name=name,
            )
        return can[0]
    who = next((one for one in can if one.who == for_them), None)
    if who is not None:
        return who
    if for_them:
        raise Misused(
            N_("Die persoon kan niet voor {name} antwoorden."),
            N_("Kies iemand die gezag heeft, of de curator, mentor of voogd."),
            name=name,
        )
    raise Misused(found.why, N_("Kies wie er voor {name} antwoordt."), name=name)


def _refuse_closed(file: CaseFile) -> None:
    if file.case.phase in CLOSED:
        raise Refused(
            N_("Deze casus is afgesloten; over het plan wordt niets meer gevraagd."),
            N_("Is er weer iets nodig, open de casus dan opnieuw met een stap (f)."),
        )
