"""*Agenda's*: who gets an agenda of a conference beforehand; each is chosen, previewed and confirmed alone."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.copies.flow import CopyFlow
from screens.live_list import LiveList
from screens.meeting.words import when
from screens.seat import Seat
from screens.widgets.choice_list import FREE, ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.meeting.agendas import AgendaReader, agenda_readers, begin_agenda
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_


class AgendasScreen(LiveList):
    """Whom an agenda of this conference can be for.

    Args:
        seat: The case.
        meeting: The conference.
    """

    TITLE_TEXT: ClassVar[str] = N_("Agenda's")
    ENTER: ClassVar[str] = N_("agenda maken")
    ABOUT: ClassVar[str] = N_(
        "Ieder die is uitgenodigd kan van tevoren een agenda krijgen: de punten waar die bij is, en daarvan wat u "
        "kiest en wat mag. Een titel zegt iets over iemand, dus dit is een verstrekking; de uitnodiging (u) noemt "
        "alleen de code van de casus. Doel en grondslag zijn die van het overleg als ze gekozen zijn."
    )
    CSS_PATH: ClassVar[str] = "meeting.tcss"

    def __init__(self, seat: Seat, meeting: str) -> None:
        super().__init__(seat, f"overleg-agenda:{seat.opened.id}:{meeting}")
        self.meeting_id = meeting
        self._for_partner: CopyFlow | None = None
        """The last agenda for somebody who is not of the household: a title that was read for them, is read."""
        self._readers: dict[str, AgendaReader] = {}

    def body(self) -> ComposeResult:
        """One list, chosen from by number."""
        yield ChoiceList(id="body")

    def heading(self) -> tuple[str, str]:
        """Return of which conference."""
        meeting = self.seat.opened.file.meeting(self.meeting_id)
        return f"{_(self.TITLE_TEXT)} {when(meeting)} · {self.seat.opened.file.case.code}", ""

    def items(self) -> Iterable[Item]:
        """Return the readers: who is invited, participants first."""
        found = agenda_readers(self.seat.desk, self.seat.opened, self.meeting_id)
        self._readers = {one.who: one for one in found}
        yield from (self._item(one) for one in found)

    def _item(self, one: AgendaReader) -> Item:
        told = [n_("is bij {count} punt", "is bij {count} punten", one.items).format(count=one.items)]
        told.append(_("kreeg een agenda") if one.given else _("kreeg nog geen agenda"))
        notes = [Note(", ".join(told))]
        if one.obstacle:
            notes.append(Note(_(one.obstacle), Tone.PLAIN))
        sign = " x " if one.obstacle else FREE
        return Item(one.name, key=one.who, sign=sign, tone=Tone.DIM if one.obstacle else Tone.PLAIN, notes=tuple(notes))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on gives nobody anything."""
        if action == "choose":
            return may(self.seat.desk, Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Begin the agenda of this reader."""
        one = self._readers.get(event.item.key) if event.item is not None else None
        if one is None:
            return
        if one.obstacle:
            self.status.alarm(_(one.obstacle))
            return
        try:
            self.seat.opened, draft = begin_agenda(self.seat.desk, self.seat.opened, self.meeting_id, one)
        except WamsError as error:
            self.tell(error)
            return
        if self._for_partner is not None and not one.family:
            draft = replace(draft, read=self._for_partner.draft.read)
        flow = CopyFlow(self.seat, draft)
        self._for_partner = self._for_partner if one.family else flow
        self.app.push_screen(flow.first())
