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
from screens.people.ask import Name, Told
from screens.people.first_words import FirstWords
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk import people
from wams_tui.desk.desk import Desk
from wams_tui.desk.emergency import duty_state
from wams_tui.desk.leaving import KNOWN_STILL, known_keys, left_to_do
from wams_tui.desk.people import Colleague
from wams_tui.desk.recovering import halves_made, halves_to_renew, recovery_uses
from wams_tui.desk.roles import ROLE_LABELS, Role, Task, may
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

_DEEDS = frozenset({"add", "rename", "role", "end"})

_MEANS = {
    Role.COORDINATOR: N_("maakt casussen, en opent die waar toegang toe is gegeven"),
    Role.TEAMLEIDER: N_("als een coördinator, en tekent als proceseigenaar voor regels en regime"),
    Role.BEHEERDER: N_("beheert medewerkers en kluis, leest het auditlogboek, kan ook casussen hebben"),
    Role.FG: N_("leest de logboeken en adviseert; een casus alleen voor een onderzoek"),
}

_KEYS = {
    Role.BEHEERDER: N_(
        "Een beheerder krijgt de sleutel waarmee mensen toegang krijgen. Die is later niet echt terug te nemen."
    ),
    Role.FG: N_("De FG krijgt de sleutel van de logboeken. Die is later niet echt terug te nemen."),
}


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
    ]

    view = getters.query_one(ItemList)

    place = "medewerkers"

    @dataclass
    class Done(Message):
        """A deed is done: a sentence for the status line, and a page to read where there is one."""

        told: str = ""
        page: tuple[str, tuple[str, ...]] | None = None
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
        parts = [since if one.until is None else f"{since}, " + _("tot {day}").format(day=_day(one))]
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
                _("! De helften zijn door anderen gezien. Laat een beheerder nieuwe maken (wams vault halves), en"
                  " vernietig de oude."),
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
        if action not in _DEEDS:
            return super().check_action(action, parameters)
        if not may(self._desk, Task.MEDEWERKERS_BEHEREN) or self._busy:
            return False
        one = self._current
        return action == "add" or (one is not None and one.here and not (one.me and action == "end"))

    def action_add(self) -> None:
        """Ask the name, the role, and that the first words are written down; then add."""

        def named(name: str | None) -> None:
            if name:
                title = _("{name} toevoegen: rol").format(name=name)
                self.app.push_screen(PickOne(title, _roles()), lambda role: self._show_words(name, role))

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
                Sure(title, list(_becoming(one, Role(role)))), lambda sure: self._do(change) if sure == YES else None
            )

        self.app.push_screen(PickOne(_("Andere rol voor {name}").format(name=one.name), _roles(one.role)), chosen)

    def action_end(self) -> None:
        """End somebody, after a page that says what that does and what it does not undo."""
        one = self._current
        if one is None:
            return

        def sure(answer: str | None) -> None:
            if answer != YES:
                return

            def end() -> People.Done:
                left = left_to_do(self._desk, people.end_colleague(self._desk, one.id))
                told = _("De toegang van {name} is beëindigd.").format(name=one.name)
                return self.Done(told, (told, tuple(left)))

            self._do(end)

        self.app.push_screen(Sure(_("Toegang beëindigen"), list(_ending(one))), sure)

    def action_words(self) -> None:
        """Change one's own passphrase."""
        from screens.people.own_words import OwnWords

        self.app.push_screen(OwnWords(self._desk))

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
        if event.page is not None:
            title, sentences = event.page
            told = [(_("Wat dit niet ongedaan maakt, en wat er nog moet gebeuren:"), Tone.STRONG), ("", Tone.PLAIN)]
            self.app.push_screen(Told(title, [*told, *((f"  - \t{text}", Tone.PLAIN) for text in sentences)]))


def _ending(one: Colleague) -> Iterator[tuple[str, Tone]]:
    yield _("De toegang van {name} eindigt meteen.").format(name=one.name), Tone.STRONG
    yield (
        _("{name} kan deze kluis dan niet meer openen en komt onder deze naam niet terug.").format(name=one.name),
        Tone.PLAIN,
    )
    if one.cases:
        told = n_(
            "{name} heeft toegang tot {count} casus. Is {name} er coördinator, laat die casus dan eerst overdragen.",
            "{name} heeft toegang tot {count} casussen. Waar {name} coördinator is: laat eerst overdragen.",
            one.cases,
        )
        yield told.format(name=one.name, count=one.cases), Tone.WEIGH
    if one.officer:
        yield (
            _("{name} heeft de piketsleutel: de anderen die hem hebben, krijgen een nieuwe.").format(name=one.name),
            Tone.PLAIN,
        )
    yield "", Tone.PLAIN
    yield _("Wat dit niet ongedaan maakt"), Tone.HEADING
    yield f"  - \t{_(KNOWN_STILL)}", Tone.WEIGH


def _becoming(one: Colleague, role: Role) -> Iterator[tuple[str, Tone]]:
    told = _("{name} is nu {before} en wordt {role}.")
    yield told.format(name=one.name, before=_(ROLE_LABELS[one.role]), role=_(ROLE_LABELS[role])), Tone.STRONG
    yield _(_MEANS[role]), Tone.PLAIN
    yield "", Tone.PLAIN
    if role in _KEYS:
        yield _(_KEYS[role]), Tone.WEIGH
    yield _("Welke casussen deze medewerker kan openen, verandert er niet door."), Tone.PLAIN


def _roles(but: Role | None = None) -> list[Item]:
    return [
        Item(_(ROLE_LABELS[role]), key=role.value, notes=(Note(_(means)),))
        for role, means in _MEANS.items()
        if role is not but
    ]


def _day(one: Colleague) -> str:
    return "" if one.until is None else day(dutch_time(one.until).date())
