"""*Toegang*: who can open this case, as what and until when; giving, taking away, handing over."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES, LastDay, PickOne, Sure
from screens.access.sheet import sheet_paragraphs
from screens.live import LiveFrame
from screens.office import at_the_office
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day, moment
from wams_tui.casework.access import AccessKind, Emergency
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.access import grants as access
from wams_tui.desk.access import handover
from wams_tui.desk.access.emergency import duty_state
from wams_tui.desk.access.grants import AccessLine, AccessView, Coordinator
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import ROLE_LABELS
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time, end_of

ELSEWHERE = N_("Iemand van een andere gemeente of organisatie")
A_SHEET = N_("krijgt geen toegang, maar een overdrachtsblad: een verstrekking")
_ELSEWHERE = "elders"


class AccessScreen(LiveFrame):
    """Who has access to one case; the keys are those that one may use here now."""

    TITLE_TEXT: ClassVar[str] = N_("Toegang")
    ABOUT: ClassVar[str] = N_(
        "Wie deze casus kan openen, als wat, sinds wanneer, tot wanneer en van wie. De onderste regel noemt wat u hier "
        "mag: toegang geven of wegnemen, de casus overdragen, of een aanbod beantwoorden."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", N_("overnemen"), id="toegang.overnemen"),
        Binding("x", "decline", N_("niet overnemen"), id="toegang.weigeren"),
        Binding("n", "give", N_("toegang geven"), id="toegang.geven"),
        Binding("w", "take", N_("wegnemen"), id="toegang.wegnemen"),
        Binding("o", "offer", N_("overdragen"), id="toegang.overdragen"),
        Binding("i", "withdraw", N_("aanbod intrekken"), id="toegang.intrekken"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"toegang:{seat.opened.id}"
        self._seen: AccessView | None = None
        self._done = ""

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(moved=self._follow, id="body")

    def begin(self) -> None:
        """Show it."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show who has access now, with the cursor on the same person."""
        try:
            self._seen = access.access_of(self.seat.desk, self.seat.opened)
            items = list(self._items(self._seen))
        except WamsError as error:
            self.leave(error)
            return
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.view.show(items)
        self.status.show(self._done or self._asks(self._seen))
        self._follow()

    def _follow(self) -> None:
        """Name the keys for whom the cursor is on."""
        self.refresh_bindings()
        self.show_keys()

    @property
    def _me(self) -> str:
        return self.seat.desk.session.coordinator.id

    def _asks(self, view: AccessView) -> str:
        if view.offer is not None and view.offer.to == self._me:
            return _("{name} vraagt u deze casus over te nemen: a of x.").format(name=view.name(view.offer.by))
        return ""

    # -- what there is to see ------------------------------------------------------------------------------------

    def _items(self, view: AccessView) -> Iterator[Item]:
        yield Item.heading(_("Kan deze casus openen ({count})").format(count=sum(line.open for line in view.lines)))
        for line in view.lines:
            yield _line_item(line)
        if view.line_of(view.in_charge) is None:
            yield Item.prose(
                _("! De coördinator, {name}, heeft geen toegang meer. Draag de casus over.").format(
                    name=view.name(view.in_charge)
                ),
                Tone.WEIGH,
            )
        if view.offer is not None:
            yield Item.gap()
            yield Item.heading(_("Overdracht"))
            yield Item.prose(
                _("Aangeboden aan {name} door {by}; wacht op antwoord tot en met {day}.").format(
                    name=view.name(view.offer.to), by=view.name(view.offer.by), day=_last_day(view.offer.until)
                )
            )
        yield from self._emergencies(view)
        yield from self._duty()
        if view.file.handovers:
            yield Item.gap()
            yield Item.heading(_("Eerdere coördinatoren"))
            for one in view.file.handovers:
                told = _("{giver} tot {day}, daarna {taker}")
                yield Item.prose(
                    told.format(
                        giver=view.name(one.giver), taker=view.name(one.taker), day=day(dutch_time(one.at).date())
                    )
                )

    def _emergencies(self, view: AccessView) -> Iterator[Item]:
        if not view.file.emergencies:
            return
        yield Item.gap()
        yield Item.heading(_("Noodtoegang"))
        for one in reversed(view.file.emergencies):
            yield Item.prose(_emergency(view, one), Tone.WEIGH)

    def _duty(self) -> Iterator[Item]:
        duty = duty_state(self.seat.desk)
        if duty is None or not duty.exists:
            return
        yield Item.gap()
        yield Item.heading(_("In nood"))
        yield Item.prose(_("Te openen door: {names}. U krijgt het dan te zien.").format(names=", ".join(duty.officers)))

    # -- what may be done ----------------------------------------------------------------------------------------

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what one may do here and now is a key."""
        view = self._seen
        if view is None or action not in ("accept", "decline", "give", "take", "offer", "withdraw"):
            return super().check_action(action, parameters)
        asked = view.offer is not None and view.offer.to == self._me
        if action in ("accept", "decline"):
            return asked
        if action == "give":
            return access.may_give(view)
        if action == "take":
            item = self.view.current
            return item is not None and access.may_take(view, self._me, item.key)
        if action == "offer":
            return view.offer is None and handover.may_offer(view)
        return view.offer is not None and self._me in (view.offer.by, view.in_charge)

    @at_the_office
    def action_accept(self) -> None:
        """Take the case over, after a page that says what that means."""
        view = self._seen
        if view is None:
            return
        told = [
            (_("U neemt deze casus over van {name}.").format(name=view.name(view.in_charge)), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("Vanaf dan bent u de coördinator. De casus krijgt een nieuwe sleutel."), Tone.PLAIN),
            (
                _("Bepaal opnieuw wie verwerkingsverantwoordelijke is, en vertel het gezin dat u het overneemt."),
                Tone.WEIGH,
            ),
            ("", Tone.PLAIN),
            (_("Dit is het overdrachtsblad. Lees het voordat u bevestigt; PgDn leest verder."), Tone.STRONG),
            ("", Tone.PLAIN),
        ]
        try:
            told += sheet_paragraphs(self.seat)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(
            Sure(_("Casus overnemen"), told), self._when_sure(handover.accept, _("U bent nu de coördinator."))
        )

    @at_the_office
    def action_decline(self) -> None:
        """Say no; who could look only because of the offer, cannot any more."""
        self._do(handover.decline, _("Geweigerd; de casus blijft bij wie hem heeft."))

    @at_the_office
    def action_withdraw(self) -> None:
        """Take the offer back."""
        self._do(handover.withdraw, _("Het aanbod is ingetrokken."))

    @at_the_office
    def action_give(self) -> None:
        """Ask who, as what, and until when."""
        items = self._people()
        if not items:
            self.status.show(_("Er is nog geen collega in deze kluis; een beheerder voegt hem toe."))
            return
        self.app.push_screen(PickOne(_("Toegang geven: aan wie"), items), self._as_what)

    def action_offer(self) -> None:
        """Ask whom to offer the case to: a colleague, or somebody elsewhere, who gets a sheet."""
        elsewhere = Item(_(ELSEWHERE), key=_ELSEWHERE, notes=(Note(_(A_SHEET)),))
        self.app.push_screen(PickOne(_("Overdragen: aan wie"), [*self._people(), elsewhere]), self._offer_to)

    @at_the_office
    def action_take(self) -> None:
        """Take away the access of who the cursor is on, after a page that says what cannot be undone."""
        view, item = self._seen, self.view.current
        if view is None or item is None:
            return
        line = next(one for one in view.lines if one.who == item.key)
        told = [
            (_("De toegang van {name} tot deze casus gaat weg.").format(name=line.name), Tone.STRONG),
            (_("De casus krijgt een nieuwe sleutel; alles wordt er opnieuw onder verzegeld."), Tone.PLAIN),
            ("", Tone.PLAIN),
            (_("Wat dit niet ongedaan maakt"), Tone.HEADING),
            *((f"  - \t{_(sentence)}", Tone.WEIGH) for sentence in access.CANNOT_UNDO),
        ]

        def take(desk: Desk, opened: OpenCase) -> None:
            access.take_away(desk, opened, line.who)

        done = _("{name} kan deze casus niet meer openen.").format(name=line.name)
        self.app.push_screen(Sure(_("Toegang wegnemen"), told), self._when_sure(take, done))

    def _people(self) -> list[Item]:
        view = self._seen
        return [
            Item(
                one.name,
                key=one.id,
                notes=(
                    Note(_(ROLE_LABELS[one.role]) + (_(", heeft al toegang") if view and view.line_of(one.id) else "")),
                ),
            )
            for one in access.colleagues(self.seat.desk)
        ]

    def _as_what(self, who: str | None) -> None:
        if who is None:
            return
        colleague = next(one for one in access.colleagues(self.seat.desk) if one.id == who)
        kinds = access.may_be(colleague)

        def until(kind: str | None) -> None:
            if kind is not None:
                self._until(colleague, AccessKind(kind))

        if len(kinds) == 1:
            until(kinds[0].value)
            return
        items = [Item(_(label(kind)), key=kind.value, notes=(Note(_(_MEANS[kind])),)) for kind in kinds]
        self.app.push_screen(PickOne(_("Toegang voor {name}: als wat").format(name=colleague.name), items), until)

    def _until(self, colleague: Coordinator, kind: AccessKind) -> None:
        def give(last: date | None) -> None:
            end = None if last is None else end_of(last)

            def work(desk: Desk, opened: OpenCase) -> None:
                access.give(desk, opened, colleague, kind, end)

            self._do(work, _("{name} kan deze casus nu openen.").format(name=colleague.name))

        title = _("Toegang voor {name}: {kind}").format(name=colleague.name, kind=_(label(kind)))
        self.app.push_screen(LastDay(title, self.seat.desk.today(), give, needed=kind in access.WITH_END))

    def _offer_to(self, who: str | None) -> None:
        if who is None:
            return
        if who == _ELSEWHERE:
            from screens.copies.takers import SheetTakers

            self.app.push_screen(SheetTakers(self.seat))
            return
        colleague = next(one for one in access.colleagues(self.seat.desk) if one.id == who)

        def offer(desk: Desk, opened: OpenCase) -> None:
            handover.offer(desk, opened, colleague)

        told = [
            (_("U biedt deze casus aan {name} aan.").format(name=colleague.name), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("{name} kan hem vanaf nu inzien en aanvaardt of weigert.").format(name=colleague.name), Tone.PLAIN),
            (_("Wie overneemt, leest eerst het overdrachtsblad (o in de casus). Klopt het?"), Tone.PLAIN),
            (_("Tot dan blijft u de coördinator; daarna kunt u deze casus niet meer openen."), Tone.WEIGH),
        ]
        done = _("Aangeboden aan {name}.").format(name=colleague.name)
        self.app.push_screen(Sure(_("Casus overdragen"), told), self._when_sure(offer, done))

    def _when_sure(self, work: Callable[[Desk, OpenCase], None], done: str) -> Callable[[str | None], None]:
        def answered(sure: str | None) -> None:
            if sure == YES:
                self._do(work, done)

        return answered

    def _do(self, work: Callable[[Desk, OpenCase], None], done: str) -> None:
        """Carry it out, and show the case as it is then; who has no access afterwards goes back to the list."""
        self._done = ""
        try:
            work(self.seat.desk, self.seat.opened)
        except WamsError as error:
            self.tell(error)
            return
        try:
            self.seat.reload()
        except WamsError:
            self._back_to_list(done)
            return
        self._done = done
        self.show_anew()

    def _back_to_list(self, done: str) -> None:
        from screens.cases import Cases
        from screens.notice import Notice

        app = self.app
        while not isinstance(app.screen, Cases) and len(app.screen_stack) > 1:
            app.pop_screen()
        app.push_screen(Notice(done))


_MEANS = {
    AccessKind.MEELEZER: N_("leest en werkt mee, laat niemand toe"),
    AccessKind.WAARNEMER: N_("neemt waar tot een dag, en laat zo nodig anderen meelezen"),
    AccessKind.ONDERZOEK: N_("de FG onderzoekt deze casus tot een dag"),
}


def _line_item(line: AccessLine) -> Item:
    parts = [_("sinds {day}").format(day=day(dutch_time(line.since).date()))]
    if line.until is not None:
        until = moment(line.until) if line.kind is AccessKind.NOODTOEGANG else _last_day(line.until)
        parts.append(_("tot en met {day}").format(day=until))
    parts.append(_("gegeven door {name}").format(name=line.by))
    sign = "" if line.open else "×"
    name = f"{line.name} · {_(label(line.kind))}"
    text = name if line.open else _("{name}: afgelopen, wordt opgeruimd").format(name=name)
    return Item(text, key=line.who, sign=sign, notes=(Note(", ".join(parts)),))


def _emergency(view: AccessView, one: Emergency) -> str:
    return _("! {name}, {since} tot {until}: {reason}").format(
        name=view.name(one.officer), since=moment(one.at), until=moment(one.until), reason=one.reason
    )


def _last_day(end: datetime) -> str:
    return day(dutch_time(end - timedelta(seconds=1)).date())
