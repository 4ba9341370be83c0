"""*Zonder casus*: somebody asks about a person who has no case here; they get the letter that tells nothing."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.disclose.paper import part_items
from screens.disclose.way import FORMS
from screens.explain import Explain
from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Text, options_of, raw_of
from screens.form.screen import FormScreen
from screens.frame import Frame
from screens.spots import Spot
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Channel, Party
from wams_tui.casework.disclosing.letter import LetterContent
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.kinds import Form as DocumentForm
from wams_tui.desk.letters.letterbox import PAPERS, LetterForm, Sending, post_of_nobody, suggest_for_nobody
from wams_tui.desk.letters.nobody import CHANNELS, OfNobody, letter_of_nobody
from wams_tui.locale import _

PLACE = "zonder-casus"

KEPT = N_(
    "Hiervan wordt niets bewaard: geen naam, en niet wat er is gevraagd. In het auditlogboek komt één regel met "
    "codes, zodat te tellen is hoe vaak dit gebeurt. Zeg ook aan de telefoon niet of u iemand kent."
)


Ready = tuple[OfNobody, LetterContent, Channel, LetterForm]
"""What was asked, the letter, by which way it goes and as what."""


class NobodyForm(FormScreen):
    """Who asks what about somebody who has no case, as the letter says it back."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoek over iemand zonder casus")
    ABOUT: ClassVar[str] = N_(
        "Vraagt iemand iets over een persoon die hier geen casus heeft? Vul in wie vraagt en wat, in hun woorden. U "
        "leest de brief en maakt hem dan. Hij is woord voor woord de brief die een niet-deelnemer ook krijgt over wie "
        "wel een casus heeft: niemand kan zien of iemand bekend is."
    )

    def __init__(self, typed: Raw | None = None) -> None:
        super().__init__()
        self.place = PLACE
        self._before = typed
        self._typed: Raw = {}
        self._ready: Ready | None = None

    def fields(self) -> Sequence[Field]:
        """Who asks, what, when; who answers, and how it goes."""
        forms = tuple(Option(form.value, _(FORMS[DocumentForm(form.value)])) for form in PAPERS)
        return (
            Line("buiten_naam", _("Organisatie"), needed=True),
            Choice("partij", _("Partij"), needed=True, options=options_of(Party)),
            Line("naam", _("Welke persoon daar vraagt het?")),
            Text("wat", _("Wat vragen zij, in hun woorden?"), _("Elk onderdeel op een eigen regel."), needed=True),
            Day("op", _("Ontvangen op"), needed=True, past=True, latest=self.house.desk.today()),
            Line("kenmerk", _("Hun kenmerk")),
            Line("van", _("Namens wie antwoordt u?"), _("Zoals het in uw andere brieven staat."), needed=True),
            Choice("manier", _("Hoe geeft u de brief?"), needed=True, options=options_of(CHANNELS)),
            Choice("vorm", _("Als wat?"), needed=True, options=forms),
        )

    def given(self) -> Raw:
        """Return that it came in today, or what was typed before one read the letter."""
        return self._before or {"op": raw_of(self.house.desk.today())}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say what becomes of it."""
        del filled
        return [(_(KEPT), Tone.WEIGH)]

    def save(self, filled: Filled) -> None:
        """Make the letter ready to be read; nothing is stored."""
        party, channel, form = (
            filled.code("partij", Party),
            filled.code("manier", Channel),
            filled.code("vorm", LetterForm),
        )
        on = filled.day("op")
        if party is None or channel is None or form is None or on is None:
            raise ValueError("a form that was read has what it needs")
        about = OfNobody(
            controller=filled.text("van"),
            organisation=filled.text("buiten_naam"),
            party=party,
            asked=tuple(line.strip() for line in filled.text("wat").splitlines() if line.strip()),
            received_on=on,
            person_name=filled.text("naam"),
            reference=filled.text("kenmerk"),
        )
        self._typed = self.raw
        self._ready = about, letter_of_nobody(self.house.desk, about), channel, form

    def saved(self) -> None:
        """Show the letter whole."""
        if self._ready is not None:
            self.house.push_screen(NobodyLetter(self._ready, self._typed))


class NobodyLetter(Frame[None]):
    """The letter as the asker gets it; m makes it, Esc goes back to what was typed.

    Args:
        ready: The letter that is read: that, and nothing else, is what is made.
        typed: What stood in the form.
    """

    TITLE_TEXT: ClassVar[str] = N_("Brief die niets zegt")
    ABOUT: ClassVar[str] = N_("De brief zoals de vrager hem krijgt. m maakt er een bestand van in uw map wams-uit.")
    CSS_PATH: ClassVar[str] = "queue.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "make", N_("maken"), id="zondercasus.maken"),
    ]

    view = getters.query_one(ItemList)

    place = PLACE

    def __init__(self, ready: Ready, typed: Raw) -> None:
        super().__init__()
        self._about, self._content, self._channel, self._form = ready
        self._typed = typed

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the letter."""
        super().begin()
        self.header.show(_(self.TITLE_TEXT))
        self.view.show(list(self._items()))
        self.view.focus()

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def spot(self) -> Spot:
        """What was typed, for the form one comes back to."""
        return {f"veld:{key}": typed for key, typed in self._typed.items()}

    def action_back(self) -> None:
        """Go back to the form, with what was typed in it."""
        self.app.switch_screen(NobodyForm(self._typed))

    def action_make(self) -> None:
        """Make it, and say where it lies."""
        desk = self.house.desk
        sending = Sending(self._form, suggest_for_nobody(desk, self._form), self._channel)
        try:
            path = post_of_nobody(desk, self._about, sending, self._content)
        except WamsError as error:
            self.tell(error)
            return
        told: list[Paragraph] = [(_("De brief is gemaakt: {path}").format(path=path), Tone.STRONG), (_(KEPT), Tone.DIM)]
        self.app.switch_screen(Explain(_(self.TITLE_TEXT), told))

    def _items(self) -> Iterator[Item]:
        yield Item.prose(self._content.title, Tone.STRONG)
        for name, said in self._content.facts:
            line = said.replace("\n", ", ")
            yield Item.prose(f"{name}: {line}")
        yield from part_items(self._content.parts)
