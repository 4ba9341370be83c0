"""From the plan to what is done with it: its versions, what people say of them, progress, evaluation, copies."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from wams_tui.casework.words import N_

ROADS = frozenset({"versions", "agree", "progress", "evaluate", "copies", "visit"})
"""The actions; while one types in the plan, they wait."""


class PlanRoads(LiveFrame):
    """The keys that lead on from the plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "agree", N_("akkoord"), id="plan.akkoord"),
        Binding("v", "versions", N_("versies"), id="plan.versies"),
        Binding("o", "progress", N_("voortgang"), id="plan.voortgang"),
        Binding("e", "evaluate", N_("evalueren"), id="plan.evalueren"),
        Binding("c", "copies", N_("kopie geven"), id="plan.kopie"),
        Binding("b", "visit", N_("bezoekmodus"), id="plan.bezoek"),
    ]

    def action_agree(self) -> None:
        """Record what people say of the last version."""
        from screens.plan.agree import AgreeScreen

        self.app.push_screen(AgreeScreen(self.seat))

    def action_versions(self) -> None:
        """Show the versions, and freeze the plan."""
        from screens.plan.versions import PlanVersionsScreen

        self.app.push_screen(PlanVersionsScreen(self.seat))

    def action_progress(self) -> None:
        """Show how far it is."""
        from screens.plan.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self.seat))

    def action_evaluate(self) -> None:
        """Look at what became of the goals."""
        from screens.plan.evaluate import EvaluateScreen

        self.app.push_screen(EvaluateScreen(self.seat))

    def action_copies(self) -> None:
        """Show who can get a copy, and give one."""
        from screens.copies.readers import Copies

        self.app.push_screen(Copies(self.seat))

    def action_visit(self) -> None:
        """Ask who sits at the table, and show them only what they may read."""
        from screens.visit.table import VisitTable

        self.app.push_screen(VisitTable(self.seat))
