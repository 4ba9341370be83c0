"""The forms of a person: who they are, what they answered, and that they moved out."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Several, When, options_of, raw_of, yes_no
from screens.form.screen import FormScreen
from screens.household.given import because_of, given_of, questions_of
from screens.seat import Seat
from wams_tui.casework.codes import Answer, Domain
from wams_tui.casework.errors import WamsError
from wams_tui.casework.household.bsn import parse_bsn
from wams_tui.casework.household.persons import Joining, Person, PersonRole
from wams_tui.casework.household.sound import Fault, look_alikes, same_number
from wams_tui.casework.labels import label
from wams_tui.casework.model import new_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.fields import BIRTH_PART, BSN_PART, NAME_PART, ROLE_PART
from wams_tui.desk.disclosing.fields import Field as Part
from wams_tui.desk.household.persons import found_faults, keep_person, record_answer
from wams_tui.desk.ledger.changed import Because, WhichIsItError
from wams_tui.locale import _

ALL, SOME = "alles", "terreinen"
_BSN_FIELD = "bsn"

WHERE = {
    "given_names": "voornamen",
    "birth_date": "geboren",
    "role": "rol",
    "bsn": _BSN_FIELD,
    "moved_out_on": "op",
    "answers": "op",
    "custody": "wie",
    "representation": "wie",
    "relations": "wie",
    "addresses": "van",
}
"""At which field of a form a fault of a person is told."""


class OfPersonForm(FormScreen):
    """A form about one person; ``kind`` and ``at`` say which, for coming back to it.

    Args:
        seat: The case.
        person: The id of the person; empty for a new one.
        at: Which of several (a tie, an address); empty for a new one.
    """

    KIND: ClassVar[str] = ""
    seat: Seat

    def __init__(self, seat: Seat, person: str = "", at: str = "") -> None:
        super().__init__(seat)
        self.seat = seat
        self._person = person
        self._at = at
        self.place = f"huishouden-formulier:{seat.opened.id}:{self.KIND}:{person}:{at}"

    @property
    def today(self) -> date:
        """The day it is."""
        return self.seat.desk.today()

    @property
    def person(self) -> Person:
        """The person as on the desk."""
        return self.seat.opened.file.person(self._person)

    def title_line(self) -> str:
        """What is asked, and about whom."""
        return f"{_(self.TITLE_TEXT)} · {self.person.name}"

    @cached_property
    def given_before(self) -> Mapping[str, Part]:
        """The parts of this person's own record that somebody was given, by key; read once, and again when stored."""
        return given_of(self.seat, self._person)

    def keep(self, changes: Mapping[str, object], because: Mapping[str, Because] = MappingProxyType({})) -> OpenCase:
        """Store changes of the person."""
        return self.kept(self.person.model_copy(update=dict(changes)), because)

    def kept(self, person: Person, because: Mapping[str, Because], *, knowing: bool = False) -> OpenCase:
        """Store a person; what was given while one typed is asked about in the form anew, with everything typed in it.

        Raises:
            WamsError: as :func:`wams_tui.desk.household.persons.keep_person`.
        """
        try:
            return keep_person(self.seat.desk, self.seat.opened, person, knowing=knowing, because=because)
        except WhichIsItError:
            self.call_later(self._ask_anew)
            raise

    def _ask_anew(self) -> None:
        typed, anew = self.spot(), type(self)(self.seat, self._person, self._at)
        try:
            self.seat.reload()
        except WamsError as error:
            self.tell(error)
            return
        self.app.switch_screen(anew)
        anew.call_after_refresh(anew.take_spot, typed)

    def wrong_with(self, changes: Mapping[str, object]) -> dict[str, str]:
        """Return what cannot be in the person with these changes, by the field of the form."""
        changed = self.person.model_copy(update=dict(changes))
        return by_field(found_faults(self.seat.desk, self.seat.opened.file, changed))


def by_field(found: Sequence[Fault]) -> dict[str, str]:
    """Return the first sentence for each field of a form."""
    return {WHERE.get(one.at, "voornamen"): one.say(_) for one in reversed(found)}


