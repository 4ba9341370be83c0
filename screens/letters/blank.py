"""A letter without a person in it, read whole before it becomes a file: *no Wams*, and a notice to a recipient."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from screens.notice import Notice
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.letters.papers import WITHOUT_STYLE
from wams_tui.locale import _

STYLE_OFF = N_("De huisstijl van uw gemeente staat uit: deze brief komt in de opmaak en woorden van het programma.")


class BlankLetter(LiveFrame):
    """A letter as it will be on paper; a number makes the file.

    Args:
        seat: The case.
    """

    MADE: ClassVar[str] = N_("De brief staat in {path}.")
    CSS_PATH: ClassVar[str] = "../letters/letters.tcss"  # as its subclasses in other rooms find it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "make('pdf')", N_("PDF maken"), id="brief.pdf"),
        Binding("2", "make('odt')", N_("ODT maken"), id="brief.odt"),
        Binding("z", "style", N_("huisstijl uit of aan"), id="brief.huisstijl"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._letter: Publication | None = None
        self._fault: WamsError | None = None

    def letter(self) -> Publication:
        """Return the letter as it would be made now.

        Raises:
            WamsError: it cannot be made; why.
        """
        raise NotImplementedError

    def write(self, form: str) -> Path:
        """Write it as ``pdf`` or ``odt``, and return where it lies.

        Raises:
            WamsError: it cannot be written; nothing was.
        """
        raise NotImplementedError

    def action_make(self, form: str) -> None:
        """Make the file, and say where it lies."""
        try:
            path = self.write(form)
        except WamsError as error:
            self.tell(error)
            return
        self.house.push_screen(Notice(_(self.MADE).format(path=path)))

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the letter."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the letter, or why there is none."""
        why = ""
        self._fault = self.seat.desk.papers.fault()
        try:
            self._letter = self.letter()
        except WamsError as error:
            self._letter, why = None, error.say(_)
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.view.show(list(self._items(why)))
        self.refresh_bindings()
        self.show_keys()

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be written is not made; the style is turned off only where it has a fault."""
        if action == "make":
            return self._letter is not None
        if action == "style":
            return self._fault is not None or self.seat.desk.papers.without
        return super().check_action(action, parameters)

    def action_style(self) -> None:
        """Go on without the municipality's own style for as long as this session lasts, or with it again."""
        papers = self.seat.desk.papers
        papers.without = not papers.without
        self.show_anew()

    def _items(self, why: str) -> Iterator[Item]:
        papers, letter = self.seat.desk.papers, self._letter
        if papers.without:
            yield Item.prose(_(STYLE_OFF), Tone.WEIGH)
            yield Item.gap()
        if letter is None:
            yield Item.prose(why, Tone.WEIGH)
            return
        if self._fault is not None:
            yield Item.prose(f"{_(WITHOUT_STYLE)} {self._fault.say(_)}", Tone.WEIGH)
            yield Item.gap()
        yield Item.prose(letter.title, Tone.STRONG)
        yield Item.prose(letter.subtitle, Tone.DIM)
        for section in letter.sections:
            yield Item.gap()
            yield Item.heading(section.title)
            yield from (Item.prose(text) for text in section.paragraphs)
            yield from (Item.prose(f"- {text}") for text in section.bullets)
