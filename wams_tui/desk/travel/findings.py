"""Rules asked again when a laptop comes home: what was given on the road, as the office sees it now.

What was found becomes a task in the case. Nothing is undone: what was given was given.
"""

import hashlib
import json
from collections.abc import Container, Iterator, Sequence

from wams_tui.casework.access import AccessKind
from wams_tui.casework.casefile import Entity
from wams_tui.casework.course.todo import Todo, TodoOrigin
from wams_tui.casework.disclosing.disclosures import DisclosureDecision
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.desk.access.grants import access_of
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.law.asking import question_from
from wams_tui.law.decide import decide
from wams_tui.law.verdict import Effect
from wams_tui.locale.clock import dutch_time

OLDER_RULES = N_("Onderweg is verstrekt onder een andere regelset dan die van nu; kijk na of het nog klopt.")
REFUSED_NOW = N_("Onderweg is iets verstrekt dat onder de regels van nu wordt geweigerd; overleg met de FG.")
ENDED = N_("Onderweg is verstrekt aan een deelnemer wiens deelname toen al was beëindigd; kijk na wat er nodig is.")
READS_ONLY = N_("Wie deze casus meenam, leest er intussen alleen nog mee; kijk na wat er onderweg is gewijzigd.")


def looked_at_again(
    desk: Desk, opened: OpenCase, changed: Sequence[Entity], went: Container[str], travel: str
) -> list[Todo]:
    """Return a task for each thing that is to be looked at, of what came home; none that is in the case already."""
    known = {one.id for one in opened.file.todos}
    given = [one for one in changed if isinstance(one, DisclosureDecision) and one.id not in went]
    told = [(one.id, what) for one in given for what in _about(desk, opened, one)]
    if changed and access_of(desk, opened).mine is AccessKind.MEELEZER:
        told.append((travel, READS_ONLY))
    found = (_task(desk, travel, about, what) for about, what in told)
    return [one for one in found if one.id not in known]


def _about(desk: Desk, opened: OpenCase, given: DisclosureDecision) -> Iterator[str]:
    if given.rule_set_hash and given.rule_set_hash != desk.rules.hash:
        yield REFUSED_NOW if _refused(desk, given) else OLDER_RULES
    ended = next((one.ended_on for one in opened.file.participants if one.id == given.participant), None)
    if ended is not None and dutch_time(given.decided_at).date() >= ended:
        yield ENDED


def _refused(desk: Desk, given: DisclosureDecision) -> bool:
    """Say whether the rules of now refuse what was asked on the road, or cannot be asked it any more."""
    try:
        verdicts = [decide(question_from(json.loads(one.question), desk.rules), desk.rules) for one in given.asked]
    except Misused:
        return True
    return any(one.effect is Effect.WEIGEREN for one in verdicts)


def _task(desk: Desk, travel: str, about: str, what: str) -> Todo:
    told = json.dumps([travel, about, what]).encode()
    return Todo(
        id=hashlib.sha256(told).hexdigest()[:32], what=what, by=desk.session.coordinator.id, made_on=desk.today(),
        origin=TodoOrigin.PLICHT, follows=about if about != travel else "",
    )  # fmt: skip
