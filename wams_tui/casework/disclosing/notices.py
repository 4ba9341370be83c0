"""Telling who received something that it is not right, is gone, or counts no more (AVG 19).

A notice is there from the moment its reason is on record, and stays open until somebody wrote down how the recipient
was told, or why that proved impossible. It holds references and words of the coordinator's own, never the datum itself.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from wams_tui.casework.course.duties import Duty
from wams_tui.casework.disclosing.disclosures import DisclosureDecision
from wams_tui.casework.model import Model
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile

WITHIN = timedelta(weeks=1)
"""Our own term for telling; the law gives none (AVG 19 asks it of everybody who received the data)."""

CODE = "kennisgeving"

RESTS_ON = N_("AVG, artikel 19")


class WhyNotice(StrEnum):
    """Why a recipient is to be told."""

    VERBETERD = "verbeterd"
    """What they received was not right (AVG 16)."""
    GEWIST = "gewist"
    """What they received was erased here (AVG 17)."""
    INGETROKKEN = "ingetrokken"
    """The decision to give it was taken back."""
    HERZIEN = "herzien"
    """The decision to give it is being taken anew."""


class NoticeOutcome(StrEnum):
    """What became of telling."""

    VERTELD = "verteld"
    ONMOGELIJK = "onmogelijk"
    """It proved impossible or would take a disproportionate effort; nothing else excuses it (AVG 19)."""


TASKS = {
    WhyNotice.VERBETERD: N_("Vertel {organisation} dat een gegeven dat zij kregen, niet klopte"),
    WhyNotice.GEWIST: N_("Vertel {organisation} dat een gegeven dat zij kregen, hier is gewist"),
    WhyNotice.INGETROKKEN: N_("Vertel {organisation} dat het besluit om te geven is ingetrokken"),
    WhyNotice.HERZIEN: N_("Vertel {organisation} dat het besluit om te geven wordt herzien"),
}
"""What is to be done, in a sentence."""


class Notice(Model):
    """One recipient to be told about one thing. ``made_by`` and ``told_by`` are ids of coordinators.

    ``record`` is the datum it is about, by its key; empty where it is a whole disclosure. ``words`` say what is wrong,
    for whoever tells it.
    """

    id: str
    participant: str
    why: WhyNotice
    disclosures: tuple[str, ...]
    record: str = ""
    words: str
    made_on: date
    made_by: str
    due_on: date
    outcome: NoticeOutcome | None = None
    told_on: date | None = None
    told_how: str = ""
    told_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the recipient is still to be told."""
        return self.outcome is None


def tasks_of(file: "CaseFile") -> Iterator[Duty]:
    """Yield whom to tell what; also where the case is closed."""
    named = {one.id: one.organisation for one in file.participants}
    for notice in file.notices:
        if notice.is_open:
            organisation = named.get(notice.participant, "?")
            yield Duty(CODE, TASKS[notice.why], notice.due_on, "", {"organisation": organisation}, notice.id)


def place_in(decision: DisclosureDecision, record: str) -> tuple[int, int] | None:
    """Return where a datum stands in the document: under which person, and the how manieth there, both from 1.

    Person 0 is *over meer personen*. ``None`` when the questions of that day were not kept.
    """
    about: dict[str, dict[str, None]] = {}
    for then in decision.asked:
        about.setdefault(then.field, {})[then.person] = None
    persons = list(dict.fromkeys(person for those in about.values() for person in those))
    counted: dict[int, int] = {}
    for field, those in about.items():
        under = persons.index(next(iter(those))) + 1 if len(those) == 1 else 0
        counted[under] = counted.get(under, 0) + 1
        if record in (field, field.partition("#")[0]):
            return under, counted[under]
    return None
