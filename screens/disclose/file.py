"""Step: as what, and where to."""

from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_
from wams_tui.desk.kinds import Form
from wams_tui.locale import _

FORMS = {
    Form.PDF: N_("PDF, om te lezen en af te drukken"),
    Form.JSON: N_("JSON, voor een ander systeem"),
}


class FileStep(StepScreen):
    """PDF or JSON, and the name of the file; the suggestion says nothing of anybody."""

    STEP = Step.FILE
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: bestand")
    ENTER: ClassVar[str] = N_("kiezen")
    FIELD_ESC: ClassVar[str] = N_("terug naar de vorm")
    ASKS: ClassVar[str] = N_("Als wat, en waar komt het bestand?")
    ABOUT: ClassVar[str] = N_(
        "Kies de vorm; daarna kunt u de plek aanpassen. Een bestand dat er al is, wordt nooit overschreven. Enter gaat "
        "verder."
    )

    view = getters.query_one(ItemList)
    target = getters.query_one(TextField)

    def answers(self) -> ComposeResult:
        """The forms, then the place."""
        yield ItemList(id="forms")
        yield Prose([(_("Bestand:"), Tone.DIM)], id="target-label")
        yield TextField(id="target")
        yield Prose(id="rest")

    def begin(self) -> None:
        """The place comes after the form."""
        super().begin()
        self.query_one("#target-label", Prose).can_focus = self.query_one("#rest", Prose).can_focus = False
        self._show_target()

    def show_step(self) -> None:
        """Show the forms."""
        super().show_step()
        self.view.show(
            [
                Item(_(text), key=form.value, sign="(o)" if form is self.flow.form else "( )")
                for form, text in FORMS.items()
            ]
        )

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose the form; the place can then be changed."""
        if event.item is None:
            return
        self.flow.choose_form(Form(event.item.key))
        self.show_step()
        self._show_target()
        self.target.focus()
        self.target.cursor_position = len(self.target.value)
        self.status.show(_("Pas de plek aan als dat nodig is; Enter gaat verder."))

    @on(TextField.Submitted, "#target")
    def go_on(self, event: TextField.Submitted) -> None:
        """Go on with this place."""
        if not event.value.strip():
            self.status.alarm(_("Geef de naam van het bestand."))
            return
        self.flow.path = Path(event.value.strip()).expanduser()
        self.advance()

    def action_back(self) -> None:
        """From the place back to the forms, then back a step."""
        if self.target.has_focus:
            self.view.focus()
        else:
            super().action_back()

    def _show_target(self) -> None:
        known = self.flow.form is not None
        self.target.display = known
        self.query_one("#target-label", Prose).display = known
        if known:
            self.target.value = str(self.flow.path)
