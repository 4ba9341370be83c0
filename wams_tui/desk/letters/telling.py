"""The letter to a person: with whom data about them were shared, generated from the ledger (AVG 13 and 14).

Only lines of their own are in it, and only what no earlier letter told.
"""

from wams_tui.casework.codes import Party
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind, LetterOutcome
from wams_tui.casework.disclosing.telling import Shared, dutch_day, telling_parts
from wams_tui.casework.errors import Refused
from wams_tui.casework.model import new_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed, Outcome, disclosures
from wams_tui.desk.roles import Task, require
from wams_tui.locale.clock import dutch_time

TICKLISH = frozenset({Party.VEILIG_THUIS, Party.POLITIE, Party.JUSTITIE, Party.RVDK, Party.GI})
"""Of whom it can endanger somebody to hear that they were told."""


def untold(desk: Desk, opened: OpenCase, person: str) -> list[Disclosed]:
    """Return what was shared of a person and no letter told them yet, oldest first; what failed was not shared."""
    letters = (sent for sent in opened.file.letters if sent.to == person and sent.outcome is LetterOutcome.VOLTOOID)
    told = {disclosure for sent in letters for disclosure in sent.tells}
    own = (one for one in reversed(disclosures(desk, opened.id)) if one.subject == person)
    return [one for one in own if one.outcome is not Outcome.MISLUKT and one.disclosure not in told]


def ticklish(desk: Desk, opened: OpenCase, person: str) -> bool:
    """Whether the letter tells of somebody whose part it may be dangerous to know of: for a person to think over."""
    return any(one.party in TICKLISH for one in untold(desk, opened, person))


def telling_letter(desk: Desk, opened: OpenCase, person_id: str) -> LetterContent:
    """Return the letter, under an id of its own; writes nothing.

    Raises:
        Refused: nothing was shared that they were not told, it was decided not to tell them yet, or whoever is at the
            desk changes no cases.
        KeyError: the case has no such person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    file, today = opened.file, desk.today()
    person, case = file.person(person_id), file.case
    exception = person.not_informed
    if exception is not None and exception.counts_on(today):
        raise Refused(
            N_("Er is besloten deze persoon nog niet in te lichten; dat geldt tot en met {day}."),
            N_("Bekijk dat besluit opnieuw voordat u schrijft."),
            day=f"{exception.review_on:%d-%m-%Y}",
        )
    later = [
        one.after.review_on
        for one in case.dangers
        if person_id in one.about and one.after is not None and one.after.told_on is None and one.after.review_on
    ]
    if later and today <= max(later):
        raise Refused(
            N_("Er is besloten deze persoon nog niet in te lichten; dat geldt tot en met {day}."),
            N_("Bekijk dat besluit opnieuw voordat u schrijft."),
            day=f"{max(later):%d-%m-%Y}",
        )
    found = untold(desk, opened, person_id)
    if not found:
        raise Refused(
            N_("Er is niets gedeeld waarover deze persoon nog geen brief kreeg."),
            N_("In het register staat wat er eerder is gedeeld."),
        )
    names = {one.id: one.organisation for one in file.participants}
    return LetterContent(
        id=new_id(),
        kind=LetterKind.INLICHTEN,
        case_code=case.code,
        nature=desk.session.nature,
        title="Wij deelden gegevens over u",
        facts=(("Voor", person.name), ("Van", case.controller), ("Datum", dutch_day(today)), ("Kenmerk", case.code)),
        parts=telling_parts([_shared(desk, one, names) for one in found], case.controller, case.contact),
        controller=case.controller,
        made_at=desk.now(),
    )


def _shared(desk: Desk, one: Disclosed, names: dict[str, str]) -> Shared:
    return Shared(
        on=dutch_time(one.at).date(),
        recipient=names.get(one.recipient, ""),
        categories=one.categories,
        purpose=one.purpose,
        articles=desk.rules.basis(one.basis).articles if one.basis is not None else (),
        certain=one.outcome is Outcome.VOLTOOID,
    )
