"""*Huisbezoek*: which travel vaults are out, bringing one back, and revoking one that is lost."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.explain import Explain
from screens.frame import Frame
from screens.office import at_the_office
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.prose import Paragraph
from screens.words import day, moment
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, may
from wams_tui.desk.travel.laptops import own_laptops
from wams_tui.desk.travel.road import on_the_road
from wams_tui.desk.travel.status import CANNOT_RECALL, STATE_LABELS, Lost, Out, TravelState, revoke, travels
from wams_tui.locale import _, n_
from wams_tui.locale.clock import last_day

HERE = N_("Deze kluis is zelf onderweg en gaat open tot en met {day}. Inpakken en terugbrengen kan op kantoor.")


class VisitsScreen(Frame[None]):
    """Every travel vault that was packed here, the last one first."""

    TITLE_TEXT: ClassVar[str] = N_("Huisbezoek")
    ENTER: ClassVar[str] = N_("meer")
    ABOUT: ClassVar[str] = N_(
        "Welke casussen met een laptop mee zijn, met wie en tot wanneer. b brengt een reiskluis terug en "
        "voegt samen wat op kantoor en onderweg veranderde; nog eens terugbrengen verandert niets. x trekt een "
        "reiskluis in die kwijt is en zegt wat erin zat. i pakt in: kies de casussen, de laptop en de laatste dag."
    )
    CSS_PATH: ClassVar[str] = "travel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "pack", N_("inpakken"), id="huisbezoek.inpakken"),
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
        road = on_the_road(self._desk)
        if road is not None:
            self.view.show([Item.prose(_(HERE).format(day=day(last_day(road.until))))])
            self.status.show("")
            self.refresh_bindings()
            self.show_keys()
            return
        self.view.show(items or [Item.prose(_("Er is nog niets mee geweest."), Tone.DIM)])
        out = sum(one.vault.state in (TravelState.OUT, TravelState.LATE) for one in found)
        text = n_("{count} reiskluis onderweg.", "{count} reiskluizen onderweg.", out).format(count=out)
        self.status.show(text)
        self.refresh_bindings()
        self.show_keys()

    def _found(self) -> Sequence[Out]:
        try:
            return travels(self._desk)
        except WamsError as error:
            self.tell(error)
            return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only who takes cases along packs and brings back, and only what counts still is revoked."""
        if action in ("pack", "bring"):
            return may(self._desk, Task.MEENEMEN)
        if action == "revoke":
            return self.is_mounted and self._current is not None
        return super().check_action(action, parameters)

    @property
    def _current(self) -> Out | None:
        key = self.view.current.key if self.view.current else ""
        found = next((one for one in travels(self._desk) if one.vault.id == key), None)
        return None if found is None or found.vault.state is TravelState.REVOKED else found

    @at_the_office
    def action_pack(self) -> None:
        """Choose what goes along, where a laptop is admitted to take it."""
        from screens.travel.choose import ChooseAlong

        try:
            own_laptops(self._desk)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(ChooseAlong(self._desk))

    @at_the_office
    def action_bring(self) -> None:
        """Ask where it stands, and bring it back."""
        from screens.travel.back import BringBackForm

        self.app.push_screen(BringBackForm(self._desk))

    @at_the_office
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
