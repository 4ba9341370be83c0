"""*Register*: what of whom went to whom, on which basis, for which purpose, and whether it arrived."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from screens.seat import Seat
from screens.spots import Spot
from screens.widgets.bars import ColumnHeads
from screens.widgets.ink import Tone, fit
from screens.widgets.line_list import LineList
from screens.widgets.prose import Paragraph, Prose
from screens.words import moment
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.register import OUTCOME_LABELS, Disclosed, disclosures
from wams_tui.locale import _, n_


class Register(LiveFrame):
    """The ledger of one case: a line per disclosure and person, the rest of it below."""

    TITLE_TEXT: ClassVar[str] = N_("Verstrekkingenregister")
    ABOUT: ClassVar[str] = N_(
        "Elke regel is een verstrekking over één persoon; onderaan staat de regel onder de cursor helemaal. Enter "
        "toont hem op een eigen scherm, o het oordeel van toen onder de regels van toen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "replay", N_("oordeel van toen"), id="register.oordeel"),
    ]
    CSS_PATH: ClassVar[str] = "register.tcss"

    view = getters.query_one(LineList)
    detail = getters.query_one("#detail", Prose)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"register:{seat.opened.id}"
        self._lines: list[Disclosed] = []

    def body(self) -> ComposeResult:
        """Columns, lines, and the line under the cursor whole."""
        yield ColumnHeads(_heads, id="columns")
        yield LineList(self._row, self._show_detail, id="body")
        yield Prose(id="detail")

    def begin(self) -> None:
        """Read the ledger."""
        super().begin()
        self.detail.can_focus = False
        self.view.focus()
        self.show_ledger()

    def show_anew(self) -> None:
        """Show what changed meanwhile, with the cursor on the same line."""
        self.show_ledger()

    def take_spot(self, spot: Spot) -> None:
        """Go to the line one was on, and show it whole."""
        super().take_spot(spot)
        self._show_detail()

    def show_ledger(self) -> None:
        """Show the ledger as it stands."""
        current = self._lines[self.view.cursor].seq if self._lines else 0
        try:
            self._lines = disclosures(self.seat.desk, self.seat.opened.id)
        except WamsError as error:
            self.tell(error)
        file = self.seat.opened.file
        self._recipients = {one.id: one.organisation for one in file.participants}
        self._persons = {one.id: one.name for one in file.persons}
        count = len(self._lines)
        lines = n_("{count} regel", "{count} regels", count).format(count=count)
        self.header.show(f"{_(self.TITLE_TEXT)}: {lines} · {self.seat.label}")
        self.view.show(count, next((place for place, one in enumerate(self._lines) if one.seq == current), 0))
        self._show_detail()
        if not self._lines:
            self.status.show(_("Uit deze casus is nog niets verstrekt."))

    @on(LineList.Chosen)
    def open_line(self, event: LineList.Chosen) -> None:
        """Show one line on a screen of its own."""
        from screens.explain import Explain

        one = self._lines[event.index]
        self.app.push_screen(Explain(_("regel {number}").format(number=one.seq), self._whole(one)))

    def action_replay(self) -> None:
        """Answer the questions behind the line under the cursor again, under the rules of that day."""
        from screens.explain import Explain
        from screens.replayed import replay_text
        from wams_tui.desk.replay import replay

        if not self._lines:
            return
        one = self._lines[self.view.cursor]
        try:
            found = replay(self.seat.desk, self.seat.opened, one)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(Explain(_("oordeel van regel {number}").format(number=one.seq), replay_text(found)))

    def _row(self, index: int, width: int) -> str:
        one = self._lines[index]
        recipient = self._recipients.get(one.recipient, _("onbekend"))
        person = self._persons.get(one.subject, _("onbekend"))
        return _columns(width, str(one.seq), moment(one.at), recipient, person, _(OUTCOME_LABELS[one.outcome]))

    def _show_detail(self) -> None:
        if self._lines:
            self.detail.show(self._brief(self._lines[self.view.cursor]))

    def _brief(self, one: Disclosed) -> list[Paragraph]:
        kinds = ", ".join(_(label(category)) for category in one.categories)
        purpose = _(label(one.purpose)) if one.purpose else "-"
        basis = self.seat.desk.rules.basis(one.basis).title if one.basis else "-"
        channel = _(label(one.channel)) if one.channel else "-"
        return [
            (_("Gegevens: {kinds} ({channel})").format(kinds=kinds, channel=channel), Tone.PLAIN),
            (_("Doel: {purpose}").format(purpose=purpose), Tone.PLAIN),
            (_("Grondslag: {basis}").format(basis=basis), Tone.PLAIN),
        ]

    def _whole(self, one: Disclosed) -> list[Paragraph]:
        recipient = self._recipients.get(one.recipient, _("onbekend"))
        party = _(label(one.party)) if one.party else "-"
        conditions: list[Paragraph] = [(f"  - \t{text}", Tone.PLAIN) for text in one.conditions]
        return [
            (_("Ontvanger: {who}").format(who=f"{recipient} ({party})"), Tone.STRONG),
            (_("Over: {who}").format(who=self._persons.get(one.subject, _("onbekend"))), Tone.PLAIN),
            (_("Op: {when}").format(when=moment(one.at)), Tone.PLAIN),
            *self._brief(one),
            (_("Uitkomst: {outcome}").format(outcome=_(OUTCOME_LABELS[one.outcome])), Tone.PLAIN),
            ("", Tone.PLAIN),
            (_("Voorwaarden voor de ontvanger"), Tone.HEADING),
            *(conditions or [(_("  Geen andere dan de wet."), Tone.DIM)]),
            ("", Tone.PLAIN),
            (_("Kenmerk: {reference}").format(reference=one.disclosure), Tone.DIM),
            (_("Regelset {id}, {hash}").format(id=one.rule_set, hash=one.rule_set_hash[:12]), Tone.DIM),
            (_("Inhoud: {hash}").format(hash=one.content_hash), Tone.DIM),
            (_("Bestand: {hash}").format(hash=one.file_hash or "-"), Tone.DIM),
        ]


def _heads(width: int) -> str:
    return _columns(width, _("Nr"), _("Datum"), _("Ontvanger"), _("Over"), _("Uitkomst"))


def _columns(width: int, number: str, at: str, recipient: str, person: str, outcome: str) -> str:
    left = width - 6 - 18 - 15
    sizes = ((number, 6), (at, 18), (recipient, left - left // 2), (person, left // 2), (outcome, 15))
    return "".join(fit(text, size - 1) + " " for text, size in sizes)
