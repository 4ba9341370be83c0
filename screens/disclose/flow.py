"""What has been chosen so far, and which step comes next."""

from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from screens.advice.here import Here
from screens.seat import Seat
from wams_tui.casework.codes import Basis, Category, Channel, Purpose, Sealing
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import DataRequest
from wams_tui.desk.disclose import Delivered, Preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import Field, field_by_key
from wams_tui.desk.disclosing.prospects import all_points, prospects
from wams_tui.desk.kinds import Form
from wams_tui.desk.letters.outbox import suggest
from wams_tui.desk.requests.giving import to_give
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from screens.disclose.step import StepScreen


class Step(StrEnum):
    """The steps in order; each is the module and the screen of that name."""

    RECIPIENT = "recipient"
    PURPOSE = "purpose"
    BASIS = "basis"
    FIELDS = "fields"
    POINTS = "points"
    WAY = "way"
    PREVIEW = "preview"


class Flow:
    """One disclosure in the making; it ends with the wizard.

    Args:
        seat: The case.
        participant: Who receives, if that is known.
        request: The request this answers, if any.
        lines: The parts of it that are to be given.
        fields: The keys of the data that somebody chose on the request; they are not asked for again.
        terms: Purpose and basis, where a recorded danger fixes both; else they are asked.
    """

    KIND: ClassVar[str] = "gegevens"
    """Which disclosure it is, for coming back to it after a lock."""

    COMES_BACK: ClassVar[bool] = True
    """Whether one is back in it after a lock; where not, below it is where one comes back to."""

    def __init__(
        self,
        seat: Seat,
        participant: str = "",
        request: str = "",
        lines: tuple[str, ...] = (),
        fields: tuple[str, ...] = (),
        terms: tuple[Purpose, Basis] | None = None,
    ) -> None:
        self.seat = seat
        self.draft = Draft(participant, request, fields=fields, lines=lines)
        self.form: Form | None = None
        self.sealing = Sealing.OPEN
        self.path: Path | None = None
        self.seen: Preview | None = None
        """What a person saw last in the preview: that, and nothing else, is what they confirm."""
        self.channel_known: Channel | None = None
        """The only channel the ways are of, where that was chosen before the wizard."""
        self.returned = ""
        """What there is to say to who is back in it after a lock, once."""
        self.picked = fields
        """The keys of what somebody chose on the request."""
        self.known = {Step.RECIPIENT} if participant else set[Step]()
        """The steps that are not asked, because the caller knew the answer."""
        if fields and self._answers_every_line():
            self.known.add(Step.FIELDS)
        if terms is not None:
            self.draft = replace(self.draft, purpose=terms[0], basis=terms[1])
            self.known |= {Step.PURPOSE, Step.BASIS}

    def steps(self) -> list[Step]:
        """The steps of this disclosure; what the caller knew is not among them."""
        return [step for step in Step if step not in self.known]

    def first(self) -> "StepScreen":
        """The screen of the first step."""
        return self.screen(self.steps()[0])

    def after(self, step: Step) -> "StepScreen":
        """The screen that follows; without open points there is nothing to ask about them.

        Data that were chosen on the request are asked for after all where this purpose and basis do not carry them.
        """
        if step is Step.BASIS and not set(self.picked) <= set(self.draft.fields):
            self.known.discard(Step.FIELDS)
        steps = self.steps()
        following = steps[steps.index(step) + 1]
        if following is Step.POINTS and not all_points(self.seat.desk, self.seat.opened, self.draft):
            following = Step.WAY
        return self.screen(following)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The keys of what was chosen on the request, and cannot go for this purpose on this basis."""
        return tuple(key for key in self.picked if key not in self.draft.fields)

    def number(self, step: Step) -> tuple[int, int]:
        """Which step this is, of how many."""
        steps = self.steps()
        return steps.index(step) + 1, len(steps)

    def trail(self, step: Step) -> str:
        """What has been chosen before this step, in one line."""
        draft, parts = self.draft, []
        before = {*self.steps()[: self.steps().index(step)], *self.known}
        if draft.purpose is not None and Step.PURPOSE in before:
            parts.append(_("doel: {purpose}").format(purpose=_(label(draft.purpose))))
        if draft.basis is not None and Step.BASIS in before:
            parts.append(_("grondslag: {basis}").format(basis=self.seat.desk.rules.basis(draft.basis).title))
        if Step.FIELDS in before:
            count = len(draft.fields)
            parts.append(n_("{count} gegeven", "{count} gegevens", count).format(count=count))
        if draft.channel is not None and Step.WAY in before:
            parts.append(_(label(draft.channel)))
        return " · ".join(parts)

    def asked_for(self, field: Field) -> str:
        """The words in which a datum was asked for, of the parts somebody chose to give; empty for anything else."""
        request = self.request()
        if request is None or not self.draft.lines:
            return ""
        return next(
            (
                line.wording
                for line in to_give(request, self.draft)
                if line.person in field.persons and line.category in field.categories
            ),
            "",
        )

    def _answers_every_line(self) -> bool:
        """Whether a datum was chosen for each part that is to be given."""
        request = self.request()
        chosen = [one for key in self.picked if (one := field_by_key(self.seat.opened.file, key)) is not None]
        return request is not None and all(
            any(line.person in one.persons and line.category in one.categories for one in chosen)
            for line in (to_give(request, self.draft) if self.draft.lines else ())
        )

    def request(self) -> DataRequest | None:
        """The request this answers, if any."""
        return self.seat.opened.file.request(self.draft.request) if self.draft.request else None

    def recipient_name(self) -> str:
        """Who receives, or nothing while that is still asked."""
        if not self.draft.participant:
            return ""
        return self.seat.opened.file.participant(self.draft.participant).organisation

    def header(self, title: str) -> str:
        """What stands above a step: what is done, and in which case."""
        return f"{title} · {self.seat.opened.file.case.code}"

    def result(self, delivered: Delivered) -> Screen[None]:
        """The screen that says what was recorded."""
        from screens.disclose.result import Result

        return Result(self.seat, delivered)

    def doubt_at(self, category: Category | None = None) -> Here:
        """Return what a question to the privacy officer would be about here, as far as it is chosen."""
        return Here(self.seat, self.draft.participant, category, self.draft.purpose)

    # -- choosing ------------------------------------------------------------------------------------------------

    def choose_recipient(self, participant: str) -> None:
        """Another recipient begins anew: nothing of one disclosure counts for the next."""
        if participant != self.draft.participant:
            self.draft = Draft(participant, self.draft.request, lines=self.draft.lines)

    def choose_purpose(self, purpose: Purpose) -> None:
        """Another purpose asks for its own basis."""
        if purpose is not self.draft.purpose:
            self.draft = replace(self.draft, purpose=purpose, basis=None, answers=())

    def choose_basis(self, basis: Basis) -> None:
        """Another basis asks its own questions; fields it cannot carry are no longer chosen."""
        if basis is self.draft.basis:
            return
        self.draft = replace(self.draft, basis=basis, answers=())
        found = prospects(self.seat.desk, self.seat.opened, self.draft)
        open_keys = {one.field.key for one in found if one.can_be_chosen}
        self.draft = replace(self.draft, fields=tuple(key for key in self.draft.fields if key in open_keys))

    def toggle(self, key: str) -> None:
        """Choose a field, or no longer."""
        self.draft = self.draft.toggled(key)

    def drop(self, keys: set[str]) -> None:
        """Leave fields out."""
        self.draft = replace(self.draft, fields=tuple(key for key in self.draft.fields if key not in keys))

    def answer(self, motivation: Motivation) -> None:
        """Answer a point."""
        self.draft = self.draft.with_answer(motivation)

    def note_read(self, field: Field) -> None:
        """Note that a person read a text whole and found nothing else in it."""
        self.draft = self.draft.having_read(self.seat.opened, field)

    def note_unread(self, field: Field) -> None:
        """Take that back."""
        self.draft = self.draft.unread(field)

    def has_read(self, field: Field) -> bool:
        """Whether a person read this text as it stands now."""
        return self.draft.has_read(self.seat.opened, field)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels in the order in which they are offered."""
        return tuple(Channel)

    def choose_way(self, channel: Channel, form: Form, sealing: Sealing) -> Path:
        """Choose how it is given, as what and how that is closed; return where the document would go."""
        self.draft = replace(self.draft, channel=channel)
        if (form, sealing) != (self.form, self.sealing) or self.path is None:
            self.path = suggest(self.seat.desk, self.seat.opened, form, sealing=sealing)
            self.form, self.sealing = form, sealing
        return self.path

    def screen(self, step: Step) -> "StepScreen":
        """Return the screen of a step."""
        module = import_module(f"screens.disclose.{step.value}")
        screen: StepScreen = getattr(module, f"{step.value.title()}Step")(self)
        return screen
