"""*Verzoek*: a request that waits: what is asked, what is possible for each thing asked, why, and what may be given."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.explain import Explain, possibility_text
from screens.live import LiveFrame
from screens.reasons import About, Refusal, RefusalChoice
from screens.seat import Seat
from screens.signs import SIGNS, possible_word
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day, due, moment, wearing
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.requests import DataRequest
from wams_tui.casework.requests import Outcome as Result
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.kinds import Possibility
from wams_tui.desk.register import OUTCOME_LABELS, Disclosed, Outcome, disclosures
from wams_tui.desk.requests.assess import AskedLine, Assessment, Givable, assess
from wams_tui.desk.requests.deciding import refuse, settle
from wams_tui.locale import _, n_

INSTEAD = N_("Dit mag wél, als u er doel en grondslag bij kiest:")
NOTHING_INSTEAD = N_("Er is in deze casus nu niets dat deze vrager zou kunnen krijgen.")


class RequestScreen(LiveFrame):
    """One request and its assessment. Judging it hands nothing over: that is what the wizard is for."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoek")
    ENTER: ClassVar[str] = N_("uitleg")
    ABOUT: ClassVar[str] = N_(
        "Wat er wordt gevraagd, en per onderdeel wat mogelijk is en waarom. Enter legt een regel uit, g begint een "
        "verstrekking aan deze vrager, w weigert het hele verzoek met een reden. Na een verstrekking "
        "rondt a het verzoek af."
    )
    CSS_PATH: ClassVar[str] = "request.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "disclose", N_("verstrekken"), id="verzoek.verstrekken"),
        Binding("w", "refuse", N_("weigeren"), id="verzoek.weigeren"),
        Binding("a", "settle", N_("afronden"), id="verzoek.afronden"),
        Binding("c", "case", N_("casus"), id="verzoek.casus"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, request_id: str) -> None:
        super().__init__()
        self.seat = seat
        self._request = request_id
        self._found: dict[str, tuple[str, Possibility, str]] = {}
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

    def show_request(self) -> None:
        """Show the request as it stands."""
        found = assess(self.seat.desk, self.seat.opened, self._request)
        self.header.show(f"{_(self.TITLE_TEXT)}: {found.asker.organisation} · {self.seat.regime} · {self.seat.label}")
        self._found = {}
        self.view.show([*self._head(found), *self._went(), *self._asked(found), *self._givable(found)])
        self.status.show(self._state(found.request))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was decided cannot be refused again."""
        request = self.seat.opened.file.request(self._request)
        if action == "disclose":
            return request.is_open
        if action in ("refuse", "settle"):
            # What was answered by a disclosure is closed, not refused; what was not, the other way round.
            return request.is_open and bool(request.disclosures) == (action == "settle")
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
        lines = self.seat.opened.file.request(self._request).lines
        went = self._given_already()
        given = {(one.subject, kind) for one in went if one.outcome is Outcome.VOLTOOID for kind in one.categories}
        return any((line.person, line.category) not in given for line in lines)

    def _state(self, request: DataRequest) -> str:
        if request.outcome is Result.GEWEIGERD:
            return _("Het verzoek is geweigerd en dat is vastgelegd. Esc gaat terug.")
        if not request.is_open:
            return _("Het verzoek is afgerond en dat is vastgelegd. Esc gaat terug.")
        return _("Stand van dit verzoek: {state}.").format(state=_(label(request.state)))

    def _head(self, found: Assessment) -> list[Item]:
        request, asker = found.request, found.asker
        who = f"{asker.organisation} ({wearing(asker.party, asker.hat)})"
        asked_by = f"{who}, {request.asker_name}" if request.asker_name else who
        items = [
            Item.prose(_("Van: {who}").format(who=asked_by)),
            Item.prose(_("Waarvoor, in hun woorden: “{words}”").format(words=request.purpose_words)),
            Item.prose(
                _("Ontvangen {received}, antwoordtermijn: {due}").format(
                    received=day(request.received_on), due=self._term(found)
                ),
                Tone.WEIGH,
            ),
        ]
        refused = _("De rest geweigerd: {reason}.") if request.disclosures else _("Geweigerd: {reason}.")
        made = [decision for line in request.refused if (decision := request.decision(line.id)) is not None]
        for reason, words in dict.fromkeys((one.reason, one.motivation) for one in made if one.reason is not None):
            items.append(Item.prose(f"{refused.format(reason=_(label(reason)))} {words}".strip(), Tone.REFUSED))
        return items

    def _term(self, found: Assessment) -> str:
        when = found.request.due_on
        return f"{due(when, self.seat.desk.today())} ({day(when)})" if when else due(when, self.seat.desk.today())

    def _went(self) -> list[Item]:
        file = self.seat.opened.file
        lines = [
            Item.prose(
                f"- {moment(one.at)} · {file.person(one.subject).short_name}: "
                f"{', '.join(_(label(kind)) for kind in one.categories)} ({_(OUTCOME_LABELS[one.outcome])})"
            )
            for one in self._given_already()
        ]
        return [Item.gap(), Item.heading(_("Al verstrekt op dit verzoek")), *lines] if lines else []

    def _asked(self, found: Assessment) -> list[Item]:
        return [
            Item.gap(),
            Item.heading(_("Gevraagd")),
            *(self._line(f"gevraagd:{number}", one) for number, one in enumerate(found.asked)),
        ]

    def _line(self, key: str, one: AskedLine) -> Item:
        self._found[key] = (one.line.wording, one.possibility, "")
        sign = SIGNS[one.possibility.effect]
        kind = _("{category} van {name}").format(category=_(label(one.line.category)), name=one.person.short_name)
        return Item(
            f"{one.line.wording} ({kind}): {possible_word(one.possibility)}",
            key=key,
            sign=sign.sign,
            tone=sign.tone,
            # What is possible explains itself below; what is not must say why at once.
            notes=() if one.possibility.verdict.allows else (Note(one.possibility.verdict.reason, Tone.PLAIN),),
        )

    def _givable(self, found: Assessment) -> list[Item]:
        if not found.givable:
            return [Item.gap(), Item.prose(_(NOTHING_INSTEAD), Tone.DIM)]
        items = [Item.gap(), Item.heading(_(INSTEAD))]
        asked = {one.line.category for one in found.asked}
        # What comes nearest to what was asked stands first.
        nearest = sorted(found.givable, key=lambda one: not asked.intersection(one.field.categories))
        return [*items, *(self._given(f"kan:{number}", one) for number, one in enumerate(nearest))]

    def _given(self, key: str, one: Givable) -> Item:
        self._found[key] = (_(one.field.label), one.possibility, one.field.supplier_conditions)
        sign = SIGNS[one.possibility.effect]
        kinds = ", ".join(_(label(category)) for category in one.field.categories)
        verdict = one.possibility.verdict
        asked = len({(missing.code, missing.fact, missing.point) for missing in verdict.missing})
        before = n_("{count} vraag vooraf", "{count} vragen vooraf", asked).format(count=asked)
        whose = _("{category} van {name}").format(category=kinds, name=one.person.short_name)
        return Item(
            f"{whose}: {_(one.field.label)}" + (f" · {before}" if asked else ""),
            key=key,
            sign=sign.sign,
            tone=sign.tone,
            notes=tuple(Note(text) for text in (*_of_supplier(one), *verdict.conditions)[:1]),
        )

    @on(ItemList.Chosen)
    def explain(self, event: ItemList.Chosen) -> None:
        """Explain one line."""
        if event.item is not None and event.item.key in self._found:
            title, possibility, supplier = self._found[event.item.key]
            self.app.push_screen(Explain(title, possibility_text(self.seat.desk, possibility, supplier)))

    def action_case(self) -> None:
        """Open the case this request belongs to."""
        from screens.case import CaseScreen

        self.app.push_screen(CaseScreen(self.seat))

    def action_disclose(self) -> None:
        """Begin a disclosure: who asks is known, what it is for is chosen there."""
        from screens.disclose import begin

        request = self.seat.opened.file.request(self._request)
        begin(self.app, self.seat, request.participant, request.id)

    def action_settle(self) -> None:
        """Close the request: say why the rest is not given, or that nothing is left."""
        about = About.REST if self._left() else About.NOTHING_LEFT
        seen = self.seat.opened

        def settled(rest: Refusal | None) -> None:
            if rest is not None:
                self._write(lambda: settle(self.seat.desk, seen, self._request, rest.reason, rest.words))

        self.app.push_screen(RefusalChoice(about), settled)

    def action_refuse(self) -> None:
        """Refuse the whole request, with a reason."""
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


def _of_supplier(one: Givable) -> tuple[str, ...]:
    """What the supplier asks in their own words: it says more than that there is something to keep to."""
    words = one.field.supplier_conditions
    return (_("voorwaarde van de leverancier: {text}").format(text=words),) if words else ()
