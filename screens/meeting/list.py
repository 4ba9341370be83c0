"""*Overleggen*: the conferences of a case, those to come first."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from screens.live_list import LiveList
from screens.meeting.words import names, when
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import due
from wams_tui.casework.labels import label
from wams_tui.casework.meeting.meeting import Meeting
from wams_tui.casework.words import N_
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_


class MeetingsScreen(LiveList):
    """The conferences of one case."""

    TITLE_TEXT: ClassVar[str] = N_("Overleg")
    ENTER: ClassVar[str] = N_("openen")
    ABOUT: ClassVar[str] = N_("De casusoverleggen van deze casus. n bereidt er een voor; Enter opent er een.")
    CSS_PATH: ClassVar[str] = "meeting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("voorbereiden"), id="overleggen.nieuw"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"overleggen:{seat.opened.id}")

    def items(self) -> Iterable[Item]:
        """Those to come first, the next one at the top; then what was held, newest first."""
        every = self.seat.opened.file.meetings
        ahead = sorted((one for one in every if one.is_ahead), key=lambda one: (one.on, one.starts_at, one.id))
        past = sorted(
            (one for one in every if not one.is_ahead), key=lambda one: (one.on, one.starts_at, one.id), reverse=True
        )
        if not every:
            yield Item.prose(_("Nog geen overleg. n bereidt er een voor."), Tone.DIM)
        yield from self._part(_("Komt nog"), ahead)
        yield from self._part(_("Geweest"), past)

    def _part(self, title: str, found: list[Meeting]) -> Iterator[Item]:
        if found:
            yield Item.heading(f"{title} ({len(found)})")
            yield from (self._item(one) for one in found)
            yield Item.gap()

    def _item(self, one: Meeting) -> Item:
        file, today = self.seat.opened.file, self.seat.desk.today()
        items, decisions = len(one.agenda), sum(len(item.decisions) for item in one.agenda)
        told = [n_("{count} agendapunt", "{count} agendapunten", items).format(count=items)]
        if decisions:
            told.append(n_("{count} besluit", "{count} besluiten", decisions).format(count=decisions))
        state = _(label(one.state)) if not one.is_ahead else f"{_(label(one.state))}, {due(one.on, today)}"
        notes = (
            Note(", ".join([state, *told])),
            Note(_("met {names}").format(names=names(file, one.listeners) or _("niemand"))),
        )
        late = one.is_ahead and one.on < today
        return Item(when(one), key=f"overleg:{one.id}", sign="!" if late else " ", notes=notes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on prepares none."""
        if action == "new":
            return self.is_mounted and may(self.seat.desk, Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def open_one(self, event: ItemList.Chosen) -> None:
        """Open the conference the cursor is on."""
        from screens.meeting.screen import MeetingScreen

        if event.item is not None:
            self.app.push_screen(MeetingScreen(self.seat, event.item.key.partition(":")[2]))

    def action_new(self) -> None:
        """Prepare one."""
        from screens.meeting.forms import MeetingForm

        if self.seat.opened.file.persons:
            self.app.push_screen(MeetingForm(self.seat))
        else:
            self.status.show(_("Dit huishouden heeft nog geen personen; h en dan n voegt iemand toe."))
