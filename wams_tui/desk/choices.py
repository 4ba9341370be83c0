"""What a person can choose in a disclosure: purposes, bases, channels; none is chosen for them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from wams_tui.casework.codes import Category, Channel, Purpose
from wams_tui.casework.household import PersonRole
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.questions import question
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


def purposes(desk: Desk, opened: OpenCase, participant: str) -> tuple[Choice, ...]:
    """Every purpose, the usable ones first; the forbidden ones are shown, so that they can be named and refused.

    Raises:
        KeyError: when the case has no such participant.
    """
    asked = _about_anything(desk, opened, participant)
    return tuple(
        Choice(choice.code, label(choice.code), obstacle=_purpose_obstacle(choice))
        for choice in purposes_for(asked, desk.rules)
    )


def bases(desk: Desk, opened: OpenCase, participant: str, purpose: Purpose) -> tuple[Choice, ...]:
    """The bases for this recipient and purpose, those usable today first; each says what it asks or why it is closed.

    Raises:
        KeyError: when the case has no such participant.
    """
    asked = replace(_about_anything(desk, opened, participant), purpose=purpose)
    return tuple(
        Choice(choice.code, choice.title, choice.asks, choice.obstacle) for choice in bases_for(asked, desk.rules)
    )


def channels() -> tuple[Choice, ...]:
    """The ways a disclosure can reach its recipient."""
    return tuple(Choice(channel, label(channel)) for channel in Channel)


def _about_anything(desk: Desk, opened: OpenCase, participant: str) -> Question:
    """Purposes and bases do not turn on the kind of data or on facts: ask about the head person's identity."""
    file = opened.file
    person = next((one for one in file.persons if one.role is PersonRole.HOOFDPERSOON), file.persons[0])
    recipient = file.participant(participant)
    return question(file, recipient, person, Category.IDENTITEIT, None, desk.today(), desk.session.nature)


def _purpose_obstacle(choice: PurposeChoice) -> str:
    if choice.usability is Usability.BRUIKBAAR:
        return ""
    return choice.reasons[0].sentence if choice.reasons else N_("Voor dit doel is vandaag geen grondslag bruikbaar.")
