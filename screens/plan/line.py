"""The lines in which one types into the plan: what is typed, at which part, who can be named; a lock loses nothing."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.form.fields import Option as Choice
from screens.plan.doing import PlanDoing
from screens.plan.entry import Entry
from screens.plan.lines import ACTION, GOAL, WORDS, split
from screens.plan.typed import (
    Typing,
    aside_of,
    next_kind,
    owner_choices,
    person_choices,
    slots_of,
    speaker_choices,
    title_of,
)
from screens.seat import Seat
from screens.spots import Spot
from screens.widgets.item_list import AnswerList
from wams_tui.casework.partners.participants import Participant
from wams_tui.desk.plan.saying import speakers
from wams_tui.desk.plan.topics import tellers


class PlanList(AnswerList, inherit_bindings=False):
    """The plan; ``j`` and ``k`` are no arrows here, because *akkoord* is on ``k``."""

    BINDINGS: ClassVar[list[BindingType]] = [*AnswerList.BINDINGS]


class PlanLine(PlanDoing):
    """A screen with the plan, and below it the lines in which one types."""

    view = getters.query_one("#body", PlanList)
    entry = getters.query_one(Entry)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._typing: Typing | None = None

    def body(self) -> ComposeResult:
        """The plan, and below it the lines in which one types."""
        yield PlanList(id="body")
        yield Entry()

    @property
    def _is_typing(self) -> bool:
        return self.is_mounted and bool(self.entry.display)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.seat.desk.today()

    @property
    def here(self) -> tuple[str, str]:
        """The kind and id of what the cursor is on."""
        return split(self.view.current.key) if self.view.current else ("", "")

    def goal_here(self) -> str:
        """The goal the cursor is in: its own, or that of its action; empty elsewhere."""
        kind, id = self.here
        file = self.seat.opened.file
        if kind == WORDS:
            about = next((one.about for one in file.words if one.id == id), "")
            kind, id = (GOAL, about) if about in {one.id for one in file.goals} else (ACTION, about)
        if kind == ACTION:
            id = next((one.goal for one in file.actions if one.id == id), "")
        return id if id in {one.id for one in file.goals} else ""

    # -- who can be named here -----------------------------------------------------------------------------------

    def speakers_here(self) -> Sequence[str]:
        """The ids of whose words can be written down."""
        return speakers(self.seat.opened.file)

    def persons_here(self) -> Sequence[Choice]:
        """Whom a part can be about."""
        return person_choices(self.seat.opened.file)

    def owners_here(self) -> Sequence[Choice]:
        """Who can do an action."""
        return owner_choices(self.seat.opened.file, self.today)

    def tellers_here(self) -> Sequence[Participant]:
        """Who may have told it, besides the family."""
        return tellers(self.seat.desk, self.seat.opened.file)

    def about_here(self) -> tuple[str, ...]:
        """The ids of whom a part is about where nobody is named; empty for whom it is of itself."""
        return ()

    # -- what is typed -------------------------------------------------------------------------------------------

    def _begin(self, fresh: Typing) -> None:
        """Begin to type; what was left half-way of the same kind, at the same place, is there again."""
        left = self._typing
        if left is not None and (left.kind, left.at) == (fresh.kind, fresh.at) and any(left.raw.values()):
            fresh = left
        self._go_on(fresh)

    def _go_on(self, typing: Typing) -> None:
        self._typing = typing
        self.status.show("")
        slots = slots_of(typing, self.persons_here(), self.owners_here(), self.today)
        aside = aside_of(typing, self._speakers())
        self.entry.take(self._title(typing), slots, dict(typing.raw), turns=typing.kind == WORDS, aside=aside)
        self.refresh_bindings()

    def _title(self, typing: Typing) -> str:
        return title_of(typing, self.seat.opened.file, self._speakers())

    def _speakers(self) -> tuple[Choice, ...]:
        return speaker_choices(self.seat.opened.file, self.speakers_here())

    @on(Entry.Turned)
    def turn_kind(self) -> None:
        """Make the own words that are typed another kind: what somebody says, thinks of it, or does not agree with."""
        if self._typing is not None:
            self._typing = next_kind(self._typing)
            self._retitle(self._typing)

    def _retitle(self, typing: Typing) -> None:
        self.entry.retitle(self._title(typing), aside_of(typing, self._speakers()))

    # -- locking, and a line that drops --------------------------------------------------------------------------

    def spot(self) -> Spot:
        """Where in the plan one is, and what was typed."""
        return {**super().spot(), **self.unsaved()}

    def unsaved(self) -> Spot:
        """What was typed and is not in the plan yet."""
        typing = self._typing
        return typing.spot() if typing is not None and any(typing.raw.values()) else {}

    def take_spot(self, spot: Spot) -> None:
        """Go to where one was, and put back what was typed."""
        super().take_spot(spot)
        typing = Typing.of_spot(spot)
        if typing is not None and self._is_there(typing):
            self._go_on(typing)

    def _is_there(self, typing: Typing) -> bool:
        file = self.seat.opened.file
        ids: Sequence[str] = [one.id for one in (*file.goals, *file.actions, *file.strengths, *file.words)]
        return (not typing.at or typing.at in ids) and (
            not typing.person or typing.person in {one.id for one in file.persons}
        )
