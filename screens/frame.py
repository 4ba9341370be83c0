"""What every screen is: a header, a body, a fixed line for what happened, and the keys that work here."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self, TypeVar, cast

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens.house import House
from screens.spots import Spot, put_back, spot_of
from screens.widgets.bars import HeaderBar, KeyFooter, KeyHint, StatusLine, hint_of
from screens.widgets.lines import Lines, Sight
from screens.widgets.text_field import TextField
from wams_tui.casework.errors import Refused, WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.roles import refuse_where_one_looks
from wams_tui.locale import _

Result = TypeVar("Result")

SIGHTS = {Sight.WHOLE: "", Sight.MORE: N_("▼ meer: PgDn"), Sight.END: N_("einde")}
"""What the status line says of a text that is longer than its window."""

MOVING = frozenset({"move", "page", "go", "scroll", "go_to", "column"})
"""Actions of arrows and paging: the same on every screen, so said once in the help and nowhere else."""


class Frame(Screen[Result]):
    """A screen of the house. Subclasses give :meth:`body`, a title, and a sentence about themselves."""

    TITLE_TEXT: ClassVar[str] = ""
    ABOUT: ClassVar[str] = ""
    """What one does here, for the help screen."""

    ENTER: ClassVar[str] = ""
    """What Enter does in the list of this screen, where that has a better name than *verder*."""

    FIELD_ENTER: ClassVar[str] = N_("verder")
    FIELD_ESC: ClassVar[str] = N_("laat het zo")
    """What Enter and Esc do while one types in a field of this screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("terug"), id="scherm.terug"),
        Binding("colon", "palette", N_("alle opdrachten"), show=False, id="scherm.opdrachten"),
        Binding("question_mark,f1", "help", N_("hulp"), id="scherm.hulp"),
    ]

    status = getters.query_one(StatusLine)
    header = getters.query_one(HeaderBar)
    footer = getters.query_one(KeyFooter)

    _all_in_sight = True

    place: str = ""
    """Where to come back to after locking; empty for what one does not come back to."""

    _arriving: Spot | None = None

    def compose(self) -> ComposeResult:
        """Put the fixed lines around the body."""
        yield HeaderBar(self.house.mark)
        yield from self.body()
        yield StatusLine(lambda: _(SIGHTS[self.sight]))
        yield KeyFooter()

    def body(self) -> ComposeResult:
        """Yield what stands between header and status line."""
        yield from ()

    @property
    def house(self) -> House:
        """The app."""
        return cast(House, self.app)

    def on_mount(self) -> None:
        """Name the screen and keep the footer true."""
        self.header.show(_(self.TITLE_TEXT))
        self.begin()
        if self._arriving is not None:
            self.call_after_refresh(self._land)
        self.bindings_updated_signal.subscribe(self, lambda _screen: self.show_keys())
        self.show_keys()

    def arrive_at(self, spot: Spot) -> Self:
        """Go to this spot once the screen is there."""
        self._arriving = spot
        return self

    def _land(self) -> None:
        if self._arriving is not None:
            spot, self._arriving = self._arriving, None
            self.take_spot(spot)

    @property
    def is_on_the_way(self) -> bool:
        """Whether what was left on it before a lock is not on it again yet."""
        return self._arriving is not None

    def spot(self) -> Spot:
        """Where on this screen one is: for coming back after a lock."""
        bodies = self.query("#body")
        return spot_of(bodies.first()) if bodies else {}

    def take_spot(self, spot: Spot) -> None:
        """Go to where one was."""
        for body in self.query("#body"):
            put_back(body, spot)

    def begin(self) -> None:
        """Fill the body; for subclasses. Textual calls ``on_mount`` of every class, so that is not theirs to have."""

    def show_keys(self) -> None:
        """Let the footer show what works here now."""
        if self.is_attached:
            hints = [hint_of(binding) for binding in self.keys_here() if binding.show]
            self.footer.show(hints, has_palette=not isinstance(self.focused, TextField))

    def show_sight(self) -> None:
        """Say whether the text of this screen goes on below the edge."""
        sight = self.sight
        self.status.show_sight()
        if (sight is Sight.WHOLE) is not self._all_in_sight:
            self._all_in_sight = sight is Sight.WHOLE
            self.refresh_bindings()

    @property
    def sight(self) -> Sight:
        """How much of the text of this screen its window shows."""
        lines = (widget for widget in self.children if isinstance(widget, Lines) and widget.display)
        return next((one.sight for one in lines if one.SAYS_MORE and one.can_focus), Sight.WHOLE)

    def keys_here(self) -> Iterator[Binding]:
        """Yield the bindings that work here, those of the focused widget first, leafing, back and help last."""
        seen: set[str] = set()
        last: list[Binding] = []
        typing = isinstance(self.focused, TextField)
        if typing:
            yield Binding("enter", "submit", self.FIELD_ENTER, id="veld.verder")
        for active in self.active_bindings.values():
            binding = active.binding
            if not active.enabled or not binding.description or binding.action in seen or binding.id is None:
                continue
            seen.add(binding.action)
            if binding.action == "choose" and self.ENTER:
                binding = replace(binding, description=self.ENTER)
            if typing and binding.key == "escape":
                binding = replace(binding, description=self.FIELD_ESC, show=True)
            if binding.key == "escape" or binding.action in ("help", "page(1)"):
                last.append(binding)
            else:
                yield binding
        yield from sorted(last, key=lambda one: one.action != "page(1)")

    def hints(self) -> list[KeyHint]:
        """Every key that works here, also those the footer has no room for."""
        return [hint_of(binding) for binding in self.commands()]

    def commands(self) -> list[Binding]:
        """What can be done here besides moving about."""
        return [binding for binding in self.keys_here() if binding.action.partition("(")[0] not in MOVING]

    def tell(self, error: WamsError) -> None:
        """Show an error: what is wrong and what to do, on the line that never moves and whole in a notice."""
        from screens.notice import Notice

        self.status.alarm(_(error.message).format(**error.params))
        self.app.push_screen(Notice(error.say(_)))

    def on_key(self, event: events.Key) -> None:
        """Say why a key of this screen does nothing where one only looks; one that works is not heard here."""
        if event.key in self._bindings.key_to_bindings:
            try:
                refuse_where_one_looks(self.house.desk)
            except Refused as told:
                self.status.alarm(_(told.message))

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.dismiss()

    def action_help(self) -> None:
        """Explain this screen and its keys."""
        from screens.help import Help

        self.app.push_screen(Help(_(self.TITLE_TEXT), _(self.ABOUT), self.hints()))

    def action_palette(self) -> None:
        """List what can be done here, and do what is chosen."""
        from screens.palette import Palette

        bindings = [binding for binding in self.commands() if binding.action != "palette"]

        def do(chosen: str | None) -> None:
            if chosen is not None:
                self.app.simulate_key(chosen)

        self.app.push_screen(Palette([(binding.key.split(",")[0], hint_of(binding)) for binding in bindings]), do)
