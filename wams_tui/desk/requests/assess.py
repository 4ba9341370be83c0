"""A waiting request as it comes in: the verdict per thing asked, the reasons, and what may be given instead."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Direction, Purpose
from wams_tui.casework.household.persons import Person
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.outsiders import INSTEAD, NO_PARTICIPANT
from wams_tui.casework.requests.request import DataRequest, RequestLine
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.asking.recency import too_old
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field, fields_of
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.verdict import Effect, Possibility

_GIVABLE = (Effect.TOESTAAN, Effect.TOESTAAN_MITS)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One thing asked, what is possible for it at best, and nothing about whether such data exist here."""

    line: RequestLine
    person: Person
    possibility: Possibility


@dataclass(frozen=True, slots=True)
class Givable:
    """A field of this case that this asker could receive, at best under the conditions named."""

    field: Field
    person: Person
    possibility: Possibility
    too_old: bool = False
    """Whether its source must confirm it before it goes."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A request read against the rules: possible, never allowed; that is the wizard's to ask, field by field.

    Nothing is givable to who takes no part.
    """

    request: DataRequest
    asker: Participant
    asked: tuple[AskedLine, ...]
    givable: tuple[Givable, ...]


def assess(desk: Desk, opened: OpenCase, request_id: str) -> Assessment:
    """Return what this request asks and what is possible for this asker today.

    Raises:
        KeyError: when the case has no such request.
    """
    file = opened.file
    request = file.request(request_id)
    asker = file.asker(request)
    today = setting(desk)
    asked = judged(desk, file, asker, request.lines, request.purpose, request.basis, request.direction)
    persons = dict.fromkeys(line.person for line in request.lines)
    givable = tuple(
        Givable(field, file.person(person), possibility, too_old(desk, field, request.purpose))
        for field in (fields_of(file) if request.outsider is None else ())
        for person in persons
        if field.persons == (person,)
        if (possibility := _of_field(desk, file, asker, person, field, today)).effect in _GIVABLE
    )
    return Assessment(request, asker, asked, givable)


def judged(
    desk: Desk,
    file: CaseFile,
    asker: Participant,
    lines: Iterable[RequestLine],
    purpose: Purpose | None = None,
    basis: Basis | None = None,
    direction: Direction = Direction.VERSTREKKEN,
) -> tuple[AskedLine, ...]:
    """Judge the kind of data, never the data: the answer must not tell whether there are any (law §12 item 5).

    Cheap enough for every key: six persons and all kinds of data are judged well within a frame.

    Raises:
        KeyError: a line is about nobody in this case.
    """
    today = setting(desk)

    def one(line: RequestLine) -> AskedLine:
        person = file.person(line.person)
        about = question(
            file, asker, person, line.category, None, today, purpose=purpose, basis=basis, direction=direction
        )
        found = possible(about, desk.rules)
        return AskedLine(line, person, _outside(found) if asker.id == NO_PARTICIPANT else found)

    return tuple(one(line) for line in lines)


def _outside(found: Possibility) -> Possibility:
    """Return what the rules say, with what helps who takes no part."""
    return Possibility(found.effect, found.purpose, found.basis, lambda: replace(found.verdict, alternatives=INSTEAD))


def _of_field(desk: Desk, file: CaseFile, asker: Participant, person: str, field: Field, today: Setting) -> Possibility:
    """Return what is possible for a field: the strictest over every kind of data in it."""
    options = (
        possible(question(file, asker, file.person(person), category, field, today), desk.rules)
        for category in field.categories
    )
    return max(options, key=lambda option: option.effect.rank)
