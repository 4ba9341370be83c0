"""Step: as what, and where to."""

from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.choice_list import ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.codes import Sealing
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.sealing import CHECK_IT, Way, ways
from wams_tui.desk.kinds import Form
from wams_tui.locale import _

FORMS = {
    Form.PDF: N_("PDF, om te lezen en af te drukken"),
    Form.ODT: N_("ODT, om in te schrijven (LibreOffice, Word)"),
    Form.DOCX: N_("DOCX, om in te schrijven (Word)"),
    Form.JSON: N_("JSON, voor een ander systeem"),
}
TO_KEY = N_("voor de sleutel {print}")
BY_PASSWORD = N_("met een wachtwoord dat u langs een andere weg vertelt; geen PDF/A")


class FileStep(StepScreen):
    """The forms, how each is closed, and the name of the file; the suggestion says nothing of anybody."""

    STEP = Step.FILE
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: bestand")
    ENTER: ClassVar[str] = N_("kiezen en plek aanpassen")
    FIELD_ESC: ClassVar[str] = N_("terug naar de vorm")
    ASKS: ClassVar[str] = N_("Als wat, en waar komt het bestand?")
    ABOUT: ClassVar[str] = N_(
        "Een nummer kiest de vorm en gaat verder; waar het bestand komt, ziet u bij het bevestigen. Met Enter kiest u "
        "de vorm en kunt u de plek aanpassen. Een bestand dat er al is, wordt nooit overschreven."
    )

    view = getters.query_one(ChoiceList)
    target = getters.query_one(TextField)

    def answers(self) -> ComposeResult:
        """The forms, then the place."""
        yield ChoiceList(id="forms")
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
        every = self._ways()
        items = [self._item(way) for way in every if not way.obstacle]
        for obstacle in dict.fromkeys(way.obstacle for way in every if way.obstacle):
            items += [Item.gap(), Item.prose(f"! {_(obstacle)} {_(CHECK_IT)}", Tone.WEIGH)]
        self.view.show(items)

    def _ways(self) -> tuple[Way, ...]:
        flow = self.flow
        channel = flow.draft.channel
        return () if channel is None else ways(flow.seat.desk, flow.seat.opened, flow.draft.participant, channel)

    def _item(self, way: Way) -> Item:
        chosen = (way.form, way.sealing) == (self.flow.form, self.flow.sealing)
        told = {
            Sealing.OPEN: "",
            Sealing.SLEUTEL: _(TO_KEY).format(print=way.fingerprint),
            Sealing.WACHTWOORD: _(BY_PASSWORD),
        }[way.sealing]
        notes = (Note(told),) if told else ()
        return Item(_(FORMS[way.form]), key=_key(way), sign="(o)" if chosen else "( )", notes=notes)

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose the form; by its number with the suggested place, which the confirmation names, else to change it."""
        if event.item is None:
            return
        way = next(one for one in self._ways() if _key(one) == event.item.key)
        self.flow.choose_form(way.form, way.sealing)
        self.show_step()
        self._show_target()
        if event.by_number:
            self.advance()
            return
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


def _key(way: Way) -> str:
    return f"{way.form.value}:{way.sealing.value}"
