"""Doing something to the plan and taking it back: stored at once, shown at once, and the last deed can be undone."""

from abc import abstractmethod
from collections.abc import Callable

from screens.live import LiveFrame
from screens.plan.lines import ACTION, GOAL, STRENGTH, WORDS
from screens.versions import settle_clash
from screens.words import moment
from wams_tui.casework.errors import WamsError
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.plan.undo import Step, step_between, take_back
from wams_tui.locale import _


class PlanDoing(LiveFrame):
    """The part of the plan's screen that changes the plan."""

    def __init__(self) -> None:
        super().__init__()
        self._last: Step | None = None

    def do(self, deed: Callable[[], OpenCase], then: Callable[[], None] | None = None, says: str = "") -> None:
        """Do something to the plan, remember how to take it back, and show it; what cannot be is told.

        ``says`` is what is told of it where that is something else than that it was stored.
        """
        before = self.seat.opened

        def done(opened: OpenCase | None) -> None:
            if opened is None:
                self.show_anew()
                return
            self.seat.opened = opened
            self._last = step_between(before, opened)
            if then is not None:
                then()
            self.show_plan(self._new_key(before, opened))
            self.status.show(says or self._saved())

        try:
            opened = deed()
        except Clashed as clash:
            settle_clash(self, self.seat, clash, done)
        except WamsError as error:
            if not self.goes_on_after(error):
                self.tell(error)
        else:
            done(opened)

    def goes_on_after(self, error: WamsError) -> bool:
        """Whether there is a way on from an error, taken here; else it is told."""
        del error
        return False

    def _saved(self) -> str:
        return _("Opgeslagen {time}. u draait het terug.").format(time=moment(self.seat.desk.now())[-5:])

    def take_last_back(self) -> None:
        """Take the last deed of this visit back."""
        step, desk = self._last, self.seat.desk
        if step is None:
            self.status.show(_("Er is hier nog niets om terug te draaien."))
            return
        opened = self.seat.opened
        self.do(lambda: take_back(desk, opened, step))

    def _new_key(self, before: OpenCase, after: OpenCase) -> str | None:
        """The line of what a deed made; nothing where it made no one thing."""
        for kind, name in ((GOAL, "goals"), (ACTION, "actions"), (STRENGTH, "strengths"), (WORDS, "words")):
            known = {one.id for one in getattr(before.file, name)}
            for one in getattr(after.file, name):
                if one.id not in known:
                    return f"{kind}:{one.id}"
        return None

    @abstractmethod
    def show_plan(self, key: str | None = None) -> None:
        """Show the plan, with the cursor on ``key`` where one is given."""
