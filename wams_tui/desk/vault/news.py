"""What one must be told while one works, not at the next unlock: an emergency access, used halves, other officers."""

from collections.abc import Callable

from storage import RECOVERY_STATEMENTS, last_statement
from storage.cases.anchors import KIND as DUTY
from storage.team.duty import TAKEN
from wams_tui.casework.words import N_
from wams_tui.desk.access.emergency import unseen
from wams_tui.desk.desk import Desk
from wams_tui.desk.urgent.reporting import KIND as DANGER
from wams_tui.desk.urgent.reporting import unread
from wams_tui.desk.vault.recovering import recovery_uses

_EMERGENCY = N_("Noodtoegang: {name} opende zojuist casus {code}.")
_DUTY = N_("Wie in nood elke casus kan openen, is gewijzigd.")


class News:
    """What was stated about the vault since one last asked, as far as one must be told of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last = last_statement(desk.session)

    def fresh(self, translate: Callable[[str], str]) -> list[str]:
        """Return a sentence for each thing that is new; cheap where nothing was stated."""
        before, self._last = self._last, last_statement(self._desk.session)
        if self._last == before:
            return []
        session = self._desk.session
        stated = {
            one.id for kind in (TAKEN, DUTY, RECOVERY_STATEMENTS, DANGER) for one in session.statements(kind, before)
        }
        if not stated:
            return []
        emergencies, duty = unseen(self._desk)
        told = [
            translate(_EMERGENCY).format(name=one.officer, code=one.code or one.case_id[:8])
            for one in emergencies
            if one.statement in stated
        ]
        if duty is not None and duty.statement in stated:
            told.append(translate(_DUTY))
        told += [one.say(translate) for one in unread(self._desk) if one.statement in stated]
        return [*told, *(use.say(translate) for use in recovery_uses(self._desk) if use.statement in stated)]