class PersonForm(OfPersonForm):
    """Somebody new, or who somebody is."""

    KIND: ClassVar[str] = "persoon"
    TITLE_TEXT: ClassVar[str] = N_("Persoon")
    ABOUT: ClassVar[str] = N_(
        "Wie iemand is en wat die in dit huishouden is. Niemand wordt verwijderd: wie weggaat, krijgt bij 'uit huis' "
        "een datum. Van wie u het BSN niet mag gebruiken, laat u het leeg."
    )

    def __init__(self, seat: Seat, person: str = "", at: str = "") -> None:
        super().__init__(seat, person, at)
        self._new = new_id()
        self._asked_about = ""

    def title_line(self) -> str:
        """Whom it is about, or that it is somebody new."""
        return super().title_line() if self._person else _("Nieuwe persoon")

    def fields(self) -> Sequence[Field]:
        """Name, birth, number, role, and whether they were told; of what was given, why it changes."""
        return (
            Line("voornamen", _("Voornamen"), needed=True),
            Line("tussenvoegsel", _("Tussenvoegsel")),
            Line("achternaam", _("Achternaam"), needed=True),
            *self._why(NAME_PART, "voornamen", "tussenvoegsel", "achternaam"),
            Day("geboren", _("Geboren op"), _("3-12-1984; leeg als niemand het weet."), past=True, latest=self.today),
            *self._why(BIRTH_PART, "geboren"),
            Line(_BSN_FIELD, _("BSN"), _("Negen cijfers; leeg als u het niet mag gebruiken.")),
            *self._why(BSN_PART, _BSN_FIELD),
            Choice("rol", _("Plaats in het huishouden"), needed=True, options=options_of(PersonRole)),
            *self._why(ROLE_PART, "rol"),
            yes_no("ingelicht", _("Is deze persoon ingelicht over de aanpak en wie er meedoet?")),
        )

    def _why(self, part: str, *fields: str) -> Sequence[Field]:
        given = self.given_before.get(f"{self._person}#{part}")
        return questions_of(given, self.given(), fields) if given is not None else ()

    def given(self) -> Raw:
        """What is on record."""
        if not self._person:
            return {}
        person = self.person
        return {
            "voornamen": person.given_names,
            "tussenvoegsel": person.prefix,
            "achternaam": person.surname,
            "geboren": raw_of(person.birth_date),
            _BSN_FIELD: person.bsn or "",
            "rol": raw_of(person.role),
            "ingelicht": "" if person.informed is Answer.ONBEKEND else raw_of(person.informed),
        }

    def check(self, filled: Filled) -> Mapping[str, str]:
        """The 11-proef, days that cannot be, and whether this person is here already."""
        try:
            person = self._made(filled)
        except ValueError:
            sentence = _("Dit is geen BSN: negen cijfers die de 11-proef doorstaan. Kijk het na, of laat het leeg.")
            return {_BSN_FIELD: sentence}
        file = self.seat.opened.file
        found = by_field(found_faults(self.seat.desk, file, person))
        twins, alike = same_number(person, file), look_alikes(person, file)
        if twins:
            told = _("Dit is het BSN van {name}: dezelfde persoon. Wijzig wie er al staat.")
            found[_BSN_FIELD] = told.format(name=twins[0].name)
        elif not found and alike and self._asked_about != _who(person):
            self._asked_about = _who(person)
            told = _("{name} staat al in dit huishouden. Is dit iemand anders, druk dan nog een keer op F2.")
            found["voornamen"] = told.format(name=alike[0].name)
        return found

    def save(self, filled: Filled) -> OpenCase:
        """Store the person."""
        because = because_of(filled, self.given_before)
        return self.kept(self._made(filled), because, knowing=True)

    def _made(self, filled: Filled) -> Person:
        typed = filled.text(_BSN_FIELD)
        values: dict[str, object] = {
            "given_names": filled.text("voornamen"),
            "prefix": filled.text("tussenvoegsel"),
            "surname": filled.text("achternaam"),
            "birth_date": filled.day("geboren"),
            "bsn": parse_bsn(typed) if typed else None,
            "role": filled.code("rol", PersonRole),
            "informed": filled.answer("ingelicht"),
        }
        if self._person:
            return self.person.model_copy(update=values)
        return Person.model_validate({"id": self._new, **values})


