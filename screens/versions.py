"""*Twee versies*: what one wanted to store beside what a colleague stored first; a person chooses, part by part."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.frame import Frame
from screens.plainly import COVERED, plainly
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import moment
from wams_tui.casework.codes import Category
from wams_tui.casework.errors import WamsError
from wams_tui.casework.fieldnames import kind_name, part_name
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem
from wams_tui.casework.merge import Difference, Kind, Side
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Attempt, Clashed, OpenCase
from wams_tui.desk.clashes import Comparison, TwoVersions, compare, keep
from wams_tui.desk.household.persons import record_seen_address
from wams_tui.desk.watching import Writer
from wams_tui.locale import _, n_

CHOSEN = {None: "( )", Side.OURS: "(u)", Side.THEIRS: "(c)"}
"""A sign for what is chosen: nothing, one's own, the colleague's."""

KEPT = {
    Kind.ONLY_OURS: N_("alleen door u gewijzigd; uw versie blijft"),
    Kind.ONLY_THEIRS: N_("alleen door de collega gewijzigd; die versie blijft"),
    Kind.BOTH_KEPT: N_("beide blijven staan"),
}

AGAIN = N_("Een collega wijzigde dit net; er is nog niets opgeslagen. Doe het nog eens.")


class Versions(Frame[OpenCase | None]):
    """Both versions; its result is the case as stored, or ``None`` when one's own change was given up."""

    TITLE_TEXT: ClassVar[str] = N_("Twee versies")
    ENTER: ClassVar[str] = N_("opslaan")
    ABOUT: ClassVar[str] = N_(
        "Een collega sloeg hetzelfde eerder op dan u. Bij elk onderdeel kiest u: u neemt uw eigen versie, c die van de "
        "collega. Er is niets vooraf gekozen. Enter slaat op wat u koos, Esc laat de versie van de collega staan. Een "
        "geheim adres staat er afgeschermd; z toont het, en dat komt in het auditlogboek."
    )
    CSS_PATH: ClassVar[str] = "versions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "take_ours", N_("mijn versie"), id="versies.mijn"),
        Binding("c", "take_theirs", N_("versie van de collega"), id="versies.collega"),
        Binding("z", "see", N_("toon adres"), id="versies.toon"),
        Binding("escape", "back", N_("mijn wijziging niet opslaan"), id="versies.niet"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, comparison: Comparison) -> None:
        super().__init__()
        self._seat = seat
        self._comparison = comparison
        self._choices: dict[tuple[str, str], Side] = {}
        self._seen = False

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show both versions; the case on the desk is the colleague's from now on."""
        super().begin()
        self.view.focus()
        self._seat.opened = self._comparison.fresh
        self.header.show(f"{_(self.TITLE_TEXT)} · {self._seat.label}")
        self.show_versions()

    def show_versions(self) -> None:
        """Show every part with what is chosen so far."""
        self.view.show([item for record in self._comparison.records for item in self._record(record)])
        self._count()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to see where a secret address is covered."""
        if action == "see":
            return not self._seen and any(_hides(record) for record in self._comparison.records)
        return super().check_action(action, parameters)

    def action_see(self) -> None:
        """Show the secret addresses among both versions; the look is in the audit log first."""
        try:
            for record in self._comparison.records:
                if _hides(record):
                    record_seen_address(self._seat.desk, self._comparison.fresh, record.id)
        except WamsError as error:
            self.tell(error)
            return
        self._seen = True
        self.show_versions()
        self.refresh_bindings()
        self.show_keys()

    def others_wrote(self) -> None:
        """Say nothing: what is stored is compared once more when it is stored."""

    def action_take_ours(self) -> None:
        """Take one's own version of the part under the cursor."""
        self._choose(Side.OURS)

    def action_take_theirs(self) -> None:
        """Take the colleague's version of the part under the cursor."""
        self._choose(Side.THEIRS)

    @on(ItemList.Chosen)
    def store(self) -> None:
        """Store what was chosen, once everything was."""
        waiting = self._waiting()
        if waiting:
            self.view.show(self.view.items, _key(*waiting[0]))
            self.status.alarm(_("Kies eerst bij elk onderdeel: u is uw eigen versie, c die van de collega."))
            return
        try:
            opened = keep(self._seat.desk, self._comparison, self._choices)
        except Clashed as again:
            self._begin_anew(again.attempt)
        except WamsError as error:
            self.tell(error)
        else:
            self.dismiss(opened)

    def _begin_anew(self, attempt: Attempt) -> None:
        """A colleague changed it once more: both versions as they are now, and nothing chosen."""
        try:
            self._comparison = compare(self._seat.desk, attempt)
        except WamsError as error:
            self.tell(error)
            return
        self._choices = {}
        self._seat.opened = self._comparison.fresh
        self.show_versions()
        self.status.alarm(_("Een collega wijzigde dit opnieuw; vergelijk nog een keer."))

    def _choose(self, side: Side) -> None:
        place = next((one for one in self._comparison.questions() if _key(*one) == self._current), None)
        if place is None:
            self.status.show(_("Hier valt niets te kiezen."))
            return
        self._choices[place] = side
        self.show_versions()
        waiting = self._waiting()
        if waiting:
            self.view.show(self.view.items, _key(*waiting[0]))

    @property
    def _current(self) -> str:
        return self.view.current.key if self.view.current else ""

    def _waiting(self) -> list[tuple[str, str]]:
        return [place for place in self._comparison.questions() if place not in self._choices]

    def _count(self) -> None:
        left = len(self._waiting())
        text = n_("Nog {count} onderdeel te kiezen.", "Nog {count} onderdelen te kiezen.", left).format(count=left)
        self.status.show(text if left else _("Alles is gekozen. Enter slaat het op."))

    # -- what it looks like --------------------------------------------------------------------------------------

    def _record(self, record: TwoVersions) -> list[Item]:
        what = _(kind_name(record.ours))
        if record.theirs is None:
            gone = _("Dit is intussen verwijderd door {who}; uw wijziging heeft geen plaats meer.")
            return [Item.heading(what), Item.prose(gone.format(who=_who(record.writer)), Tone.WEIGH), Item.gap()]
        told = _("Opgeslagen door {who}, terwijl u ermee bezig was.").format(who=_who(record.writer))
        asked = [part for part in record.parts if part.kind is Kind.CLASH]
        settled = [part for part in record.parts if part.kind is not Kind.CLASH]
        return [
            Item.heading(what),
            Item.prose(told),
            Item.gap(),
            *(self._part(record, part) for part in (*asked, *settled)),
            Item.gap(),
        ]

    def _part(self, record: TwoVersions, part: Difference) -> Item:
        name = _(part_name(type(record.ours), part.fields))
        clash = part.kind is Kind.CLASH
        chosen = self._choices.get((record.id, part.name))
        show = self._shown(record, part)
        notes = (
            Note(_("u: {value}").format(value=show(part.ours)), _tone(chosen, Side.OURS)),
            Note(_("collega: {value}").format(value=show(part.theirs)), _tone(chosen, Side.THEIRS)),
            Note(_("was: {value}").format(value=show(part.base))),
        )
        sign = CHOSEN[chosen] if clash else "   "
        text = name if clash else f"{name} ({_(KEPT[part.kind])})"
        return Item(text, key=_key(record.id, part.name), sign=sign, notes=notes)

    def _shown(self, record: TwoVersions, part: Difference) -> Callable[[tuple[object, ...]], str]:
        file = self._comparison.fresh.file
        hidden = frozenset[str]() if self._seen else _hidden_in(record)

        def show(values: tuple[object, ...]) -> str:
            if "value" in part.fields and record.id in hidden:
                return _(COVERED) if any(values) else _("(leeg)")
            filled = [text for text in (plainly(value, file, hidden) for value in values) if text]
            return " · ".join(filled) or _("(leeg)")

        return show


