"""One cell of the matrix, explained whole, with the way from there to what is possible."""

from pathlib import Path, PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.advice.here import Here
from screens.explain import Explain, possibility_text
from screens.possible.words import NO_SUCH_DATA, agreement_line, granted_line
from screens.seat import Seat
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Direction
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.kinds import Effect
from wams_tui.desk.matrix.cells import Cell, Matrix
from wams_tui.desk.may.from_case import asking_about
from wams_tui.desk.partners.organisations import directory
from wams_tui.locale import _

STYLE = Path(__file__).parent.with_name("explain.tcss")

ASKED_FOR = N_(
    "Dit gaat over vragen aan deze deelnemer; wat die geeft, beslist die zelf, tenzij een wet anders bepaalt."
)


class CellScreen(Explain):
    """A cell. From a refusal one goes to what may go to the same participant, or to the question without a case."""

    ABOUT: ClassVar[str] = N_(
        "Welke regels spreken, waar ze op rusten, wat er ontbreekt en wat wel kan. g begint een verstrekking aan deze "
        "deelnemer met wat wel mogelijk is; in de omgekeerde matrix begint v een verzoek. d stelt dezelfde vraag in "
        "Mag dit?, waar u hem kunt veranderen; V legt haar voor aan de FG of een jurist."
    )
    # Whole: Textual looks for the style of a subclass beside the subclass.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "disclose", N_("verstrekken wat kan"), id="vak.verstrekken"),
        Binding("v", "ask", N_("dit vragen"), id="vak.vragen"),
        Binding("d", "may", N_("mag dit?"), id="vak.magdit"),
    ]

    def __init__(self, seat: Seat, found: Matrix, cell: Cell) -> None:
        who = seat.opened.file.participant(cell.participant)
        here = Here(seat, cell.participant, cell.category) if found.direction is Direction.VERSTREKKEN else None
        super().__init__(f"{who.organisation} × {_(label(cell.category))}", cell_text(seat, found, cell), here)
        self._seat = seat
        self._cell = cell
        self._direction = found.direction

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is disclosed to who is asked."""
        if action == "disclose":
            return self._direction is Direction.VERSTREKKEN
        if action == "ask":
            return self._direction is Direction.OPVRAGEN
        return super().check_action(action, parameters)

    def action_disclose(self) -> None:
        """Begin a disclosure to this participant: the wizard shows what may go and what may not."""
        from screens.disclose import begin

        begin(self.app, self._seat, self._cell.participant)

    def action_ask(self) -> None:
        """Ask this participant for it."""
        from screens.asking.ask import ask_for

        cell = self._cell
        ask_for(self.app, self._seat, cell.participant, cell.person, cell.category)

    def action_may(self) -> None:
        """Ask the same without a case, to change one thing and see what turns."""
        from screens.may.doubt import Doubted
        from screens.may.screen import MayScreen

        file = self._seat.opened.file
        asking = asking_about(self._seat.desk, file, self._cell, self._direction)
        self.app.push_screen(MayScreen(self._seat.desk, asking, Doubted(self._seat, self._cell.participant)))


def cell_text(seat: Seat, found: Matrix, cell: Cell) -> list[Paragraph]:
    """Explain a cell: what is on record, every datum behind it, and what else could go to this participant."""
    file, desk = seat.opened.file, seat.desk
    name = file.person(cell.person).name
    head = _("{category} van {name}").format(category=_(label(cell.category)), name=name)
    text: list[Paragraph] = [(head, Tone.STRONG)]
    granted = granted_line(desk, cell)
    if granted:
        text.append((granted, Tone.ALLOWED if cell.stands else Tone.WEIGH))
    agreement = agreement_line(directory(desk), file.participant(cell.participant), desk.today())
    if agreement:
        text.append((agreement, Tone.WEIGH))
    if cell.asked is not None:
        return [*text, (_(ASKED_FOR), Tone.DIM), ("", Tone.PLAIN), *possibility_text(desk, cell.asked)]
    if not cell.fields:
        return [*text, (_(NO_SUCH_DATA), Tone.PLAIN)]
    text += _instead(found, cell)
    for one in cell.fields:
        text += [("", Tone.PLAIN), (f"{_(one.field.label)}", Tone.HEADING)]
        text += possibility_text(desk, one.possibility, one.field.supplier_conditions)
    return text


def _instead(found: Matrix, cell: Cell) -> list[Paragraph]:
    """Of a refused cell, what else of this person could go to the same participant: first, since it is the way on."""
    if cell.effect is not Effect.WEIGEREN:
        return []
    others = [one for one in found.row(cell.participant) if one.effect not in (None, Effect.WEIGEREN)]
    if not others:
        told = _("Van deze persoon is voor deze deelnemer nu niets anders mogelijk.")
        return [("", Tone.PLAIN), (told, Tone.DIM)]
    kinds = ", ".join(_kind(one) for one in others)
    told = _("Wel mogelijk voor deze deelnemer (g): {kinds}.").format(kinds=kinds)
    return [("", Tone.PLAIN), (told, Tone.STRONG)]


def _kind(cell: Cell) -> str:
    word = SIGNS[cell.effect].sign if cell.effect else ""
    return f"{_(label(cell.category))} ({word})"
