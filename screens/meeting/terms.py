"""What a conference is held for and on which basis: chosen once, by a person; nothing is chosen beforehand."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.frame import Frame
from screens.seat import Seat
from screens.widgets.bars import KeyHint, hint_of
from screens.widgets.choice_list import ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.codes import Basis, Purpose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.choices import Choice
from wams_tui.desk.meeting.preparing import bases_of, choose_terms, purposes_of
from wams_tui.locale import _


class OneOf(Frame[None]):
    """One of the choices, by its number or with Enter."""

    ENTER: ClassVar[str] = N_("kiezen")

    view = getters.query_one(ChoiceList)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._choices: dict[str, Choice] = {}

    def heading(self) -> str:
        """Return what the header says."""
        return f"{_(self.TITLE_TEXT)} · {self.seat.label}"

    def choices(self) -> Sequence[Choice]:
        """Return what there is to choose from."""
        raise NotImplementedError

    def chosen(self, code: str) -> None:
        """Go on with what was chosen."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """One list."""
        yield ChoiceList(id="body")

    def begin(self) -> None:
        """Show the choices; none is chosen."""
        super().begin()
        self.header.show(self.heading())
        self._choices = {one.code.value: one for one in self.choices()}
        self.view.focus()
        none = [Item.prose(_("Er is vandaag niets dat hier kan."), Tone.REFUSED)]
        self.view.show([self._item(one) for one in self._choices.values()] or none)
        self.view.unset()
        self.show_keys()

    def _item(self, one: Choice) -> Item:
        notes = tuple(Note(_(text)) for text in (one.obstacle or one.note,) if text)
        if not one.open:
            return Item(_(one.title), key=one.code.value, sign=" x ", tone=Tone.DIM, notes=notes)
        return Item(_(one.title), key=one.code.value, sign="( )", notes=notes)

    def show_keys(self) -> None:
        """Name the numbers: Enter alone chooses nothing until one has gone somewhere."""
        if not self.is_attached:
            return
        last = self.view.last
        numbers = [KeyHint("1" if last == 1 else f"1-{last}", _(self.ENTER))] if last else []
        rest = [hint_of(one) for one in self.keys_here() if one.show and not (last and one.action == "choose")]
        self.footer.show([*numbers, *rest])

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose, or say why not."""
        if event.item is None:
            if self.view.last:
                self.status.alarm(_("Kies een nummer van 1 tot en met {last}.").format(last=self.view.last))
            return
        one = self._choices[event.item.key]
        if one.open:
            self.chosen(one.code.value)
        else:
            self.status.alarm(_(one.obstacle))


class _OfMeeting(OneOf):
    """A choice for one conference."""

    def __init__(self, seat: Seat, meeting: str) -> None:
        super().__init__(seat)
        self.meeting_id = meeting


class PurposeOfMeeting(_OfMeeting):
    """What the conference is held for."""

    TITLE_TEXT: ClassVar[str] = N_("Overleg: waarvoor?")
    ABOUT: ClassVar[str] = N_(
        "Kies waarvoor het overleg wordt gehouden; daarna op welke grondslag. Dat geldt voor wat in dit overleg wordt "
        "gezegd en voor de verslagen ervan. Er is niets vooraf gekozen."
    )

    def choices(self) -> Sequence[Choice]:
        """The purposes a conference can have."""
        return purposes_of(self.seat.desk, self.seat.opened, self.meeting_id)

    def chosen(self, code: str) -> None:
        """Go on to the basis."""
        self.app.push_screen(BasisOfMeeting(self.seat, self.meeting_id, Purpose(code)))


class BasisOfMeeting(_OfMeeting):
    """On which basis it is held."""

    TITLE_TEXT: ClassVar[str] = N_("Overleg: op welke grondslag?")
    ABOUT: ClassVar[str] = N_(
        "Kies de grondslag. Een grondslag met x is hier dicht, met de reden erbij. Er is niets vooraf gekozen."
    )

    def __init__(self, seat: Seat, meeting: str, purpose: Purpose) -> None:
        super().__init__(seat, meeting)
        self._purpose = purpose

    def choices(self) -> Sequence[Choice]:
        """The bases for that purpose."""
        return bases_of(self.seat.desk, self.seat.opened, self.meeting_id, self._purpose)

    def chosen(self, code: str) -> None:
        """Store it, and go back to the conference."""
        seat = self.seat
        try:
            seat.opened = choose_terms(seat.desk, seat.opened, self.meeting_id, self._purpose, Basis(code))
        except WamsError as error:
            self.tell(error)
            return
        told = _("Gekozen: {purpose}, {basis}.").format(
            purpose=_(label(self._purpose)), basis=seat.desk.rules.basis(Basis(code)).title
        )
        app = self.app
        app.pop_screen()
        if isinstance(app.screen, PurposeOfMeeting):
            app.pop_screen()
        below = app.screen
        if isinstance(below, Frame):
            below.status.show(told)
