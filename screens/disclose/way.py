"""Step: by which way it reaches the recipient and as what, in one choice; where the file goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.spots import Spot, text_in
from screens.widgets.choice_list import ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.labels import label
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

_TYPED = "getypt"

_NOT_ON_PAPER = frozenset({Form.JSON})
"""What no person reads goes neither on paper nor by word of mouth."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way of giving: the channel, and the file that goes by it."""

    channel: Channel
    way: Way

    @property
    def key(self) -> str:
        """How its line in the list is called."""
        return f"{self.channel.value}:{self.way.form.value}:{self.way.sealing.value}"

    @property
    def is_usual(self) -> bool:
        """Whether it stands above the others: a PDF, or any form that a partner takes in by secure mail."""
        return self.way.form is Form.PDF or self.channel is Channel.VEILIGE_MAIL


class WayStep(StepScreen):
    """The ways of giving, each with the form of the file; the name that is suggested says nothing of anybody."""

    STEP = Step.WAY
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: manier")
    ENTER: ClassVar[str] = N_("kiezen en plek aanpassen")
    FIELD_ESC: ClassVar[str] = N_("terug naar de manier")
    ASKS: ClassVar[str] = N_("Hoe geeft u het aan de ontvanger, en als wat?")
    ABOUT: ClassVar[str] = N_(
        "Hoe de gegevens bij de ontvanger komen, en als wat; dat wordt vastgelegd. Een nummer kiest en gaat verder; "
        "waar het bestand komt, staat bij het voorbeeld. Met Enter kiest u en kunt u de plek aanpassen. Een bestand "
        "dat er al is, wordt nooit overschreven."
    )

    view = getters.query_one(ChoiceList)
    target = getters.query_one(TextField)

    def answers(self) -> ComposeResult:
        """The ways, then the place."""
        yield ChoiceList(id="body")
        yield Prose([(_("Bestand:"), Tone.DIM)], id="target-label")
        yield TextField(id="target")

    def begin(self) -> None:
        """Begin in the list, on nothing: one Enter too many at the step before chooses no way."""
        super().begin()
        self.query_one("#target-label", Prose).can_focus = False
        self._hide_target()
        if self.flow.form is None:
            self.view.unset()

    def show_step(self) -> None:
        """Show the ways; what cannot be used says why."""
        super().show_step()
        nowhere = self.view.cursor < 0 and bool(self.view.items)
        every = self._offers()
        open_ones = [one for one in every if not one.way.obstacle]
        usual = [self._item(one) for one in open_ones if one.is_usual]
        other = [self._item(one) for one in open_ones if not one.is_usual]
        items = [*usual, *([Item.gap(), Item.heading(_("Andere vormen")), *other] if other else [])]
        for obstacle in dict.fromkeys(one.way.obstacle for one in every if one.way.obstacle):
            items += [Item.gap(), Item.prose(f"! {_(obstacle)} {_(CHECK_IT)}", Tone.WEIGH)]
        self.view.show(items)
        if nowhere:
            self.view.unset()

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose the way; by its number with the suggested place, which the preview names, else to change it."""
        if event.item is None:
            self.status.alarm(_("Kies eerst hoe u het geeft, met een nummer."))
            return
        offer = next(one for one in self._offers() if one.key == event.item.key)
        path = self.flow.choose_way(offer.channel, offer.way.form, offer.way.sealing)
        self.show_step()
        if event.by_number:
            self._hide_target()
            self.advance()
            return
        self._show_target(str(path))

    @on(TextField.Submitted, "#target")
    def go_on(self, event: TextField.Submitted) -> None:
        """Go on with this place."""
        if not event.value.strip():
            self.status.alarm(_("Geef de naam van het bestand."))
            return
        self.flow.path = Path(event.value.strip()).expanduser()
        self.advance()

    def action_back(self) -> None:
        """From the place back to the ways, then back a step."""
        if self.target.has_focus:
            self.view.focus()
        else:
            super().action_back()

    def half_typed(self) -> Spot:
        """The place that is being changed."""
        return {_TYPED: self.target.value} if self.target.display else {}

    def take_spot(self, spot: Spot) -> None:
        """Go to where one was, with the place as far as it was changed."""
        super().take_spot(spot)
        if text_in(spot, _TYPED):
            self._show_target(text_in(spot, _TYPED))

    def _show_target(self, path: str) -> None:
        self.query_one("#target-label", Prose).display = self.target.display = True
        self.target.value = path
        self.target.focus()
        self.target.cursor_position = len(path)
        self.status.show(_("Pas de plek aan als dat nodig is; Enter gaat verder."))

    def _hide_target(self) -> None:
        self.query_one("#target-label", Prose).display = self.target.display = False

    def _offers(self) -> tuple[Offer, ...]:
        flow = self.flow
        only = flow.channel_known
        return tuple(
            Offer(channel, way)
            for channel in flow.channels
            if only in (None, channel)
            for way in ways(flow.seat.desk, flow.seat.opened, flow.draft.participant, channel)
            if channel in (Channel.VEILIGE_MAIL, Channel.VERSLEUTELD_BESTAND) or way.form not in _NOT_ON_PAPER
        )

    def _item(self, offer: Offer) -> Item:
        flow, way = self.flow, offer.way
        chosen = (offer.channel, way.form, way.sealing) == (flow.draft.channel, flow.form, flow.sealing)
        text = f"{_(label(offer.channel))}: {_(FORMS[way.form])}"
        return Item(text, key=offer.key, sign="(o)" if chosen else "( )", notes=tuple(self._told(way)))

    def _told(self, way: Way) -> Iterator[Note]:
        """Say how the file is closed, where it is."""
        if way.sealing is Sealing.SLEUTEL:
            yield Note(_(TO_KEY).format(print=way.fingerprint))
        elif way.sealing is Sealing.WACHTWOORD:
            yield Note(_(BY_PASSWORD))
