"""Telling the FG of acute danger: that something was given on that ground, and that somebody looked back.

It is stated about the vault, with the id of the case and nothing else of it, as an emergency access is: nobody can keep
it from the FG, who holds no key of the case (AVG 38). Which code that is, and what was found, the FG reads in the audit
log; no other colleague learns it from this.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from storage import AuditRow, Role
from wams_tui.casework.codes import Answer, Party
from wams_tui.casework.log import AuditAction
from wams_tui.casework.urgent.lookback import overdue
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.vault.stating import state, stated
from wams_tui.desk.viewing import codes_told

KIND = "acuut-gevaar"
SEEN = "acuut-gevaar-gezien"


class About(StrEnum):
    """What is reported."""

    GEGEVEN = "gegeven"
    TERUGBLIK = "terugblik"


class Report(BaseModel):
    """What is stated: what happened, in which case by its id; ``danger`` is the id of what was looked back on.

    ``waiting`` is how many earlier dangers of the case nobody had looked back on when it was given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: About
    case: str
    disclosure: str = ""
    danger: str = ""
    waiting: int = 0


class Seen(BaseModel):
    """Somebody has seen a report; ``report`` is the id of its statement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: str


@dataclass(frozen=True, slots=True)
class DangerNotice:
    """A report as the FG is told of it; ``code`` and ``needed`` are what the audit log tells of the case."""

    statement: str
    by: str
    report: Report
    code: str
    needed: str

    def say(self, translate: Callable[[str], str]) -> str:
        """Return it in a sentence."""
        if self.report.about is About.GEGEVEN:
            told = translate(_GIVEN).format(name=self.by, code=self.code)
            waiting = translate(_WAITING).format(count=self.report.waiting) if self.report.waiting else ""
            return f"{told} {waiting}".strip()
        needed = self.needed == Answer.JA
        return translate(_NEEDED if needed else _NOT_NEEDED).format(name=self.by, code=self.code)


_GIVEN = N_("Acuut gevaar: {name} gaf in casus {code} iets om een leven te redden.")
_WAITING = N_("Op een eerder gevaar in die casus was nog niet teruggekeken ({count}).")
_NEEDED = N_("Acuut gevaar: {name} keek terug op casus {code}: het was nodig.")
_NOT_NEEDED = N_("Acuut gevaar: {name} keek terug op casus {code}: het was NIET nodig.")


def report_given(desk: Desk, opened: OpenCase, party: Party, disclosure: str) -> None:
    """Tell the FG that something was given to save a life."""
    waiting = len(overdue(opened.file, desk.today()))
    told = Report(about=About.GEGEVEN, case=opened.id, disclosure=disclosure, waiting=waiting)
    state(desk, KIND, told, AuditAction.GEVAAR_GEMELD, disclosure, partij=party.value)


def report_look_back(desk: Desk, opened: OpenCase, danger: str) -> None:
    """Tell the FG that somebody looked back; what they found is in the audit log."""
    told = Report(about=About.TERUGBLIK, case=opened.id, danger=danger)
    state(desk, KIND, told, AuditAction.GEVAAR_GEMELD, opened.id)


def unread(desk: Desk) -> list[DangerNotice]:
    """Return what the FG has not said to have seen, oldest first; nobody else is asked to."""
    me = desk.session.coordinator
    if me.role is not Role.FG:
        return []
    seen = {one.report for said, one in stated(desk, SEEN, Seen) if one is not None and said.author.id == me.id}
    waiting = [(said, one) for said, one in stated(desk, KIND, Report) if one is not None and said.id not in seen]
    if not waiting:
        return []
    lines = list(desk.session.audit_lines())
    codes, found = codes_told(lines), _found(lines)
    return [
        DangerNotice(said.id, said.author.name, one, codes.get(one.case, one.case[:8]), found.get(one.danger, ""))
        for said, one in waiting
    ]


def say_read(desk: Desk, statement: str) -> None:
    """Put on record that the FG has seen a report."""
    state(desk, SEEN, Seen(report=statement), AuditAction.GEVAAR_GEZIEN, statement)


def _found(lines: Iterable[AuditRow]) -> dict[str, str]:
    """Return by danger what was found looking back on it, the last time."""
    events = (row.event for row in lines if row.event is not None)
    return {
        one.details.get("record", ""): one.details.get("nodig", "")
        for one in events
        if one.action is AuditAction.GEVAAR_TERUGBLIK
    }
