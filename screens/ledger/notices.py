"""*Kennisgevingen*: which recipient is to be told what, and what became of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.form.fields import Choice, Day, Field, Filled, Option, Text
from screens.form.screen import FormScreen
from screens.ledger.words import TOLD, notice_words
from screens.letters.blank import BlankLetter
from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.prose import Paragraph
from wams_tui.casework.disclosing.notices import TASKS, Notice, NoticeOutcome
from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.ledger.telling import Form, Telling, notice_letter, record_told, write_notice
from wams_tui.locale import _


class NoticesScreen(LiveFrame):
    """The notices of one case, those still to be done first."""

    TITLE_TEXT: ClassVar[str] = N_("Kennisgevingen")
    ENTER: ClassVar[str] = N_("vastleggen")
    ABOUT: ClassVar[str] = N_(
        "Wie iets kreeg dat niet klopt, is gewist of niet meer telt, moet dat horen. Enter legt vast hoe u het "
        "vertelde, of waarom dat onmogelijk was. b toont de brief voor de ontvanger; er staat niemand in."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "letter", N_("brief"), id="kennisgevingen.brief"),
    ]
    CSS_PATH: ClassVar[str] = "notices.tcss"

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"kennisgevingen:{seat.opened.id}"

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show them."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show them as they stand now."""
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        notices = sorted(self.seat.opened.file.notices, key=lambda one: (not one.is_open, one.due_on, one.id))
        items = [self._item(one) for one in notices] or [Item.prose(_("Er is niemand iets te vertellen."), Tone.DIM)]
        self.view.show(items, self.view.current.key if self.view.current else "")
        self.show_keys()

    def _item(self, one: Notice) -> Item:
        sign = "!" if one.is_open else "v"
        return Item(notice_words(_organisation(self.seat, one), one), key=one.id, sign=sign, notes=(Note(one.words),))

    @on(ItemList.Chosen)
    def open_notice(self, event: ItemList.Chosen) -> None:
        """Write down what became of one that is still to be done."""
        notice = self._notice(event.item)
        if notice is None:
            return
        if notice.is_open:
            self.app.push_screen(NoticeForm(self.seat, notice.id))
        else:
            self.status.show(_("Dit is al gedaan."))

    def action_letter(self) -> None:
        """Show the letter for the notice under the cursor."""
        notice = self._notice(self.view.current)
        if notice is not None:
            self.app.push_screen(NoticeLetter(self.seat, notice.id))

    def _notice(self, item: Item | None) -> Notice | None:
        return next((one for one in self.seat.opened.file.notices if item is not None and one.id == item.key), None)


class NoticeLetter(BlankLetter):
    """The letter to a recipient, as it will be on paper."""

    TITLE_TEXT: ClassVar[str] = N_("Brief aan de ontvanger")
    ABOUT: ClassVar[str] = N_(
        "De brief aan wie iets kreeg dat niet klopt, is gewist of niet meer telt. Er staat niemand in; alleen het "
        "kenmerk van de verstrekking en de plaats in dat document. 1 maakt een PDF, 2 een ODT."
    )
    MADE: ClassVar[str] = N_("De brief staat in {path}. Er staat niemand in; alleen het kenmerk van de verstrekking.")

    def __init__(self, seat: Seat, notice: str) -> None:
        super().__init__(seat)
        self._notice_id = notice
        self.place = f"kennisgevingsbrief:{seat.opened.id}:{notice}"

    def letter(self) -> Publication:
        """Return the letter."""
        return notice_letter(self.seat.desk, self.seat.opened, self.seat.opened.file.notice(self._notice_id))

    def write(self, form: str) -> Path:
        """Write it beside other documents of one's own."""
        notice = self.seat.opened.file.notice(self._notice_id)
        return write_notice(self.seat.desk, self.seat.opened, notice, Form(form))


class NoticeForm(FormScreen):
    """What became of one notice."""

    seat: Seat
    TITLE_TEXT: ClassVar[str] = N_("Kennisgeving")
    ABOUT: ClassVar[str] = N_(
        "Schrijf op hoe en wanneer de ontvanger het hoorde. Alleen als vertellen onmogelijk is of onevenredig veel "
        "moeite kost, mag het zonder; schrijf dan waarom (AVG, artikel 19)."
    )

    def __init__(self, seat: Seat, notice: str) -> None:
        super().__init__(seat)
        self._notice_id = notice
        self.place = f"kennisgeving:{seat.opened.id}:{notice}"

    def fields(self) -> Sequence[Field]:
        """Return what became of it, when and how."""
        options = tuple(Option(one.value, _(text)) for one, text in TOLD.items())
        return (
            Choice("uitkomst", _("Wat werd het?"), needed=True, options=options),
            Text("hoe", _("Hoe, en aan wie? Of waarom niet?"), needed=True, rows=2),
            Day("dag", _("Wanneer?"), _("Leeg is vandaag."), past=True, latest=self.seat.desk.today()),
        )

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say what is to be told, and to whom."""
        del filled
        notice = self.seat.opened.file.notice(self._notice_id)
        task = _(TASKS[notice.why]).format(organisation=_organisation(self.seat, notice))
        references = ", ".join(notice.disclosures)
        return [
            (task, Tone.STRONG),
            (notice.words, Tone.PLAIN),
            (_("Verstrekking: {references}").format(references=references), Tone.DIM),
        ]

    def save(self, filled: Filled) -> OpenCase | None:
        """Store it."""
        desk = self.seat.desk
        outcome = NoticeOutcome(filled.text("uitkomst"))
        telling = Telling(outcome, filled.day("dag") or desk.today(), filled.text("hoe"))
        return record_told(desk, self.seat.opened, self._notice_id, telling)


def _organisation(seat: Seat, notice: Notice) -> str:
    named = {one.id: one.organisation for one in seat.opened.file.participants}
    return named.get(notice.participant, "?")
