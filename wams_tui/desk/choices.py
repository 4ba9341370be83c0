"""What a person can choose in a disclosure: purposes, bases, channels; none is chosen for them."""

from dataclasses import dataclass
from enum import StrEnum

from wams_tui.casework.codes import FORBIDDEN_PURPOSES, Basis, Category, Channel, Purpose
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.questions import question


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


def purposes() -> tuple[Choice, ...]:
    """Every purpose; the forbidden ones are shown, so that they can be named and refused."""
    return tuple(
        Choice(
            purpose,
            label(purpose),
            obstacle=N_("Dit doel is niet toegestaan.") if purpose in FORBIDDEN_PURPOSES else "",
        )
        for purpose in Purpose
    )


def bases(desk: Desk, opened: OpenCase, participant: str, purpose: Purpose) -> tuple[Choice, ...]:
    """The bases for this recipient and purpose, those usable today first; each says what it asks or why it is closed.

    Raises:
        KeyError: when the case has no such participant.
    """
    file = opened.file
    recipient = file.participant(participant)
    person = file.persons[0]
    asked = question(
        file, recipient, person, Category.IDENTITEIT, None, desk.today(), desk.session.nature, purpose=purpose
    )
    found = [Choice(choice.code, choice.title, choice.asks, choice.obstacle) for choice in desk.rules.bases_for(asked)]
    return tuple(sorted(found, key=lambda choice: (not choice.open, tuple(Basis).index(Basis(choice.code)))))


def channels() -> tuple[Choice, ...]:
    """The ways a disclosure can reach its recipient."""
    return tuple(Choice(channel, label(channel)) for channel in Channel)
