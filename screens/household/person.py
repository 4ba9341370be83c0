"""*Persoon*: everything of one person in the household; a secret address only when it is asked for."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.household.deeds import FORMS, PersonDeeds
from screens.household.lines import named, person_items
from screens.seat import Seat
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.errors import WamsError
from wams_tui.casework.household.persons import Person
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.household.persons import record_seen_address, record_told
from wams_tui.locale import _


class PersonScreen(PersonDeeds):
    """One person."""

    TITLE_TEXT: ClassVar[str] = N_("Persoon")
    ENTER: ClassVar[str] = N_("wijzigen")
    ABOUT: ClassVar[str] = N_(
        "Alles van één persoon. Enter wijzigt de regel onder de cursor; de letters leggen iets nieuws vast. Een geheim "
        "adres staat er afgeschermd; z toont het, en dat komt in het auditlogboek. Enter op een taak om iets te "
        "vertellen legt vast dat het verteld is. b toont de brieven die deze persoon kan krijgen."
    )
    CSS_PATH: ClassVar[str] = "household.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "letter", N_("brief"), id="persoon.brief"),
        Binding("z", "see", N_("toon adres"), id="persoon.toon"),
    ]

    def __init__(self, seat: Seat, person: str) -> None:
        super().__init__(seat, f"persoon:{seat.opened.id}:{person}")
        self._person = person
        self._seen = False

    def heading(self) -> tuple[str, str]:
        """Who it is."""
        return f"{self.in_hand().name} · {self.seat.label}", ""

    def items(self) -> Iterator[Item]:
        """Everything of this person."""
        return person_items(self.seat.opened.file, self.in_hand(), self.seat.desk.today(), seen=self._seen)

    def show_anew(self) -> None:
        """Show the person as on the desk; what was hidden is hidden again."""
        self._seen = False
        self.status.show("")
        super().show_anew()

    def action_letter(self) -> None:
        """Show the letter this person may need now: that it is over, what was shared, or that a question came in."""
        from screens.letters.screen import LetterScreen
        from wams_tui.desk.letters.letterbox import About, letter_for_now

        kind = letter_for_now(self.seat.desk, self.seat.opened, self._person)
        self.app.push_screen(LetterScreen(self.seat, About(person=self._person, kind=kind)))

    def in_hand(self) -> Person:
        """The person this page is about."""
        return self.seat.opened.file.person(self._person)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to see where an address is secret."""
        if action == "see":
            return any(one.secret for one in self.in_hand().addresses)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def change_line(self, event: ItemList.Chosen) -> None:
        """Change what the cursor is on."""
        kind, _colon, at = event.item.key.partition(":") if event.item else ("", "", "")
        if kind == "taak":
            self._told(at.split(":")[1])
        elif kind == "ander":
            self.app.push_screen(PersonScreen(self.seat, at))
        elif kind == "gegeven":
            from screens.datum import DatumScreen

            self.app.push_screen(DatumScreen(self.seat, at))
        elif kind in FORMS:
            self.open_form(kind, at)

    def action_see(self) -> None:
        """Show a secret address until one looks away; the look is in the audit log first."""
        try:
            record_seen_address(self.seat.desk, self.seat.opened, self._person)
        except WamsError as error:
            self.tell(error)
            return
        self._seen = True
        super().show_anew()
        self.status.show(_("Dat u het adres bekijkt, staat in het auditlogboek."))

    def _told(self, participant: str) -> None:
        """Ask whether it was told; a task of another kind is done where it belongs."""
        if not participant:
            self.status.show(_("Deze taak verdwijnt zodra het is geregeld."))
            return
        who, name = named(self.seat.opened.file, participant), self.in_hand().name
        told = [
            (_("{who} weet nu dat {name} niet (meer) meedoet.").format(who=who, name=name), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("Leg dit vast als u het hebt verteld; de taak is dan gedaan."), Tone.PLAIN),
        ]

        def answered(sure: str | None) -> None:
            if sure == YES:
                self._record_told(participant)

        self.app.push_screen(Sure(_("Verteld"), told), answered)

    def _record_told(self, participant: str) -> None:
        try:
            self._settled(record_told(self.seat.desk, self.seat.opened, self._person, participant))
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
        except WamsError as error:
            self.tell(error)

    def _settled(self, opened: OpenCase | None) -> None:
        if opened is not None:
            self.seat.opened = opened
        self.show_anew()
