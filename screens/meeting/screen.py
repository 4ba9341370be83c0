"""*Overleg*: one conference: when, who, what for, and its agenda with what was decided under each item."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.meeting.entry import MeetingEntry
from screens.meeting.live import MeetingFrame
from screens.meeting.words import about, names, room_line, said_under, terms, when
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day, place_of
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting, MeetingState
from wams_tui.casework.words import N_
from wams_tui.desk.meeting.holding import call_off
from wams_tui.desk.meeting.inviting import invite, suggest_invitation
from wams_tui.desk.meeting.preparing import drop_item, move_item
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

_PUNT = "punt:"


class MeetingScreen(MeetingFrame):
    """One conference, in preparation or held."""

    TITLE_TEXT: ClassVar[str] = N_("Overleg")
    ENTER: ClassVar[str] = N_("wie in de kamer")
    ABOUT: ClassVar[str] = N_(
        "Eén casusoverleg. g zet een agendapunt erbij, J en K verplaatsen het, e zegt over wie en wat het gaat, d "
        "verandert de dag en wie is uitgenodigd. Enter op een punt laat zien wie daarvoor in de kamer is en wat er dan "
        "gezegd kan worden. p kiest eenmaal doel en grondslag; er is niets vooraf gekozen. u maakt een uitnodiging "
        "voor de agenda, met alleen de code van de casus; r maakt voor ieder een agenda van de punten waar die bij is, "
        "als verstrekking. h legt vast wie er is; daarna typt u bij elk punt besluiten "
        "(b), acties (a) en wat iemand zegt (z). Acties staan meteen in het plan. v maakt de verslagen, voor ieder een "
        "eigen. W wist een titel, besluit of reden voorgoed, als iemand daar recht op heeft."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "type('punt')", N_("agendapunt"), id="overleg.punt"),
        Binding("h", "hold", N_("wie is er"), id="overleg.aanwezig"),
        Binding("p", "terms", N_("doel en grondslag"), id="overleg.doel"),
        Binding("v", "minutes", N_("verslag"), id="overleg.verslag"),
        Binding("u", "invite", N_("uitnodigen"), id="overleg.uitnodigen"),
        Binding("r", "agendas", N_("agenda's"), id="overleg.agendas"),
        Binding("e", "edit", N_("punt wijzigen"), id="overleg.wijzigen"),
        Binding("d", "change", N_("dag en genodigden"), id="overleg.dag"),
        Binding("J,ctrl+down", "shift(1)", N_("omlaag"), show=False, id="overleg.omlaag"),
        Binding("K,ctrl+up", "shift(-1)", N_("omhoog"), show=False, id="overleg.omhoog"),
        Binding("x", "drop", N_("weg"), show=False, id="overleg.weg"),
        Binding("X", "call_off", N_("afgelasten"), show=False, id="overleg.afgelasten"),
    ]

    def __init__(self, seat: Seat, meeting: str) -> None:
        super().__init__(seat, meeting)
        self.place = f"overleg:{seat.opened.id}:{meeting}"
        self._go = ""

    def body(self) -> ComposeResult:
        """One list, and the line to type on."""
        yield ItemList(id="body")
        yield MeetingEntry()

    def item_here(self) -> AgendaItem | None:
        """The item under the cursor."""
        key = self.view.current.key if self.view.current else ""
        return next((one for one in self.meeting.agenda if key == f"{_PUNT}{one.id}"), None)

    def go_to_item(self, item: str) -> None:
        """Go to it when the list is shown next."""
        self._go = f"{_PUNT}{item}"

    def show_anew(self) -> None:
        """Show the conference as it is."""
        meeting = self.meeting
        self.header.show(f"{_(self.TITLE_TEXT)} {when(meeting)} · {self.seat.label}", _(label(meeting.state)))
        key, self._go = self._go or None, ""
        self.view.show(list(self._items(meeting)), key)
        self.refresh_bindings()
        self.show_keys()

    def _items(self, meeting: Meeting) -> Iterator[Item]:
        file = self.seat.opened.file
        basis = self.seat.desk.rules.basis(meeting.basis).title if meeting.basis is not None else ""
        where = meeting.place or _("plaats nog niet bekend")
        yield Item.prose(f"{when(meeting)} · {where} · {_(label(meeting.state))}")
        yield Item.prose(terms(meeting, basis), Tone.PLAIN if meeting.basis is not None else Tone.WEIGH)
        yield Item.prose(_("Uitgenodigd: {names}.").format(names=names(file, meeting.invited) or _("niemand")))
        why = _("niemand; {why}").format(why=meeting.without_family) if meeting.without_family else _("niemand")
        family = names(file, meeting.family) or why
        yield Item.prose(_("Van het huishouden: {names}.").format(names=family))
        for one in meeting.attendance:
            if not one.came:
                told = _("Niet gekomen: {name}.").format(name=names(file, [one.who]))
                yield Item.prose(f"{told} {one.reason}".strip(), Tone.DIM)
        yield Item.gap()
        yield Item.heading(_("Agenda ({count})").format(count=len(meeting.agenda)))
        if not meeting.agenda:
            yield Item.prose(_("Nog geen agendapunten: g zet er een bij."), Tone.DIM)
        for number, item in enumerate(meeting.agenda, start=1):
            presenter = _("brengt in: {name}").format(name=names(file, [item.presenter])) if item.presenter else ""
            notes = [Note(" · ".join(part for part in (about(file, item), presenter) if part))]
            notes.append(Note(room_line(file, meeting, item)))
            notes.extend(said_under(file, item))
            yield Item(f"{number}. {item.title}", key=f"{_PUNT}{item.id}", notes=tuple(notes))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A conference that was called off is only read; who only looks on changes nothing."""
        changes = ("type", "hold", "terms", "invite", "edit", "change", "shift", "drop", "call_off")
        if action in changes and not (self.is_mounted and may(self.seat.desk, Task.CASUS_BEWERKEN)):
            return False
        state = self.meeting.state if self.is_mounted else MeetingState.AFGELAST
        if action in changes and state is MeetingState.AFGELAST:
            return action == "invite"
        if action in ("invite", "call_off", "change"):
            return state is not MeetingState.GEHOUDEN
        if action == "minutes":
            return state is MeetingState.GEHOUDEN
        if action == "agendas":
            return self.is_mounted and self.meeting.is_ahead
        if action in ("shift", "drop", "edit"):
            return self.item_here() is not None
        return super().check_action(action, parameters)

    def keys_here(self) -> Iterator[Binding]:
        """Before it begins, name first what is still to be prepared; on its day, who is there."""
        meeting = self.meeting
        wanted = {"terms": 2 if meeting.purpose is None else 4}
        if meeting.is_ahead:
            begins = meeting.on <= self.seat.desk.today()
            wanted |= {"hold": 0 if begins else 4, "type('punt')": 1, "invite": 3}
        else:
            wanted |= {f"type('{kind}')": 0 for kind in ("besluit", "actie", "woorden")} | {"minutes": 1}
        last = {"page(1)": 6, "back": 7, "help": 8}
        return iter(sorted(super().keys_here(), key=lambda one: (wanted | last).get(one.action, 5)))

    @on(ItemList.Chosen)
    def open_room(self) -> None:
        """Show who is in the room for the item one is on."""
        item = self.item_here()
        if item is not None:
            from screens.meeting.room import RoomScreen

            self.status.show("")
            self.app.push_screen(RoomScreen(self.seat, self.meeting_id, item.id))

    def action_edit(self) -> None:
        """Say whom and what the item one is on is about."""
        from screens.meeting.forms import ItemForm

        item = self.item_here()
        if item is not None:
            self.app.push_screen(ItemForm(self.seat, self.meeting_id, item.id))

    def action_change(self) -> None:
        """Change when and where it is, and who is invited."""
        from screens.meeting.forms import MeetingForm

        before = self.meeting

        def changed(_none: object) -> None:
            now = self.meeting
            moved = (now.on, now.starts_at, now.ends_at) != (before.on, before.starts_at, before.ends_at)
            if moved and now.sequence:
                self.status.show(_("De uitnodiging klopt niet meer: u maakt een nieuwe voor de agenda."))
            elif now != before:
                self.status.show("")

        self.app.push_screen(MeetingForm(self.seat, self.meeting_id), changed)

    def action_hold(self) -> None:
        """Record who is there; before its day there is nobody to record, and one hears so before typing."""
        from screens.meeting.forms import AttendanceForm

        if self.meeting.on > self.seat.desk.today():
            told = _("Dit overleg is pas op {day}; met d verandert u de dag.")
            self.status.alarm(told.format(day=day(self.meeting.on)))
            return

        def begun(_none: object) -> None:
            if self.meeting.state is MeetingState.GEHOUDEN:
                self.status.show(_("Ga op een punt staan en typ: b een besluit, a een actie, z wat iemand zegt."))

        self.app.push_screen(AttendanceForm(self.seat, self.meeting_id), begun)

    def action_terms(self) -> None:
        """Choose what it is held for, and on which basis."""
        from screens.meeting.terms import PurposeOfMeeting

        self.app.push_screen(PurposeOfMeeting(self.seat, self.meeting_id))

    def action_minutes(self) -> None:
        """Show who gets minutes, and make them."""
        from screens.meeting.minutes import MinutesScreen

        self.app.push_screen(MinutesScreen(self.seat, self.meeting_id))

    def action_agendas(self) -> None:
        """Show who gets an agenda beforehand, and make them."""
        from screens.meeting.agendas import AgendasScreen

        self.app.push_screen(AgendasScreen(self.seat, self.meeting_id))

    def action_shift(self, step: int) -> None:
        """Move the item one is on."""
        item = self.item_here()
        if item is not None:
            self.do(lambda: move_item(self.seat.desk, self.seat.opened, self.meeting_id, item.id, step))

    def action_drop(self) -> None:
        """Take the item one is on off the agenda."""
        item = self.item_here()
        if item is not None and self.do(lambda: drop_item(self.seat.desk, self.seat.opened, self.meeting_id, item.id)):
            self.status.show(_("Van de agenda gehaald: {title}.").format(title=item.title))

    def action_invite(self) -> None:
        """Make the file that goes into calendars, after a yes that says what is in it."""
        path = suggest_invitation(self.seat.desk, self.seat.opened, self.meeting_id)
        file, meeting = self.seat.opened.file, self.meeting
        off = meeting.state is MeetingState.AFGELAST
        what = _("Afzegging voor de agenda") if off else _("Uitnodiging voor de agenda")
        told = [
            (f"{what}: {when(meeting)}", Tone.STRONG),
            (_("In het bestand staan de code {code}, de dag en de tijd. Geen naam, geen plaats, niets uit de "
               "casus.").format(code=file.case.code), Tone.PLAIN),
            ("", Tone.PLAIN),
            (_("Vastgelegd wordt dat deze genodigden zijn gevraagd: {names}.").format(
                names=names(file, meeting.listeners)), Tone.PLAIN),
            (_("Bestand: {path}").format(path=place_of(path)), Tone.DIM),
        ]  # fmt: skip

        def answered(sure: str | None) -> None:
            if sure != YES:
                return
            try:
                made = invite(self.seat.desk, self.seat.opened, self.meeting_id, path)
            except WamsError as error:
                self.tell(error)
                self.seat.reload()
            else:
                self.seat.opened = made.opened
                self.status.show(_("Gemaakt: {path}").format(path=place_of(made.path)))
            self.show_anew()

        self.app.push_screen(Sure(what, told), answered)

    def action_call_off(self) -> None:
        """Call the conference off, after a yes."""
        told = [
            (_("Het overleg van {when} gaat niet door.").format(when=when(self.meeting)), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("Is er al uitgenodigd, maak daarna met u de afzegging voor de agenda."), Tone.PLAIN),
        ]

        def answered(sure: str | None) -> None:
            if sure == YES:
                self.do(lambda: call_off(self.seat.desk, self.seat.opened, self.meeting_id))

        self.app.push_screen(Sure(_("Afgelasten"), told), answered)
