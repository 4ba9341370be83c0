"""*Meenemen*: which of one's own cases go along; a few, each chosen by a key."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.cases import Cases
from screens.frame import Frame
from screens.spots import Spot, text_in
from screens.travel.pack import CHOOSING, PackForm
from screens.widgets.ink import fit
from screens.widgets.line_list import LineList
from screens.widgets.text_field import TextField
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.caselist import CaseLine, OwnCases, SortBy
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.packing import MOST_CASES
from wams_tui.locale import _, n_


class ChooseAlong(Frame[None]):
    """One's own cases, with a mark for those that go along; nothing is marked beforehand."""

    TITLE_TEXT: ClassVar[str] = N_("Meenemen")
    ENTER: ClassVar[str] = N_("inpakken")
    FIELD_ENTER: ClassVar[str] = N_("naar de lijst")
    FIELD_ESC: ClassVar[str] = N_("alles tonen")
    ABOUT: ClassVar[str] = N_(
        "Kies met de spatiebalk de casussen die mee gaan: alleen wat u bij dit bezoek nodig hebt. Enter gaat naar het "
        "inpakken. / zoekt. Wat al mee is, mag nog eens mee; casussen waarin u alleen meeleest, gaan niet mee."
    )
    CSS_PATH: ClassVar[str] = "travel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", N_("kiezen"), id="meenemen.kiezen"),
        Binding("slash", "search", N_("zoeken"), id="meenemen.zoeken"),
    ]
    place = CHOOSING

    view = getters.query_one(LineList)
    search = getters.query_one(TextField)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._own = OwnCases(desk)
        self._shown: list[CaseLine] = []
        self._chosen: list[str] = []

    def body(self) -> ComposeResult:
        """A line to search in, and the list."""
        yield TextField(placeholder=_("Zoek op naam, adres, organisatie, kenmerk of BSN"), id="search")
        yield LineList(self._row, self._show_count, id="list")

    def begin(self) -> None:
        """Show what *Casussen* read; what it did not read yet is read here."""
        super().begin()
        self.search.display = False
        self.view.focus()
        below = next((one.own for one in self.app.screen_stack if isinstance(one, Cases)), None)
        try:
            if below is not None and below.complete:
                self._own = below
            else:
                self._own.read_all()
        except WamsError as error:
            self.tell(error)
        self.show_cases()

    def others_wrote(self) -> None:
        """A colleague's change is packed as it is then; the list shows it the next time."""

    # -- showing -------------------------------------------------------------------------------------------------

    def spot(self) -> Spot:
        """What is marked, and the case under the cursor."""
        return {"mee": ",".join(self._chosen), "casus": self._current, "zoek": self.search.value}

    def take_spot(self, spot: Spot) -> None:
        """Mark the same, and go to the same case."""
        there = {line.head.case for line in self._own.lines}
        self._chosen = [one for one in text_in(spot, "mee").split(",") if one in there]
        with self.search.prevent(TextField.Changed):
            self.search.value = text_in(spot, "zoek")
        self.search.display = bool(self.search.value)
        self.show_cases(text_in(spot, "casus"))

    def show_cases(self, wanted: str = "") -> None:
        """Show what is searched for, with the cursor on the same case."""
        wanted = wanted or self._current
        self._shown = self._own.ranked(self.search.value, SortBy.NAAM)
        places = (at for at, line in enumerate(self._shown) if line.head.case == wanted)
        self.view.show(len(self._shown), next(places, 0))
        self._show_count()

    def _show_count(self) -> None:
        text = n_("{count} casus gekozen; er gaan er ten hoogste {most} mee.",
                  "{count} casussen gekozen; er gaan er ten hoogste {most} mee.", len(self._chosen))  # fmt: skip
        found = len(self._shown)
        at = f"{self.view.cursor + 1}/{found}" if found else ""
        self.status.show(text.format(count=len(self._chosen), most=MOST_CASES), place=at)

    def _row(self, index: int, width: int) -> str:
        head = self._shown[index].head
        mark = "[x]" if head.case in self._chosen else "[ ]"
        name = width - 4 - 13 - 14 - 7
        along = _("is mee") if head.away else ""
        cells = ((mark, 4), (head.code, 13), (head.title, name), (_(label(head.phase)), 14), (along, 7))
        return "".join(fit(text, size - 1) + " " for text, size in cells)

    @property
    def _current(self) -> str:
        return self._shown[self.view.cursor].head.case if self._shown else ""

    # -- doing ---------------------------------------------------------------------------------------------------

    def keys_here(self) -> Iterator[Binding]:
        """Name the marking first."""
        order = {"mark": 0, "choose": 1, "search": 2}
        return iter(sorted(super().keys_here(), key=lambda one: order.get(one.action, 3)))

    def action_mark(self) -> None:
        """Take the case under the cursor along, or not."""
        current = self._current
        if current in self._chosen:
            self._chosen.remove(current)
        elif len(self._chosen) >= MOST_CASES:
            self.status.alarm(_("Er gaan er ten hoogste {most} tegelijk mee; haal er eerst een af.").format(
                most=MOST_CASES))  # fmt: skip
            return
        elif current:
            self._chosen.append(current)
        self.view.redraw_lines(self.view.cursor)
        self._show_count()

    @on(LineList.Chosen)
    def go_on(self) -> None:
        """Ask where they go, for which laptop and until when."""
        if not self._chosen:
            self.status.alarm(_("Kies eerst met de spatiebalk welke casussen mee gaan."))
            return
        try:
            self.app.push_screen(PackForm(self._desk, self._chosen))
        except WamsError as error:
            self.tell(error)

    def action_search(self) -> None:
        """Type to narrow the list."""
        self.search.display = True
        self.search.focus()

    @on(TextField.Changed, "#search")
    def narrow(self) -> None:
        """Narrow the list to what is typed."""
        self.show_cases()

    @on(TextField.Submitted, "#search")
    def to_list(self) -> None:
        """Go from the field to what was found."""
        self.view.focus()

    def action_back(self) -> None:
        """Show the whole list again, and from there go back."""
        if self.search.display:
            self.search.value = ""
            self.search.display = False
            self.view.focus()
        else:
            self.dismiss()
