"""*Tijdlijn*: what happened in one case, newest first; what is new since one's own last visit is one key away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from screens.live import LiveFrame
from screens.seat import Seat
from screens.spots import Spot, number_in, text_in
from screens.timeline.going import CASE, open_ref
from screens.widgets.bars import ColumnHeads
from screens.widgets.ink import Tone, fit
from screens.widgets.item_list import Item
from screens.widgets.line_list import LineList
from screens.widgets.prose import Paragraph, Prose
from screens.widgets.text_field import TextField
from screens.words import day, moment
from wams_tui.casework.errors import WamsError
from wams_tui.casework.timeline.moments import KIND_LABELS, Moment, MomentKind, Write
from wams_tui.casework.timeline.narrow import TimelineLine, Wanted, narrowed, told
from wams_tui.casework.words import N_
from wams_tui.desk.timeline import timeline, writes_of
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

ROOMY = 110
"""Columns from which there is room for the hour and for who wrote it down."""

NEW = "*"
_EVERYBODY = "iedereen"
"""What picking everything answers, where Esc is no answer."""


class TimelineScreen(LiveFrame):
    """The timeline of one case. What the records tell is there at once; who wrote when comes a moment later."""

    TITLE_TEXT: ClassVar[str] = N_("Tijdlijn")
    ENTER: ClassVar[str] = N_("openen")
    FIELD_ENTER: ClassVar[str] = N_("naar de lijst")
    FIELD_ESC: ClassVar[str] = N_("alles tonen")
    ABOUT: ClassVar[str] = N_(
        "Alles wat er in deze casus gebeurde, het nieuwste boven. Een * is nieuw: een collega legde het vast sinds uw "
        "laatste bezoek; n toont alleen die regels. / zoekt, s kiest een soort, w kiest over wie het gaat, o begint "
        "bij het oudste, a toont weer alles. Enter opent waar de regel over gaat."
    )
    CSS_PATH: ClassVar[str] = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "news", N_("nieuw"), id="tijdlijn.nieuw"),
        Binding("slash", "search", N_("zoeken"), id="tijdlijn.zoeken"),
        Binding("s", "kind", N_("soort"), id="tijdlijn.soort"),
        Binding("w", "who", N_("wie"), id="tijdlijn.wie"),
        Binding("o", "turn", N_("omkeren"), id="tijdlijn.omkeren"),
        Binding("a", "all", N_("alles"), id="tijdlijn.alles"),
        Binding("i", "explain", N_("helemaal"), show=False, id="tijdlijn.helemaal"),
    ]

    view = getters.query_one(LineList)
    search = getters.query_one(TextField)
    detail = getters.query_one("#detail", Prose)

    @dataclass
    class Written(Message):
        """The audit log was read."""

        writes: list[Write] = field(default_factory=list)

    @dataclass
    class Failed(Message):
        """It could not be read."""

        error: WamsError

    def __init__(self, seat: Seat, *, only_news: bool = False) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"tijdlijn:{seat.opened.id}"
        self._writes: Sequence[Write] = ()
        self._complete = False
        self._all: list[TimelineLine] = []
        self._shown: list[TimelineLine] = []
        self._wanted = Wanted(news=only_news)
        self._oldest_first = False
        self._go_to = ""

    def body(self) -> ComposeResult:
        """A line to search in, the names of the columns, the list, and the line under the cursor whole."""
        yield TextField(placeholder=_("Zoek in de tijdlijn: woorden, een naam, een dag"), id="search")
        yield ColumnHeads(_heads, id="columns")
        yield LineList(self._row, self._show_line, id="body")
        yield Prose([("", Tone.PLAIN), (_("Geen regel past hierbij. a toont weer alles."), Tone.PLAIN)], id="nothing")
        yield Prose(id="detail")

    def begin(self) -> None:
        """Show what the records tell, and read who wrote when."""
        super().begin()
        for name in ("#nothing", "#detail"):
            self.query_one(name, Prose).can_focus = False
        self.search.display = False
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show what changed meanwhile, with the cursor on the same line."""
        self._make()
        self._read_writes()

    # -- reading -------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        found: list[Moment] = []
        try:
            found = timeline(self.seat.desk, self.seat.opened, self._writes, self.seat.since)
        except WamsError as error:
            self.tell(error)
        self._all = told(found, _)
        self._show_wanted()

    @work(thread=True, exclusive=True, group="timeline")
    def _read_writes(self) -> None:
        worker = get_current_worker()
        try:
            writes = writes_of(self.seat.desk, self.seat.opened)
        except WamsError as error:
            self.post_message(self.Failed(error))
            return
        if not worker.is_cancelled:
            self.post_message(self.Written(writes))

    @on(Written)
    def take(self, event: Written) -> None:
        """Add who wrote when."""
        self._writes, self._complete = event.writes, True
        self._make()
        if self._wanted.news and not any(one.moment.news for one in self._all):
            self._narrow(replace(self._wanted, news=False))  # seen meanwhile, or written by oneself elsewhere
        self._go_to = ""

    @on(Failed)
    def fail(self, event: Failed) -> None:
        """Say why it is not whole."""
        self.tell(event.error)

    # -- showing -------------------------------------------------------------------------------------------------

    def spot(self) -> Spot:
        """What it is narrowed to, and the line under the cursor."""
        wanted = self._wanted
        return {
            "zoek": wanted.words, "soort": wanted.kind or "", "wie": wanted.about, "nieuw": int(wanted.news),
            "oudste": int(self._oldest_first), "op": self._current.moment.key if self._current else "",
        }  # fmt: skip

    def take_spot(self, spot: Spot) -> None:
        """Narrow it as it was, and go to the line one was on once it is read."""
        kind = text_in(spot, "soort")
        self._wanted = Wanted(
            MomentKind(kind) if kind in set(MomentKind) else None, text_in(spot, "wie"), text_in(spot, "zoek"),
            news=bool(number_in(spot, "nieuw")),
        )  # fmt: skip
        with self.search.prevent(TextField.Changed):
            self.search.value = self._wanted.words
        self.search.display = bool(self._wanted.words)
        self._oldest_first = bool(number_in(spot, "oudste"))
        self._go_to = text_in(spot, "op")
        self._show_wanted()

    def _show_wanted(self) -> None:
        wanted = self._go_to or (self._current.moment.key if self._current and self.view.cursor else "")
        found = narrowed(self._all, self._wanted)
        self._shown = found if self._oldest_first else found[::-1]
        at = next((number for number, one in enumerate(self._shown) if one.moment.key == wanted), 0) if wanted else 0
        self.view.show(len(self._shown), at)
        self.view.display = self.detail.display = bool(self._shown)
        self.query_one("#nothing", Prose).display = not self._shown and self._complete
        self._show_counts()
        self._show_line()

    def _show_counts(self) -> None:
        count, new = len(self._all), sum(one.moment.news for one in self._all)
        lines = n_("{count} regel", "{count} regels", count).format(count=count)
        reading = "" if self._complete else _(" (lezen…)")
        news = _(", {count} nieuw").format(count=new) if new else ""
        self.header.show(f"{_(self.TITLE_TEXT)}: {lines}{news}{reading} · {self.seat.label}")

    def _show_line(self) -> None:
        if self._current is None:
            self.status.show(self._narrowed_to(), place="")
            return
        self.detail.show(_whole(self._current)[:3])
        self.status.show(self._narrowed_to(), place=f"{self.view.cursor + 1}/{len(self._shown)}")

    def _narrowed_to(self) -> str:
        wanted = self._wanted
        parts = [
            _("Oudste boven.") if self._oldest_first else "",
            _("Alleen {kind}.").format(kind=_(KIND_LABELS[wanted.kind])) if wanted.kind else "",
            _("Over {name}.").format(name=self._names().get(wanted.about, "?")) if wanted.about else "",
            _("Alleen wat nieuw is sinds uw laatste bezoek.") if wanted.news else "",
        ]
        return " ".join(part for part in parts if part)

    def _names(self) -> dict[str, str]:
        file = self.seat.opened.file
        return {one.id: one.name for one in file.persons} | {one.id: one.organisation for one in file.participants}

    def _row(self, index: int, width: int) -> str:
        line = self._shown[index]
        one = line.moment
        hour = f"{dutch_time(one.at):%H:%M}" if one.at else ""
        words = f" {one.words}" if one.words else ""
        return _columns(
            width, NEW if one.news else "", day(one.on), hour, _(KIND_LABELS[one.kind]), line.text + words, one.by
        )

    @property
    def _current(self) -> TimelineLine | None:
        return self._shown[self.view.cursor] if self._shown else None

    # -- doing ---------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def open_line(self, event: LineList.Chosen) -> None:
        """Open what the line is about."""
        one = self._shown[event.index].moment
        if one.refs[:1] == (f"{CASE}:",):
            self.dismiss()
        elif not open_ref(self.house, self.seat, one.refs):
            self.status.show(_("Hier is niets meer om te openen."))

    def action_explain(self) -> None:
        """Show a line whole, with the words that belong to it."""
        from screens.explain import Explain

        if self._current is not None:
            self.app.push_screen(Explain(day(self._current.moment.on), _whole(self._current)))

    def action_news(self) -> None:
        """Show only what is new, or everything again."""
        if not self._wanted.news and not any(one.moment.news for one in self._all):
            self.status.show(_("Sinds uw laatste bezoek heeft geen collega hier iets vastgelegd."))
            return
        self._narrow(replace(self._wanted, news=not self._wanted.news))

    def action_turn(self) -> None:
        """Begin with the oldest, or with the newest again."""
        self._oldest_first = not self._oldest_first
        self._narrow(self._wanted)

    def action_all(self) -> None:
        """Leave nothing out any more."""
        with self.search.prevent(TextField.Changed):
            self.search.value = ""
        self.search.display = False
        self.view.focus()
        self._narrow(Wanted())

    def action_kind(self) -> None:
        """Ask which kind to show."""
        counts = {kind: sum(one.moment.kind is kind for one in self._all) for kind in MomentKind}
        items = [
            Item(f"{_(KIND_LABELS[kind])} ({counts[kind]})", key=kind.value) for kind in MomentKind if counts[kind]
        ]
        self._pick(_("Welke soort?"), items, lambda key: replace(self._wanted, kind=MomentKind(key) if key else None))

    def action_who(self) -> None:
        """Ask about whom to show it."""
        items = [Item(name, key=id) for id, name in self._names().items()]
        self._pick(_("Over wie?"), items, lambda key: replace(self._wanted, about=key))

    def _pick(self, title: str, items: list[Item], wanted: Callable[[str], Wanted]) -> None:
        from screens.access.ask import PickOne

        def picked(key: str | None) -> None:
            if key is not None:
                self._narrow(wanted("" if key == _EVERYBODY else key))

        self.app.push_screen(PickOne(title, [Item(_("alles"), key=_EVERYBODY), *items]), picked)

    def _narrow(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.view.cursor = 0
        self._show_wanted()

    def action_search(self) -> None:
        """Type to narrow it."""
        self.search.display = True
        self.search.focus()

    @on(TextField.Changed, "#search")
    def narrow(self) -> None:
        """Narrow it to what is typed."""
        self._narrow(replace(self._wanted, words=self.search.value))

    @on(TextField.Submitted, "#search")
    def to_list(self) -> None:
        """Go from the field to what was found."""
        self.view.focus()

    def action_back(self) -> None:
        """From the field back to everything; from the list to the case."""
        if self.search.has_focus:
            self.action_all()
        else:
            self.dismiss()


def _whole(line: TimelineLine) -> list[Paragraph]:
    one = line.moment
    who = _("vastgelegd door {name}").format(name=one.by) if one.by else ""
    when = moment(one.at) if one.at else day(one.on)
    below = ", ".join(part for part in (when, who, _("nieuw sinds uw laatste bezoek") if one.news else "") if part)
    words = [(f"«{one.words}»", Tone.PLAIN)] if one.words else []
    return [(line.text, Tone.STRONG), *words, (below, Tone.DIM)]


def _heads(width: int) -> str:
    return _columns(width, "", _("Dag"), _("Uur"), _("Soort"), _("Wat"), _("Vastgelegd door"))


def _columns(width: int, new: str, on: str, hour: str, kind: str, what: str, by: str) -> str:
    roomy = width >= ROOMY - 2
    cells = [(new, 2), (on, 11), *([(hour, 6)] if roomy else []), (kind, 13)]
    left = width - sum(size for _text, size in cells)
    cells += [(what, left - 21), (by, 21)] if roomy else [(what, left)]
    return "".join(fit(text, size - 1) + " " for text, size in cells)
