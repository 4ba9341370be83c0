"""The forms of what ties a person: relations, custody, representation, addresses; each with its days."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, options_of, raw_of, yes_no
from screens.household.forms import OfPersonForm
from screens.household.given import because_of, questions_of
from screens.words import wearing
from wams_tui.casework.codes import Answer, Party
from wams_tui.casework.household.custody import is_minor_on
from wams_tui.casework.household.kin import (
    Address,
    Relation,
    RelationKind,
    Representation,
    RepresentationKind,
    moved_to,
)
from wams_tui.casework.household.persons import Custody, PersonRole
from wams_tui.casework.labels import label
from wams_tui.casework.model import Model, new_id
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.fields import ADDRESS_PART
from wams_tui.desk.disclosing.fields import Field as Part
from wams_tui.locale import _

_OUTSIDE = frozenset({PersonRole.MELDER, PersonRole.DERDE})


class TieForm(OfPersonForm):
    """One line of a list that a person has, from when until when; ``at`` is its place in that list."""

    @property
    def line(self) -> int | None:
        """Which line it is; none for a new one."""
        return int(self._at) if self._at else None

    @abstractmethod
    def made(self, filled: Filled) -> Mapping[str, object]:
        """Return the change of the person that was filled in."""
        raise NotImplementedError

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Days that run forward, and what cannot be."""
        first, last = filled.day("van"), filled.day("tot")
        if last is not None and (first is None or last < first):
            return {"tot": _("De laatste dag ligt voor de eerste.") if first else _("Vul dan ook de eerste dag in.")}
        return self.wrong_with(self.made(filled))

    def save(self, filled: Filled) -> OpenCase:
        """Store it with the person."""
        return self.keep(self.made(filled), because_of(filled, self.given_before))

    def days(self, *, needed: bool) -> tuple[Field, ...]:
        """From which day, until which day."""
        return (
            Day("van", _("Vanaf"), needed=needed, past=True),
            Day("tot", _("Tot en met"), _("Leeg: loopt nog.")),
        )

    def with_line(self, lines: Sequence[Model], new: Model) -> tuple[Model, ...]:
        """Return the list with the new line in its place, or at the end."""
        if self.line is None:
            return (*lines, new)
        return tuple(new if place == self.line else one for place, one in enumerate(lines))

    def others(self, *, adults: bool = False) -> list[Option]:
        """Return the others of the household, for choosing from."""
        return [
            Option(one.id, f"{one.name} ({_(label(one.role))})")
            for one in self.seat.opened.file.persons
            if one.id != self._person
            and one.role is not PersonRole.MELDER
            and not (adults and (is_minor_on(one, self.today) or one.role in _OUTSIDE))
        ]

    def around(self, *parties: Party) -> list[Option]:
        """Return participants of these parties, or all of them."""
        return [
            Option(one.id, f"{one.organisation} ({wearing(one.party, one.hat)})")
            for one in self.seat.opened.file.participants
            if not parties or one.party in parties
        ]


class CustodyForm(TieForm):
    """Who decides for a child."""

    KIND: ClassVar[str] = "gezag"
    TITLE_TEXT: ClassVar[str] = N_("Gezag")
    ABOUT: ClassVar[str] = N_(
        "Wie gezag heeft over dit kind, van wanneer tot wanneer; ieder op een eigen regel. Een voogd van een "
        "gecertificeerde instelling staat in de lijst zodra die deelnemer is. Dagen zonder gezag worden gezegd."
    )

    def fields(self) -> Sequence[Field]:
        """Who, and from when until when."""
        holders = (*self.others(adults=True), *self.around(Party.GI))
        return (Choice("wie", _("Wie heeft gezag?"), needed=True, options=holders), *self.days(needed=True))

    def given(self) -> Raw:
        """The line as it is."""
        if self.line is None:
            return {}
        one = self.person.custody[self.line]
        return {"wie": one.holder, "van": raw_of(one.period.start), "tot": raw_of(one.period.end)}

    def made(self, filled: Filled) -> Mapping[str, object]:
        """The custody of the person with this line in it."""
        new = Custody(holder=filled.text("wie"), period=_period(filled))
        return {"custody": self.with_line(self.person.custody, new)}


class RelationForm(TieForm):
    """A tie to another person."""

    KIND: ClassVar[str] = "relatie"
    TITLE_TEXT: ClassVar[str] = N_("Relatie")
    ABOUT: ClassVar[str] = N_(
        "Wat deze persoon van een ander is: ouder van, partner van. De andere kant hoeft u niet vast te leggen. Een "
        "partnerschap dat eindigt, is vanaf dan dat van ex-partners."
    )

    def fields(self) -> Sequence[Field]:
        """Of what kind, with whom, and from when until when."""
        who = _("{name} is").format(name=self.person.short_name)
        return (
            Choice("soort", who, needed=True, options=options_of(RelationKind)),
            Choice("wie", _("Van wie?"), needed=True, options=tuple(self.others())),
            *self.days(needed=False),
        )

    def given(self) -> Raw:
        """The line as it is."""
        if self.line is None:
            return {}
        one = self.person.relations[self.line]
        days = {"van": raw_of(one.period.start), "tot": raw_of(one.period.end)} if one.period else {}
        return {"soort": raw_of(one.kind), "wie": one.other, **days}

    def made(self, filled: Filled) -> Mapping[str, object]:
        """The relations of the person with this one among them."""
        kind = filled.code("soort", RelationKind) or RelationKind.ANDERS
        new = Relation(kind=kind, other=filled.text("wie"), period=_period(filled) if filled.day("van") else None)
        return {"relations": self.with_line(self.person.relations, new)}


