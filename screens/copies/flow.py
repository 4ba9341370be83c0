"""How one copy is made: the wizard of a disclosure, with what the reader agreed to do in it from the start."""

from dataclasses import replace
from typing import ClassVar

from screens.copies.parts import PartsStep
from screens.disclose.flow import Flow, Step
from screens.disclose.step import StepScreen
from screens.seat import Seat
from wams_tui.casework.codes import Answer, Basis, Fact, Purpose
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.prospects import all_points, prospects
from wams_tui.desk.plan.copies import own_actions, tree_of, with_own


class CopyFlow(Flow):
    """One copy for one reader.

    Args:
        seat: The case.
        draft: The copy as it was begun; purpose and basis are asked unless they were chosen for the whole conference.
    """

    KIND: ClassVar[str] = "kopie"

    def __init__(self, seat: Seat, draft: Draft) -> None:
        super().__init__(seat, draft.participant)
        self.draft = draft
        if draft.purpose is not None and draft.basis is not None:
            self.known |= {Step.PURPOSE, Step.BASIS}

    @property
    def own(self) -> tuple[str, ...]:
        """The keys of what the reader agreed to do."""
        return own_actions(self.seat.opened.file, self.draft)

    def choose_purpose(self, purpose: Purpose) -> None:
        """Another purpose asks for its own basis."""
        super().choose_purpose(purpose)
        self._settle()

    def choose_basis(self, basis: Basis) -> None:
        """Another basis asks its own questions; what the reader agreed to do stays, and is judged."""
        super().choose_basis(basis)
        self._settle()

    def toggle(self, key: str) -> None:
        """Choose a part or no longer; a goal goes with its actions, as far as those can go (one item of a plan)."""
        file, chosen = self.seat.opened.file, self.draft.fields
        tree = tree_of(file, self.draft, key)
        keys = tree if tree[0] == key else (key,)
        if key in chosen:
            self.drop(set(keys))
            return
        found = prospects(self.seat.desk, self.seat.opened, self.draft)
        may = {one.field.key for one in found if one.can_be_chosen and one.field.key in keys}
        more = tuple(one for one in keys if one in may and one not in chosen)
        self.draft = replace(self.draft, fields=(*chosen, *more))

    def drop(self, keys: set[str]) -> None:
        """Leave parts out; what the reader agreed to do stays."""
        super().drop(keys - {*self.own})

    def answer(self, motivation: Motivation) -> None:
        """Answer a point; why a goal is needed is why its actions are, where nobody said otherwise."""
        super().answer(motivation)
        if motivation.fact is not Fact.NOODZAAK_GEMOTIVEERD or motivation.answer is not Answer.JA:
            return
        given = {one.place for one in self.draft.answers}
        for key in tree_of(self.seat.opened.file, self.draft, motivation.field):
            same = motivation.model_copy(update={"field": key})
            if key in self.draft.fields and same.place not in given:
                super().answer(same)

    def after(self, step: Step) -> StepScreen:
        """The screen that follows; what is answered by what was agreed is not asked."""
        if step is Step.FIELDS and not self._open():
            return self.screen(Step.WAY)
        return super().after(step)

    def _open(self) -> bool:
        given = {one.place for one in self.draft.answers}
        return any(point.place not in given for point in all_points(self.seat.desk, self.seat.opened, self.draft))

    def _settle(self) -> None:
        self.draft = with_own(self.seat.opened.file, self.draft)

    def screen(self, step: Step) -> StepScreen:
        """Return the screen of a step; what is in it is chosen by the parts of the plan."""
        return PartsStep(self) if step is Step.FIELDS else super().screen(step)