def settle_clash(screen: Frame[None], seat: Seat, clash: Clashed, then: Callable[[OpenCase | None], None]) -> None:
    """Show both versions of what came too late, and hand on what became of it; what cannot be compared is told.

    At the table nothing is compared, because both versions may hold what is not for who reads along: it is done again.
    """
    if screen.house.at_the_table:
        try:
            seat.reload()
        except WamsError as error:
            screen.tell(error)
            return
        then(None)
        screen.status.alarm(_(AGAIN))
        return
    try:
        comparison = compare(seat.desk, clash.attempt)
    except WamsError as error:
        screen.tell(error)
        return
    screen.app.push_screen(Versions(seat, comparison), then)


def _hidden_in(record: TwoVersions) -> frozenset[str]:
    """Return the ids of the addresses that are secret in either version, and of a datum that is one."""
    found: set[str] = set()
    for one in (record.ours, record.theirs):
        if isinstance(one, Person):
            found |= {address.id for address in one.addresses if address.secret}
        elif isinstance(one, DataItem) and one.category is Category.GEHEIM_ADRES:
            found.add(one.id)
    return frozenset(found)


def _hides(record: TwoVersions) -> bool:
    """Whether a part that is shown holds one of them."""
    changed = {field for part in record.parts for field in part.fields}
    return bool(_hidden_in(record)) and not changed.isdisjoint({"addresses", "value"})


def _key(record: str, part: str) -> str:
    return f"{record}/{part}"


def _tone(chosen: Side | None, side: Side) -> Tone:
    return Tone.STRONG if chosen is side else Tone.PLAIN if chosen is None else Tone.DIM


def _who(writer: Writer) -> str:
    name = _("u, in een ander venster") if writer.myself else writer.name or _("een collega")
    return f"{name} ({moment(writer.at)})" if writer.at else name
