"""*Matrix*: for one person, what each participant could receive; what is possible, never what is allowed."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.explain import Explain, possibility_text
from screens.live import LiveFrame
from screens.seat import Seat
from screens.signs import NOTHING, SIGNS, possible_word
from screens.spots import Spot
from screens.widgets.bars import ColumnHeads
from screens.widgets.grid import NAMES, Grid, GridCell, GridContent
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.words import wearing
from wams_tui.casework.codes import Category
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.matrix import Cell, Matrix, matrix
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

LEGEND = N_("+ J mogelijk  ~ M mogelijk, mits  ? A afweging nodig  - N niet  · geen")


class MatrixScreen(LiveFrame):
    """Participants × kinds of data of this case, one person at a time."""

    TITLE_TEXT: ClassVar[str] = N_("Matrix: wat mogelijk is, nooit wat mag")
    ABOUT: ClassVar[str] = N_(
        "Elke regel is een deelnemer, elke kolom een soort gegevens van deze persoon. Enter legt een vak uit; op de "
        "naam van een deelnemer geeft Enter vier lijsten. [ en ] wisselen van persoon."
    )
    CSS_PATH: ClassVar[str] = "matrix.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,p", "person(1)", N_("volgende persoon"), id="matrix.persoon"),
        Binding("left_square_bracket,P", "person(-1)", N_("vorige persoon"), show=False, id="matrix.vorige"),
        Binding("g", "disclose", N_("verstrekken"), id="matrix.verstrekken"),
    ]

    grid = getters.query_one(Grid)
    whose = getters.query_one("#person", Prose)
    below = getters.query_one("#below", Prose)

    def __init__(self, seat: Seat, person: str = "") -> None:
        super().__init__()
        self.seat = seat
        self._person = person or seat.opened.file.persons[0].id
        self._matrix: Matrix | None = None

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
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.regime} · {self.seat.label}")
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
        found = matrix(self.seat.desk, self.seat.opened.file, self._person)
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
        self.place = f"matrix:{self.seat.opened.id}:{self._person}"
        file = self.seat.opened.file
        found = self._matrix = matrix(self.seat.desk, file, self._person)
        person = found.person
        age = person.age_on(self.seat.desk.today())
        years = _("{age} jaar").format(age=age) if age is not None else _("leeftijd onbekend")
        number = [one.id for one in file.persons].index(person.id) + 1
        joins = _(label(person.capacity_on(self.seat.desk.today())))
        who = _("Gegevens van {name}, {age}, {joins} ({number} van {count})").format(
            name=person.name, age=years, joins=joins, number=number, count=len(file.persons)
        )
        self.whose.show([(who, Tone.STRONG)])
        self.grid.show(_content(found))
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
            self.below.show([(who, Tone.STRONG), (_("Enter geeft vier lijsten voor deze deelnemer."), Tone.PLAIN)])
            return
        cell = found.rows[self.grid.row][self.grid.column]
        self.below.show([(f"{who} × {_(label(cell.category))}", Tone.STRONG), _in_words(cell)])

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
        cell = self._matrix.rows[event.row][event.column]
        title = f"{participant.organisation} × {_(label(cell.category))}"
        self.app.push_screen(Explain(title, self._cell_text(cell)))

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

    def _cell_text(self, cell: Cell) -> list[Paragraph]:
        name = self.seat.opened.file.person(cell.person).name
        head = _("{category} van {name}").format(category=_(label(cell.category)), name=name)
        text: list[Paragraph] = [(head, Tone.STRONG)]
        if not cell.fields:
            return [*text, (_("Van deze persoon zijn zulke gegevens hier niet vastgelegd."), Tone.PLAIN)]
        for one in cell.fields:
            text += [("", Tone.PLAIN), (f"{_(one.field.label)}", Tone.HEADING)]
            text += possibility_text(self.seat.desk, one.possibility, one.field.supplier_conditions)
        return text


def _content(found: Matrix) -> GridContent:
    return GridContent(
        rows=tuple(participant.organisation for participant in found.participants),
        columns=tuple(_(SHORT_NAMES[category]) for category in found.categories),
        cells=tuple(tuple(_sign(cell) for cell in row) for row in found.rows),
    )


def _sign(cell: Cell) -> GridCell:
    if cell.effect is None:
        return GridCell(f"{NOTHING}", Tone.DIM)
    sign = SIGNS[cell.effect]
    return GridCell(sign.sign, sign.tone)


def _in_words(cell: Cell) -> Paragraph:
    if cell.effect is None:
        return (_("Van deze persoon zijn zulke gegevens hier niet vastgelegd."), Tone.PLAIN)
    mildest = min((one.possibility for one in cell.fields), key=lambda found: found.effect.rank)
    sign = SIGNS[mildest.effect]
    return (f"{sign.sign} {possible_word(mildest)}: {mildest.verdict.reason}", sign.tone)
