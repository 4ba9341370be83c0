"""*Matrix*: for one person, what each could receive or be asked; what is possible, never what is allowed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from screens.possible.cell import CellScreen
from screens.possible.words import agreement_line, cell_lines, sign_of
from screens.seat import Seat
from screens.spots import Spot
from screens.widgets.bars import ColumnHeads
from screens.widgets.grid import NAMES, Grid, GridContent
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from screens.words import wearing
from wams_tui.casework.codes import Category, Direction
from wams_tui.casework.labels import label
from wams_tui.casework.partners.organisations import Directory
from wams_tui.casework.words import N_
from wams_tui.desk.matrix.cells import Matrix, matrix
from wams_tui.desk.partners.organisations import WANTING, directory
from wams_tui.locale import _

SHORT_NAMES = {
    Category.IDENTITEIT: N_("Ident."),
    Category.GEHEIM_ADRES: N_("Geh.adr"),
    Category.BSN: N_("BSN"),
    Category.HUISHOUDEN: N_("Huish."),
    Category.BEKENDHEID: N_("Bekend"),
    Category.HULPVRAAG_PLAN: N_("Plan"),
    Category.GEZONDHEID: N_("Gezond."),
    Category.JEUGDHULP: N_("Jeugdh."),
    Category.SCHULDEN_INKOMEN: N_("Schuld"),
    Category.WONEN: N_("Wonen"),
    Category.ONDERWIJS: N_("School"),
    Category.UITKERING_WERK: N_("Uitk."),
    Category.STRAFRECHT: N_("Strafr."),
    Category.HUISELIJK_GEWELD: N_("Geweld"),
    Category.ONREGELMATIGHEID: N_("Onreg."),
    Category.OVERIG_BIJZONDER: N_("Bijz."),
    Category.VERBLIJFSSTATUS: N_("Verbl."),
    Category.DERDEN: N_("Derden"),
    Category.WERKAANTEKENING: N_("Werkaan"),
}
"""Seven characters at most: what fits above a column."""

LEGEND = N_("= V verstrekt  + J mogelijk  ~ M mits  ? A afweging  - N niet  v voorwaarde")
LEAST_TO_COMPARE = 2
WANTS = "! "
"""Stands before a participant whose cooperation agreement is missing or does not run."""


class MatrixScreen(LiveFrame):
    """Participants × kinds of data of this case, one person at a time."""

    TITLE_TEXT: ClassVar[str] = N_("Matrix: wat mogelijk is, nooit wat mag")
    ABOUT: ClassVar[str] = N_(
        "Elke regel is een deelnemer, elke kolom een soort gegevens van deze persoon. Enter legt een vak uit en wijst "
        "bij een weigering wat wel kan; op de naam van een deelnemer geeft Enter vier lijsten. [ en ] wisselen van "
        "persoon. f toont wat één deelnemer over iedereen kan horen, v wisselt naar wat u een deelnemer kunt vragen. "
        "= V: volgens het register verstrekt. ! voor een naam: er loopt geen samenwerkafspraak."
    )
    CSS_PATH: ClassVar[str] = "matrix.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,p", "person(1)", N_("persoon"), id="matrix.persoon"),
        Binding("left_square_bracket,P", "person(-1)", N_("vorige persoon"), show=False, id="matrix.vorige"),
        Binding("f", "hears", N_("hoort"), id="matrix.horen"),
        Binding("g", "disclose", N_("verstrekken"), id="matrix.verstrekken"),
        Binding("v", "turn", N_("vragen"), id="matrix.richting"),
        Binding("w", "changes", N_("wat veranderde"), id="matrix.verschil"),
        Binding("c", "compare", N_("vergelijk"), id="matrix.vergelijken"),
    ]

    grid = getters.query_one(Grid)
    whose = getters.query_one("#person", Prose)
    below = getters.query_one("#below", Prose)

    def __init__(self, seat: Seat, person: str = "", direction: Direction = Direction.VERSTREKKEN) -> None:
        super().__init__()
        self.seat = seat
        self._direction = direction
        self._person = person or seat.opened.file.persons[0].id
        self._matrix: Matrix | None = None
        self._known = Directory()

    def body(self) -> ComposeResult:
        """Whose matrix it is, the grid, and what the cursor is on in words."""
        yield Prose(id="person")
        yield Grid(self.show_cell, id="body")
        yield ColumnHeads(lambda _width: _(LEGEND), id="legend")
        yield Prose(id="below")

    def begin(self) -> None:
        """Show the first person."""
        super().begin()
        for prose in self.query(Prose):
            prose.can_focus = False
        self.grid.focus()
        self.show_person()

    def show_anew(self) -> None:
        """Show what changed meanwhile, with the cursor on the same participant and kind of data."""
        before = self._matrix
        if before is None or not before.participants:
            self.show_person()
            return
        participant = before.participants[self.grid.row].id
        category = before.categories[self.grid.column] if self.grid.column != NAMES else None
        found = matrix(self.seat.desk, self.seat.opened.file, self._person, self._direction)
        rows = [one.id for one in found.participants]
        if participant in rows:
            self.grid.row = rows.index(participant)
        if category in found.categories:
            self.grid.column = found.categories.index(category)
        self.show_person()

    def take_spot(self, spot: Spot) -> None:
        """Go to the cell one was on, and say what it is."""
        super().take_spot(spot)
        self.show_cell()

    def show_person(self) -> None:
        """Show the matrix of the person in hand."""
        self.place = f"matrix:{self.seat.opened.id}:{self._person}:{self._direction}"
        file = self.seat.opened.file
        found = self._matrix = matrix(self.seat.desk, file, self._person, self._direction)
        self._known = directory(self.seat.desk)
        title = _(self.TITLE_TEXT) if not self._asks else _("Wat u kunt vragen: mogelijk, nooit een plicht")
        self.header.show(f"{title} · {self.seat.regime} · {self.seat.label}")
        person = found.person
        age = person.age_on(self.seat.desk.today())
        years = _("{age} jaar").format(age=age) if age is not None else _("leeftijd onbekend")
        number = [one.id for one in file.persons].index(person.id) + 1
        joins = _(label(person.capacity_on(self.seat.desk.today())))
        told = _("Vragen over {name}, {age}, {joins} ({number} van {count})")
        told = told if self._asks else _("Gegevens van {name}, {age}, {joins} ({number} van {count})")
        who = told.format(name=person.name, age=years, joins=joins, number=number, count=len(file.persons))
        self.whose.show([(who, Tone.STRONG)])
        self.grid.show(self._content(found))
        self.show_cell()

    def show_cell(self) -> None:
        """Say in words what the cursor is on."""
        found = self._matrix
        if found is None or not found.participants:
            self.below.show([(_("Vandaag doet niemand mee aan deze casus."), Tone.PLAIN)])
            return
        participant = found.participants[self.grid.row]
        who = f"{participant.organisation} ({wearing(participant.party, participant.hat)})"
        if self.grid.column == NAMES:
            agreement = agreement_line(self._known, participant, self.seat.desk.today())
            told = [(agreement, Tone.WEIGH)] if agreement else []
            told.append((_("Enter geeft vier lijsten voor deze deelnemer."), Tone.PLAIN))
            self.below.show([(who, Tone.STRONG), *told])
            return
        if not found.categories:
            self.below.show([(_("Aan niemand die meedoet is vandaag iets te vragen over deze persoon."), Tone.PLAIN)])
            return
        cell = found.rows[self.grid.row][self.grid.column]
        head = f"{who} × {_(label(cell.category))}"
        self.below.show([(head, Tone.STRONG), *cell_lines(self.seat.desk, cell)])

    @on(Grid.Chosen)
    def explain(self, event: Grid.Chosen) -> None:
        """Explain the cell, or give the four lists of a participant."""
        if self._matrix is None:
            return
        participant = self._matrix.participants[event.row]
        if event.column == NAMES:
            from screens.participant import ParticipantScreen

            self.app.push_screen(ParticipantScreen(self.seat, participant.id, self._person))
            return
        if not self._matrix.categories:
            return
        cell = self._matrix.rows[event.row][event.column]
        self.app.push_screen(CellScreen(self.seat, self._matrix, cell))

    def action_person(self, step: int) -> None:
        """Go to the next or previous person."""
        persons = [one.id for one in self.seat.opened.file.persons]
        self._person = persons[(persons.index(self._person) + step) % len(persons)]
        self.show_person()

    def action_disclose(self) -> None:
        """Begin a disclosure to the participant under the cursor."""
        from screens.disclose import begin

        if self._matrix is not None and self._matrix.participants:
            begin(self.app, self.seat, self._matrix.participants[self.grid.row].id)

    def keys_here(self) -> Iterator[Binding]:
        """Say of the key that turns the matrix what it turns to."""
        for binding in super().keys_here():
            turns = binding.action == "turn" and self._asks
            yield replace(binding, description=N_("geven")) if turns else binding

    def action_turn(self) -> None:
        """Turn between what each could receive and what each could be asked."""
        self._direction = Direction.VERSTREKKEN if self._asks else Direction.OPVRAGEN
        self.show_person()
        self.refresh_bindings()
        self.show_keys()

    def action_hears(self) -> None:
        """Ask who, and show what that one could hear about everybody."""
        from screens.possible.hears import HearsScreen

        def show(chosen: str | None) -> None:
            if chosen:
                self.app.push_screen(HearsScreen(self.seat, chosen))

        self._ask_who(_("Wat kan deze deelnemer horen?"), self._mine, show, parties=True)

    def action_compare(self) -> None:
        """Ask with whom, and show both beside each other."""
        from screens.possible.compare import CompareScreen

        mine = self._mine
        if self._matrix is None or len(self._matrix.participants) < LEAST_TO_COMPARE:
            self.status.show(_("Er doet niet meer dan één deelnemer mee; er is niets te vergelijken."))
            return

        def show(chosen: str | None) -> None:
            if chosen:
                self.app.push_screen(CompareScreen(self.seat, mine, chosen, self._person, self._direction))

        name = self.seat.opened.file.participant(mine).organisation
        self._ask_who(_("{name} naast welke deelnemer?").format(name=name), "", show, but=mine)

    def action_changes(self) -> None:
        """Show what changed since last week."""
        from screens.possible.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(self.seat))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is disclosed where one looks at what to ask."""
        if action == "disclose":
            return not self._asks
        return super().check_action(action, parameters)

    @property
    def _asks(self) -> bool:
        return self._direction is Direction.OPVRAGEN

    @property
    def _mine(self) -> str:
        """The participant under the cursor."""
        found = self._matrix
        return found.participants[self.grid.row].id if found is not None and found.participants else ""

    def _ask_who(
        self, title: str, first: str, then: Callable[[str | None], None], but: str = "", *, parties: bool = False
    ) -> None:
        from screens.possible.who import Who, participants_to_choose, parties_to_choose

        found = self._matrix
        if found is not None and found.participants:
            choices = participants_to_choose(one for one in found.participants if one.id != but)
            choices += parties_to_choose(found.participants) if parties else []
            self.app.push_screen(Who(title, choices, first), then)

    def _content(self, found: Matrix) -> GridContent:
        today = self.seat.desk.today()
        return GridContent(
            rows=tuple(
                (WANTS if self._known.agreement(one, today) in WANTING else "") + one.organisation
                for one in found.participants
            ),
            columns=tuple(_(SHORT_NAMES[category]) for category in found.categories),
            cells=tuple(tuple(sign_of(cell) for cell in row) for row in found.rows),
        )