class RepresentationForm(TieForm):
    """Who acts for somebody."""

    KIND: ClassVar[str] = "vertegenwoordiging"
    TITLE_TEXT: ClassVar[str] = N_("Vertegenwoordiging")
    ABOUT: ClassVar[str] = N_(
        "Wie voor deze persoon optreedt: een curator, mentor of voogd, van wanneer tot wanneer. Bewind en een "
        "machtiging legt u vast bij de deelnemer."
    )

    def fields(self) -> Sequence[Field]:
        """As what, who, and from when until when."""
        holders = (*self.others(adults=True), *self.around())
        return (
            Choice("soort", _("Als wat?"), needed=True, options=options_of(RepresentationKind)),
            Choice("wie", _("Wie?"), needed=True, options=holders),
            *self.days(needed=True),
        )

    def given(self) -> Raw:
        """The line as it is."""
        if self.line is None:
            return {}
        one = self.person.representation[self.line]
        days = {"van": raw_of(one.period.start), "tot": raw_of(one.period.end)}
        return {"soort": raw_of(one.kind), "wie": one.holder, **days}

    def made(self, filled: Filled) -> Mapping[str, object]:
        """Who acts for the person, with this one among them."""
        kind = filled.code("soort", RepresentationKind) or RepresentationKind.MENTOR
        new = Representation(kind=kind, holder=filled.text("wie"), period=_period(filled))
        return {"representation": self.with_line(self.person.representation, new)}


class AddressForm(TieForm):
    """Where somebody lives."""

    KIND: ClassVar[str] = "adres"
    TITLE_TEXT: ClassVar[str] = N_("Adres")
    ABOUT: ClassVar[str] = N_(
        "Waar iemand woont. Een nieuw adres beëindigt het vorige op de dag ervoor. Een geheim adres is een eigen soort "
        "gegeven: het staat nergens open, en gaat alleen naar wie zelf op die plek moet zijn, na uw afweging."
    )

    def fields(self) -> Sequence[Field]:
        """Street, town, from when until when, and whether it is secret."""
        hidden = _("Het staat dan nergens open. Kijk of het ook bij huisgenoten op geheim moet.")
        return (
            Line("straat", _("Straat en huisnummer"), needed=True),
            Line("postcode", _("Postcode")),
            Line("plaats", _("Woonplaats")),
            yes_no("geheim", _("Is dit adres geheim?"), needed=True, unknown=False, yes=hidden),
            *self.days(needed=True),
            *(field for part in self._given_homes() for field in self._why(part)),
        )

    def _given_homes(self) -> list[Part]:
        """The addresses somebody was given that this form changes: its own, or those a new one ends."""
        parts = [one for key, one in self.given_before.items() if f"#{ADDRESS_PART}" in key]
        if self.line is None:
            return parts
        own = f"{self._person}#{ADDRESS_PART}{self.person.addresses[self.line].id}"
        return [one for one in parts if one.key == own]

    def _why(self, part: Part) -> Sequence[Field]:
        return questions_of(part, self.given(), ("straat", "postcode", "plaats", "geheim", "tot"))

    def given(self) -> Raw:
        """The address as it is."""
        if self.line is None:
            return {}
        one = self.person.addresses[self.line]
        return {
            "straat": one.street,
            "postcode": one.postcode,
            "plaats": one.town,
            "geheim": raw_of(Answer.JA if one.secret else Answer.NEE),
            "van": raw_of(one.period.start),
            "tot": raw_of(one.period.end),
        }

    def made(self, filled: Filled) -> Mapping[str, object]:
        """The addresses of the person with this one among them."""
        before = self.person.addresses
        home = Address(
            id=new_id() if self.line is None else before[self.line].id,
            street=filled.text("straat"),
            postcode=filled.text("postcode"),
            town=filled.text("plaats"),
            period=_period(filled),
            secret=filled.answer("geheim") is Answer.JA,
        )
        return {"addresses": moved_to(before, home)}


def _period(filled: Filled) -> Period:
    """The days filled in; :meth:`TieForm.check` sees to it that there is a first one, and that they run forward."""
    first = filled.day("van")
    if first is None:
        raise ValueError("no first day")
    return Period(start=first, end=filled.day("tot"))
