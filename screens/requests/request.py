"""*Verzoek*: one request: what is asked, what is possible for each part, why, and what is decided on each."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.advice.here import Here
from screens.explain import Explain, possibility_text
from screens.live import LiveFrame
from screens.requests.forms import (
    AimForm,
    AskBackForm,
    ConditionForm,
    HearForm,
    LayBeforeForm,
    SecondForm,
    WithdrawForm,
)
from screens.requests.lines import NUMBERED, Page, Pick
from screens.requests.reasons import About, Refusal, RefusalChoice
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.versions import settle_clash
from screens.widgets.bars import KeyHint, hint_of
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.requests.outsiders import gives_nothing
from wams_tui.casework.requests.request import DataRequest, RequestLine, RequestState
from wams_tui.casework.requests.request import Outcome as Result
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.kinds import Effect
from wams_tui.desk.ledger.register import Disclosed, Outcome, disclosures
from wams_tui.desk.requests.assess import AskedLine, Assessment, assess
from wams_tui.desk.requests.deciding import refuse, refuse_line, settle
from wams_tui.desk.requests.tying import became, tie
from wams_tui.locale import _, n_

_ON_A_LINE = frozenset({"mark", "refuse_line", "lay_before", "condition"})
_MARKED, _PICKED = "geven", "gegevens"


class RequestScreen(LiveFrame):
    """One request and its assessment. Judging it hands nothing over: that is what the wizard is for."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoek")
    ENTER: ClassVar[str] = N_("uitleg")
    ABOUT: ClassVar[str] = N_(
        "Wat er wordt gevraagd, en per onderdeel wat mogelijk is en waarom. Eronder staat met = en een nummer welk "
        "gegeven erop antwoordt: het nummer, of spatie, kiest het om te geven; g begint de verstrekking. x weigert "
        "één onderdeel, w alles waarover nog niet is beslist. v vraagt de vrager iets, of legt het antwoord vast. p "
        "legt een onderdeel voor aan wie het weegt. o zet er een voorwaarde bij, d kiest waarvoor u het leest, i legt "
        "vast dat de vrager het introk, e dat u als tweede meekeek. b toont na het besluit de antwoordbrief. Of het "
        "geheel of een deel is, volgt vanzelf."
    )
    CSS_PATH: ClassVar[str] = "request.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", N_("kies"), id="verzoek.kiezen"),
        Binding("g", "disclose", N_("verstrekken"), id="verzoek.verstrekken"),
        Binding("x", "refuse_line", N_("dit weigeren"), id="verzoek.onderdeel"),
        Binding("w", "refuse", N_("weigeren"), id="verzoek.weigeren"),
        Binding("a", "settle", N_("afronden"), id="verzoek.afronden"),
        Binding("v", "ask_back", N_("navragen"), id="verzoek.navragen"),
        Binding("p", "lay_before", N_("voorleggen"), show=False, id="verzoek.voorleggen"),
        Binding("o", "condition", N_("voorwaarde"), show=False, id="verzoek.voorwaarde"),
        Binding("d", "aim", N_("doel en grondslag"), show=False, id="verzoek.doel"),
        Binding("e", "second", N_("tweede paar ogen"), show=False, id="verzoek.tweede"),
        Binding("i", "withdraw", N_("ingetrokken"), show=False, id="verzoek.ingetrokken"),
        Binding("b", "letter", N_("antwoordbrief"), id="verzoek.brief"),
        Binding("c", "case", N_("casus"), show=False, id="verzoek.casus"),
        Binding("k", "tie", N_("is nu deelnemer"), id="verzoek.koppelen"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, request_id: str) -> None:
        super().__init__()
        self.seat = seat
        self._request = request_id
        self._marked: tuple[str, ...] = ()
        self._picked: tuple[Pick, ...] = ()
        self._page: Page | None = None
        self.place = f"verzoek:{seat.opened.id}:{request_id}"

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the request."""
        super().begin()
        self.view.focus()
        self.show_request()

    def show_anew(self) -> None:
        """Show what changed meanwhile."""
        self.show_request()

    def spot(self) -> Spot:
        """The line under the cursor, and what was chosen to give."""
        picked = ",".join(f"{one.line}={one.field}" for one in self._picked)
        return {**super().spot(), _MARKED: ",".join(self._marked), _PICKED: picked}

    def take_spot(self, spot: Spot) -> None:
        """Choose again what was chosen, as far as it still is to be decided."""
        self._marked = tuple(filter(None, text_in(spot, _MARKED).split(",")))
        pairs = (text.partition("=") for text in filter(None, text_in(spot, _PICKED).split(",")))
        self._picked = tuple(Pick(line, field) for line, _equals, field in pairs)
        self.show_request()
        super().take_spot(spot)

    def show_request(self) -> None:
        """Show the request as it stands."""
        found = assess(self.seat.desk, self.seat.opened, self._request)
        waiting = {line.id for line in found.request.undecided}
        self._marked = tuple(line for line in self._marked if line in waiting)
        self.header.show(f"{_(self.TITLE_TEXT)}: {found.asker.organisation} · {self.seat.regime} · {self.seat.label}")
        self._page = Page(self.seat, found, self._given_already(), self._marked, self._picked)
        if not set(self._picked) <= set(self._page.picks):  # erased meanwhile, or decided
            self._picked = tuple(one for one in self._picked if one in self._page.picks)
            self._page = Page(self.seat, found, self._given_already(), self._marked, self._picked)
        self.view.show(self._page.items)
        self.status.show(self._state(found.request))
        self.refresh_bindings()

    def keys_here(self) -> Iterator[Binding]:
        """Name giving and refusing first: there is no room for all of it."""
        first = {"choose": 1, "mark": 2, "refuse": 3, "settle": 3, "disclose": 4, "refuse_line": 5, "ask_back": 6}
        if self._marked or self._picked:
            first["disclose"] = 0
        return iter(sorted(super().keys_here(), key=lambda one: first.get(one.action, 7)))

    def show_keys(self) -> None:
        """Name the numbers as well: they are no keys of the palette, which would choose the first."""
        super().show_keys()
        last = min(len(self._page.picks), NUMBERED) if self._page is not None else 0
        if last and self.is_attached:
            numbers = KeyHint("1" if last == 1 else f"1-{last}", _("te geven"))
            hints = [hint_of(binding) for binding in self.keys_here() if binding.show]
            at = 1 if self._marked or self._picked else 0
            self.footer.show([*hints[:at], numbers, *hints[at:]])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was decided cannot be decided again; what one asks of others is not for us to give."""
        request = self.seat.opened.file.request(self._request)
        if action in ("disclose", "ask_back", "aim", "withdraw", "second", *_ON_A_LINE):
            return request.is_open and request.incoming
        if action == "tie":
            return became(self.seat.desk, self.seat.opened.file, request) is not None
        if action == "letter":
            return request.state is RequestState.BESLIST and request.incoming
        if action in ("refuse", "settle"):
            # What was answered by a disclosure is closed, not refused; what was not, the other way round.
            return request.is_open and request.incoming and bool(request.disclosures) == (action == "settle")
        return super().check_action(action, parameters)

    def _given_already(self) -> list[Disclosed]:
        """What went to the asker in answer to this request, as the register has it."""
        answered = self.seat.opened.file.request(self._request).disclosures
        if not answered:
            return []
        try:
            lines = disclosures(self.seat.desk, self.seat.opened.id)
        except WamsError as error:
            self.tell(error)
            return []
        return [one for one in lines if one.disclosure in answered]

    def _left(self) -> bool:
        """Whether something was asked of which nothing went."""
        request = self.seat.opened.file.request(self._request)
        went = self._given_already()
        given = {(one.subject, kind) for one in went if one.outcome is Outcome.VOLTOOID for kind in one.categories}
        return any((line.person, line.category) not in given for line in request.undecided)

    def _state(self, request: DataRequest) -> str:
        if request.outcome is Result.GEWEIGERD:
            return _("Het verzoek is geweigerd en dat is vastgelegd. Esc gaat terug.")
        if not request.is_open:
            return _("Het verzoek is afgerond en dat is vastgelegd. Esc gaat terug.")
        data = len({one.field for one in self._picked})
        if data:
            text = n_("{count} gegeven om te geven: g verstrekt.", "{count} gegevens om te geven: g verstrekt.", data)
            return text.format(count=data)
        if self._marked:
            count = len(self._marked)
            text = n_(
                "{count} onderdeel om te geven: g verstrekt.", "{count} onderdelen om te geven: g verstrekt.", count
            )
            return text.format(count=count)
        return _("Stand van dit verzoek: {state}.").format(state=_(label(request.state)))

    # -- one part ------------------------------------------------------------------------------------------------

    @on(ItemList.Chosen)
    def explain(self, event: ItemList.Chosen) -> None:
        """Explain one line."""
        if event.item is not None and self._page is not None and event.item.key in self._page.explained:
            title, possibility, supplier, kind = self._page.explained[event.item.key]
            request = self.seat.opened.file.request(self._request)
            here = Here(self.seat, request.participant, kind, request.purpose) if request.participant else None
            self.app.push_screen(Explain(title, possibility_text(self.seat.desk, possibility, supplier), here))

    def on_key(self, event: events.Key) -> None:
        """A number chooses the datum that carries it to give, or no longer; one that nothing carries does nothing."""
        picks = self._page.picks[:NUMBERED] if self._page is not None else ()
        char = event.character or ""
        if len(char) != 1 or char not in "123456789"[: len(picks)]:
            return
        event.stop()
        self._pick(picks[int(char) - 1])

    def _pick(self, pick: Pick) -> None:
        """Choose a datum, and with it the part it answers; or no longer, and the part with its last datum."""
        if pick in self._picked:
            self._picked = tuple(one for one in self._picked if one != pick)
            if pick.line not in {one.line for one in self._picked}:
                self._marked = tuple(one for one in self._marked if one != pick.line)
        else:
            self._picked = (*self._picked, pick)
            if pick.line and pick.line not in self._marked:
                self._marked = (*self._marked, pick.line)
        self.show_request()
        self.view.show(self.view.items, pick.item)

    def action_mark(self) -> None:
        """Choose what is under the cursor to give, or no longer; what the rules refuse cannot be chosen."""
        picks = self._page.picks if self._page is not None else ()
        pick = next((pick for pick in picks if self.view.current and pick.item == self.view.current.key), None)
        if pick is not None:
            self._pick(pick)
            return
        one = self._undecided()
        if one is None:
            return
        if one.possibility.effect is Effect.WEIGEREN:
            self.status.alarm(_("De regels weigeren dit: {reason}").format(reason=one.possibility.verdict.reason))
            return
        if self._outside():
            return
        id = one.line.id
        self._marked = (
            tuple(other for other in self._marked if other != id) if id in self._marked else (*self._marked, id)
        )
        if id not in self._marked:
            self._picked = tuple(other for other in self._picked if other.line != id)
        self.show_request()

    def _outside(self) -> bool:
        """Say that nothing is given to who takes no part, and what may be done; false for a participant."""
        if self._asked_for.request.outsider is None:
            return False
        self.tell(gives_nothing())
        return True

    def action_refuse_line(self) -> None:
        """Refuse the part under the cursor, with a reason."""
        one = self._undecided()
        if one is None:
            return
        seen, line = self.seat.opened, one.line.id

        def refused(refusal: Refusal | None) -> None:
            if refusal is not None and (reason := refusal.reason) is not None:
                self._write(lambda: refuse_line(self.seat.desk, seen, self._request, line, reason, refusal.words))

        self.app.push_screen(RefusalChoice(About.LINE), refused)

    def action_lay_before(self) -> None:
        """Say who weighs the part under the cursor; or record what they said."""
        one = self._undecided()
        if one is None:
            return
        waits = one.line in self._asked_for.request.weighed_elsewhere
        form = HearForm if waits else LayBeforeForm
        self.app.push_screen(form(self.seat, self._request, one.line.id))

    def action_condition(self) -> None:
        """Say what the receiver must keep to about the part under the cursor."""
        one = self._undecided()
        if one is not None:
            self.app.push_screen(ConditionForm(self.seat, self._request, one.line.id))

    def _undecided(self) -> AskedLine | None:
        """The part under the cursor, where something is to be decided on it; else that is said."""
        item = self.view.current or Item("")
        kind, id = (*item.key.split(":"), "")[:2]
        waiting: tuple[RequestLine, ...] = self._asked_for.request.undecided
        found = next((one for one in self._asked_for.asked if kind in ("gevraagd", "kan") and one.line.id == id), None)
        if found is None:
            self.status.alarm(_("Ga eerst op een onderdeel staan van wat er is gevraagd."))
        elif found.line not in waiting:
            self.status.alarm(_("Over dit onderdeel is al beslist."))
        return found if found is not None and found.line in waiting else None

    @property
    def _asked_for(self) -> Assessment:
        return assess(self.seat.desk, self.seat.opened, self._request) if self._page is None else self._page.found

    # -- the whole -----------------------------------------------------------------------------------------------

    def action_case(self) -> None:
        """Open the case this request belongs to."""
        from screens.case import CaseScreen

        self.app.push_screen(CaseScreen(self.seat))

    def action_tie(self) -> None:
        """Make it a request of the participant the outsider became."""
        self._write(lambda: tie(self.seat.desk, self.seat.opened, self._request))

    def action_letter(self) -> None:
        """Show the letter that answers this request."""
        from screens.letters.screen import LetterScreen
        from wams_tui.desk.letters.letterbox import About as AboutLetter

        self.app.push_screen(LetterScreen(self.seat, AboutLetter(request=self._request)))

    def action_disclose(self) -> None:
        """Begin a disclosure: who asks is known, what it is for is chosen there."""
        from screens.disclose import begin

        if self._outside():
            return
        request = self.seat.opened.file.request(self._request)
        fields = tuple(dict.fromkeys(one.field for one in self._picked))
        begin(self.app, self.seat, request.participant, request.id, self._marked, fields)

    def action_ask_back(self) -> None:
        """Ask the asker what is missing; or record what they answered."""
        self.app.push_screen(AskBackForm(self.seat, self._request))

    def action_aim(self) -> None:
        """Choose under which purpose and basis this request is read."""
        self.app.push_screen(AimForm(self.seat, self._request))

    def action_second(self) -> None:
        """Say as a second coordinator that one agrees."""
        self.app.push_screen(SecondForm(self.seat, self._request))

    def action_withdraw(self) -> None:
        """Record that the asker withdrew it."""
        self.app.push_screen(WithdrawForm(self.seat, self._request))

    def action_settle(self) -> None:
        """Close the request: say why the rest is not given, or that nothing is left."""
        about = About.REST if self._left() else About.NOTHING_LEFT
        seen = self.seat.opened

        def settled(rest: Refusal | None) -> None:
            if rest is not None:
                self._write(lambda: settle(self.seat.desk, seen, self._request, rest.reason, rest.words))

        self.app.push_screen(RefusalChoice(about), settled)

    def action_refuse(self) -> None:
        """Refuse everything that is not decided, with a reason."""
        seen = self.seat.opened

        def refused(refusal: Refusal | None) -> None:
            if refusal is not None and (reason := refusal.reason) is not None:
                self._write(lambda: refuse(self.seat.desk, seen, self._request, reason, refusal.words))

        self.app.push_screen(RefusalChoice(), refused)

    def _write(self, decide: Callable[[], OpenCase]) -> None:
        """Store a decision on what was seen when it was taken; where a colleague was first, both versions are shown."""
        try:
            self.seat.opened = decide()
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._chosen)
        except WamsError as error:
            self.tell(error)
            self._read_again()
        else:
            if not self.others_wrote():
                self.show_request()

    def _chosen(self, opened: OpenCase | None) -> None:
        """Go on with what was made of both versions."""
        if opened is not None:
            self.seat.opened = opened
        self.show_request()

    def _read_again(self) -> None:
        """Read what somebody else may have written meanwhile, so that the next try rests on it."""
        try:
            self.seat.reload()
        except WamsError as error:
            self.tell(error)
        else:
            self.show_request()
