"""Two participants beside each other, for one person: where they differ comes first."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.explain import Explain
from screens.live import LiveFrame
from screens.possible.cell import cell_text
from screens.possible.words import cell_lines, sign_of, word_of
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import wearing
from wams_tui.casework.codes import Direction
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.matrix.cells import Cell, matrix
from wams_tui.locale import _


class CompareScreen(LiveFrame):
    """What one could receive of a person and the other could not."""

    TITLE_TEXT: ClassVar[str] = N_("Twee deelnemers naast elkaar")
    ENTER: ClassVar[str] = N_("uitleg")
    ABOUT: ClassVar[str] = N_(
        "Voor één persoon per soort gegevens wat de ene en wat de andere deelnemer zou kunnen krijgen; waar ze "
        "verschillen staat vooraan, met <>. [ en ] wisselen van persoon, Enter legt beide uit."
    )
    CSS_PATH: ClassVar[str] = "possible.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,p", "person(1)", N_("volgende persoon"), id="vergelijken.persoon"),
        Binding("left_square_bracket,P", "person(-1)", N_("vorige persoon"), show=False, id="vergelijken.vorige"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, one: str, other: str, person: str, direction: Direction) -> None:
        super().__init__()
        self.seat = seat
        self._two = (one, other)
        self._person = person
        self._direction = direction
        self._found: dict[str, tuple[Cell, Cell]] = {}

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show it."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show both as they stand now."""
        file = self.seat.opened.file
        self.place = f"vergelijken:{self.seat.opened.id}:{':'.join(self._two)}:{self._person}:{self._direction}"
        names = [file.participant(one).organisation for one in self._two]
        asks = self._direction is Direction.OPVRAGEN
        title = _("Vragen aan {one} en {other}") if asks else _("{one} en {other}")
        self.header.show(f"{title.format(one=names[0], other=names[1])} · {self.seat.label}")
        self.view.show(list(self._items()))

    def _items(self) -> Iterator[Item]:
        file = self.seat.opened.file
        found = matrix(self.seat.desk, file, self._person, self._direction)
        self._matrix = found
        first, second = (found.row(one) for one in self._two)
        yield Item.prose(_("Gegevens van {name}").format(name=found.person.name), Tone.STRONG)
        for number, id in enumerate(self._two, start=1):
            one = file.participant(id)
            yield Item.prose(f"{number}  {one.organisation} ({wearing(one.party, one.hat)})", Tone.DIM)
        if not first or not second:
            yield Item.prose(_("Een van beiden doet vandaag niet mee; er is niets te vergelijken."), Tone.WEIGH)
            return
        pairs = [pair for pair in zip(first, second, strict=True) if pair[0].effect or pair[1].effect]
        self._found = {pair[0].category.value: pair for pair in pairs}
        for title, differing in ((_("Verschillend"), True), (_("Gelijk"), False)):
            inside = [pair for pair in pairs if _differs(pair) is differing]
            yield Item.gap()
            yield Item.heading(f"{title} ({len(inside)})")
            yield from (self._pair(pair) for pair in inside)

    def _pair(self, pair: tuple[Cell, Cell]) -> Item:
        differing = _differs(pair)
        if not differing:
            text = f"{_(label(pair[0].category))}: {word_of(pair[0].effect)}"
            return Item(text, key=pair[0].category.value, sign=" =", tone=Tone.DIM)
        notes = []
        for number, cell in enumerate(pair, start=1):
            text, _tone = cell_lines(self.seat.desk, cell)[0]
            notes.append(Note(f"{number}  {text}", sign_of(cell).tone))
        return Item(
            _(label(pair[0].category)), key=pair[0].category.value, sign="<>", tone=Tone.STRONG, notes=tuple(notes)
        )

    @on(ItemList.Chosen)
    def explain(self, event: ItemList.Chosen) -> None:
        """Explain both cells, one below the other."""
        if event.item is None or event.item.key not in self._found:
            return
        pair = self._found[event.item.key]
        file = self.seat.opened.file
        told = []
        for cell in pair:
            told += [(file.participant(cell.participant).organisation, Tone.HEADING)]
            told += [*cell_text(self.seat, self._matrix, cell), ("", Tone.PLAIN)]
        self.app.push_screen(Explain(_(label(pair[0].category)), told))

    def action_person(self, step: int) -> None:
        """Go to the next or previous person."""
        persons = [one.id for one in self.seat.opened.file.persons]
        self._person = persons[(persons.index(self._person) + step) % len(persons)]
        self.show_anew()


def _differs(pair: tuple[Cell, Cell]) -> bool:
    return pair[0].effect is not pair[1].effect
