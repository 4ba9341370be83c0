"""One datum, whole: its value, whose it is, where it came from, and what its supplier said."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.asking.reconfirm import ReconfirmForm, age_of
from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.words import day
from wams_tui.casework.codes import Answer, Category
from wams_tui.casework.errors import WamsError
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.fields import Field, fields_of
from wams_tui.desk.household.persons import record_seen_address
from wams_tui.desk.plan.laying import laid
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _


class DatumScreen(LiveFrame):
    """The datum. Its value stands; that its source still says so can be added."""

    TITLE_TEXT: ClassVar[str] = N_("Gegeven")
    ABOUT: ClassVar[str] = N_(
        "Een gegeven met zijn herkomst, en tot wanneer het telt zonder navragen. b legt vast dat de bron zegt dat het "
        "nog klopt; v verbetert het, x wist het: wie het kreeg, wordt dan verteld. p legt het besluit van de politie "
        "over een gegeven van hen vast. n neemt een tekst die wachtte op het besluit van een professional mee naar het "
        "plan. Esc gaat terug naar de casus."
    )
    CSS_PATH: ClassVar[str] = "datum.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "reconfirm", N_("opnieuw bevestigen"), id="gegeven.bevestigen"),
        Binding("v", "correct", N_("verbeteren"), id="gegeven.verbeteren"),
        Binding("x", "erase", N_("wissen"), id="gegeven.wissen"),
        Binding("n", "to_plan", N_("naar het plan"), id="gegeven.plan"),
        Binding("p", "police", N_("besluit politie"), id="gegeven.politie"),
    ]

    def __init__(self, seat: Seat, record: str) -> None:
        super().__init__()
        self.seat = seat
        self._record = record
        self.place = f"gegeven:{seat.opened.id}:{record}"

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(id="body")

    def begin(self) -> None:
        """Let the keys scroll the text."""
        super().begin()
        self.header.show(f"{self.seat.label} · {_(self.TITLE_TEXT)}")
        self.query_one(Prose).focus()
        try:
            if self._is_hidden():
                record_seen_address(self.seat.desk, self.seat.opened, self._record)
        except WamsError as error:
            self.tell(error)
            return
        self.show_anew()

    def _is_hidden(self) -> bool:
        """Whether it is a secret address: a look at one is told to the audit log before it is shown."""
        items = self.seat.opened.file.items
        return any(one.id == self._record and one.category is Category.GEHEIM_ADRES for one in items)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is confirmed is a datum or text of its own; a part of the person's record is changed with them."""
        if action in ("reconfirm", "correct", "erase"):
            field = self._field()
            return field is not None and not field.is_own_record and field.part is None
        if action == "to_plan":
            return laid(self.seat.opened.file, self._record) is not None and may(self.seat.desk, Task.CASUS_BEWERKEN)
        if action == "police":
            return may(self.seat.desk, Task.CASUS_BEWERKEN) and self._is_of_the_police()
        return super().check_action(action, parameters)

    def _is_of_the_police(self) -> bool:
        field = self._field()
        return field is not None and Category.STRAFRECHT in field.categories

    def action_police(self) -> None:
        """Record what the police decided about it."""
        from screens.course.urgent import PoliceForm

        self.app.push_screen(PoliceForm(self.seat, self._record))

    def action_to_plan(self) -> None:
        """Go on typing in the plan with words that waited for a professional's decision."""
        from screens.plan.entry import WHAT
        from screens.plan.screen import PlanScreen
        from screens.plan.typed import Typing

        found = laid(self.seat.opened.file, self._record)
        if found is not None:
            kind, words = found
            screen = PlanScreen(self.seat)
            self.app.push_screen(screen.arrive_at(Typing(kind, raw={WHAT: words}).spot()))

    def action_reconfirm(self) -> None:
        """Record that the source says it still holds."""
        self.app.push_screen(ReconfirmForm(self.seat, self._record))

    def action_correct(self) -> None:
        """Put it right."""
        from screens.ledger.after_forms import CorrectForm

        self.app.push_screen(CorrectForm(self.seat, self._record))

    def action_erase(self) -> None:
        """Erase it for good."""
        from screens.ledger.after_forms import EraseForm

        self.app.push_screen(EraseForm(self.seat, self._record))

    def _field(self) -> Field | None:
        return next((one for one in fields_of(self.seat.opened.file) if one.record == self._record), None)

    def show_anew(self) -> None:
        """Show what changed meanwhile."""
        self.query_one(Prose).show(self._paragraphs())

    def _paragraphs(self) -> list[Paragraph]:
        file = self.seat.opened.file
        field = self._field()
        if field is None:
            untagged = next((text for text in file.texts if text.id == self._record), None)
            if untagged is None:
                return [(_("Dit gegeven is er niet meer."), Tone.PLAIN)]
            return [
                (untagged.title, Tone.HEADING),
                ("", Tone.PLAIN),
                (untagged.text, Tone.PLAIN),
                ("", Tone.PLAIN),
                (_("Niemand heeft gezegd over wie en over wat dit gaat; zo gaat de tekst nergens heen."), Tone.WEIGH),
            ]
        persons = ", ".join(file.person(id).name for id in field.persons)
        kinds = ", ".join(_(label(category)) for category in field.categories)
        return [
            (_(field.label), Tone.HEADING),
            ("", Tone.PLAIN),
            (field.value, Tone.STRONG),
            ("", Tone.PLAIN),
            (_("van: {persons}").format(persons=persons), Tone.PLAIN),
            (_("soort: {kinds}").format(kinds=kinds), Tone.PLAIN),
            *origin(field),
            *age_of(self.seat, field),
        ]


def origin(field: Field) -> list[Paragraph]:
    """Where a datum came from and what holds it back, line by line."""
    source = _(field.source.description)
    came_from = _("bron: {source}").format(source=source)
    if field.source.hat:
        came_from = _("bron: {source}, pet {hat}").format(source=source, hat=_(label(field.source.hat)))
    found: list[Paragraph] = [(came_from, Tone.PLAIN)]
    if field.obtained_on:
        found.append((_("verkregen op {when}").format(when=day(field.obtained_on)), Tone.PLAIN))
    if field.confirmed_on:
        confirmed = _("bevestigd op {when} door {who}") if field.confirmed_by else _("bevestigd op {when}")
        found.append((confirmed.format(when=day(field.confirmed_on), who=field.confirmed_by), Tone.PLAIN))
    if field.supplier_agreed is not Answer.ONBEKEND:
        agreed = _(label(field.supplier_agreed))
        found.append((_("leverancier akkoord met doorgeven: {answer}").format(answer=agreed), Tone.PLAIN))
    if field.supplier_conditions:
        found.append((_("voorwaarde van de leverancier: {text}").format(text=field.supplier_conditions), Tone.WEIGH))
    if field.secrecy is not None:
        found.append((_secrecy(_("besluit over beroepsgeheim van {professional}, {when}"), field.secrecy), Tone.PLAIN))
    earlier = _("eerder besluit over beroepsgeheim van {professional}, {when}; telt niet meer")
    found.extend((_secrecy(earlier, one), Tone.DIM) for one in reversed(field.secrecy_before))
    if field.police is not None:
        decided = _("besluit van de politie ({article}) van {who}, {when}, tot en met {until}").format(
            article=field.police.article.value,
            who=field.police.decided_by,
            when=day(field.police.decided_on),
            until=day(field.police.until),
        )
        found.append((decided, Tone.PLAIN))
    return found


def _secrecy(sentence: str, decision: SecrecyDecision) -> str:
    return sentence.format(professional=decision.professional, when=day(decision.decided_on))
