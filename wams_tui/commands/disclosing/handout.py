"""What an export is as a whole, as it was asked for: a copy of the plan, minutes, a hand-over sheet, or loose data."""

from dataclasses import replace
from typing import TYPE_CHECKING

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line.codes import parse

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.release import HandoutKind
    from wams_tui.desk.disclosing.draft import Draft


def as_handout(file: "CaseFile", draft: "Draft", *, plan: bool, meeting: str, sheet: str) -> "Draft":
    """Return the draft as a copy of the plan, as minutes or as a hand-over sheet: with what the recipient agreed to."""
    from wams_tui.casework.release import HandoutKind
    from wams_tui.commands.meeting.naming import meeting_in
    from wams_tui.desk.plan.copies import with_own

    if sum(map(bool, (plan, meeting, sheet))) > 1:
        raise Misused(
            N_("Een verstrekking is een kopie van het plan, een verslag of een overdrachtsblad."),
            N_("Kies een van --plan, --meeting en --sheet."),
        )
    if plan:
        draft = replace(draft, handout=HandoutKind.PLAN)
    elif meeting:
        draft = replace(draft, handout=HandoutKind.VERSLAG, meeting=meeting_in(file, meeting).id)
    elif sheet:
        draft = replace(draft, handout=_sheet_kind(sheet))
    return with_own(file, draft)


def _sheet_kind(word: str) -> "HandoutKind":
    from wams_tui.casework.release import HandoutKind

    kind = parse(HandoutKind, word, "--sheet")
    if not kind.is_sheet:
        raise Misused(N_("Een overdrachtsblad is voor een overdracht of een waarneming."), N_("Kies een van beide."))
    return kind
