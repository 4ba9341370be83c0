"""One's own passphrase: the present one, then six words typed over, or a sentence of one's own, twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.frame import Frame
from screens.notice import Notice
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.errors import Locked, Misused, WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.vault.door import choose_own_words
from wams_tui.desk.vault.people import Typed, judge_words, same_words, suggest_words, typed_over
from wams_tui.locale import _


class Step(Enum):
    """What is asked now."""

    PRESENT = auto()
    NEW = auto()
    AGAIN = auto()


class OwnWords(Frame[None]):
    """Change one's own passphrase. What was typed stays until it is accepted or one leaves.

    Args:
        desk: Of whoever it is.
        go_on: What to do once it is changed; None closes the screen.
    """

    TITLE_TEXT: ClassVar[str] = N_("Wachtwoordzin wijzigen")
    ABOUT: ClassVar[str] = N_(
        "Typ eerst de wachtwoordzin waarmee u nu ontgrendelt. Typ daarna de zes voorgestelde woorden over, of een zin "
        "van uzelf die even sterk is. Tab laat zien wat u typt, Ctrl+N geeft andere woorden."
    )
    FIELD_ESC: ClassVar[str] = N_("terug")
    CSS_PATH: ClassVar[str] = "own_words.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "show_typed", N_("toon wat u typt"), id="zin.tonen"),
        Binding("ctrl+n,f2", "other_words", N_("andere woorden"), id="zin.andere"),
    ]

    field = getters.query_one(TextField)

    @dataclass
    class Done(Message):
        """It is changed, or ``error`` says why not."""

        error: WamsError | None = None

    def __init__(self, desk: Desk, go_on: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._go_on = go_on
        self._step = Step.PRESENT
        self._suggested = suggest_words()
        self._present = self._new = ""
        self._busy = False

    def body(self) -> ComposeResult:
        """What is asked, a line to type on, and what was wrong with it."""
        yield Prose(id="asked")
        yield TextField(placeholder=_("Typ hier"), id="words")
        yield Prose(id="fault")

    def begin(self) -> None:
        """Type at once."""
        super().begin()
        for prose in self.query(Prose):
            prose.can_focus = False
        self.field.password = True
        self._ask(Step.PRESENT)
        self.field.focus()

    # -- what is asked -------------------------------------------------------------------------------------------

    def _ask(self, step: Step, fault: WamsError | str = "") -> None:
        """Ask for ``step``, with what is wrong so far below the line."""
        self._step = step
        self._busy = False
        text = fault.say(_) if isinstance(fault, WamsError) else fault
        self.query_one("#asked", Prose).show(self._told())
        self.query_one("#fault", Prose).show([("", Tone.PLAIN), (f"! {text}", Tone.WEIGH)] if text else [])
        self.field.value = {Step.PRESENT: "", Step.NEW: self._new, Step.AGAIN: ""}[step]
        self.field.cursor_position = len(self.field.value)
        self.status.show("")
        self.refresh_bindings()
        self.show_keys()

    def _told(self) -> list[Paragraph]:
        if self._step is Step.PRESENT:
            return [*self._why(), (_("Typ eerst de wachtwoordzin waarmee u nu binnenkwam."), Tone.STRONG)]
        if self._step is Step.AGAIN:
            return [(_("Typ uw eigen zin nog een keer, zodat u zeker weet wat er staat."), Tone.STRONG)]
        return [
            (_("Uw nieuwe wachtwoordzin. Het programma koos deze zes woorden:"), Tone.PLAIN),
            ("", Tone.PLAIN),
            (f"    {self._suggested}", Tone.STRONG),
            ("", Tone.PLAIN),
            (
                _("Schrijf ze op en bewaar ze waar alleen u bij kunt. Niemand kan ze later opzoeken."),
                Tone.PLAIN,
            ),
            ("", Tone.PLAIN),
            (
                _("Typ ze hieronder over. Of typ een zin van uzelf, van minstens zeven verschillende woorden."),
                Tone.STRONG,
            ),
        ]  # fmt: skip

    def _why(self) -> list[Paragraph]:
        if self._go_on is None:
            return []
        return [
            (
                _("U kwam binnen met een eerste wachtwoordzin, die de beheerder ook kent. Kies nu een zin die alleen u"
                  " kent; daarna ziet u uw casussen."),
                Tone.PLAIN,
            ),
            ("", Tone.PLAIN),
        ]  # fmt: skip

    # -- what is typed -------------------------------------------------------------------------------------------

    @on(TextField.Submitted)
    def take(self) -> None:
        """Take what was typed, and say what is wrong with it."""
        typed = self.field.value
        if self._busy or not typed.strip():
            return
        if self._step is Step.PRESENT:
            self._present = typed
            if self._new:
                self._change()
            else:
                self._ask(Step.NEW)
        elif self._step is Step.NEW:
            self._take_new(typed)
        elif same_words(typed, self._new):
            self._change()
        else:
            self._ask(Step.AGAIN, _("Dit is iets anders dan daarnet. Typ de zin nog eens, of ga met Esc terug."))

    def _take_new(self, typed: str) -> None:
        over = typed_over(self._suggested, typed)
        self._new = typed
        if over is Typed.ALMOST:
            self._ask(
                Step.NEW, _("Dit zijn bijna de woorden hierboven, maar niet precies. Kijk na wat er staat (Tab).")
            )
            return
        try:
            judge_words(self._desk.session.nature, typed)
        except Misused as error:
            self._ask(Step.NEW, error)
            return
        if over is Typed.SAME:
            self._change()
        else:
            self._ask(Step.AGAIN)

    def _change(self) -> None:
        self._busy = True
        self.status.show(_("Bezig: dit duurt even."))
        self.change()

    @work(thread=True, exclusive=True, group="words")
    def change(self) -> None:
        """Change it; sealing one's keys anew takes a moment, and keys must not wait for it."""
        error = None
        try:
            choose_own_words(self._desk, self._present, self._new)
        except WamsError as failed:
            error = failed
        self.post_message(self.Done(error))

    @on(Done)
    def finish(self, event: Done) -> None:
        """Go on, or ask again for what was not accepted; the rest stays typed."""
        if isinstance(event.error, Locked):
            self._present = ""
            self._ask(Step.PRESENT, event.error)
        elif event.error is not None:
            self._ask(Step.NEW, event.error)
        else:
            self._present = self._new = self.field.value = ""
            self._leave()

    def _leave(self) -> None:
        app, told = self.app, _("Uw wachtwoordzin is gewijzigd. Eerdere back-ups gaan nog met de oude zin open.")
        if self._go_on is not None:
            self._go_on()
        else:
            self.dismiss()
        app.push_screen(Notice(told))

    def keys_here(self) -> Iterator[Binding]:
        """Name what Esc does on the first page of who must choose: there is no screen below it."""
        leaves = self._go_on is not None and self._step is Step.PRESENT
        for one in super().keys_here():
            yield replace(one, description=N_("stoppen")) if leaves and one.key == "escape" else one

    # -- keys ----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Other words are offered where words are."""
        return self._step is Step.NEW if action == "other_words" else super().check_action(action, parameters)

    def action_show_typed(self) -> None:
        """Show what is typed, or stars again."""
        self.field.password = not self.field.password

    def action_other_words(self) -> None:
        """Suggest six other words."""
        self._suggested, self._new = suggest_words(), ""
        self._ask(Step.NEW)

    def action_back(self) -> None:
        """Go a step back; before the first one there is nothing changed, and with first words no way on."""
        if self._busy:
            return
        if self._step is Step.AGAIN:
            self._ask(Step.NEW)
        elif self._step is Step.NEW:
            self._present = self._new = ""
            self._ask(Step.PRESENT)
        elif self._go_on is not None:
            self.app.exit()
        else:
            self.dismiss()

    def others_wrote(self) -> None:
        """There is nothing here that others change."""
