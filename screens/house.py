"""The app as the screens know it: who sits at the desk, how to lock, and how long nobody typed."""

import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual import events
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen

from screens.idle import announced, awake_seconds, idle_seconds
from screens.keeping import KEEP_EVERY_S, NOT_KEPT, HasUnsaved, Keeper
from screens.spots import Spot
from screens.visit.app import TableApp
from screens.widgets.bars import StatusLine
from screens.widgets.lines import nothing
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Locked, WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.place import leave_place
from wams_tui.desk.travel.road import on_the_road
from wams_tui.desk.vault.news import News
from wams_tui.desk.watching import Watch, refuse_ended
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

LOCKS_SOON = N_("Vergrendelt over {seconds} s; een toets houdt de kluis open.")


REST_S = 1.0
"""Seconds without a key after which the next is not to be expected at once."""


@runtime_checkable
class HasPlace(Protocol):
    """A screen one can come back to."""

    place: str

    def spot(self) -> Spot:
        """Where on it one is."""


@runtime_checkable
class HasNotices(Protocol):
    """A screen with what one must be told above it."""

    def show_notices(self) -> None:
        """Show it as it stands now."""


class House(TableApp):
    """Runs the screens; its result is the place to return to after locking, or nothing when the person left.

    Args:
        desk: The unlocked vault, the rules and the time of day.
        environ: The environment, for the choice of a theme.
        monotonic: A clock that only runs forward, in seconds, also while the machine sleeps; for the idle lock.
    """

    # The first screen's own style is read with the app's: Textual reads those of a default screen nowhere else.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [
        Path(__file__).parent / name for name in ("house.tcss", "cases.tcss", "people/own_words.tcss")
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "lock", N_("vergrendelen"), show=False, priority=True, id="huis.vergrendelen"),
    ]

    def __init__(self, desk: Desk, environ: Mapping[str, str], monotonic: Callable[[], float] = awake_seconds) -> None:
        super().__init__(environ)
        self.desk = desk
        self.ended: Locked | None = None
        self.renew_key = False
        self._watch = Watch(desk)
        self._news = News(desk)
        self._monotonic = monotonic
        self._last_key = monotonic()
        self._tidied = 0.0
        self.when_at_rest: Callable[[], object] = nothing
        """What is done once when nobody has typed for a moment: in between, a key would wait for it."""
        self._idle = idle_seconds(environ)
        self._announced: int | None = None
        self._keeper = Keeper(desk)
        self._arrived = False
        self._unkept = False
        self.taken_at = ""
        """When another window of the same person took this session over; empty where none did."""

    def say(self, text: str) -> str:
        """Translate one of our Dutch texts."""
        return _(text)

    @cached_property
    def mark(self) -> str:
        """What stands on every screen of a practice vault, and of one that is on the road."""
        nature = self.desk.session.nature
        marks = [_(label(nature))] if nature is VaultNature.OEFENKLUIS else []
        marks += [_("ALLEEN LEZEN")] if self.desk.read_only else []
        return " · ".join([*marks, _("ONDERWEG")] if on_the_road(self.desk) else marks)

    def on_mount(self) -> None:
        """Begin to watch for an empty chair."""
        self.set_interval(1, self.look_round)

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody typed."""
        if isinstance(event, (events.Key, events.Paste)):
            if self._left_over() <= 0:  # the machine slept: who opens the lid is not who closed it
                self.action_lock()
                return
            self._last_key = self._monotonic()
            self._announce(None)
        await super().on_event(event)

    def look_round(self) -> None:
        """Lock an empty chair, and let the screen in front know when somebody else wrote; each second, and cheap."""
        if self._makes_way():
            return
        self.lock_when_idle()
        self.tidy_at_rest()
        try:
            self.desk.keep_visits()
            if self._watch.changed():
                if self._is_put_out():
                    return
                self._others_wrote()
        except WamsError:
            return  # a disk that is gone is told when something is read or written, not once a second

    def _makes_way(self) -> bool:
        """End for one's other window, where that asks for it: what is half done is kept first, or it does not end."""
        presence = self.desk.presence
        if presence is None or not (presence.is_taken_away or presence.is_asked):
            return False
        if presence.is_asked:
            if any(getattr(screen, "busy", False) for screen in self.screen_stack):
                return False  # what is being recorded is finished first
            if not self.leave_place():
                return False  # the other window says that this one does not answer
        self.taken_at = f"{dutch_time(self.desk.now()):%H.%M}"
        self.exit("")
        return True

    def _is_put_out(self) -> bool:
        """End at once, with nothing of a case left on the screen, where one's access was ended meanwhile."""
        try:
            refuse_ended(self.desk)
        except Locked as ended:
            self.ended = ended
            self.exit()
        return self.ended is not None

    def _others_wrote(self) -> None:
        notice = getattr(self.screen, "others_wrote", None)
        if notice is not None and self.screen.is_mounted:  # one that is still to come reads what is there then
            notice()
        for told in self._news.fresh(_)[:1]:
            self._tell_at_once(told)

    def _tell_at_once(self, told: str) -> None:
        """Say on the screen in front what nobody may miss; above the first screen it stays until it is seen."""
        for screen in self.screen_stack:
            if isinstance(screen, HasNotices):
                screen.show_notices()
        if self.at_the_table:
            return  # the family reads along; above the first screen it waits
        for line in self.screen.query(StatusLine):
            line.alarm(told)

    def lock_when_idle(self) -> None:
        """Lock when nobody typed for long enough; the last half minute says so."""
        left = self._left_over()
        if left <= 0:
            self.action_lock()
        else:
            self._announce(announced(left))

    def _left_over(self) -> float:
        return self._idle - (self._monotonic() - self._last_key)

    def tidy_at_rest(self) -> None:
        """Do what waits for a moment without keys, once for each such moment."""
        if self._tidied != self._last_key and self._monotonic() - self._last_key >= REST_S:
            self._tidied = self._last_key
            self.when_at_rest()

    def _announce(self, seconds: int | None) -> None:
        """Say when it locks, over what the status line says; nothing takes that away again."""
        if seconds != self._announced:
            self._announced = seconds
            self._say_over()

    def _say_over(self) -> None:
        """Say over what every status line says when it locks; before that, that what was typed cannot be kept."""
        text = _(NOT_KEPT) if self._unkept else ""
        if self._announced is not None:
            text = _(LOCKS_SOON).format(seconds=self._announced)
        for screen in self.screen_stack:
            for line in screen.query(StatusLine):
                line.say_over(text)

    def action_lock(self) -> None:
        """Lock: the process ends and a new one asks for the passphrase, then returns to this place."""
        self.exit(self.place())

    def renew_key_and_lock(self) -> None:
        """Lock, and let whoever shows these screens give the vault another key first."""
        self.renew_key = True
        self.action_lock()

    def place(self, without: Screen[Any] | None = None) -> str:
        """Return where to come back to: every screen that has a place, from the bottom up, and where on it one is.

        It may hold a name that was searched for: it leaves this process sealed.
        """
        places = [
            (screen.place, dict(screen.spot()))
            for screen in self.screen_stack
            if screen is not without and isinstance(screen, HasPlace)
        ]
        return json.dumps([place for place in places if place[0]])

    def arrive(self) -> None:
        """Begin to keep what is half typed, now that one is back where one was with what was left there."""
        self._arrived = True
        self.set_interval(KEEP_EVERY_S, self.keep_typed)
        self.keep_typed()

    def keep_typed(self, without: Screen[Any] | None = None) -> None:
        """Seal what is half typed beside the vault: where a program is killed, there is nobody to do it then.

        ``without`` is a screen whose content was stored or given up, and that is about to go.
        """
        if not self._has_arrived() or not self._may_keep():
            return
        try:
            unsaved = self._unsaved(without)
            place = self.place(without) if unsaved else ""
        except NoMatches:
            return  # on the way out the screens lose their parts first; where one was is left then
        unkept = not self._keeper.keep(unsaved, place)
        if unkept or unkept is not self._unkept:
            self._unkept = unkept
            self._say_over()

    def _unsaved(self, without: Screen[Any] | None) -> list[tuple[str, Spot]]:
        found = [
            (screen.place, dict(screen.unsaved()))
            for screen in self.screen_stack
            if screen is not without and screen.is_mounted and isinstance(screen, HasUnsaved) and screen.place
        ]
        return [one for one in found if one[1]]

    def leave_place(self) -> bool:
        """Leave where one is for the next unlocking; return whether that is kept, with all that was typed.

        Before one has arrived what was left the last time still lies there.
        """
        return leave_place(self.desk, self.place()) if self._has_arrived() and self._may_keep() else True

    def _may_keep(self) -> bool:
        """Whether the note is this session's: one that woke after it was taken away leaves the other's alone."""
        presence = self.desk.presence
        return not self.desk.read_only and not (presence is not None and presence.is_taken_away)

    def _has_arrived(self) -> bool:
        return self._arrived and not any(getattr(screen, "is_on_the_way", False) for screen in self.screen_stack)

    def on_hangup(self) -> Awaitable[None] | None:
        """Close the vault with its signed head; everything that was decided is already in it, and where one was."""
        self.leave_place()
        with suppress(WamsError):
            self.desk.keep_visits()
        self.desk.session.lock()
        return None
