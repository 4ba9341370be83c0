"""What both screens of a conference share: the case, the conference, and the line on which one types what is said."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.live import LiveFrame
from screens.meeting.entry import YES as YES_IT_DOES
from screens.meeting.entry import EntryKind, MeetingEntry
from screens.meeting.words import doers, speakers
from screens.plan.entry import AskLine
from screens.possible.who import Who
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import ItemList
from wams_tui.casework.codes import Category
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting, MeetingState
from wams_tui.casework.meeting.typed import NotReadError, typed_action, typed_words
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.meeting.changing import ITEM_GONE
from wams_tui.desk.meeting.holding import agree, decide, quote
from wams_tui.desk.meeting.preparing import add_item, kinds_spoken_of
from wams_tui.desk.plan.topics import topics_in
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

_BEGUN = "begonnen:"
_SAID = (EntryKind.BESLUIT, EntryKind.ACTIE, EntryKind.WOORDEN)

_STORED = {
    EntryKind.PUNT: N_("Het agendapunt staat erbij."),
    EntryKind.BESLUIT: N_("Het besluit is opgeschreven."),
    EntryKind.ACTIE: N_("De actie staat in het plan."),
    EntryKind.WOORDEN: N_("De woorden staan er, zoals ze zijn gezegd."),
}


class MeetingFrame(LiveFrame):
    """A screen of one conference. Subclasses say which item one is on.

    Args:
        seat: The case.
        meeting: The conference.
    """

    CSS_PATH: ClassVar[str] = "meeting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "type('besluit')", N_("besluit"), id="overleg.besluit"),
        Binding("a", "type('actie')", N_("actie"), id="overleg.actie"),
        Binding("z", "type('woorden')", N_("zegt"), id="overleg.zegt"),
        Binding("W", "erase", N_("wissen"), show=False, id="overleg.wissen"),
    ]

    view = getters.query_one(ItemList)
    entry = getters.query_one(MeetingEntry)

    def __init__(self, seat: Seat, meeting: str) -> None:
        super().__init__()
        self.seat = seat
        self.meeting_id = meeting
        self._waiting: MeetingEntry.Typed | None = None
        self._asked_kinds: tuple[Category, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """The conference as it is on the desk."""
        return self.seat.opened.file.meeting(self.meeting_id)

    @property
    def shown_item(self) -> str:
        """The id of the one item that the screen is about; empty where it is about the conference."""
        return ""

    def item_here(self) -> AgendaItem | None:
        """Return the agenda item one is on."""
        raise NotImplementedError

    def begin(self) -> None:
        """Show it, and keep what is typed from now on."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is said is typed once the conference has begun."""
        if action == "type" and parameters != (EntryKind.PUNT.value,):
            return self.is_mounted and self.meeting.state is MeetingState.GEHOUDEN and self.item_here() is not None
        if action == "erase":
            return self.is_mounted and not self.meeting.is_ahead and may(self.seat.desk, Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    def keys_here(self) -> Iterator[Binding]:
        """Name first what one types, once it is typed."""
        typed = {f"type('{kind.value}')": place for place, kind in enumerate(_SAID)}
        return iter(sorted(super().keys_here(), key=lambda one: typed.get(one.action, len(typed))))

    def action_erase(self) -> None:
        """Choose what is erased for good: what was written of the conference, or of the item that is shown."""
        from screens.meeting.erase_form import WrittenEraseForm, erasable

        def chosen(key: str | None) -> None:
            if key:
                self.app.push_screen(WrittenEraseForm(self.seat, key), lambda _none: self.show_anew())

        found = erasable(self.meeting, self.shown_item)
        if found:
            self.app.push_screen(Who(_("Wat wordt gewist?"), found, hint=_("Typ een deel van de tekst")), chosen)
        else:
            self.status.show(_("Er staat niets om te wissen."))

    # -- typing what is said -------------------------------------------------------------------------------------

    def action_type(self, kind: str) -> None:
        """Open the line for a decision, an action or somebody's words under the item one is on."""
        item = self.item_here()
        if kind == EntryKind.PUNT:
            self.entry.ask(EntryKind.PUNT, "", "")
        elif item is not None:
            self.entry.ask(EntryKind(kind), item.id, item.title)

    @on(MeetingEntry.Typed)
    def take_typed(self, event: MeetingEntry.Typed) -> None:
        """Store what was typed under the item it was typed for; a word that betrays something else is asked about."""
        if event.item and all(one.id != event.item for one in self.meeting.agenda):
            self.entry.blame(_(ITEM_GONE))
            return
        self._waiting, self._asked_kinds = event, self._betrayed(event)
        try:
            self._deed(event, ())
        except NotReadError as error:
            self.entry.blame(_(error.sentence).format(**error.params))
            return
        if self._asked_kinds:
            kinds = ", ".join(_(label(kind)) for kind in self._asked_kinds)
            self.entry.ask_about(_("Gaat dit ook over: {kinds}?").format(kinds=kinds))
        else:
            self._store(event, ())

    @on(AskLine.Answered)
    def answered(self, event: AskLine.Answered) -> None:
        """Store it, with what it also speaks of where it does."""
        if self._waiting is not None:
            self._store(self._waiting, self._asked_kinds if event.code == YES_IT_DOES else ())

    def _betrayed(self, event: MeetingEntry.Typed) -> tuple[Category, ...]:
        """Return the kinds of data that words in it may be about, which its item does not speak of already."""
        if event.kind is EntryKind.PUNT:
            return ()
        item = self.meeting.item(event.item)
        spoken = kinds_spoken_of(self.seat.opened.file, item)[1] if event.kind is EntryKind.BESLUIT else ()
        return tuple(kind for kind in topics_in(event.text) if kind not in spoken)

    def _store(self, event: MeetingEntry.Typed, also: tuple[Category, ...]) -> None:
        deed = self._deed(event, also)
        if not self.do(deed):
            self.entry.blame(_("Nog niet opgeslagen."))
        else:
            self.entry.stored()
            self.house.keep_typed()
            self.status.show(_(_STORED[event.kind]))
            self._doubt_speaker(event)

    def _doubt_speaker(self, event: MeetingEntry.Typed) -> None:
        """Ask whether it is right, where somebody is quoted under an item for which they are not in the room."""
        if event.kind is not EntryKind.WOORDEN:
            return
        who, _said = typed_words(event.text, speakers(self.seat.opened.file))
        if who not in self.meeting.in_room(self.meeting.item(event.item)):
            told = _("Opgeschreven, maar {name} is bij dit punt niet in de kamer. Klopt dat?")
            self.status.alarm(told.format(name=self.seat.opened.file.person(who).short_name))

    def _deed(self, event: MeetingEntry.Typed, also: tuple[Category, ...]) -> Callable[[], OpenCase]:
        desk, opened, meeting, item, text = (
            self.seat.desk, self.seat.opened, self.meeting_id, event.item, event.text,
        )  # fmt: skip
        match event.kind:
            case EntryKind.PUNT:
                return lambda: self._added(text)
            case EntryKind.BESLUIT:
                return lambda: decide(desk, opened, meeting, item, text, also)
            case EntryKind.ACTIE:
                read = typed_action(text, doers(opened.file, self.meeting), desk.today())
                return lambda: agree(desk, opened, meeting, item, read.what, read.owner, read.by_when, also)
            case EntryKind.WOORDEN:
                who, said = typed_words(text, speakers(opened.file))
                return lambda: quote(desk, opened, meeting, item, who, said, also)

    def _added(self, title: str) -> OpenCase:
        opened, item = add_item(
            self.seat.desk, self.seat.opened, self.meeting_id, AgendaItem(id="", title=title)
        )  # fmt: skip
        self.go_to_item(item)
        return opened

    def go_to_item(self, item: str) -> None:
        """Put the cursor on an item once it is shown; for the screen that lists them."""

    @on(MeetingEntry.Shut)
    def back_to_list(self) -> None:
        """Go on in the list."""
        self.view.focus()
        self.show_keys()

    def do(self, deed: Callable[[], OpenCase]) -> bool:
        """Do something to the conference and show it; what is wrong is told, and nothing is lost."""
        try:
            self.seat.opened = deed()
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
            return False
        except WamsError as error:
            self.tell(error)
            return False
        self.show_anew()
        return True

    def _settled(self, opened: OpenCase | None) -> None:
        if opened is not None:
            self.seat.opened = opened
        self.show_anew()

    # -- a line that drops, and coming back ----------------------------------------------------------------------

    def spot(self) -> Spot:
        """Where one is in the list, and what stands on the line."""
        return {**super().spot(), **self.unsaved()}

    def unsaved(self) -> Spot:
        """What stands on the line, or was begun there and left, and is not stored."""
        typed = self.entry.unsaved
        said = {"soort": self.entry.kind.value, "punt": self.entry.item, "getypt": typed} if typed else {}
        begun = {f"{_BEGUN}{kind.value}:{item}": text for (kind, item), text in self.entry.begun().items()}
        return {**said, **begun}

    def take_spot(self, spot: Spot) -> None:
        """Go back to it, with what was typed on the line."""
        super().take_spot(spot)
        typed = text_in(spot, "getypt")
        known = {"", *(one.id for one in self.meeting.agenda)}
        for name in spot:
            kind, _colon, item = name.removeprefix(_BEGUN).partition(":")
            if name.startswith(_BEGUN) and item in known:
                self.entry.begin_again(EntryKind(kind), item, text_in(spot, name))
        if typed and text_in(spot, "punt") in known:
            item = text_in(spot, "punt")
            title = self.meeting.item(item).title if item else ""
            self.entry.ask(EntryKind(text_in(spot, "soort")), item, title)
            self.entry.put(typed)

    def action_back(self) -> None:
        """Go back; what was begun on the line is only given up after a yes."""
        if self.entry.left() is None:
            super().action_back()
            return
        told = [
            (_("Wat u hier typte is nog niet opgeslagen."), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("B gooit het weg. Esc gaat terug; dezelfde toets (b, a, z of g) haalt het weer op."), Tone.PLAIN),
        ]

        def answered(sure: str | None) -> None:
            if sure == YES:
                self.entry.forget()
                self.house.keep_typed(without=self)
                self.dismiss()

        self.app.push_screen(Sure(_("Weggooien wat u typte"), told), answered)
