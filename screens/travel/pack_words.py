"""One's own passphrase, on which a travel vault opens: asked when all the rest is right, never kept or put down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from screens.frame import Frame
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.errors import Locked, WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import Laptop
from wams_tui.desk.travel.packing import Packed, pack_cases
from wams_tui.locale import _


@dataclass(frozen=True)
class Order:
    """What is to be packed: cases (ids), where to, for which laptop, until which day."""

    cases: tuple[str, ...]
    to: Path
    laptop: Laptop
    until: date


class PackWords(Frame[Packed]):
    """A line of stars. It has no place of its own: after a lock one is back in the form, and types it anew."""

    TITLE_TEXT: ClassVar[str] = N_("Inpakken: wachtwoordzin")
    ABOUT: ClassVar[str] = N_(
        "Typ de wachtwoordzin waarmee u deze kluis ontgrendelt: daarmee gaat de reiskluis onderweg open. Zij wordt "
        "eerst vergeleken, zodat een tikfout u onderweg niet buitensluit. Enter pakt in, Esc gaat terug naar het "
        "formulier."
    )
    FIELD_ENTER: ClassVar[str] = N_("inpakken")
    FIELD_ESC: ClassVar[str] = N_("terug")
    CSS_PATH: ClassVar[str] = "travel.tcss"

    field = getters.query_one(TextField)

    @dataclass
    class Done(Message):
        """It is packed, or ``error`` says why not."""

        packed: Packed | None = None
        error: WamsError | None = None

    def __init__(self, desk: Desk, order: Order, told: Sequence[Paragraph]) -> None:
        super().__init__()
        self._desk = desk
        self._order = order
        self._told = tuple(told)
        self._done: PackWords.Done | None = None
        self.busy = False

    def body(self) -> ComposeResult:
        """What goes, a line to type on, and what was wrong with it."""
        asked = _("Typ de wachtwoordzin waarmee u ontgrendelt; daarmee gaat de reiskluis open.")
        yield Prose([*self._told, ("", Tone.PLAIN), (asked, Tone.STRONG)], id="asked")
        yield TextField(placeholder=_("Typ hier"), id="words")
        yield Prose(id="fault")

    def begin(self) -> None:
        """Type at once, in stars."""
        super().begin()
        for prose in self.query(Prose):
            prose.can_focus = False
        self.field.password = True
        self.field.focus()

    @on(TextField.Changed)
    def forget_fault(self) -> None:
        """What is typed now may be right."""
        self.query_one("#fault", Prose).show([])

    @on(TextField.Submitted)
    def take(self) -> None:
        """Pack, with what was typed; the line is empty from then on."""
        typed = self.field.value
        if self.busy or not typed.strip():
            return
        self.busy = True
        self.refresh_bindings()
        with self.field.prevent(TextField.Changed):
            self.field.value = ""
        self.query_one("#fault", Prose).show([])
        self.status.show(_("Bezig met inpakken…"))
        self.pack(typed)

    # Described, because Textual else describes it by everything it is given: the passphrase.
    @work(thread=True, exclusive=True, group="pack", description="pack")
    def pack(self, typed: str) -> None:
        """Make the travel vault; making keys and sealing takes a moment, and keys must not wait for it."""
        order = self._order
        try:
            packed = pack_cases(self._desk, order.cases, order.to, order.laptop, order.until, typed)
        except WamsError as error:
            self.post_message(self.Done(error=error))
        else:
            self.post_message(self.Done(packed))

    @on(Done)
    def finish(self, event: Done) -> None:
        """Go on with what came of it; under another screen, once that is gone."""
        self._done = event
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Go back with what was packed, or say why nothing was; after a slip of the finger one types again."""
        if self._done is None or not self.is_active:
            return
        done, self._done, self.busy = self._done, None, False
        self.refresh_bindings()
        self.status.show("")
        if done.error is None:
            self.dismiss(done.packed)
        elif isinstance(done.error, Locked):
            self.query_one("#fault", Prose).show([("", Tone.PLAIN), (f"! {done.error.say(_)}", Tone.WEIGH)])
        else:
            self.tell(done.error)

    def keys_here(self) -> Iterator[Binding]:
        """Name F1 for help, because a question mark is typed; no key, while it is being made."""
        if self.busy:
            return
        for binding in super().keys_here():
            yield Binding("f1", "help", binding.description, id=binding.id) if binding.action == "help" else binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is being made one does not leave."""
        return False if self.busy else super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go back to the form."""
        self.dismiss(None)

    def others_wrote(self) -> None:
        """What a colleague changed goes along as it is when it is packed."""
