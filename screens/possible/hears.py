"""*Wat kan deze deelnemer horen?*: one participant, everybody in the household, what is possible first."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from screens.possible.cell import CellScreen
from screens.possible.words import agreement_line, granted_line, sign_of
from screens.seat import Seat
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import wearing
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Party
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.kinds import Effect
from wams_tui.desk.matrix.cells import Cell, Matrix, heard_by
from wams_tui.desk.partners.organisations import directory
from wams_tui.locale import _

_PARTY = "partij="


class HearsScreen(LiveFrame):
    """One participant over all persons, or a party with all the hats it takes part with.

    Args:
        seat: The case.
        who: The id of a participant, or what :func:`of_party` gives of a party.
    """

    TITLE_TEXT: ClassVar[str] = N_("Wat deze deelnemer kan horen: wat mogelijk is, nooit wat mag")
    ENTER: ClassVar[str] = N_("uitleg")
    ABOUT: ClassVar[str] = N_(
        "Per persoon wat deze deelnemer zou kunnen horen, met de voorwaarden; wat niet kan staat eronder. Enter legt "
        "uit waarom, en wat wel kan. g begint een verstrekking."
    )
    CSS_PATH: ClassVar[str] = "possible.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "disclose", N_("verstrekken"), id="horen.verstrekken"),
        Binding("tab", "person(1)", N_("volgende persoon"), id="horen.persoon"),
        Binding("shift+tab", "person(-1)", N_("vorige persoon"), show=False, id="horen.vorige"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, who: str) -> None:
        super().__init__()
        self.seat = seat
        self._who = who
        self._found: dict[str, tuple[Matrix, Cell]] = {}
        self.place = f"horen:{seat.opened.id}:{who}"

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show it."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show what this participant could hear now."""
        seat = self.seat
        seats = seats_of(seat.opened.file, self._who)
        name = seats[0].organisation if self._who == seats[0].id else _(label(seats[0].party))
        title = _("Wat {who} kan horen").format(who=name)
        self.header.show(f"{title} · {seat.regime} · {seat.label}")
        self._found = {}
        self.view.show(list(self._items(seats)))

    def _items(self, seats: Sequence[Participant]) -> Iterator[Item]:
        desk, file = self.seat.desk, self.seat.opened.file
        known = directory(desk)
        told = _("Wat mogelijk is, nooit wat mag.")
        # The title names who it is; a party with more hats is told below it.
        alone = f"{wearing(seats[0].party, seats[0].hat)}. " if len(seats) == 1 else ""
        yield Item.prose(f"{alone}{told}", Tone.DIM)
        for who in seats:
            if not alone:
                yield Item.prose(_as_what(who), Tone.DIM)
            agreement = agreement_line(known, who, desk.today())
            if agreement:
                yield Item.prose(agreement, Tone.WEIGH)
        here = [who for who in seats if who.takes_part_on(desk.today())]
        if not here:
            yield Item.prose(_("Deze deelnemer doet vandaag niet mee; er is niets mogelijk."), Tone.WEIGH)
            return
        for found in heard_by(desk, file, {who.id for who in here}):
            yield Item.gap()
            yield Item.heading(found.person.name)
            for who in here:
                if len(here) > 1:
                    yield Item.prose(_as_what(who), Tone.STRONG)
                yield from self._of_person(found, who)

    def _of_person(self, found: Matrix, who: Participant) -> Iterator[Item]:
        cells = [cell for cell in found.row(who.id) if cell.effect is not None]
        cells.sort(key=lambda cell: cell.effect.rank if cell.effect else 0)
        if not cells:
            yield Item.prose(_("  van deze persoon is niets vastgelegd"), Tone.DIM)
        for cell in cells:
            key = f"{cell.participant}:{cell.person}:{cell.category}"
            self._found[key] = (found, cell)
            yield self._item(cell, key)

    def _item(self, cell: Cell, key: str) -> Item:
        shown = sign_of(cell)
        if cell.effect is Effect.WEIGEREN:
            return Item(_(label(cell.category)), key=key, sign=shown.sign, tone=SIGNS[Effect.WEIGEREN].tone)
        refused = [one for one in cell.fields if one.possibility.effect is Effect.WEIGEREN]
        which = ", ".join(_(one.field.label) for one in cell.fields if one not in refused)
        verdict = cell.best.verdict if cell.best else None
        granted = granted_line(self.seat.desk, cell)
        notes = [Note(granted, Tone.PLAIN)] if granted else []
        notes += [Note(verdict.reason)] if verdict else []
        if refused:
            kept = ", ".join(_(one.field.label) for one in refused)
            notes.append(Note(_("niet: {which}").format(which=kept), Tone.PLAIN))
        notes += [
            Note(_("v voorwaarde van de leverancier: {text}").format(text=text), Tone.WEIGH)
            for text in cell.supplier_conditions
        ]
        conditions = verdict.conditions if verdict else ()
        notes += [Note(_("voorwaarde: {text}").format(text=text), Tone.PLAIN) for text in conditions]
        return Item(
            f"{_(label(cell.category))}: {which}", key=key, sign=shown.sign, tone=shown.tone, notes=tuple(notes)
        )

    @on(ItemList.Chosen)
    def explain(self, event: ItemList.Chosen) -> None:
        """Explain one line."""
        if event.item is not None and event.item.key in self._found:
            found, cell = self._found[event.item.key]
            self.app.push_screen(CellScreen(self.seat, found, cell))

    def action_person(self, step: int) -> None:
        """Go to the next or previous person."""
        self.view.jump_heading(step)

    def action_disclose(self) -> None:
        """Begin a disclosure to the participant the cursor is at."""
        from screens.disclose import begin

        item = self.view.current
        found = self._found.get(item.key) if item is not None else None
        first = seats_of(self.seat.opened.file, self._who)[0].id
        begin(self.app, self.seat, found[1].participant if found else first)


def of_party(party: Party) -> str:
    """Return how a party is meant with all the hats it takes part with."""
    return f"{_PARTY}{party.value}"


def seats_of(file: CaseFile, who: str) -> list[Participant]:
    """Return the participant that is meant, or those of the party, who takes part first.

    Raises:
        LookupError: there is none (any more).
    """
    if not who.startswith(_PARTY):
        return [file.participant(who)]
    party = who.removeprefix(_PARTY)
    found = [one for one in file.participants if one.party == party]
    if not found:
        raise LookupError(who)
    return sorted(found, key=lambda one: one.ended_on is not None)


def _as_what(who: Participant) -> str:
    return f"{who.organisation} · {wearing(who.party, who.hat)}"
