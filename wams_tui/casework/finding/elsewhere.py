"""Where the words of a datum stand once more: in the plan, or in what was written of a conference.

Who has something erased means all of it. A program can find the same spelling, and no more than that: a person reads.
"""

from collections.abc import Iterator
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.finding.likeness import fold
from wams_tui.casework.meeting.erasing import written
from wams_tui.casework.plan.parts import PLAN_RECORD
from wams_tui.casework.words import N_

_LEAST = 6
"""A text of fewer signs stands in many others by chance."""


def elsewhere(file: CaseFile, key: str, text: str) -> tuple[tuple[str, date | None], ...]:
    """Return what else holds ``text``: what it is called, in our Dutch, and its day, where it has one.

    Args:
        file: The case.
        key: The key of what holds the text itself, and does not count.
        text: The words looked for, whatever their capitals, accents and spaces are.
    """
    wanted = _plain(text)
    if len(wanted) < _LEAST:
        return ()
    return tuple((what, on) for place, what, on, said in _texts(file) if place != key and wanted in _plain(said))


def _texts(file: CaseFile) -> Iterator[tuple[str, str, date | None, str]]:
    yield PLAN_RECORD, N_("Het plan als geheel"), None, f"{file.plan.problems}\n{file.plan.connection}"
    for strength in file.strengths:
        yield strength.id, N_("Wat goed gaat"), strength.made_on, strength.what
    for goal in file.goals:
        yield goal.id, N_("Doel"), goal.made_on, "\n".join((goal.what, *(one.words for one in goal.evaluations)))
    for action in file.actions:
        yield action.id, N_("Actie"), action.made_on, f"{action.what}\n{action.result}"
    for words in file.words:
        yield words.id, N_("Eigen woorden"), words.said_on, words.text
    for text in file.texts:
        yield text.id, N_("Tekst"), text.written_on, text.text
    for meeting in file.meetings:
        yield from ((one.key, one.what, meeting.on, one.text) for one in written(meeting))


def _plain(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .!?")
