"""Everything a household gives to do on a day, in the order in which it is due."""

from collections.abc import Iterator
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.course.duties import Duty
from wams_tui.casework.disclosing import notices, withdrawals
from wams_tui.casework.household import birthdays, custody
from wams_tui.casework.household.sound import leaks
from wams_tui.casework.urgent import lookback
from wams_tui.casework.words import N_

LEAKS = N_("Het geheime adres van {name} staat open bij {other}: zet het ook daar op geheim.")

_OVER = frozenset({Phase.AFGESLOTEN, Phase.BEWAREN, Phase.VERNIETIGD})


def tasks_of(file: CaseFile, day: date) -> tuple[Duty, ...]:
    """Return what birthdays, custody, withdrawals and notices give to do; in a closed case only who is to be told."""
    found = [*withdrawals.tasks_of(file, day), *notices.tasks_of(file), *lookback.tasks_of(file)]
    if file.case.phase not in _OVER:
        found += [*birthdays.tasks_of(file, day), *custody.tasks_of(file, day)]
        found += list(_leaks(file, day))
    return tuple(sorted(found, key=lambda duty: (duty.due_on, duty.code, duty.person, duty.participant)))


def _leaks(file: CaseFile, day: date) -> Iterator[Duty]:
    for hidden, other in leaks(file):
        yield Duty("adres-open", LEAKS, day, other.id, {"name": hidden.short_name, "other": other.short_name})
