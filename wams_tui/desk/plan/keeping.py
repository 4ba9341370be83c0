"""One way into the plan: every change is judged, stored on the version it was read at, and told to the audit log."""

from collections.abc import Iterable
from enum import StrEnum

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.agenda import CLOSED
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.persons import NO
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.plan.owners import Standing, owner_name, standing
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Part, Plan, Strength
from wams_tui.casework.records import kind_of, record_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.recording import check_secrecy
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.entering import refuse_what_may_not_stand


class Deed(StrEnum):
    """What was done to the plan, as the audit log has it."""

    TOEGEVOEGD = "toegevoegd"
    GEWIJZIGD = "gewijzigd"
    VERPLAATST = "verplaatst"
    STAND = "stand"
    VERVALLEN = "vervallen"
    UITGEHAALD = "uitgehaald"
    TERUGGEDRAAID = "teruggedraaid"


def keep(
    desk: Desk, opened: OpenCase, changed: Iterable[Part | Plan], deed: Deed, removed: Iterable[Part] = ()
) -> OpenCase:
    """Store parts of the plan as they are to be; return the case as it is now.

    Raises:
        Misused: a part says nothing, or of nobody.
        Refused: the case is closed, somebody it is about takes no part, or the law does not let it stand in the plan;
            or whoever is at the desk changes no cases.
        Clashed: a colleague changed one of the parts first.
    """
    changed, removed = tuple(changed), tuple(removed)
    _refuse_closed(opened.file)
    before = {record_id(one): one for one in opened.file.entities()}
    for one in changed:
        _refuse_empty(one)
        earlier = before.get(record_id(one))
        if isinstance(one, Plan) or not _same_words(earlier, one):
            _refuse_who_takes_no_part(opened.file, one)
        if deed is not Deed.TERUGGEDRAAID and not _same_words(earlier, one):
            refuse_what_may_not_stand(desk, opened.file, one)
        if not isinstance(one, Plan) and one.secrecy is not None and getattr(earlier, "secrecy", None) != one.secrecy:
            check_secrecy(desk, opened, one.secrecy)
        if isinstance(one, Action) and (not isinstance(earlier, Action) or earlier.owner != one.owner):
            _refuse_owner(desk, opened.file, one)
    everything = (*changed, *removed)
    first = everything[0]
    event = AuditEvent(
        action=AuditAction.PLAN_GEWIJZIGD,
        code=_code(deed),
        object_kind="casus",
        object_id=opened.id,
        purpose="coordinatie",
        details={"record": record_id(first), "onderdeel": kind_of(first), "daad": deed.value}
        | ({"aantal": str(len(everything))} if len(everything) > 1 else {})
        | _decided(first),
    )
    return save(desk, opened, changed, event, removed=removed)[0]


def is_frozen(file: CaseFile, part: str) -> bool:
    """Whether a part stood in a version that was frozen: then it lapses, and is not taken out."""
    return any(
        part == one.id
        for version in file.versions
        for one in (
            *version.content.goals,
            *version.content.actions,
            *version.content.strengths,
            *version.content.words,
        )
    )


def nth(file: CaseFile) -> int:
    """Return the place of a new part among those there were."""
    parts: tuple[Part, ...] = (*file.strengths, *file.goals, *file.actions, *file.words)
    return max((one.nth for one in parts), default=-1) + 1


def _decided(one: Part | Plan) -> dict[str, str]:
    """The ground and act of a professional's decision that a part rests on; nobody's name."""
    if isinstance(one, Plan) or one.secrecy is None:
        return {}
    return {"grond": one.secrecy.ground.value, "wet": one.secrecy.act.value}


def _code(deed: Deed) -> AuditCode:
    codes = {Deed.TOEGEVOEGD: AuditCode.CREATE, Deed.UITGEHAALD: AuditCode.DELETE}
    return codes.get(deed, AuditCode.UPDATE)


def _same_words(earlier: object, one: Part | Plan) -> bool:
    """Whether nothing changed that somebody could object to: what it says, of whom, of what kind, and who said so."""
    return type(earlier) is type(one) and all(
        getattr(earlier, name) == getattr(one, name)
        for name in ("what", "text", "problems", "connection", "persons", "categories", "source", "secrecy", "result")
        if hasattr(one, name)
    )


def _refuse_closed(file: CaseFile) -> None:
    if file.case.phase in CLOSED:
        raise Refused(
            N_("Deze casus is afgesloten; het plan verandert niet meer."),
            N_("Is er weer iets nodig, open de casus dan opnieuw met een stap (f)."),
        )


def _refuse_empty(one: Part | Plan) -> None:
    if isinstance(one, Plan):
        return
    said = one.text if isinstance(one, OwnWords) else one.what
    if not said:
        raise Misused(N_("Hier staat nog niets."), N_("Schrijf het in een paar woorden, het liefst die van het gezin."))
    if not one.categories:
        raise Misused(N_("Er staat niet bij om wat voor gegevens dit gaat."), N_("Kies ten minste één soort."))


def _refuse_who_takes_no_part(file: CaseFile, one: Part | Plan) -> None:
    """Whose goal or action it is takes part; being named in another's is something else."""
    if not isinstance(one, (Goal, Strength)) or not one.persons:
        return
    persons = [person for person in file.persons if person.id in one.persons]
    if persons and all(person.participation.joining in NO for person in persons):
        raise Refused(
            N_("{name} doet niet mee; een doel voor wie niet meedoet, staat niet in het plan."),
            N_("Wil {name} toch meedoen, leg dat antwoord dan eerst vast bij het huishouden."),
            name=persons[0].short_name,
        )


def _refuse_owner(desk: Desk, file: CaseFile, action: Action) -> None:
    found = standing(file, action.owner, desk.today())
    name = owner_name(file, action.owner)
    if found is Standing.UNKNOWN:
        raise Misused(
            N_("Wie dit zou doen, zit niet in deze casus."),
            N_("Kies iemand van het huishouden of een deelnemer, of laat het nog open."),
        )
    if found is Standing.DECLINED:
        raise Refused(
            N_("{name} doet niet mee en kan dus niets afspreken in dit plan."),
            N_("Kies iemand anders, of laat nog open wie dit doet."),
            name=name,
        )
    if found in (Standing.ENDED, Standing.MOVED):
        raise Refused(
            N_("{name} doet niet meer mee."), N_("Kies iemand anders, of laat nog open wie dit doet."), name=name
        )
