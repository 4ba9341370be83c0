"""What a person can choose in a disclosure: purposes, bases, channels; none is chosen for them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from wams_tui.casework.codes import Category, Channel, Direction, Purpose
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.choices import PurposeChoice, Usability, bases_for, purposes_for
from wams_tui.law.question import Question


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose from. ``obstacle`` is why it cannot be chosen; empty when it can."""

    code: StrEnum
    title: str
    note: str = ""
    obstacle: str = ""

    @property
    def open(self) -> bool:
        """Whether it can be chosen."""
        return not self.obstacle


def purposes(
    desk: Desk, opened: OpenCase, participant: str | Participant, direction: Direction = Direction.VERSTREKKEN
) -> tuple[Choice, ...]:
    """Every purpose, the usable ones first; the forbidden ones are shown, so that they can be named and refused.

    A purpose is open when it is open for the data of anybody in the household. ``participant`` is one of the case, by
    id, or whoever asks.

    Raises:
        KeyError: when the case has no such participant.
    """
    found: dict[StrEnum, Choice] = {}
    for asked in _about_each_person(desk, opened, participant, direction):
        for choice in purposes_for(asked, desk.rules):
            made = Choice(choice.code, label(choice.code), obstacle=_purpose_obstacle(choice))
            _keep_the_open_one(found, made)
    return _open_first(found)


def bases(
    desk: Desk,
    opened: OpenCase,
    participant: str | Participant,
    purpose: Purpose,
    direction: Direction = Direction.VERSTREKKEN,
) -> tuple[Choice, ...]:
    """The bases for this recipient and purpose, those usable today first; each says what it asks or why it is closed.

    Raises:
        KeyError: when the case has no such participant.
    """
    found: dict[StrEnum, Choice] = {}
    for asked in _about_each_person(desk, opened, participant, direction):
        for choice in bases_for(replace(asked, purpose=purpose), desk.rules):
            _keep_the_open_one(found, Choice(choice.code, choice.title, choice.asks, choice.obstacle))
    return _open_first(found)


def channels() -> tuple[Choice, ...]:
    """The ways a disclosure can reach its recipient."""
    return tuple(Choice(channel, label(channel)) for channel in Channel)


def _about_each_person(
    desk: Desk, opened: OpenCase, participant: str | Participant, direction: Direction
) -> Iterator[Question]:
    """Purposes and bases turn on the person, not on the kind of data or on facts: ask about identity."""
    file = opened.file
    recipient = file.participant(participant) if isinstance(participant, str) else participant
    head_first = sorted(file.persons, key=lambda person: person.role is not PersonRole.HOOFDPERSOON)
    today = setting(desk)
    for person in head_first:
        yield question(file, recipient, person, Category.IDENTITEIT, None, today, direction=direction)


def _keep_the_open_one(found: dict[StrEnum, Choice], choice: Choice) -> None:
    if choice.code not in found or (choice.open and not found[choice.code].open):
        found[choice.code] = choice


def _open_first(found: dict[StrEnum, Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(found.values(), key=lambda choice: not choice.open))


def _purpose_obstacle(choice: PurposeChoice) -> str:
    if choice.usability is Usability.BRUIKBAAR:
        return ""
    closed = N_("Voor deze ontvanger is er bij dit doel vandaag geen grondslag.")
    return choice.reasons[0].sentence if choice.reasons else closed
