"""*Medewerkers*: who works in this vault, who comes and who goes; and how the recovery halves stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.access.ask import YES, PickOne, Sure
from screens.frame import Frame
from screens.office import at_the_office
from screens.people.ask import KeyKnown, Name, Told
from screens.people.first_words import FirstWords
from screens.people.half import HalfPage
from screens.people.pages import becoming, ending, last_day, roles
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.access.emergency import duty_state
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.leaving import known_keys, left_to_do
from wams_tui.desk.roles import ROLE_LABELS, Role, Task, may
from wams_tui.desk.vault import people
from wams_tui.desk.vault.people import Colleague
from wams_tui.desk.vault.recovering import halves_made, halves_to_renew, new_pages, recovery_uses
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

_DEEDS = frozenset({"add", "rename", "role", "end"})


class People(Frame[None]):
    """Everybody of the vault; the keys are those of one's role."""

    TITLE_TEXT: ClassVar[str] = N_("Medewerkers")
    ABOUT: ClassVar[str] = N_(
        "Wie er in deze kluis werkt, in welke rol, sinds wanneer, en wie er weg is. Een beheerder voegt hier toe, "
        "hernoemt, geeft een andere rol en beëindigt. W wijzigt uw eigen wachtwoordzin."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", N_("toevoegen"), id="medewerkers.toevoegen"),
        Binding("h", "rename", N_("hernoemen"), id="medewerkers.hernoemen"),
        Binding("r", "role", N_("andere rol"), id="medewerkers.rol"),
        Binding("e", "end", N_("beëindigen"), id="medewerkers.beeindigen"),
        Binding("W", "words", N_("eigen zin"), id="medewerkers.zin"),
        Binding("H", "halves", N_("nieuwe herstelhelften"), id="medewerkers.helften"),
    ]

    view = getters.query_one(ItemList)

    place = "medewerkers"

    @dataclass
    class Done(Message):
        """A deed is done: a sentence for the status line, a page to read, or halves to write over.

        ``key_known``: who left knows the key of the vault.
        """

        told: str = ""
        page: tuple[str, tuple[str, ...]] | None = None
        key_known: bool = False
        halves: tuple[tuple[str, str], ...] = ()
        error: WamsError | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._all: list[Colleague] = []
        self._busy = False

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(moved=self._follow, id="body")

    def begin(self) -> None:
        """Show it."""
        super().begin()
        self.view.focus()
        self._show()

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        if self.is_mounted:
            self._show()

    def others_wrote(self) -> None:
        """Show what another administrator changed."""
        self._show()

    # -- what there is to see ------------------------------------------------------------------------------------

    def _show(self) -> None:
        try:
            self._all = people.roll(self._desk)
            items = list(self._items())
        except WamsError as error:
            self.tell(error)
            return
        self.view.show(items)
        self._follow()

    def _follow(self) -> None:
        self.refresh_bindings()
        self.show_keys()

    def _items(self) -> Iterator[Item]:
        here, gone = [one for one in self._all if one.here], [one for one in self._all if not one.here]
        yield Item.heading(_("Werkt in deze kluis ({count})").format(count=len(here)))
        yield from map(self._item, here)
        if gone:
            yield Item.gap()
            yield Item.heading(_("Werkte hier ({count})").format(count=len(gone)))
            yield from map(self._item, gone)
        yield Item.gap()
        yield Item.heading(_("Herstelhelften"))
        yield from self._halves()
        duty = duty_state(self._desk)
        if duty is not None and duty.exists:
            yield Item.gap()
            yield Item.heading(_("Piketsleutel"))
            told = _("In nood kunnen elke casus openen, ten hoogste {hours} uur: {names}.")
            yield Item.prose(told.format(hours=duty.hours, names=", ".join(duty.officers)))

    def _item(self, one: Colleague) -> Item:
        since = _("sinds {day}").format(day=day(dutch_time(one.since).date()))
        parts = [since if one.until is None else f"{since}, " + _("tot {day}").format(day=last_day(one))]
        if one.here and one.cases:
            parts.append(n_("{count} casus", "{count} casussen", one.cases).format(count=one.cases))
        notes = [Note(", ".join(parts))]
        if one.first_words:
            notes.append(Note(_("! nog met de eerste wachtwoordzin"), Tone.WEIGH))
        name = f"{one.name} · {_(ROLE_LABELS[one.role])}" + (_(" (u)") if one.me else "")
        return Item(name, key=one.id, sign="" if one.here else "×", notes=tuple(notes))

    def _halves(self) -> Iterator[Item]:
        uses = recovery_uses(self._desk)
        made = day(dutch_time(halves_made(self._desk, uses)).date())
        if not halves_to_renew(uses):
            yield Item.prose(
                _("Gemaakt op {day} en sindsdien niet gebruikt; twee mensen bewaren elk een helft.").format(day=made)
            )
        for use in uses:
            yield Item.prose(use.say(_))
        if halves_to_renew(uses):
            yield Item.prose(
                _("! De helften zijn door anderen gezien. Een beheerder maakt hier nieuwe (H); vernietig de oude."),
                Tone.WEIGH,
            )  # fmt: skip

    # -- what may be done ----------------------------------------------------------------------------------------

    @property
    def _current(self) -> Colleague | None:
        item = self.view.current
        return next((one for one in self._all if item is not None and one.id == item.key), None)

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what one may do, to whom the cursor is on, is a key."""
        if action == "halves":
            return may(self._desk, Task.KLUIS_BEHEREN) and not self._busy
        if action not in _DEEDS:
            return super().check_action(action, parameters)
        if not may(self._desk, Task.MEDEWERKERS_BEHEREN) or self._busy:
            return False
        one = self._current
        return action == "add" or (one is not None and one.here and not (one.me and action == "end"))

    @at_the_office
    def action_add(self) -> None:
        """Ask the name, the role, and that the first words are written down; then add."""

        def named(name: str | None) -> None:
            if name:
                title = _("{name} toevoegen: rol").format(name=name)
                self.app.push_screen(PickOne(title, roles()), lambda role: self._show_words(name, role))

        def check(name: str) -> str:
            return people.name_for(self._desk, name)

        self.app.push_screen(Name(_("Medewerker toevoegen"), check), named)

    def _show_words(self, name: str, chosen: str | None) -> None:
        if chosen is None:
            return
        role, words = Role(chosen), people.suggest_words()

        def noted(sure: str | None) -> None:
            if sure != YES:
                self.status.show(_("Er is niemand toegevoegd."))
                return

            def add() -> People.Done:
                people.add_colleague(self._desk, name, role, words)
                return self.Done(_("{name} kan met de eerste woorden naar binnen.").format(name=name))

            self._do(add)

        self.app.push_screen(FirstWords(name, _(ROLE_LABELS[role]), words), noted)

    @at_the_office
    def action_rename(self) -> None:
        """Ask another name."""
        one = self._current
        if one is None:
            return

        def named(name: str | None) -> None:
            if not name or name == one.name:
                return

            def rename() -> People.Done:
                people.rename_colleague(self._desk, one.id, name)
                return self.Done(_("{old} heet nu {name}.").format(old=one.name, name=name))

            self._do(rename)

        def check(name: str) -> str:
            return people.name_for(self._desk, name, one.id)

        self.app.push_screen(Name(_("{name} hernoemen").format(name=one.name), check, one.name), named)

    @at_the_office
    def action_role(self) -> None:
        """Ask another role."""
        one = self._current
        if one is None:
            return

        def chosen(role: str | None) -> None:
            if role is None or role == one.role:
                return

            def change() -> People.Done:
                kept = known_keys(people.give_role(self._desk, one.id, Role(role)))
                told = _("{name} is nu {role}.").format(name=one.name, role=_(ROLE_LABELS[Role(role)]))
                return self.Done(told, (told, tuple(kept)) if kept else None)

            title = _("{name}: {role}").format(name=one.name, role=_(ROLE_LABELS[Role(role)]))
            self.app.push_screen(
                Sure(title, list(becoming(one, Role(role)))), lambda sure: self._do(change) if sure == YES else None
            )

        self.app.push_screen(PickOne(_("Andere rol voor {name}").format(name=one.name), roles(one.role)), chosen)

    @at_the_office
    def action_end(self) -> None:
        """End somebody, after a page that says what that does and what it does not undo."""
        one = self._current
        if one is None:
            return

        def sure(answer: str | None) -> None:
            if answer != YES:
                return

            def end() -> People.Done:
                left = left_to_do(self._desk, people.end_colleague(self._desk, one.id), of_key=False)
                told = _("De toegang van {name} is beëindigd.").format(name=one.name)
                return self.Done(told, (told, tuple(left)), key_known=True)

            self._do(end)

        self.app.push_screen(Sure(_("Toegang beëindigen"), list(ending(one))), sure)

    def action_words(self) -> None:
        """Change one's own passphrase."""
        from screens.people.own_words import OwnWords

        self.app.push_screen(OwnWords(self._desk))

    @at_the_office
    def action_halves(self) -> None:
        """Make new halves, after a page that says what becomes of the old ones."""

        def make() -> People.Done:
            return self.Done(halves=tuple(new_pages(self._desk, _)))

        told = [
            (_("Er komen twee nieuwe herstelhelften; de oude openen deze kluis daarna niet meer."), Tone.STRONG),
            ("", Tone.PLAIN),
            (
                _("Ze verschijnen één voor één en alleen nu. Neem papier, en kies twee mensen die er één bewaren."),
                Tone.PLAIN,
            ),
            (
                _("Eerdere back-ups gaan nog met de oude helften open: vernietig die als die back-ups zijn verlopen."),
                Tone.WEIGH,
            ),
        ]
        self.app.push_screen(
            Sure(_("Nieuwe herstelhelften"), told), lambda sure: self._do(make) if sure == YES else None
        )

    def _show_halves(self, halves: tuple[tuple[str, str], ...]) -> None:
        """Show one half after the other; where one was not kept, say that both must be made again."""
        if not halves:
            self.status.show(_("Beide helften zijn overgeschreven. Geef ze aan twee verschillende mensen."))
            return

        def kept(answer: str | None) -> None:
            if answer == YES:
                self._show_halves(halves[1:])
            else:
                self.status.alarm(_("Niet overgeschreven. Maak met H opnieuw helften; deze zijn niet te bewaren."))

        self.app.push_screen(HalfPage(*halves[0]), kept)

    # -- doing ---------------------------------------------------------------------------------------------------

    def _do(self, deed: Callable[[], "People.Done"]) -> None:
        self._busy = True
        self.status.show(_("Bezig: dit duurt even."))
        self.refresh_bindings()
        self._work(deed)

    @work(thread=True, exclusive=True, group="people")
    def _work(self, deed: Callable[[], "People.Done"]) -> None:
        """Carry it out; making keys and sealing cases anew takes a moment, and keys must not wait for it."""
        try:
            done = deed()
        except WamsError as error:
            done = self.Done(error=error)
        self.post_message(done)

    @on(Done)
    def finish(self, event: Done) -> None:
        """Show how it stands now, and what there is to know about it."""
        self._busy = False
        self._show()
        if event.error is not None:
            self.tell(event.error)
            return
        self.status.show(event.told)
        if event.halves:
            self._show_halves(event.halves)
        if event.page is not None:
            title, sentences = event.page
            told = [(_("Wat dit niet ongedaan maakt, en wat er nog moet gebeuren:"), Tone.STRONG), ("", Tone.PLAIN)]
            page = [*told, *((f"  - \t{text}", Tone.PLAIN) for text in sentences)]
            # Here and not above: what keeps vaults loads 40 MB that a session has no use for.
            from wams_tui.desk.vault.keeping import megabytes_to_renew

            size = megabytes_to_renew(self._desk)
            self.app.push_screen(KeyKnown(title, page, size) if event.key_known else Told(title, page))
