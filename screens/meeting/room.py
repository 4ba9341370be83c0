"""*In de kamer*: for one agenda item who is there, what may be said to all of them, and who stands in its way."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.explain import Explain, possibility_text, prospect_text
from screens.meeting.entry import MeetingEntry
from screens.meeting.live import MeetingFrame
from screens.meeting.words import (
    about,
    as_what,
    called,
    names,
    room_line,
    said_under,
    topic_item,
    topic_name,
    topics_short,
    verdict_line,
    when,
)
from screens.possible.who import Who
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.prose import Paragraph, Prose
from wams_tui.casework.meeting.meeting import AgendaItem, MeetingState
from wams_tui.casework.words import N_
from wams_tui.desk.kinds import Possibility
from wams_tui.desk.meeting.holding import admit, come_or_go, let_in
from wams_tui.desk.meeting.preparing import invitable
from wams_tui.desk.meeting.room import Room, Said, together
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

_WHO = "wie:"
_TOPIC = "onderwerp:"
_NUMBERED = 9


class RoomScreen(MeetingFrame):
    """One item of a conference, while it is prepared and while it is held."""

    TITLE_TEXT: ClassVar[str] = N_("In de kamer")
    ENTER: ClassVar[str] = N_("uitleg")
    ABOUT: ClassVar[str] = N_(
        "Wie er voor dit agendapunt in de kamer is, en wat er dan gezegd kan worden: de strengste aanwezige beslist. "
        "Een cijfer of Spatie laat iemand erin of eruit voor dit punt; w doet dat vanaf hier, voor wie later komt of "
        "eerder weggaat; n laat iemand binnen die niet was uitgenodigd. Bij elk onderwerp staat wie weg moet zijn "
        "voordat het gezegd kan worden; Enter legt uit waarom. Tab gaat naar het volgende punt."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "let", N_("erin/eruit"), id="kamer.wissel"),
        Binding("w", "from_here", N_("vanaf hier"), id="kamer.vanaf"),
        Binding("tab", "item(1)", N_("volgend punt"), id="kamer.volgend"),
        Binding("shift+tab", "item(-1)", N_("vorig punt"), show=False, id="kamer.vorig"),
        Binding("n", "admit", N_("komt erbij"), show=False, id="kamer.erbij"),
        Binding("e", "edit", N_("punt wijzigen"), show=False, id="kamer.wijzigen"),
    ]

    def __init__(self, seat: Seat, meeting: str, item: str) -> None:
        super().__init__(seat, meeting)
        self._item = item
        self._rooms: dict[str, Room] = {}
        self._said: tuple[Said, ...] = ()
        self.place = f"overleg-punt:{seat.opened.id}:{meeting}:{item}"

    def body(self) -> ComposeResult:
        """The verdict, which stays in sight; the list; and the line to type on."""
        yield Prose(id="verdict")
        yield ItemList(id="body")
        yield MeetingEntry()

    def begin(self) -> None:
        """Show the room."""
        self.query_one("#verdict", Prose).can_focus = False
        super().begin()

    @property
    def shown_item(self) -> str:
        """The item this is about."""
        return self._item

    def item_here(self) -> AgendaItem | None:
        """The item this is about."""
        return self.meeting.item(self._item)

    @property
    def room(self) -> Room:
        """Who may hear what of this item; worked out anew only when what it rests on was changed."""
        file, meeting, item = self.seat.opened.file, self.meeting, self.meeting.item(self._item)
        found = self._rooms.get(self._item)
        if found is None or not found.still_holds(file, meeting, item):
            found = self._rooms[self._item] = Room(self.seat.desk, file, meeting, item, found)
        return found

    def show_anew(self) -> None:
        """Show who is in the room, and what may be said."""
        file, meeting = self.seat.opened.file, self.meeting
        item = meeting.item(self._item)
        number = [one.id for one in meeting.agenda].index(item.id) + 1
        self.header.show(f"{number}. {item.title} · {when(meeting)} · {file.case.code}")
        self._said = self.room.table.said(meeting.in_room(item))
        sentence, tone = verdict_line(file, self._said)
        told: list[Paragraph] = [(f"{about(file, item)}. {room_line(file, meeting, item)}", Tone.PLAIN)]
        told.append((sentence, tone))
        if meeting.purpose is None:
            told.append((_("Doel en grondslag zijn nog niet gekozen: dit is wat mogelijk is."), Tone.WEIGH))
        self.query_one("#verdict", Prose).show(told)
        self.view.show(list(self._items(item)))
        self.refresh_bindings()
        self.show_keys()

    def _items(self, item: AgendaItem) -> Iterator[Item]:
        file, meeting = self.seat.opened.file, self.meeting
        inside = set(meeting.in_room(item))
        yield Item.heading(_("In de kamer ({count})").format(count=len(inside)))
        for number, who in enumerate(meeting.listeners, start=1):
            yield self._listener(who, number, inside=who in inside)
        yield Item.gap()
        yield Item.heading(_("Wat er ter tafel kan komen"))
        if not self._said:
            yield Item.prose(_("Zeg met e over wie en wat dit punt gaat."), Tone.DIM)
        groups = together(self._said)
        for person in dict.fromkeys(one.topic.persons[0] for one in self._said if one.topic.persons):
            yield Item.prose(_("van {name}").format(name=called(file).get(person, "?")), Tone.STRONG)
            yield from (topic_item(file, same) for same in groups if same[0].topic.persons[:1] == (person,))
        noted = list(said_under(file, item))
        if noted:
            yield Item.gap()
            yield Item.heading(_("Besloten en afgesproken"))
            yield from (Item.prose(text, tone) for text, tone in noted)

    def _listener(self, who: str, number: int, *, inside: bool) -> Item:
        file, meeting = self.seat.opened.file, self.meeting
        bars = topics_short(file, (one.topic for one in self._said if who in one.bars), who)
        notes = []
        if meeting.stayed_away(who):
            notes.append(Note(_("is er niet")))
        if bars:
            notes.append(Note(_("mag niet horen: {what}").format(what=bars), Tone.REFUSED))
        sign = f"{number if number <= _NUMBERED else ' '} [{'x' if inside else ' '}]"
        return Item(as_what(file, who), key=f"{_WHO}{who}", sign=sign, notes=tuple(notes))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letting in and out works on a person, for who may change the case."""
        changes = ("let", "from_here", "admit", "edit", "type")
        if action in changes:
            if not (self.is_mounted and may(self.seat.desk, Task.CASUS_BEWERKEN)):
                return False
            if self.meeting.state is MeetingState.AFGELAST:
                return False
        return super().check_action(action, parameters)

    # -- in and out ----------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A number lets somebody in or out."""
        char = event.character or ""
        listeners = self.meeting.listeners
        if self.view.has_focus and len(char) == 1 and char in "123456789"[: len(listeners)]:
            event.stop()
            event.prevent_default()
            if self.check_action("let", ()):
                self._let(listeners[int(char) - 1])

    @property
    def _who_here(self) -> str:
        key = self.view.current.key if self.view.current else ""
        return key.removeprefix(_WHO) if key.startswith(_WHO) else ""

    def action_let(self) -> None:
        """Let the one the cursor is on in or out, for this item."""
        if self._who_here:
            self._let(self._who_here)
        else:
            self.status.show(_("Ga op iemand in de lijst staan, of druk het cijfer."))

    def _let(self, who: str) -> None:
        item = self.meeting.item(self._item)
        if self.meeting.stayed_away(who):
            self.status.alarm(_("{name} is er niet; h bij het overleg zegt wie er is.").format(name=self._called(who)))
            return
        inside = who not in self.meeting.in_room(item)
        desk, opened = self.seat.desk, self.seat.opened
        if self.do(lambda: let_in(desk, opened, self.meeting_id, self._item, who, inside=inside)):
            told = _("{name} is erbij voor dit punt.") if inside else _("{name} is eruit voor dit punt.")
            self.status.show(told.format(name=self._called(who)))

    def action_from_here(self) -> None:
        """Let the one the cursor is on come in, or go, for this item and those after it."""
        who = self._who_here
        if not who:
            self.status.show(_("Ga op iemand in de lijst staan."))
            return
        inside = who not in self.meeting.in_room(self.meeting.item(self._item))
        desk, opened = self.seat.desk, self.seat.opened
        if self.do(lambda: come_or_go(desk, opened, self.meeting_id, self._item, who, inside=inside)):
            told = _("{name} is erbij vanaf dit punt.") if inside else _("{name} is weg vanaf dit punt.")
            self.status.show(told.format(name=self._called(who)))

    def action_admit(self) -> None:
        """Let somebody in who was not invited."""
        file, meeting = self.seat.opened.file, self.meeting
        known = (*(one.id for one in invitable(file, meeting.on)), *(one.id for one in file.persons))
        others = [who for who in known if who not in meeting.listeners]
        people = [Item(as_what(file, who), key=who) for who in others]

        def chosen(who: str | None) -> None:
            if who and self.do(lambda: admit(self.seat.desk, self.seat.opened, self.meeting_id, self._item, who)):
                self.status.show(_("{name} is erbij vanaf dit punt.").format(name=self._called(who)))

        self.app.push_screen(Who(_("Wie komt erbij?"), people), chosen)

    def action_item(self, step: int) -> None:
        """Go to the next or previous item of the agenda."""
        order = [one.id for one in self.meeting.agenda]
        self._item = order[(order.index(self._item) + step) % len(order)]
        self.place = f"overleg-punt:{self.seat.opened.id}:{self.meeting_id}:{self._item}"
        self.status.show("")
        self.show_anew()

    def action_edit(self) -> None:
        """Say what this item is about."""
        from screens.meeting.forms import ItemForm

        self.app.push_screen(ItemForm(self.seat, self.meeting_id, self._item))

    # -- why -----------------------------------------------------------------------------------------------------

    @on(ItemList.Chosen)
    def explain(self, event: ItemList.Chosen) -> None:
        """Explain why something may not be said, for each who stands in its way."""
        key = event.item.key if event.item else ""
        if key.startswith(_WHO):
            self._explain_person(key.removeprefix(_WHO))
            return
        if not key.startswith(_TOPIC):
            return
        file = self.seat.opened.file
        one = next(said for said in self._said if f"{_TOPIC}{said.topic.key}" == key)
        told: list[Paragraph] = [(verdict_of(one, names(file, one.bars), names(file, one.weighs)), Tone.STRONG)]
        for who in (*one.bars, *one.weighs) or self.meeting.in_room(self.meeting.item(self._item)):
            found = self.room.possibility(one.topic, who)
            if found is None:
                continue
            told += [("", Tone.PLAIN), (as_what(file, who), Tone.HEADING), *self._why(found)]
        self.app.push_screen(Explain(topic_name(file, [one.topic]), told))

    def _explain_person(self, who: str) -> None:
        """Explain what one person may not hear of this item, and what somebody weighs first; nobody goes in or out."""
        file = self.seat.opened.file
        told: list[Paragraph] = []
        for one in self._said:
            found = self.room.possibility(one.topic, who)
            if found is not None and who in (*one.bars, *one.weighs):
                told += [(topic_name(file, [one.topic]), Tone.HEADING), *self._why(found), ("", Tone.PLAIN)]
        nothing = (_("Wat bij dit punt ter tafel komt, kan gezegd worden waar deze persoon bij is."), Tone.STRONG)
        self.app.push_screen(Explain(as_what(file, who), told or [nothing]))

    def _why(self, found: Possibility) -> Sequence[Paragraph]:
        """Say why, with purpose and basis chosen or, where nobody chose yet, as what is possible."""
        if self.meeting.purpose is not None:
            return prospect_text(found)
        return possibility_text(self.seat.desk, found)

    def _called(self, who: str) -> str:
        return called(self.seat.opened.file).get(who, "?")


def verdict_of(one: Said, bars: str, weighs: str) -> str:
    """Return in a sentence whether one thing may be said to those who are there."""
    if one.bars:
        return _("Dit kan pas gezegd worden als weg is: {names}.").format(names=bars)
    if one.weighs:
        return _("Eerst weegt iemand dit af, voor: {names}.").format(names=weighs)
    return _("Dit kan gezegd worden tegen wie er nu is.")
