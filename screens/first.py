"""What a first screen has: what one must be told until one has seen it, the colleagues, and one's own passphrase."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.frame import Frame
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from screens.words import duty_line, emergency_line
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.access.emergency import say_seen, unseen
from wams_tui.desk.advice.asking import waiting
from wams_tui.desk.urgent.reporting import say_read, unread
from wams_tui.desk.vault.door import told_at_the_door
from wams_tui.locale import _, n_

MOST_NOTICES = 3
"""Emergencies told above the list at a time: at least half of it must stay in sight."""


class FirstScreen(Frame[None]):
    """A screen with nothing below it; subclasses yield :class:`Notices` at the top of their body."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "seen", N_("gezien"), id="begin.gezien"),
        Binding("r", "register", N_("register van alle casussen"), show=False, id="begin.register"),
        Binding("V", "advice", N_("vraagbaak"), show=False, id="begin.vraagbaak"),
        Binding("M", "people", N_("medewerkers"), show=False, id="begin.medewerkers"),
        Binding("W", "words", N_("wachtwoordzin wijzigen"), show=False, id="begin.wachtwoordzin"),
        Binding("q", "quit", N_("stoppen"), id="begin.stoppen"),
    ]

    _waiting: tuple[str, ...] = ()
    _reports: tuple[str, ...] = ()

    def keys_here(self) -> Iterator[Binding]:
        """Name the way out where other screens name the way back."""
        keys = list(super().keys_here())
        out = [one for one in keys if one.action == "quit"]
        return iter([*(one for one in keys[:-1] if one.action != "quit"), *out, *keys[-1:]])

    def show_notices(self) -> None:
        """Show what one must be told: emergencies, who the officers are, and what is amiss."""
        desk = self.house.desk
        try:
            found, duty = unseen(desk)
            reports = unread(desk)
            asked = waiting(desk)
            door = told_at_the_door(desk, _)
        except WamsError as error:
            self.tell(error)
            return
        self._reports = tuple(one.statement for one in reports[:MOST_NOTICES])
        self._waiting = (*(one.statement for one in found), *([duty.statement] if duty else []))
        lines = [(emergency_line(one), Tone.WEIGH) for one in found[:MOST_NOTICES]]
        lines += [(duty_line(duty), Tone.PLAIN)] if duty else []
        lines += [(_("! {report} Gezien? z").format(report=one.say(_)), Tone.WEIGH) for one in reports[:MOST_NOTICES]]
        told = n_("! {count} vraag wacht in de vraagbaak (V).", "! {count} vragen wachten in de vraagbaak (V).", asked)
        lines += [(told.format(count=asked), Tone.WEIGH)] if asked else []
        lines += [(line, Tone.WEIGH) for line in door]
        shown = self.query_one(Notices)
        shown.display = bool(lines)
        shown.show(lines)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to have seen where nothing is told."""
        return bool(self._waiting or self._reports) if action == "seen" else super().check_action(action, parameters)

    def action_seen(self) -> None:
        """Put on record that one has seen what is told above the list."""
        try:
            for statement in self._waiting:
                say_seen(self.house.desk, statement)
            for report in self._reports:
                say_read(self.house.desk, report)
        except WamsError as error:
            self.tell(error)
        self.show_notices()
        self.show_keys()

    def action_register(self) -> None:
        """Show the ledger of all one's cases."""
        from screens.ledger.all import LedgerOfAll

        self.app.push_screen(LedgerOfAll())

    def action_advice(self) -> None:
        """Show what was asked of the privacy officer, and what they answered."""
        from screens.advice.screen import AdviceScreen

        self.app.push_screen(AdviceScreen())

    def action_people(self) -> None:
        """Show who works in this vault."""
        from screens.people.screen import People

        self.app.push_screen(People(self.house.desk))

    def action_words(self) -> None:
        """Change one's own passphrase."""
        from screens.people.own_words import OwnWords

        self.app.push_screen(OwnWords(self.house.desk))

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()


class Notices(Prose, can_focus=False):
    """What stands above a first screen; keys go past it."""

    DEFAULT_CSS = "Notices { height: auto; max-height: 50%; padding: 0 1; }"
