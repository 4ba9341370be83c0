"""*Terugbrengen*: where the travel vault stands, what came of it, and deleting it once everything is home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from screens.access.ask import YES, Page, Sure
from screens.explain import Explain
from screens.form.fields import Choice, Field, Filled, Line, Option
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.clashes import open_clashes
from wams_tui.desk.travel.returning import OUTCOME_LABELS, Brief, CaseReport, bring_back
from wams_tui.desk.travel.status import CANNOT_WIPE, destroy
from wams_tui.locale import _, n_

ANYWAY = "toch"


class BringBackForm(FormScreen):
    """Where the travel vault stands; what was merged is told when it is done."""

    TITLE_TEXT: ClassVar[str] = N_("Terugbrengen")
    ABOUT: ClassVar[str] = N_(
        "De map van de reiskluis, zoals hij op de laptop of op een stick staat. Wat maar één kant wijzigde, wordt "
        "overgenomen; wat beide kanten wijzigden, wacht op een keuze in de casus. Gaat er iets mis, dan is er niets "
        "samengevoegd."
    )
    SAVES: ClassVar[str] = N_("terugbrengen")
    SAVE_LINE: ClassVar[str] = N_("Terugbrengen: F2, of hier Enter")
    place = "terugbrengen"

    @dataclass
    class Done(Message):
        """It is home, or ``error`` says why nothing is."""

        brief: Brief | None = None
        error: WamsError | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place = Path()
        self._done: BringBackForm.Done | None = None
        self._typing: Widget | None = None
        self.busy = False

    def fields(self) -> Sequence[Field]:
        """The directory, and whether one means it where it counts no more."""
        yes = Option(ANYWAY, _("ja, ik weet waar hij intussen was"))
        return (
            Line("map", _("Map van de reiskluis"), needed=True),
            Choice("toch", _("Ook als hij is ingetrokken, te laat is of niet is afgesloten"), options=(yes,)),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until it is home one neither leaves nor begins again."""
        return False if self.busy else super().check_action(action, parameters)

    def accept(self, filled: Filled) -> None:
        """Merge it, in a thread: looking over all that came takes longer than a key may."""
        if self.busy:
            return
        self.busy = True
        self._place, self._typing = Path(filled.text("map")).expanduser(), self.focused
        self._form.disabled = True
        self.refresh_bindings()
        self.status.show(_("Bezig met terugbrengen…"))
        self.merge(anyway=filled.text("toch") == ANYWAY)

    @work(thread=True, exclusive=True, group="merge", description="merge")
    def merge(self, *, anyway: bool) -> None:
        """Merge it; all of it, or nothing."""
        try:
            brief = bring_back(self._desk, self._place, anyway=anyway)
        except WamsError as error:
            self.post_message(self.Done(error=error))
        else:
            self.post_message(self.Done(brief))

    @on(Done)
    def finish(self, event: Done) -> None:
        """Go on with what came of it; under another screen, once that is gone."""
        self._done = event
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Say what came of it; where nothing did, all that was typed is still there."""
        if self._done is None or not self.is_active:
            return
        done, self._done, self.busy = self._done, None, False
        self._form.disabled = False
        self.refresh_bindings()
        self.status.show("")
        if self._typing is not None:
            self._typing.focus()
        if done.error is not None:
            self.tell(done.error)
        elif done.brief is not None:
            self._stored(None)
            self.app.push_screen(BroughtBack(self._desk, self._place, done.brief))


class BroughtBack(Page[None]):
    """What came home, case by case, and one key that deletes the travel vault where nothing stayed behind in it."""

    TITLE_TEXT: ClassVar[str] = N_("Teruggebracht")
    ABOUT: ClassVar[str] = N_(
        "Wat er van elke casus terugkwam, wat er nog te kiezen is en wat u moet nakijken. v verwijdert de reiskluis "
        "waar u hem vandaan haalde; dat kan pas als alles terug is. Later kan het ook nog: wams travel destroy. Enter "
        "opent de eerste casus waarin nog iets te kiezen is, Esc gaat terug."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("kiezen"), id="teruggebracht.kiezen"),
        Binding("v", "wipe", N_("reiskluis verwijderen"), id="teruggebracht.verwijderen"),
    ]

    def __init__(self, desk: Desk, place: Path, done: Brief) -> None:
        super().__init__(_(self.TITLE_TEXT), list(_of_brief(done)))
        self._desk = desk
        self._place = place
        self._done = done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What stayed behind is nowhere else; and one chooses where there is something to choose."""
        if action == "choose":
            return self._done.clashes > 0
        return self._done.complete if action == "wipe" else super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Open the choices of the first case that still has any."""
        from screens.travel.clashes import ClashesScreen

        try:
            seats = (Seat.at(self._desk, one.case_id) for one in self._done.cases if one.clashes)
            seat = next((one for one in seats if open_clashes(one.opened)), None)
        except WamsError as error:
            self.tell(error)
            return
        if seat is None:
            self.status.show(_("Alles is gekozen."))
        else:
            self.app.push_screen(ClashesScreen(seat))

    def action_wipe(self) -> None:
        """Delete it after a yes."""
        told: list[Paragraph] = [
            (_("Alles is terug. De reiskluis in {path} wordt verwijderd.").format(path=self._place), Tone.STRONG),
            ("", Tone.PLAIN),
            *((_(text), Tone.WEIGH) for text in CANNOT_WIPE),
        ]
        self.app.push_screen(Sure(_("Reiskluis verwijderen"), told), self._wipe)

    def _wipe(self, sure: str | None) -> None:
        if sure != YES:
            return
        try:
            destroy(self._place)
        except WamsError as error:
            self.tell(error)
            return
        done: list[Paragraph] = [(_("De reiskluis is verwijderd."), Tone.STRONG), ("", Tone.PLAIN)]
        self.dismiss()
        self.app.push_screen(Explain(_("Verwijderd"), [*done, *((_(text), Tone.WEIGH) for text in CANNOT_WIPE)]))


def _of_brief(done: Brief) -> Iterator[Paragraph]:
    if done.again and not any(one.taken for one in done.cases):
        yield _("Deze reiskluis was al teruggebracht; er is niets veranderd."), Tone.STRONG
    yield from ((finding.say(_), Tone.WEIGH) for finding in done.findings)
    for one in done.cases:
        yield _of_case(one), Tone.STRONG
        yield from ((f"  ! \t{_(text)}", Tone.WEIGH) for text in one.findings)
    if done.disclosures:
        text = n_(
            "{count} verstrekking van onderweg staat nu in het register.",
            "{count} verstrekkingen van onderweg staan nu in het register.",
            done.disclosures,
        )
        yield text.format(count=done.disclosures), Tone.PLAIN
    if done.clashes:
        yield _("Kantoor geldt tot er is gekozen: Vandaag en de casus zeggen wat er wacht."), Tone.PLAIN
    if not done.complete:
        yield _("Niet alles is terug: verwijder de reiskluis nog niet."), Tone.WEIGH


def _of_case(one: CaseReport) -> str:
    taken = n_("{count} onderdeel", "{count} onderdelen", one.taken).format(count=one.taken)
    clashes = n_("{count} keuze", "{count} keuzes", one.clashes).format(count=one.clashes)
    parts = (_(OUTCOME_LABELS[one.outcome]), taken if one.taken else "", clashes if one.clashes else "")
    return f"{one.code or one.case_id[:8]}: {', '.join(part for part in parts if part)}"
