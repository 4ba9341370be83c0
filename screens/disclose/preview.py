"""Step: the whole content as it will be on paper, each free text read by a person, and the key that hands it over."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.disclose.flow import Step
from screens.disclose.handing import HandingStep
from screens.disclose.paper import Paper
from screens.spots import Spot
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList, ItemList
from screens.widgets.lines import Sight
from screens.widgets.prose import Prose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.disclose import Preview, preview
from wams_tui.desk.disclosing.fields import Field
from wams_tui.locale import _, n_


class PreviewStep(HandingStep):
    """What would leave, exactly; each text asks whether it speaks of anyone or anything else."""

    STEP = Step.PREVIEW
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: voorbeeld")
    ENTER: ClassVar[str] = N_("verder lezen")
    ASKS: ClassVar[str] = N_("Dit gaat naar de ontvanger, en niets anders. Lees het helemaal.")
    ABOUT: ClassVar[str] = N_(
        "Het voorbeeld is wat op papier komt. Bij elke tekst staat de vraag of hij over iemand of iets anders gaat: n "
        "is nee, j is ja (dan kan hij zo niet mee), x laat hem weg. [* *] is een naam van een ander, [! !] een "
        "gevoelig woord. Enter leest verder. Pas met B, als het einde in beeld was, gaat er iets naar buiten: eerst "
        "komt het in het verstrekkingenregister, dan wordt het bestand geschreven."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nothing_else", N_("nee, niets anders"), id="voorbeeld.nee"),
        Binding("j", "something_else", N_("ja, iets anders"), id="voorbeeld.ja"),
        Binding("x", "drop", N_("weglaten"), id="voorbeeld.weglaten"),
    ]

    _seen: Preview | None = None
    _paper: Paper | None = None
    _read_to_end: object = None
    """What of a preview was on the screen down to its last line."""
    _told = ""

    view = getters.query_one(AnswerList)

    def answers(self) -> ComposeResult:
        """The content, with a question under each text."""
        yield AnswerList(id="body")

    def show_step(self) -> None:
        """Show the content as the draft stands; what was chosen stands in it, so not above it as well."""
        if self.busy:
            return
        super().show_step()
        self.query_one("#trail", Prose).show([(_(self.ASKS), Tone.STRONG)])
        seat = self.flow.seat
        self._seen = self._paper = None
        try:
            self._seen = preview(seat.desk, seat.opened, self.flow.draft)
        except WamsError as error:
            self._tell_once(error)
            return
        self._told = ""
        self._paper = Paper(self.flow, self._seen)
        if self._read_to_end != _words_of(self._seen):
            self._read_to_end = None
        self.view.show(list(self._paper.items()))
        self.refresh_bindings()
        self._show_state()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The answers to texts work where there are texts, and nothing while it is being recorded."""
        if action in ("nothing_else", "something_else", "drop"):
            return bool(self.is_mounted and not self.busy and self._fields())
        return super().check_action(action, parameters)

    def keys_here(self) -> Iterator[Binding]:
        """While a text is not judged: reading on first, and at the end the answers; else in the usual order."""
        keys = list(super().keys_here())
        if self._paper is None or not self._paper.unread():
            return iter(keys)
        answers = ("nothing_else", "something_else")
        order = ("choose", *answers) if self._read_to_end is None else (*answers, "choose")
        places = {action: place for place, action in enumerate(order)}
        return iter(sorted(keys, key=lambda one: places.get(one.action, len(order))))

    def take_spot(self, spot: Spot) -> None:
        """Begin at the top, wherever one was: it is read again before it goes."""
        super().take_spot({})

    def show_sight(self) -> None:
        """Note that the end has been on the screen: only then may it go."""
        super().show_sight()
        if self._seen is None or not self.view.size.height or self.view.sight is Sight.MORE:
            return
        if self._read_to_end is None:
            self._read_to_end = _words_of(self._seen)
            self._show_state()

    @on(ItemList.Chosen)
    def read_on(self) -> None:
        """Show more of it; at the end say what is still to be done."""
        if self._seen is None or self.busy:
            return
        if self._read_to_end is None:
            self.view.action_page(1)
            if self._read_to_end is None:
                self.status.show(_("Lees verder tot het einde; daarna bevestigt B."))
            return
        if self.read_whole() is not None:
            self._show_state()

    def read_whole(self) -> Preview | None:
        """Return what was read; a text that nobody judged, or what the rules forbid, keeps it here."""
        if self._seen is None or self._paper is None:
            return None
        if self._read_to_end is None:
            self.status.alarm(_("Lees verder tot het einde; daarna bevestigt B."))
            return None
        unread = self._paper.unread()
        if unread:
            self.view.show(self.view.items, f"lees:{unread[0]}")
        if self._seen.obstacles:
            self.status.alarm(_(self._seen.obstacles[0]))
            return None
        return self._seen

    def action_nothing_else(self) -> None:
        """The text under the cursor speaks of nobody and nothing else."""
        key = self._key()
        if key:
            self.flow.note_read(self._fields()[key])
            self.show_step()
            unread = self._paper.unread() if self._paper else []
            if unread:
                self.view.show(self.view.items, f"lees:{unread[0]}")

    def action_something_else(self) -> None:
        """The text under the cursor speaks of somebody or something else: so it does not go."""
        key = self._key()
        if key:
            self.flow.note_unread(self._fields()[key])
            self.show_step()
            self.status.alarm(_("Dan kan deze tekst niet mee: x laat hem weg, of pas hem aan in de casus."))

    def action_drop(self) -> None:
        """Leave the text under the cursor out."""
        key = self._key()
        if not key:
            return
        self.flow.drop({key})
        if self.flow.draft.fields:
            self.show_step()
        else:
            self.action_back()

    def _tell_once(self, error: WamsError) -> None:
        """Say why there is no preview; coming back from having read that, not again."""
        self.view.show([])
        said = error.say(_)
        if said == self._told:
            self.status.alarm(_(error.message).format(**error.params))
            return
        self._told = said
        self.tell(error)

    def _key(self) -> str:
        current = self.view.current
        return current.key.removeprefix("lees:") if current else ""

    def _fields(self) -> dict[str, Field]:
        return self._paper.to_read() if self._paper else {}

    def _show_state(self) -> None:
        """Say what is still to be done, or that it is ready."""
        unread = len(self._paper.unread()) if self._paper else 0
        if unread:
            text = n_("Nog {count} tekst te beoordelen.", "Nog {count} teksten te beoordelen.", unread)
            self.status.show(text.format(count=unread))
        elif self._read_to_end is None:
            self.status.show(_("Lees verder tot het einde; daarna bevestigt B."))
        elif self._seen is not None and self._seen.obstacles:
            self.status.alarm(_(self._seen.obstacles[0]))
        else:
            self.status.show(_("Klopt het? B geeft het en zet het voorgoed in het register."))
        self.show_keys()


def _words_of(seen: Preview) -> object:
    """What a person reads of a preview; its id and time are new each time it is made."""
    content = seen.content
    return content.fields, content.conditions, content.answer, content.asked, content.recipient, content.channel
