"""What happens after something was given: taking a decision back, putting a datum right, erasing it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from screens.form.fields import Choice, Field, Filled, Line, Option, Text, yes_no
from screens.form.screen import FormScreen
from screens.ledger.erasing import also_in
from screens.ledger.words import brief
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Answer
from wams_tui.casework.disclosing.disclosures import AfterState
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.desk.ledger.after import correct, erase, past_recipients, tell_of_mistake, withdraw
from wams_tui.desk.ledger.detail import data_of
from wams_tui.desk.ledger.register import Disclosed, disclosures
from wams_tui.locale import _, n_


class _AfterForm(FormScreen):
    seat: Seat


class WithdrawForm(_AfterForm):
    """Take the decision behind a disclosure back, or put it up for revision."""

    TITLE_TEXT: ClassVar[str] = N_("Besluit intrekken of herzien")
    ABOUT: ClassVar[str] = N_(
        "Wat is gegeven, haalt u niet terug. Intrekken zegt dat het niet meer gebruikt mag worden; herzien dat u "
        "opnieuw beslist. De ontvanger krijgt een kennisgeving: die staat als taak open tot u opschrijft hoe u het "
        "vertelde."
    )

    def __init__(self, seat: Seat, disclosure: str) -> None:
        super().__init__(seat)
        self._disclosure = disclosure
        self.place = f"intrekken:{seat.opened.id}:{disclosure}"

    def fields(self) -> Sequence[Field]:
        """Return which of the two, and why."""
        return (
            Choice(
                "wat",
                _("Wat doet u met dit besluit?"),
                needed=True,
                options=(
                    Option(AfterState.INGETROKKEN.value, _("intrekken: het mag niet meer worden gebruikt")),
                    Option(AfterState.HERZIEN.value, _("herzien: u beslist opnieuw, en tot dan niet gebruiken")),
                ),
            ),
            Text("waarom", _("Waarom?"), needed=True),
        )

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Name what was given, and who will be told."""
        del filled
        return self._told

    @cached_property
    def _told(self) -> list[Paragraph]:
        """Read once: the ledger does not change while one types, and what it says is asked again when it is stored."""
        lines = [one for one in disclosures(self.seat.desk, self.seat.opened.id) if one.disclosure == self._disclosure]
        named = {one.id: one.organisation for one in self.seat.opened.file.participants}
        persons = {one.id: one.name for one in self.seat.opened.file.persons}
        told: list[Paragraph] = []
        for one in lines:
            head = _("Gegeven aan {who}, over {person}").format(
                who=named.get(one.recipient, "?"), person=persons.get(one.subject, "?")
            )
            told += [(head, Tone.STRONG), *brief(self.seat.desk, one)]
        return told

    def save(self, filled: Filled) -> OpenCase | None:
        """Store it, with the notice."""
        state = AfterState(filled.text("wat"))
        return withdraw(self.seat.desk, self.seat.opened, self._disclosure, state, filled.text("waarom"))


class MistakeForm(_AfterForm):
    """A datum that was given proved wrong: which, and what was wrong."""

    TITLE_TEXT: ClassVar[str] = N_("Een gegeven klopte niet")
    ABOUT: ClassVar[str] = N_(
        "Kies welk gegeven van deze verstrekking niet klopte. Iedereen die het kreeg, krijgt een kennisgeving. Het "
        "gegeven zelf verbetert u in de casus, met v; een naam of adres bij de persoon."
    )

    def __init__(self, seat: Seat, line: Disclosed) -> None:
        super().__init__(seat)
        self._line = line
        self.place = f"kloptniet:{seat.opened.id}:{line.disclosure}:{line.subject}"

    def fields(self) -> Sequence[Field]:
        """Return which datum, and what was wrong with it."""
        named: dict[str, list[str]] = {}
        for one in data_of(self.seat.opened.file, self._line):
            named.setdefault(one.record, []).append(f"{_(label(one.category))}: {one.called(_) or '-'}")
        options = tuple(Option(record, "; ".join(dict.fromkeys(texts))) for record, texts in named.items())
        return (
            Choice("gegeven", _("Welk gegeven klopte niet?"), needed=True, options=options),
            Text("waarom", _("Wat klopte er niet?"), needed=True, rows=2),
        )

    def save(self, filled: Filled) -> OpenCase | None:
        """Make the notices."""
        return tell_of_mistake(self.seat.desk, self.seat.opened, filled.text("gegeven"), filled.text("waarom"))


