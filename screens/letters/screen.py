"""*Brief*: a letter as its reader gets it, read whole before it is made."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.disclose.paper import part_items
from screens.letters.form import PostForm
from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.words import moment
from wams_tui.casework.disclosing.letter import LetterContent, LetterOutcome, SentLetter
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.letters.letterbox import About, compose
from wams_tui.desk.letters.telling import ticklish
from wams_tui.locale import _

THINK = N_(
    "Er staat in dat iets is verteld aan politie, justitie, Veilig Thuis of jeugdbescherming. Kan dat iemand in gevaar "
    "brengen? Leg dan eerst een uitzondering vast: wams case uninformed."
)
OUTCOMES = {
    LetterOutcome.BEGONNEN: N_("niet voltooid"),
    LetterOutcome.VOLTOOID: N_("voltooid"),
    LetterOutcome.MISLUKT: N_("mislukt"),
}


class LetterScreen(LiveFrame):
    """One letter, and what was made of it before.

    Args:
        seat: The case.
        about: The request it answers, or the person it is for.
    """

    TITLE_TEXT: ClassVar[str] = N_("Brief")
    ABOUT: ClassVar[str] = N_(
        "De brief zoals die bij de lezer komt. m maakt er een bestand van (PDF, ODT of DOCX), nadat u koos hoe u hem "
        "geeft. Wat er in de brief staat, volgt uit het besluit en het register; u kunt hem hier niet veranderen."
    )
    CSS_PATH: ClassVar[str] = "letters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "make", N_("maken"), id="brief.maken"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, about: About) -> None:
        super().__init__()
        self.seat = seat
        self._about = about
        self._content: LetterContent | None = None
        kind = "verzoek" if about.request else "persoon"
        self.place = f"briefwisseling:{seat.opened.id}:{kind}:{about.request or about.person}"

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the letter."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the letter as it would go now, or why there is none."""
        why = ""
        try:
            self._content = compose(self.seat.desk, self.seat.opened, self._about)
        except WamsError as error:
            self._content, why = None, f"{error} {error.hint}".strip()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.view.show(list(self._items(why)))
        self.refresh_bindings()
        self.show_keys()

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter that cannot be written is not made."""
        if action == "make":
            return self._content is not None
        return super().check_action(action, parameters)

    def action_make(self) -> None:
        """Ask how it is given and as what, and make it."""
        if self._content is not None:
            self.app.push_screen(PostForm(self.seat, self._about, self._content))

    def _items(self, why: str) -> Iterator[Item]:
        content = self._content
        if content is None:
            yield Item.prose(why, Tone.WEIGH)
        else:
            if self._about.person and ticklish(self.seat.desk, self.seat.opened, self._about.person):
                yield Item.prose(f"! {_(THINK)}", Tone.WEIGH)
                yield Item.gap()
            yield Item.prose(content.title, Tone.STRONG)
            yield from (Item.prose(_fact(name, said)) for name, said in content.facts)
            yield from part_items(content.parts)
        made = [one for one in self.seat.opened.file.letters if self._is_ours(one)]
        if made:
            yield Item.gap()
            yield Item.heading(_("Eerder gemaakt"))
            for one in reversed(made):
                yield Item.prose(f"{moment(one.made_at)} · {one.format} · {_(OUTCOMES[one.outcome])}", Tone.DIM)

    def _is_ours(self, sent: SentLetter) -> bool:
        if self._about.request:
            return sent.request == self._about.request
        return sent.to == self._about.person


def _fact(name: str, said: str) -> str:
    line = said.replace("\n", ", ")
    return f"{name} {line}" if name.endswith("?") else f"{name}: {line}"
