"""*Verslag*: who gets minutes of a conference; each is chosen, previewed and confirmed alone."""

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
from wams_tui.desk.meeting.minutes import MinutesReader, begin_minutes, readers_of
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_


class MinutesScreen(LiveList):
    """Whom minutes of this conference can be for.

    Args:
        seat: The case.
        meeting: The conference.
    """

    TITLE_TEXT: ClassVar[str] = N_("Verslag")
    ENTER: ClassVar[str] = N_("verslag maken")
    ABOUT: ClassVar[str] = N_(
        "Ieder krijgt een eigen verslag: wat u kiest van wat er mag, en altijd wat die zelf te doen kreeg. Was iemand "
        "voor een punt uit de kamer, dan staat daar niets van in. Doel en grondslag zijn die van het overleg; u leest "
        "en bevestigt elk verslag apart."
    )
    CSS_PATH: ClassVar[str] = "meeting.tcss"

    def __init__(self, seat: Seat, meeting: str) -> None:
        super().__init__(seat, f"overleg-verslag:{seat.opened.id}:{meeting}")
        self.meeting_id = meeting
        self._for_partner: CopyFlow | None = None
        """The last minutes for somebody who is not of the household: a text that was read for them, is read."""
        self._readers: dict[str, MinutesReader] = {}

    def body(self) -> ComposeResult:
        """One list, chosen from by number."""
        yield ChoiceList(id="body")

    def heading(self) -> tuple[str, str]:
        """Return of which conference."""
        meeting = self.seat.opened.file.meeting(self.meeting_id)
        return f"{_(self.TITLE_TEXT)} {when(meeting)} · {self.seat.opened.file.case.code}", ""

    def items(self) -> Iterable[Item]:
        """Return the readers: who was invited, participants first."""
        found = readers_of(self.seat.desk, self.seat.opened, self.meeting_id)
        self._readers = {one.who: one for one in found}
        yield from (self._item(one) for one in found)

    def _item(self, one: MinutesReader) -> Item:
        told = [_("was erbij") if one.came else _("was er niet bij")]
        if one.out:
            told.append(n_("buiten bij {count} punt", "buiten bij {count} punten", one.out).format(count=one.out))
        if one.own:
            told.append(n_("{count} eigen actie", "{count} eigen acties", one.own).format(count=one.own))
        told.append(_("kreeg een verslag") if one.given else _("kreeg nog geen verslag"))
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
        """Begin the minutes of this reader."""
        one = self._readers.get(event.item.key) if event.item is not None else None
        if one is None:
            return
        if one.obstacle:
            self.status.alarm(_(one.obstacle))
            return
        try:
            self.seat.opened, draft = begin_minutes(self.seat.desk, self.seat.opened, self.meeting_id, one)
        except WamsError as error:
            self.tell(error)
            return
        if self._for_partner is not None and not one.family:
            draft = replace(draft, read=self._for_partner.draft.read)
        flow = CopyFlow(self.seat, draft)
        self._for_partner = self._for_partner if one.family else flow
        self.app.push_screen(flow.first())
