"""The forms of a participation: who takes part and why, and how it ends."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import ClassVar

from screens.form.fields import (
    Choice,
    Day,
    Field,
    Filled,
    Line,
    Option,
    Raw,
    Several,
    Text,
    When,
    options_of,
    raw_of,
    yes_no,
)
from screens.form.screen import FormScreen
from screens.seat import Seat
from wams_tui.casework.codes import Hat, Party, SecrecyAct
from wams_tui.casework.partners.ending import resting_on
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.household.participating import (
    OF_THE_HOUSEHOLD,
    add_participant,
    change_participant,
    end_participation,
)
from wams_tui.desk.partners.organisations import directory
from wams_tui.locale import _, n_

OTHERS = frozenset(Party) - OF_THE_HOUSEHOLD
TWO_HATTED = frozenset({Party.WERK_INKOMEN, Party.UWV_SVB, Party.LEERPLICHT, Party.POLITIE})
"""Parties that may enforce as well: of these it is asked as what they come."""

NAME, PARTY = "organisatie", "partij"

FOR_WHOM = N_("Over anderen krijgt deze deelnemer niets. Leeg: voor het huishouden, als de regels dat toelaten.")


class ParticipantForm(FormScreen):
    """Somebody new at the table, or what is on record of somebody.

    Args:
        seat: The case.
        participant: The id of the participant; empty for a new one.
        partner: The organisation in the directory a new one is taken from; empty for one that is typed.
    """

    TITLE_TEXT: ClassVar[str] = N_("Deelnemer")
    ABOUT: ClassVar[str] = N_(
        "Wie er meedoet, met één pet, vanaf wanneer, voor wie en waarom, en wat de cliënt daarover is verteld. Wie "
        "twee petten heeft, doet twee keer mee. Een machtiging legt u apart vast: wams case authority."
    )
    seat: Seat

    def __init__(self, seat: Seat, participant: str = "", partner: str = "") -> None:
        super().__init__(seat)
        self.seat = seat
        self._participant = participant
        self._before = seat.opened.file.participant(participant) if participant else None
        chosen = self._before.partner if self._before else partner
        self._partner = directory(seat.desk).by_id.get(chosen) if chosen else None
        self.place = f"deelnemer-formulier:{seat.opened.id}:{participant}:{partner}"

    @property
    def _fixed(self) -> Party | None:
        """The party where it is not asked: that of the organisation in the directory."""
        return self._partner.party if self._partner is not None else None

    def title_line(self) -> str:
        """Whom it is about, or that it is somebody new."""
        named = self._before.organisation if self._before else self._partner.name if self._partner else ""
        new = _("Nieuwe deelnemer")
        return f"{named or new} · {self.seat.label}"

    def fields(self) -> Sequence[Field]:
        """Who, with which hat, for whom, from when, why, and what the client was told."""
        persons = tuple(Option(one.id, one.name) for one in self.seat.opened.file.persons)
        hats, acts, today = options_of(Hat), options_of(SecrecyAct), self.seat.desk.today()
        return [
            *self._who(),
            Choice("pet", _("Pet"), _("Als wat deze deelnemer hier is: één pet."), needed=True, options=hats),
            Line("functie", _("Functie")),
            Line("naam", _("Wie er komt"), _("De naam van de professional; leeg als dat nog niet vaststaat.")),
            Text("waarom", _("Waarom is deze deelnemer erbij?"), needed=True, rows=2),
            *self._if(OF_THE_HOUSEHOLD, Choice("zelf", _("Wie uit het huishouden is dit?"), options=persons)),
            *self._if(OTHERS, Several("voor", _("Voor wie is deze deelnemer er?"), _(FOR_WHOM), options=persons)),
            Day("van", _("Doet mee vanaf"), needed=True),
            Day("tot", _("Tot en met"), _("Leeg als er geen einde vaststaat.")),
            Line("actie", _("Afgesproken actie"), _("Wat deze deelnemer zelf doet in het plan; leeg als er geen is.")),
            Choice("geheim", _("Beroepsgeheim op grond van"), _("Leeg als er geen is."), options=acts),
            Text("verteld", _("Wat is de cliënt over deze deelnemer verteld?"), rows=2),
            Day("verteld_op", _("Verteld op"), past=True, latest=today),
            *self._if(TWO_HATTED, yes_no("handhaaft", _("Verklaart deze deelnemer hier niet te handhaven?"))),
            *self._if(TWO_HATTED, yes_no("besluit", _("Hebt u besloten dat deze dubbele pet hier kan?"))),
        ]

    def _who(self) -> Sequence[Field]:
        if self._fixed is not None:
            return ()
        told = _("De organisatie, of wie het uit het huishouden is.")
        return (
            Line(NAME, _("Organisatie"), told, needed=True),
            Choice(PARTY, _("Partij"), needed=True, options=options_of(Party)),
        )

    def _if(self, parties: Collection[Party], field: Choice | Several) -> Sequence[Field]:
        """Return a field that is asked of some parties only."""
        if self._fixed is not None:
            return (field,) if self._fixed in parties else ()
        codes = tuple(party.value for party in Party if party in parties)
        kind = type(field)
        return (kind(field.key, field.label, field.help, field.needed, When(PARTY, codes), field.options),)

    def given(self) -> Raw:
        """What is on record; of a new one only that it begins today."""
        before = self._before
        if before is None:
            return {"van": raw_of(self.seat.desk.today())}
        return {
            NAME: before.organisation,
            PARTY: before.party.value,
            "pet": before.hat.value,
            "functie": before.function,
            "naam": before.person_name,
            "waarom": before.why_involved,
            "zelf": ",".join(before.represents),
            "voor": ",".join(before.concerns),
            "van": raw_of(before.period.start),
            "tot": raw_of(before.period.end),
            "actie": before.agreed_action,
            "geheim": raw_of(before.secrecy),
            "verteld": before.client_told,
            "verteld_op": raw_of(before.client_told_on),
            "handhaaft": raw_of(before.declared_non_enforcing),
            "besluit": raw_of(before.hat_decision),
        }

    def check(self, filled: Filled) -> Mapping[str, str]:
        """A participation does not end before it begins, and what was told has a day."""
        wrong: dict[str, str] = {}
        start, end = filled.day("van"), filled.day("tot")
        if start is not None and end is not None and end < start:
            wrong["tot"] = _("Deze dag ligt voor het begin.")
        if filled.text("verteld") and filled.day("verteld_op") is None:
            wrong["verteld_op"] = _("Vul in wanneer dat is verteld.")
        if self._party(filled) in OF_THE_HOUSEHOLD and not filled.text("zelf"):
            wrong["zelf"] = _("Kies wie het is.")
        return wrong

    def save(self, filled: Filled) -> OpenCase | None:
        """Add, or change."""
        made = self._made(filled)
        if self._before is None:
            return add_participant(self.seat.desk, self.seat.opened, made)
        return change_participant(self.seat.desk, self.seat.opened, made)

    def _party(self, filled: Filled) -> Party | None:
        return self._fixed or filled.code(PARTY, Party)

    def _made(self, filled: Filled) -> Participant:
        party, hat, start = self._party(filled), filled.code("pet", Hat), filled.day("van")
        if party is None or hat is None or start is None:
            raise ValueError("a form that was read has what it needs")
        before, partner = self._before, self._partner
        kept = before.represents if before is not None and party not in OF_THE_HOUSEHOLD else ()
        named = before.organisation if before is not None and partner is not None else filled.text(NAME)
        values: dict[str, object] = {
            "organisation": partner.name if partner is not None and before is None else named,
            "party": party,
            "hat": hat,
            "partner": partner.id if partner is not None else "",
            "function": filled.text("functie"),
            "person_name": filled.text("naam"),
            "period": Period(start=start, end=filled.day("tot")),
            "why_involved": filled.text("waarom"),
            "agreed_action": filled.text("actie"),
            "secrecy": filled.code("geheim", SecrecyAct),
            "client_told": filled.text("verteld"),
            "client_told_on": filled.day("verteld_op") if filled.text("verteld") else None,
            "declared_non_enforcing": filled.answer("handhaaft"),
            "hat_decision": filled.answer("besluit"),
            "represents": (filled.text("zelf"),) if party in OF_THE_HOUSEHOLD else kept,
            "concerns": self._in_order(filled.chosen("voor")),
        }
        return Participant.model_validate({"id": self._participant, **values})

    def _in_order(self, chosen: frozenset[str]) -> tuple[str, ...]:
        return tuple(one.id for one in self.seat.opened.file.persons if one.id in chosen)


class EndForm(FormScreen):
    """How a participation ends: from which day on it counts no more, and why."""

    TITLE_TEXT: ClassVar[str] = N_("Deelname beëindigen")
    ABOUT: ClassVar[str] = N_(
        "Vanaf de dag die u noemt telt deze deelname voor geen oordeel meer, en eindigt wat erop rust: open verzoeken, "
        "besluiten over beroepsgeheim en machtigingen. Wat verstrekt is, blijft verstrekt."
    )
    seat: Seat

    def __init__(self, seat: Seat, participant: str) -> None:
        super().__init__(seat)
        self.seat = seat
        self._participant = participant
        self.place = f"deelname-einde:{seat.opened.id}:{participant}"

    def title_line(self) -> str:
        """Whose participation ends."""
        return f"{_(self.TITLE_TEXT)}: {self.seat.opened.file.participant(self._participant).organisation}"

    def fields(self) -> Sequence[Field]:
        """From when, and why."""
        today: date = self.seat.desk.today()
        first = _("De eerste dag waarop deze deelname niet meer telt; vandaag is: meteen.")
        return (
            Day("per", _("Telt niet meer vanaf"), first, needed=True, past=True, latest=today),
            Text("reden", _("Waarom eindigt deze deelname?"), self._rests(), needed=True, rows=2),
        )

    def _rests(self) -> str:
        rests = resting_on(self.seat.opened.file, self._participant, self.seat.desk.today())
        ends = len(rests.asked_by) + len(rests.asked_of) + len(rests.secrecy) + len(rests.authorities)
        told = n_("Er eindigt {count} ding mee.", "Er eindigen {count} dingen mee.", ends).format(count=ends)
        return told if ends else _("Er eindigt niets anders mee.")

    def given(self) -> Raw:
        """At once, unless another day is chosen."""
        return {"per": raw_of(self.seat.desk.today())}

    def save(self, filled: Filled) -> OpenCase | None:
        """End it."""
        on = filled.day("per")
        if on is None:
            raise ValueError("a form that was read has what it needs")
        return end_participation(self.seat.desk, self.seat.opened, self._participant, on, filled.text("reden"))
