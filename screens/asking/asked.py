"""*Verzoek aan een ander*: what was asked of whom, how it stands, and what was answered."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.asking.answer import AnswerForm
from screens.asking.ask import begin_asking
from screens.asking.flow import send
from screens.asking.readform import ReadForm
from screens.asking.withdraw import WithdrawForm
from screens.asking.words import OUTCOMES, known_lines
from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day, due
from wams_tui.casework.asking.reply import PartnerReply
from wams_tui.casework.errors import WamsError
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import DataRequest, LineOutcome, RequestLine
from wams_tui.casework.words import N_
from wams_tui.locale import _

_OPEN_ONLY = frozenset({"answer", "withdraw", "read"})


class AskedScreen(LiveFrame):
    """One request to a participant. That they give nothing is an outcome like any other: nothing here presses."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoek aan een ander")
    ENTER: ClassVar[str] = N_("antwoord")
    ABOUT: ClassVar[str] = N_(
        "Wat u een ander vroeg, en wat die antwoordde. f maakt het formulier en legt vast dat het weggaat, zo "
        "nodig nog eens in een andere vorm; n vraagt er nog iets bij zolang het niet weg is. a legt het "
        "antwoord vast, met het besluit van de professional over het eigen beroepsgeheim; l leest een "
        "ingevuld formulier in, dat nog niets beslist. x trekt het verzoek in. Niet geven is een gewone "
        "uitkomst."
    )
    CSS_PATH: ClassVar[str] = "asked.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "send", N_("formulier"), id="gevraagd.formulier"),
        Binding("a", "answer", N_("antwoord"), show=False, id="gevraagd.antwoord"),
        Binding("l", "read", N_("inlezen"), id="gevraagd.inlezen"),
        Binding("n", "more", N_("nog iets"), id="gevraagd.nog"),
        Binding("x", "withdraw", N_("intrekken"), id="gevraagd.intrekken"),
        Binding("c", "case", N_("casus"), show=False, id="gevraagd.casus"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, request: str) -> None:
        super().__init__()
        self.seat = seat
        self._asked_id = request
        self.place = f"verzoek:{seat.opened.id}:{request}"

    @property
    def request(self) -> DataRequest:
        """The request as on the desk."""
        return self.seat.opened.file.request(self._asked_id)

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the request."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the request as it stands."""
        who = self.seat.opened.file.participant(self.request.participant)
        self.header.show(f"{_(self.TITLE_TEXT)}: {who.organisation} · {self.seat.label}")
        self.view.show(list(self._items()))
        self.status.show(_("Stand van dit verzoek: {state}.").format(state=_(label(self.request.state))))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What went out is not added to; what is closed is neither answered nor withdrawn."""
        request = self.request
        if action in _OPEN_ONLY:
            return request.is_open
        if action == "more":
            return _can_go(request) and request.sent_on is None
        if action == "send":
            return _can_go(request)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def action_answer(self) -> None:
        """Record what was answered."""
        if self.request.is_open:
            self.app.push_screen(AnswerForm(self.seat, self._asked_id))

    def action_send(self) -> None:
        """Make the form, and hand it over."""
        try:
            send(self.app, self.seat, self._asked_id)
        except WamsError as error:
            self.tell(error)

    def action_more(self) -> None:
        """Ask something more in the same request."""
        begin_asking(self.app, self.seat, self.request.participant, self._asked_id)

    def action_read(self) -> None:
        """Read a form that was filled in."""
        self.app.push_screen(ReadForm(self.seat))

    def action_withdraw(self) -> None:
        """Withdraw it, with a reason."""
        self.app.push_screen(WithdrawForm(self.seat, self._asked_id))

    def action_case(self) -> None:
        """Open the case this request belongs to."""
        from screens.case import CaseScreen

        self.app.push_screen(CaseScreen(self.seat))

    # -- what it looks like --------------------------------------------------------------------------------------

    def _items(self) -> Iterator[Item]:
        request = self.request
        yield from self._head(request)
        yield Item.gap()
        yield Item.heading(_("Gevraagd"))
        for line in request.lines:
            yield self._line(request, line)
        if request.reply_waiting is not None:
            yield from self._reply(request, request.reply_waiting)
        decided = {one.secrecy for one in request.decisions if one.secrecy is not None}
        for secrecy in sorted(decided, key=lambda one: one.decided_on):
            yield Item.gap()
            yield Item.prose(_secrecy(secrecy))

    def _head(self, request: DataRequest) -> Iterator[Item]:
        rules = self.seat.desk.rules
        if request.purpose is not None and request.basis is not None:
            told = _("Doel: {purpose}. Grondslag: {basis}.")
            basis = rules.basis(request.basis).title
            yield Item.prose(told.format(purpose=_(label(request.purpose)), basis=basis))
        else:
            yield Item.prose(_("Waarvoor: “{words}”").format(words=request.purpose_words))
        if request.sent_on is not None:
            yield Item.prose(_("Verzonden op {when}.").format(when=day(request.sent_on)))
        elif _can_go(request) and request.sent_on is None:
            yield Item.prose(_("Nog niet verzonden: f maakt het formulier."), Tone.WEIGH)
        if request.due_on is not None and request.is_open:
            today = self.seat.desk.today()
            told = _("Antwoord gevraagd vóór {when} ({due}).")
            yield Item.prose(told.format(when=day(request.due_on), due=due(request.due_on, today)))
        if request.reply_code:
            yield Item.prose(_("Antwoordcode: {code}").format(code=request.reply_code), Tone.DIM)

    def _line(self, request: DataRequest, line: RequestLine) -> Item:
        person = self.seat.opened.file.person(line.person)
        made = request.decision(line.id)
        kind = _("{category} van {name}").format(category=_(label(line.category)), name=person.short_name)
        outcome = _(OUTCOMES[made.outcome]) if made else _("nog niet beslist")
        notes = [Note(_("waarom: {why}").format(why=line.why))] if line.why else []
        if line.again:
            notes.append(Note(_("opnieuw omdat: {why}").format(why=line.again)))
        if made is None:
            notes += [Note(text) for text in known_lines(self.seat, line.person, line.category) if _is_held(text)]
        given = made is not None and made.outcome is LineOutcome.GEGEVEN
        sign = "+  " if given else " ? " if made is None else "-  "
        return Item(f"{line.wording} ({kind}): {outcome}", key=f"regel:{line.id}", sign=sign, notes=tuple(notes))

    def _reply(self, request: DataRequest, reply: PartnerReply) -> Iterator[Item]:
        yield Item.gap()
        told = _("Ingelezen antwoord van {who}, {when}: a neemt het over")
        who = ", ".join(part for part in (reply.organisation, reply.by_name, reply.by_function) if part)
        yield Item.heading(told.format(who=who, when=day(reply.read_on)))
        for one in reply.lines:
            line = request.line(one.line)
            said = one.value or _("niet gegeven")
            yield Item.prose(f"- {line.wording}: {said}", Tone.PLAIN)
            if one.words:
                yield Item.prose(f"  {one.words}", Tone.DIM)


def _can_go(request: DataRequest) -> bool:
    """Whether its form can go out: not for one of before forms were made here, which rests on no purpose."""
    return request.is_open and request.purpose is not None and bool(request.reply_code)


def _is_held(text: str) -> bool:
    """A line asked here was asked before by itself: that need not be told."""
    return not text.startswith(_("al gevraagd: aan {who}, {when} ({outcome})").partition("{")[0])


def _secrecy(decision: SecrecyDecision) -> str:
    told = _("Besluit over het beroepsgeheim: {professional}, {when}: {ground}.")
    return told.format(
        professional=decision.professional, when=day(decision.decided_on), ground=_(label(decision.ground))
    )