class _DatumForm(_AfterForm):
    """A form about one datum; ``record`` is the id of its record.

    Raises:
        LookupError: the case has no such datum any more.
    """

    def __init__(self, seat: Seat, record: str) -> None:
        super().__init__(seat)
        self._record = record
        self._field = {one.record: one for one in fields_of(seat.opened.file)}[record]
        self.place = f"{self._PLACE}:{seat.opened.id}:{record}"

    _PLACE: ClassVar[str]

    def title_line(self) -> str:
        """Name the datum."""
        return f"{_(self.TITLE_TEXT)} · {_(self._field.label)} · {self.seat.opened.file.case.code}"

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say who received it and will be told."""
        del filled
        return self._told

    @cached_property
    def _told(self) -> list[Paragraph]:
        """Read once: who received it in the meantime is told as well, when it is stored."""
        found = past_recipients(self.seat.desk, self.seat.opened, self._record)
        if not found:
            return [(_("Niemand kreeg dit gegeven; er is niemand te vertellen."), Tone.DIM)]
        head = n_(
            "{count} ontvanger kreeg dit gegeven. Er komt een kennisgeving:",
            "{count} ontvangers kregen dit gegeven. Elk krijgt een kennisgeving:",
            len(found),
        ).format(count=len(found))
        return [(head, Tone.WEIGH), *((f"  - {one.organisation}", Tone.PLAIN) for one in found)]


class CorrectForm(_DatumForm):
    """A datum proved wrong: what it must be, what was wrong, and who said so."""

    TITLE_TEXT: ClassVar[str] = N_("Gegeven verbeteren")
    ABOUT: ClassVar[str] = N_(
        "Zet hier hoe het wel is, wat er niet klopte en wie dat zei. Het oude gegeven wordt niet bewaard. Wie het "
        "kreeg, moet het horen: voor elke ontvanger komt er een kennisgeving (AVG, artikel 16 en 19)."
    )
    _PLACE = "verbeteren"

    def fields(self) -> Sequence[Field]:
        """Return what it must be, what was wrong, and who said so."""
        return (
            Text("waarde", _("Hoe is het wel?"), needed=True),
            Text("waarom", _("Wat klopte er niet?"), needed=True, rows=2),
            Line("wie", _("Wie zei dat?"), _("De bron zelf: naam en functie."), needed=True),
        )

    def given(self) -> Mapping[str, str]:
        """Begin with what it is now."""
        return {"waarde": self._field.value}

    def save(self, filled: Filled) -> OpenCase | None:
        """Store it, with a notice for each recipient."""
        value, words, who = (filled.text(key) for key in ("waarde", "waarom", "wie"))
        return correct(self.seat.desk, self.seat.opened, self._record, value, words, who)


class EraseForm(_DatumForm):
    """A datum is erased for good."""

    TITLE_TEXT: ClassVar[str] = N_("Gegeven wissen")
    ABOUT: ClassVar[str] = N_(
        "Wissen kan niet terug. In back-ups blijft het tot die verlopen. Het register blijft zeggen dat er iets is "
        "gegeven, zonder het gegeven zelf. Voor elke ontvanger komt er een kennisgeving (AVG, artikel 17 en 19)."
    )
    _PLACE = "wissen"

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say who received it and will be told, and where the same words stand once more."""
        return [*super().aside(filled), *also_in(self.seat, self._record, self._field.value)]

    def fields(self) -> Sequence[Field]:
        """Return why, and whether it is certain."""
        return (
            Text("waarom", _("Waarom wordt het gewist?"), needed=True),
            yes_no("zeker", _("Dit kan niet terug. Zeker weten?"), needed=True, unknown=False),
        )

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Erase only after a yes."""
        sure = filled.answer("zeker") is Answer.JA
        return {} if sure else {"zeker": _("Kies ja, of ga terug met Esc.")}

    def save(self, filled: Filled) -> OpenCase | None:
        """Erase it, with a notice for each recipient."""
        return erase(self.seat.desk, self.seat.opened, self._record, filled.text("waarom"))
