"""*Tijdlijn*: everything that happened in the case that lies open, from its records, the ledger and the audit log.

What one reads here is the case one opened, so the view that :func:`~wams_tui.desk.cases.open_case` put in the audit log
covers it. Who wrote when stands in columns of the audit log that are not sealed; what was written is not read for it.
"""

from collections.abc import Iterable, Iterator

from storage import member_names, writes_in
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.labels import label
from wams_tui.casework.rules.advice import SAYS
from wams_tui.casework.timeline import asking, course, data, meetings, people, plan, planversions
from wams_tui.casework.timeline.changes import with_changes
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, Sent, Write, in_order
from wams_tui.casework.words import N_
from wams_tui.desk.advice.asking import answered_in
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import OUTCOME_LABELS, Disclosed, Outcome, disclosures
from wams_tui.locale.clock import dutch_time


def writes_of(desk: Desk, opened: OpenCase) -> list[Write]:
    """Return who wrote in the case and when, newest first; each line is verified, so meant for a worker thread.

    Raises:
        WamsError: the log cannot be read.
    """
    me = desk.session.coordinator.id
    return [
        Write(one.seq, one.by.id, one.at, one.records, mine=one.by.id == me)
        for one in writes_in(desk.session, opened.id)
    ]


def timeline(desk: Desk, opened: OpenCase, writes: Iterable[Write] = (), since: int = 0) -> list[Moment]:
    """Return everything that happened up to and including today, oldest first.

    Args:
        desk: Whose desk it is.
        opened: The case.
        writes: Who wrote in it, as :func:`writes_of` tells; without them only what the records and the ledger say.
        since: After which line of the audit log a colleague's write is news.

    Raises:
        WamsError: the ledger cannot be read.
    """
    around, file, sent = around_of(desk), opened.file, sent_of(desk, opened)
    rooms = (course, people, asking, meetings, plan, planversions)
    facts = [moment for room in rooms for moment in room.moments(file, around)]
    facts += data.moments(file, around, sent)
    facts += _advice(desk, file)
    found = with_changes(facts, writes, file, around, since)
    return in_order(one for one in found if one.on <= around.today)


def _advice(desk: Desk, file: CaseFile) -> Iterator[Moment]:
    """Yield what was asked from this case in the *vraagbaak*, and what was answered."""
    for thread in answered_in(desk, file):
        asked = thread.question
        about = {"kind": (label(asked.category),), "party": (label(asked.party),)}
        what = N_("Gevraagd in de vraagbaak: {kind}, aan {party}.")
        yield Moment(MomentKind.WOORDEN, thread.on, what, {}, about, asked.words, refs=("vraagbaak:",), by=thread.by)
        for said, given in thread.answers:
            told = N_("Antwoord uit de vraagbaak: {says} ({kind}, aan {party}).")
            yield Moment(
                MomentKind.WOORDEN, said.on, told, {}, about | {"says": (SAYS[given.says],)}, given.words,
                refs=("vraagbaak:",), by=said.author.name, turn=1,
            )  # fmt: skip


def around_of(desk: Desk) -> Around:
    """Return what is known beside the records of a case: the day it is here, and what everybody is called."""
    return Around(desk.today(), member_names(desk.session), lambda moment: dutch_time(moment).date())


def sent_of(desk: Desk, opened: OpenCase) -> list[Sent]:
    """Return what was disclosed from the case, newest first; one of each, where the ledger has a line per person.

    Raises:
        WamsError: the ledger cannot be read.
    """
    found: dict[str, list[Disclosed]] = {}
    for line in disclosures(desk, opened.id):
        found.setdefault(line.disclosure, []).append(line)
    return [
        Sent(
            number=min(line.seq for line in same),
            at=same[0].at,
            disclosure=disclosure,
            recipient=same[0].recipient,
            subjects=tuple(dict.fromkeys(line.subject for line in same)),
            categories=tuple(dict.fromkeys(kind for line in same for kind in line.categories)),
            outcome=OUTCOME_LABELS[same[0].outcome],
            completed=all(line.outcome is Outcome.VOLTOOID for line in same),
        )
        for disclosure, same in found.items()
    ]
