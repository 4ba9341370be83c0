"""*Kopie van het plan* and *Verslag*: who gets one, and who had one; each is previewed and confirmed alone."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.copies.flow import CopyFlow
from screens.frame import Frame
from screens.live_list import LiveList
from screens.seat import Seat
from screens.widgets.choice_list import FREE, ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.plan.copies import Reader, readers, start_copy
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

NOT_AT_THE_TABLE = N_("nog niet bij de deelnemers; wordt daar bijgezet")


class Copies(LiveList):
    """Whom a copy of the plan can be for."""

    TITLE_TEXT: ClassVar[str] = N_("Kopie van het plan")
    ENTER: ClassVar[str] = N_("kopie maken")
    ABOUT: ClassVar[str] = N_(
        "Ieder krijgt een eigen kopie, met alleen wat mag en wat nodig is. Kies wie; dan doel, grondslag en wat erin "
        "staat. Wat iemand zelf afsprak te doen, staat er altijd in. Elke kopie leest en bevestigt u apart; de versie "
        "van het plan wordt dan vastgelegd. Een tekst die u voor de ene partner las, hoeft u voor de volgende niet nog "
        "eens te beoordelen."
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"kopie:{seat.opened.id}")
        self._for_partner: CopyFlow | None = None
        """The last one for somebody who is not of the household."""
        self._readers: dict[str, Reader] = {}

    def body(self) -> ComposeResult:
        """One list, chosen from by number."""
        yield ChoiceList(id="body")

    def items(self) -> Iterable[Item]:
        """Return the readers: who takes part, then who lives here."""
        found = readers(self.seat.desk, self.seat.opened)
        self._readers = {_key(one): one for one in found}
        for heading, inside in (
            (_("Wie meedoet"), [one for one in found if one.participant and not one.person]),
            (_("Het gezin"), [one for one in found if one.person]),
        ):
            yield Item.heading(heading)
            yield from (self._item(one) for one in inside)
            if not inside:
                yield Item.prose(_("niemand"), Tone.DIM)
            yield Item.gap()

    def _item(self, one: Reader) -> Item:
        seen = [_("zag versie {number}").format(number=one.seen)] if one.seen > one.got else []
        had = _("kreeg versie {number}").format(number=one.got) if one.got else _("kreeg nog geen kopie")
        notes = [Note(" · ".join((_(one.what), *seen, had)))]
        if one.obstacle:
            notes.append(Note(_(one.obstacle), Tone.PLAIN))
        elif not one.participant:
            notes.append(Note(_(NOT_AT_THE_TABLE)))
        return Item(
            one.name,
            key=_key(one),
            sign=" x " if one.obstacle else FREE,
            tone=Tone.DIM if one.obstacle else Tone.PLAIN,
            notes=tuple(notes),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on gives nobody anything."""
        if action == "choose":
            return may(self.seat.desk, Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Begin a copy for this reader."""
        one = self._readers.get(event.item.key) if event.item is not None else None
        if one is None:
            return
        if one.obstacle:
            self.status.alarm(_(one.obstacle))
            return
        try:
            self.seat.opened, draft = start_copy(self.seat.desk, self.seat.opened, one)
        except WamsError as error:
            self.tell(error)
            return
        # For the family a text is read as about the reader alone: that is another question.
        if self._for_partner is not None and not one.person:
            draft = replace(draft, read=self._for_partner.draft.read)
        flow = CopyFlow(self.seat, draft)
        self._for_partner = self._for_partner if one.person else flow
        self.app.push_screen(flow.first())


def begin_copy(screen: Frame[None], seat: Seat, participant: str) -> None:
    """Begin a copy of the plan for one participant, from another screen; say why where none can be made."""
    one = next((one for one in readers(seat.desk, seat.opened) if one.participant == participant), None)
    if one is None:
        screen.status.alarm(_("Deze deelnemer doet vandaag niet mee."))
        return
    try:
        seat.opened, draft = start_copy(seat.desk, seat.opened, one)
    except WamsError as error:
        screen.tell(error)
        return
    screen.app.push_screen(CopyFlow(seat, draft).first())


def _key(one: Reader) -> str:
    return one.participant or one.person
