"""The two forms beside a letter to whom it concerns: somebody was told in a conversation, or is not told yet."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Several, Text, When, options_of, raw_of
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.household.informing import WhyNotInformed
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.recording import NotYet, record_not_informed
from wams_tui.desk.letters.informed import Spoken, record_spoken, withhold
from wams_tui.desk.letters.telling import reader_of, untold
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

WHICH = "welke"
ALL, THESE = "alles", "deze"


class _OfReaderForm(FormScreen):
    """A form about one reader of what was shared of a person.

    Raises:
        WamsError: they do not read for this person any more.
    """

    PLACE: ClassVar[str]
    seat: Seat

    def __init__(self, seat: Seat, person: str, reader: str) -> None:
        super().__init__(seat)
        self.seat = seat
        self._person = person
        self._reader = reader_of(seat.desk, seat.opened, person, reader)
        self.place = f"{self.PLACE}:{seat.opened.id}:{person}:{reader}"

    def title_line(self) -> str:
        """What is asked, and of whom."""
        return f"{_(self.TITLE_TEXT)} · {self._reader.name} · {self.seat.opened.file.case.code}"

    @cached_property
    def shared(self) -> tuple[Option, ...]:
        """What went and this reader was not told, by disclosure; read once, and asked again when it is stored."""
        named = {one.id: one.organisation for one in self.seat.opened.file.participants}
        found: dict[str, Option] = {}
        for one in untold(self.seat.desk, self.seat.opened, self._person, self._reader.id):
            kinds = ", ".join(_(label(kind)).lower() for kind in one.categories)
            told = f"{day(dutch_time(one.at).date())}, {named.get(one.recipient, '?')}: {kinds}"
            found.setdefault(one.disclosure, Option(one.disclosure, told))
        return tuple(found.values())

    def chosen(self, filled: Filled) -> tuple[str, ...]:
        """The disclosures that were chosen, in the order in which they went."""
        wanted = filled.chosen(WHICH)
        return tuple(one.code for one in self.shared if one.code in wanted)


class SpokenForm(_OfReaderForm):
    """A reader was told in a conversation."""

    PLACE = "ingelicht"
    TITLE_TEXT: ClassVar[str] = N_("Verteld in een gesprek")
    ABOUT: ClassVar[str] = N_(
        "Kies waarover u vertelde, op welke dag en hoe. Het staat dan vast zoals een brief dat doet: in het register "
        "bij de verstrekking, en in de tijdlijn. Weet iedereen die het moet weten het, dan is de persoon ingelicht."
    )

    def fields(self) -> Sequence[Field]:
        """What was told, when and how."""
        return (
            Several(WHICH, _("Waarover vertelde u?"), needed=True, options=self.shared),
            Day("op", _("Op welke dag?"), needed=True, past=True, latest=self.seat.desk.today()),
            Text("hoe", _("Hoe, en wat zei deze persoon?"), needed=True, rows=2),
        )

    def given(self) -> Raw:
        """Today; what was told is for the person to choose."""
        return {"op": raw_of(self.seat.desk.today())}

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        on = filled.day("op") or self.seat.desk.today()
        spoken = Spoken(self._reader.id, self.chosen(filled), on, filled.text("hoe"))
        return record_spoken(self.seat.desk, self.seat.opened, self._person, spoken)


class NotYetForm(_OfReaderForm):
    """A reader is not told yet, of some of it or of anything."""

    PLACE = "niet-ingelicht"
    TITLE_TEXT: ClassVar[str] = N_("Nog niet vertellen")
    ABOUT: ClassVar[str] = N_(
        "Wie het betreft, hoort wat er is gedeeld, tenzij dat gevaar geeft, niet kan, of de wet een eigen moment "
        "heeft. Leg vast wie dat besloot en waarom, en wanneer u opnieuw kijkt: tot en met die dag komt het in geen "
        "brief. Bij alles telt het ook voor wat nog wordt gedeeld, en weten de regels dat de persoon niet is ingelicht."
    )

    def fields(self) -> Sequence[Field]:
        """Of what, why, who decided and until when."""
        what = (
            Option(THESE, _("van wat ik hieronder kies")),
            Option(ALL, _("van alles, ook wat nog komt"), _("Dit geldt dan voor deze persoon, bij elke lezer.")),
        )
        which = (
            Several(
                WHICH, _("Wat wordt nog niet verteld?"), needed=True, options=self.shared, when=When("wat", (THESE,))
            ),
        )
        return (
            Choice(
                "wat", _("Waarvan hoort deze lezer nog niet?"), needed=True, options=what if self.shared else what[1:]
            ),
            *(which if self.shared else ()),
            Choice("reden", _("Wat is de reden?"), needed=True, options=options_of(WhyNotInformed)),
            Text("waarom", _("Waarom, in een zin?"), needed=True, rows=2),
            Line("wie", _("Wie besloot dit?"), _("Naam en functie."), needed=True),
            Day("herzien", _("Wanneer kijkt u opnieuw?"), needed=True, earliest=self.seat.desk.today()),
        )

    def check(self, filled: Filled) -> Mapping[str, str]:
        """A review lies later than today."""
        review = filled.day("herzien")
        late = review is not None and review > self.seat.desk.today()
        return {} if late else {"herzien": _("Kies een dag na vandaag.")}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say that nobody but a person can weigh it."""
        if filled.text("wat") != ALL:
            return ()
        return [(_("De rechten van deze persoon blijven: wie erom vraagt, krijgt antwoord."), Tone.DIM)]

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        why, review = filled.code("reden", WhyNotInformed), filled.day("herzien")
        if why is None or review is None:
            raise ValueError("a form that was read has what it needs")
        decided = NotYet(why, filled.text("waarom"), filled.text("wie"), review)
        desk, opened = self.seat.desk, self.seat.opened
        if filled.text("wat") == ALL:
            return record_not_informed(desk, opened, self._person, decided)
        return withhold(desk, opened, self._person, self._reader.id, self.chosen(filled), decided)