def _who(person: Person) -> str:
    return f"{person.name} {person.birth_date}"


class AnswerForm(OfPersonForm):
    """What somebody answers to taking part."""

    KIND: ClassVar[str] = "antwoord"
    TITLE_TEXT: ClassVar[str] = N_("Meedoen")
    ABOUT: ClassVar[str] = N_(
        "Wat iemand antwoordt: doet mee, doet niet (meer) mee, of is niet gevraagd; in alles of op bepaalde terreinen. "
        "Een nee telt meteen, overal. Het antwoord is een eigen keuze van deze persoon en geen grondslag."
    )

    def fields(self) -> Sequence[Field]:
        """The answer, to what, when and why."""
        answers = (
            Option(Joining.DOET_MEE, _(label(Joining.DOET_MEE))),
            Option(Joining.DOET_NIET_MEE, _("doet niet (meer) mee"), _("Een nee telt meteen, overal.")),
            Option(Joining.NIET_GEVRAAGD, _(label(Joining.NIET_GEVRAAGD))),
        )
        about = (Option(ALL, _("in alles")), Option(SOME, _("op bepaalde terreinen")))
        return (
            Choice("antwoord", _("Wat is het antwoord?"), self._now(), needed=True, options=answers),
            Choice("waarover", _("Waarover?"), needed=True, options=about),
            Several(
                "terreinen",
                _("Op welke terreinen?"),
                needed=True,
                options=options_of(Domain),
                when=When("waarover", (SOME,)),
            ),
            Day("op", _("Op welke dag?"), needed=True, past=True, latest=self.today),
            Line("reden", _("In eigen woorden"), when=When("antwoord", (Joining.DOET_NIET_MEE,))),
        )

    def given(self) -> Raw:
        """Today; the answer itself is for the person to give."""
        return {"op": raw_of(self.today)}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Nobody answers before they were born."""
        born, on = self.person.birth_date, filled.day("op")
        if born is not None and on is not None and on < born:
            return {"op": _("Dit is vóór de geboorte.")}
        if filled.text("waarover") == SOME and not filled.codes("terreinen", Domain):
            return {"terreinen": _("Kies ten minste één terrein.")}
        return {}

    def save(self, filled: Filled) -> OpenCase:
        """Store the answer."""
        self._domains = filled.codes("terreinen", Domain) if filled.text("waarover") == SOME else ()
        self._answer = filled.code("antwoord", Joining) or Joining.NIET_GEVRAAGD
        on = filled.day("op") or self.today
        return record_answer(
            self.seat.desk, self.seat.opened, self._person, self._answer, on, self._domains, filled.text("reden")
        )

    def saved(self) -> None:
        """After a no, show what rested on it."""
        from screens.household.rested import show_rested

        if self._answer is Joining.DOET_NIET_MEE:
            show_rested(self.house, self.seat, self._person, self._domains)

    def _now(self) -> str:
        closed = ", ".join(_(label(domain)) for domain in self.person.closed_on(self.today))
        now = _("Nu: {answer}.").format(answer=_(label(self.person.participation.joining)))
        return " ".join((now, _("Niet op: {domains}.").format(domains=closed))) if closed else now


class MovedOutForm(OfPersonForm):
    """That somebody lives elsewhere, from which day."""

    KIND: ClassVar[str] = "uit-huis"
    TITLE_TEXT: ClassVar[str] = N_("Uit huis")
    ABOUT: ClassVar[str] = N_(
        "De eerste dag waarop iemand elders woont. Niemand wordt verwijderd; een kind of partner blijft in de casus. "
        "Een huisgenoot is vanaf die dag een derde. Leeg: deze persoon woont hier (weer)."
    )

    def fields(self) -> Sequence[Field]:
        """The day."""
        return (Day("op", _("Woont elders sinds"), _("Leeg: woont hier (weer)."), past=True),)

    def given(self) -> Raw:
        """The day on record."""
        return {"op": raw_of(self.person.moved_out_on)}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Nobody moves out before they were born."""
        return self.wrong_with({"moved_out_on": filled.day("op")})

    def save(self, filled: Filled) -> OpenCase:
        """Store the day."""
        return self.keep({"moved_out_on": filled.day("op")})
