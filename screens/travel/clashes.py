"""*Kantoor of laptop*: what both sides changed, beside each other; a person chooses, part by part, now or later."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from screens.plainly import COVERED, plainly
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import moment
from wams_tui.casework.casefile import Entity
from wams_tui.casework.errors import WamsError
from wams_tui.casework.fieldnames import kind_name, part_name
from wams_tui.casework.travel.clash import Clash, ClashChoice
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.household.persons import record_seen_address
from wams_tui.desk.travel.clashes import (
    ERASED,
    as_it_went,
    decide_clash,
    hides_address,
    open_clashes,
    sides,
)
from wams_tui.desk.viewing import names_of
from wams_tui.locale import _, n_

CHOSEN = {None: "( )", ClashChoice.KANTOOR: "(k)", ClashChoice.LAPTOP: "(l)"}
"""A sign for what is chosen: nothing, the office's, the laptop's."""

_CHOSE = "keuze:"


class ClashesScreen(LiveFrame):
    """What office and laptop both changed in one case."""

    TITLE_TEXT: ClassVar[str] = N_("Kantoor of laptop")
    ENTER: ClassVar[str] = N_("opslaan")
    ABOUT: ClassVar[str] = N_(
        "Op kantoor en op de laptop is hetzelfde gewijzigd. k neemt de waarde van kantoor, l die van de laptop; er is "
        "niets vooraf gekozen. a is geen van beide: u typt wat het moet zijn. Enter slaat op wat u koos; de rest mag "
        "wachten, en tot dan geldt kantoor. Wat een kant voorgoed wiste, blijft weg; wie het toch terugzet, drukt twee "
        "keer. Een geheim adres staat er afgeschermd; z toont het, en dat komt in het "
        "auditlogboek."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "take('kantoor')", N_("kantoor"), priority=True, id="botsingen.kantoor"),
        Binding("l", "take('laptop')", N_("laptop"), id="botsingen.laptop"),
        Binding("a", "another", N_("iets anders"), id="botsingen.anders"),
        Binding("z", "see", N_("toon adres"), id="botsingen.toon"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"botsingen:{seat.opened.id}"
        self._choices: dict[str, ClashChoice] = {}
        self._asked: tuple[str, ClashChoice] | None = None
        self._seen = self._some = False

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show what waits."""
        super().begin()
        self.view.focus()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.show_anew()

    def show_anew(self) -> None:
        """Show what waits for a choice, with what is chosen so far.

        Raises:
            KeyError: the last choice was made, here or by a colleague; the screen closes.
        """
        waiting = open_clashes(self.seat.opened)
        if self._some and not waiting:
            raise KeyError(self.seat.opened.id)
        self._some = bool(waiting)
        self._choices = {one.id: self._choices[one.id] for one in waiting if one.id in self._choices}
        names = names_of(self.seat.desk)
        items = [item for one in waiting for item in self._lines(one, names)]
        self.view.show(items or [Item.prose(_("Er is niets te kiezen."), Tone.DIM)])
        left = sum(one.id not in self._choices for one in waiting)
        text = n_("Nog {count} keuze open.", "Nog {count} keuzes open.", left).format(count=left)
        chosen = _("Enter slaat op wat u koos.") if self._choices else ""
        self.status.show(" ".join(part for part in (text, chosen) if part))

    def spot(self) -> Spot:
        """Where one is, and what was chosen and is not stored yet."""
        return {**super().spot(), **{f"{_CHOSE}{id}": choice.value for id, choice in self._choices.items()}}

    def take_spot(self, spot: Spot) -> None:
        """Go to where one was, with what was chosen."""
        ids = [one.id for one in open_clashes(self.seat.opened) if f"{_CHOSE}{one.id}" in spot]
        self._choices = {id: ClashChoice(text_in(spot, f"{_CHOSE}{id}")) for id in ids}
        self.show_anew()
        super().take_spot(spot)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to see where a secret address is covered."""
        if action == "see":
            return not self._seen and any(map(self._hides, open_clashes(self.seat.opened)))
        return super().check_action(action, parameters)

    def keys_here(self) -> Iterator[Binding]:
        """Name the choice first."""
        order = {"take('kantoor')": 0, "take('laptop')": 1, "another": 2, "see": 2, "back": 4, "help": 4}
        return iter(sorted(super().keys_here(), key=lambda one: order.get(one.action, 3)))

    def action_see(self) -> None:
        """Show the secret addresses; the look is in the audit log first."""
        try:
            for one in open_clashes(self.seat.opened):
                if self._hides(one):
                    record_seen_address(self.seat.desk, self.seat.opened, one.record)
        except WamsError as error:
            self.tell(error)
            return
        self._seen = True
        self.show_anew()
        self.refresh_bindings()
        self.show_keys()

    def action_take(self, side: str) -> None:
        """Choose for the part under the cursor, and go to the next that waits."""
        current = self.view.current.key if self.view.current else ""
        waiting = [one.id for one in open_clashes(self.seat.opened)]
        if current not in waiting:
            self.status.show(_("Hier valt niets te kiezen."))
            return
        if self._must_ask_twice(current, ClashChoice(side)):
            text = _("Dit is voorgoed gewist. Druk nog eens op {key} om het toch terug te zetten.")
            self.status.alarm(text.format(key=side[0]))
            return
        self._choices[current] = ClashChoice(side)
        self.show_anew()
        following = (*waiting[waiting.index(current) + 1 :], *waiting)
        after = next((one for one in following if one not in self._choices), current)
        self.view.show(self.view.items, after)

    def action_another(self) -> None:
        """Type another value than either, for the part under the cursor."""
        from screens.travel.another import AnotherForm, can_be_typed

        key = self.view.current.key if self.view.current else ""
        one = next((each for each in open_clashes(self.seat.opened) if each.id == key), None)
        if one is None:
            self.status.show(_("Hier valt niets te kiezen."))
        elif can_be_typed(one):
            self.app.push_screen(AnotherForm(self.seat, one.id))
        else:
            self.status.alarm(_("Dit is niet te typen: kies k of l, en wijzig het daarna in de casus."))

    def _must_ask_twice(self, clash: str, choice: ClashChoice) -> bool:
        """Whether this would bring back what was erased, and it is the first time that somebody says so."""
        back = any(one.id == clash and one.brings_back(choice) for one in open_clashes(self.seat.opened))
        first = back and self._asked != (clash, choice)
        self._asked = (clash, choice) if first else None
        return first

    @on(ItemList.Chosen)
    def store(self) -> None:
        """Store what was chosen; what was not stays open."""
        if not self._choices:
            self.status.alarm(_("Kies eerst: k is kantoor, l is de laptop."))
            return
        for one in open_clashes(self.seat.opened):
            choice = self._choices.get(one.id)
            if choice is None:
                continue
            try:
                self.seat.opened = decide_clash(self.seat.desk, self.seat.opened, one, choice, although_erased=True)
            except Clashed as clash:
                settle_clash(self, self.seat, clash, self._settled)
                return
            except WamsError as error:
                self.tell(error)
                del self._choices[one.id]  # this way it cannot be: it waits, and one chooses anew
                self._show()
                return
            del self._choices[one.id]
        self._show()

    def _settled(self, opened: OpenCase | None) -> None:
        if opened is not None:
            self.seat.opened = opened
        self._show()

    def _hides(self, one: Clash) -> bool:
        return hides_address(self.seat.opened, one)

    def _lines(self, one: Clash, names: dict[str, str]) -> list[Item]:
        office, laptop = sides(self.seat.opened, one)
        thing = office or laptop
        if thing is None:
            return []
        part = _(part_name(type(thing), one.fields)) if one.fields else _("het hele onderdeel")
        chosen = self._choices.get(one.id)
        by, at = one.office_by, one.office_at
        here = f"{_whose(_('kantoor'), names.get(by, by[:8]), at)}: {self._value(one, office)}"
        by, at = one.laptop_by, one.laptop_at
        there = f"{_whose(_('laptop'), names.get(by, by[:8]), at)}: {self._value(one, laptop)}"
        went = as_it_went(self.seat.opened, one)
        before = [] if went is None else [Note(f"{_('bij vertrek')}: {self._value(one, went)}", Tone.DIM)]
        notes = (
            *before,
            Note(here, _tone(chosen, ClashChoice.KANTOOR)),
            Note(there, _tone(chosen, ClashChoice.LAPTOP)),
        )
        text = f"{_(kind_name(thing))}{self._about(one)}: {part}"
        return [Item(text, key=one.id, sign=CHOSEN[chosen], notes=notes)]

    def _about(self, one: Clash) -> str:
        """Return which record it is, in a few words, where it has a name."""
        file = self.seat.opened.file
        named = {each.id: each.name for each in file.persons} | {
            each.id: each.organisation for each in file.participants
        }
        named |= {each.id: each.label for each in file.items} | {each.id: each.title for each in file.texts}
        named |= {each.id: each.what for each in file.todos} | {each.id: each.what for each in file.strengths}
        named |= {each.id: each.what for each in file.goals} | {each.id: each.what for each in file.actions}
        name = named.get(one.record, "")
        return f" {name}" if name else ""

    def _value(self, one: Clash, thing: Entity | None) -> str:
        if thing is None:
            return _(ERASED) if one.erased else _("weggehaald")
        if self._hides(one) and not self._seen:
            return _(COVERED)
        fields = one.fields or tuple(type(thing).model_fields)
        told = (plainly(getattr(thing, name), self.seat.opened.file) for name in fields if name != "id")
        return " · ".join(text for text in told if text) or _("(leeg)")


def _whose(side: str, name: str, at: datetime | None) -> str:
    who = ", ".join(part for part in (name, moment(at) if at else "") if part)
    return f"{side} ({who})" if who else side


def _tone(chosen: ClashChoice | None, side: ClashChoice) -> Tone:
    return Tone.STRONG if chosen is side else Tone.PLAIN if chosen is None else Tone.DIM
