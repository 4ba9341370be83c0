"""One participant and one person: four lists of what is possible, each line with its reason (design §6)."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.advice.here import Here
from screens.explain import Explain, possibility_text
from screens.live import LiveFrame
from screens.seat import Seat
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.kinds import Effect
from wams_tui.desk.matrix.cells import CellField, matrix
from wams_tui.locale import _


class ParticipantScreen(LiveFrame):
    """The four lists."""

    TITLE_TEXT: ClassVar[str] = N_("Wat mogelijk is voor deze deelnemer, nooit wat mag")
    ENTER: ClassVar[str] = N_("uitleg")
    ABOUT: ClassVar[str] = N_(
        "Vier lijsten: mogelijk, mogelijk mits, afweging nodig en niet; elk gegeven met de reden. Enter legt het uit."
    )
    CSS_PATH: ClassVar[str] = "participant.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,p", "person(1)", N_("volgende persoon"), id="deelnemer.persoon"),
        Binding("left_square_bracket,P", "person(-1)", N_("vorige persoon"), show=False, id="deelnemer.vorige"),
        Binding("g", "disclose", N_("verstrekken"), id="deelnemer.verstrekken"),
        Binding("c", "copy", N_("kopie van het plan"), id="deelnemer.kopie"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, participant: str, person: str) -> None:
        super().__init__()
        self.seat = seat
        self._participant = participant
        self._person = person
        self._found: dict[str, CellField] = {}

    def body(self) -> ComposeResult:
        """One list with four headings."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the lists."""
        super().begin()
        self.view.focus()
        self.show_lists()

    def show_anew(self) -> None:
        """Show what changed meanwhile."""
        self.show_lists()

    def show_lists(self) -> None:
        """Show the lists for the person in hand."""
        file = self.seat.opened.file
        self.place = f"deelnemer:{self.seat.opened.id}:{self._participant}:{self._person}"
        participant = file.participant(self._participant)
        person = file.person(self._person)
        whose = _("gegevens van {name}").format(name=person.name)
        self.header.show(f"{participant.organisation} · {whose} · {self.seat.regime}")
        if not participant.takes_part_on(self.seat.desk.today()):
            self.view.show([Item.prose(_("Deze deelnemer doet vandaag niet mee; er is niets mogelijk."), Tone.WEIGH)])
            return
        found = matrix(self.seat.desk, file, self._person)
        place = [one.id for one in found.participants].index(self._participant)
        self._found = {one.field.key: one for cell in found.rows[place] for one in cell.fields}
        items: list[Item] = [Item.prose(_(self.TITLE_TEXT), Tone.DIM)]
        for effect in Effect:
            inside = [one for one in self._found.values() if one.possibility.effect is effect]
            sign = SIGNS[effect]
            items += [Item.gap(), Item.heading(f"{sign.sign}  {_(sign.word)} ({len(inside)})")]
            items += [_item(one) for one in inside] or [Item.prose(_("  niets"), Tone.DIM)]
        self.view.show(items)

    @on(ItemList.Chosen)
    def explain(self, event: ItemList.Chosen) -> None:
        """Explain one line."""
        if event.item is not None and event.item.key in self._found:
            one = self._found[event.item.key]
            told = possibility_text(self.seat.desk, one.possibility, one.field.supplier_conditions)
            here = Here(self.seat, self._participant, one.field.categories[0])
            self.app.push_screen(Explain(_(one.field.label), told, here))

    def action_person(self, step: int) -> None:
        """Go to the next or previous person."""
        persons = [one.id for one in self.seat.opened.file.persons]
        self._person = persons[(persons.index(self._person) + step) % len(persons)]
        self.show_lists()

    def action_disclose(self) -> None:
        """Begin a disclosure to this participant."""
        from screens.disclose import begin

        begin(self.app, self.seat, self._participant)

    def action_copy(self) -> None:
        """Begin a copy of the plan for this participant."""
        from screens.copies.readers import begin_copy

        begin_copy(self, self.seat, self._participant)


def _item(one: CellField) -> Item:
    sign = SIGNS[one.possibility.effect]
    kinds = ", ".join(_(label(category)) for category in one.field.categories)
    return Item(
        f"{kinds}: {_(one.field.label)}",
        key=one.field.key,
        sign=sign.sign,
        tone=sign.tone,
        notes=(Note(one.possibility.verdict.reason),),
    )
