"""*Huisbezoek*: which travel vaults are out, bringing one back, and revoking one that is lost."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.explain import Explain
from screens.form.fields import Choice, Field, Filled, Line, Option
from screens.form.screen import FormScreen
from screens.frame import Frame
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.prose import Paragraph
from screens.words import day, moment
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, may
from wams_tui.desk.travel.returning import OUTCOME_LABELS, Brief, bring_back
from wams_tui.desk.travel.road import on_the_road
from wams_tui.desk.travel.status import CANNOT_RECALL, STATE_LABELS, Lost, Out, TravelState, revoke, travels
from wams_tui.locale import _, n_
from wams_tui.locale.clock import last_day

ANYWAY = "toch"


class VisitsScreen(Frame[None]):
    """Every travel vault that was packed here, the last one first."""

    TITLE_TEXT: ClassVar[str] = N_("Huisbezoek")
    ENTER: ClassVar[str] = N_("meer")
    ABOUT: ClassVar[str] = N_(
        "Welke casussen met een laptop mee zijn, met wie en tot wanneer. b brengt een reiskluis terug en "
        "voegt samen wat op kantoor en onderweg veranderde; nog eens terugbrengen verandert niets. x trekt een "
        "reiskluis in die kwijt is en zegt wat erin zat. Inpakken gaat op de opdrachtregel: wams travel pack."
    )
    CSS_PATH: ClassVar[str] = "travel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "bring", N_("terugbrengen"), id="huisbezoek.terug"),
        Binding("x", "revoke", N_("kwijt: intrekken"), id="huisbezoek.intrekken"),
    ]
    place = "huisbezoek"

    view = getters.query_one(ItemList)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show them."""
        super().begin()
        self.view.focus()
        self.show_visits()

    def on_screen_resume(self) -> None:
        """Show what became of them on the screen above."""
        if self.is_mounted:
            self.show_visits()

    def others_wrote(self) -> None:
        """Show what a colleague packed or brought back."""
        self.show_visits()

    def show_visits(self) -> None:
        """Show every travel vault, with the cursor on what it was on."""
        found = self._found()
        items = [_line(one) for one in reversed(found)]
        self.view.show(items or [Item.prose(_("Er is nog niets mee geweest."), Tone.DIM)])
        out = sum(one.vault.state in (TravelState.OUT, TravelState.LATE) for one in found)
        text = n_("{count} reiskluis onderweg.", "{count} reiskluizen onderweg.", out).format(count=out)
        how = _("Inpakken: wams travel pack")
        self.status.show(f"{text} {how}")
        self.refresh_bindings()
        self.show_keys()

    def _found(self) -> Sequence[Out]:
        try:
            return travels(self._desk)
        except WamsError as error:
            self.tell(error)
            return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the office brings back, and only what counts still is revoked."""
        if action == "bring":
            return on_the_road(self._desk) is None and may(self._desk, Task.MEENEMEN)
        if action == "revoke":
            return self.is_mounted and self._current is not None
        return super().check_action(action, parameters)

    @property
    def _current(self) -> Out | None:
        key = self.view.current.key if self.view.current else ""
        found = next((one for one in travels(self._desk) if one.vault.id == key), None)
        return None if found is None or found.vault.state is TravelState.REVOKED else found

    def action_bring(self) -> None:
        """Ask where it stands, and bring it back."""
        self.app.push_screen(BringBackForm(self._desk))

    def action_revoke(self) -> None:
        """Revoke the one under the cursor, after a yes."""
        one = self._current
        if one is None:
            return
        told: list[Paragraph] = [
            (_("De reiskluis van {name} telt dan niet meer mee.").format(name=one.name), Tone.STRONG),
            ("", Tone.PLAIN),
            *((_(text), Tone.WEIGH) for text in CANNOT_RECALL),
        ]

        def answered(sure: str | None) -> None:
            if sure == YES:
                self._revoke(one.vault.id)

        self.app.push_screen(Sure(_("Reiskluis intrekken"), told), answered)

    def _revoke(self, travel: str) -> None:
        try:
            lost = revoke(self._desk, travel)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(Explain(_("Voor het register van datalekken"), list(_of_lost(lost))))

    @on(ItemList.Chosen)
    def tell_more(self, event: ItemList.Chosen) -> None:
        """Say all of one."""
        one = next((one for one in self._found() if event.item and one.vault.id == event.item.key), None)
        if one is not None:
            self.app.push_screen(Explain(_("Reiskluis {id}").format(id=one.vault.id[:8]), list(_of_one(one))))


class BringBackForm(FormScreen):
    """Where the travel vault stands; what was merged is told when it is done."""

    TITLE_TEXT: ClassVar[str] = N_("Terugbrengen")
    ABOUT: ClassVar[str] = N_(
        "De map van de reiskluis, zoals hij op de laptop of op een stick staat. Wat maar één kant wijzigde, wordt "
        "overgenomen; wat beide kanten wijzigden, wacht op een keuze in de casus. Gaat er iets mis, dan is er niets "
        "samengevoegd."
    )
    place = "terugbrengen"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._brief: Brief | None = None

    def fields(self) -> Sequence[Field]:
        """The directory, and whether one means it where it counts no more."""
        yes = Option(ANYWAY, _("ja, ik weet waar hij intussen was"))
        return (
            Line("map", _("Map van de reiskluis"), needed=True),
            Choice("toch", _("Ook als hij is ingetrokken of te laat is"), options=(yes,)),
        )

    def save(self, filled: Filled) -> OpenCase | None:
        """Merge it; all of it, or nothing."""
        place = Path(filled.text("map")).expanduser()
        self._brief = bring_back(self._desk, place, anyway=filled.text("toch") == ANYWAY)
        return None

    def saved(self) -> None:
        """Say what came of it."""
        if self._brief is not None:
            self.app.push_screen(Explain(_("Teruggebracht"), list(_of_brief(self._brief))))


def _line(one: Out) -> Item:
    vault = one.vault
    count = n_("{count} casus", "{count} casussen", vault.cases).format(count=vault.cases)
    text = f"{one.name} · {count} · {_(STATE_LABELS[vault.state])}"
    late = vault.state is TravelState.LATE
    return Item(
        text, key=vault.id, sign="!" if late else "", notes=(Note(_when(one), Tone.WEIGH if late else Tone.PLAIN),)
    )


def _when(one: Out) -> str:
    until = day(last_day(one.vault.until))
    return _("sinds {since}, tot en met {until}").format(since=moment(one.vault.packed), until=until)


def _of_one(one: Out) -> Iterator[Paragraph]:
    vault = one.vault
    yield _line(one).text, Tone.STRONG
    yield _when(one), Tone.PLAIN
    yield _("Laptop: {fingerprint}").format(fingerprint=vault.laptop), Tone.PLAIN
    if vault.ended is not None:
        yield _("Voorbij sinds {when}").format(when=moment(vault.ended)), Tone.PLAIN


def _of_brief(done: Brief) -> Iterator[Paragraph]:
    if done.again:
        yield _("Deze reiskluis was al teruggebracht; er is niets veranderd."), Tone.STRONG
    yield from ((finding.say(_), Tone.WEIGH) for finding in done.findings)
    for one in done.cases:
        clashes = n_("{count} keuze", "{count} keuzes", one.clashes).format(count=one.clashes)
        parts = [_(OUTCOME_LABELS[one.outcome]), clashes if one.clashes else ""]
        yield f"{one.code or one.case_id[:8]}: {', '.join(part for part in parts if part)}", Tone.STRONG
        yield from ((_(text), Tone.WEIGH) for text in one.findings)
    if done.clashes:
        yield _("Kantoor geldt tot er is gekozen: boven aan de casus staat wat er wacht."), Tone.PLAIN
    if not done.complete:
        yield _("Niet alles is terug: verwijder de reiskluis nog niet."), Tone.WEIGH


def _of_lost(lost: Lost) -> Iterator[Paragraph]:
    yield from _of_one(lost.out)
    yield "", Tone.PLAIN
    for one in lost.cases:
        kinds = ", ".join(_(label(each)) for each in one.categories)
        told = _("{code}: {persons} personen; {kinds}") if one.persons else "{code}"
        code = one.code or one.case_id[:8]
        yield told.format(code=code, persons=one.persons, kinds=kinds), Tone.PLAIN
    if lost.unseen:
        text = n_("En {count} casus die u niet kunt zien.", "En {count} casussen die u niet kunt zien.", lost.unseen)
        yield text.format(count=lost.unseen), Tone.PLAIN
    yield "", Tone.PLAIN
    yield from ((_(text), Tone.WEIGH) for text in CANNOT_RECALL)
