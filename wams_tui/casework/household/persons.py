"""The household: persons, each a data subject of their own."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from wams_tui.casework.codes import AgeBand, Answer, Capacity, Domain, Initiative
from wams_tui.casework.household.bsn import Bsn
from wams_tui.casework.household.informing import InformingException, Told, Withheld
from wams_tui.casework.household.kin import Address, Relation, Representation
from wams_tui.casework.model import Model
from wams_tui.casework.period import Period


class PersonRole(StrEnum):
    """What somebody is in this household."""

    HOOFDPERSOON = "hoofdpersoon"
    PARTNER = "partner"
    OUDER = "ouder"
    KIND = "kind"
    HUISGENOOT = "huisgenoot"
    MANTELZORGER = "mantelzorger"
    EX_PARTNER = "ex-partner"
    MELDER = "melder"
    DERDE = "derde"


class Joining(StrEnum):
    """Whether a person takes part: a family member becomes *cliënt* only by agreeing (Wmo 1.1.1, bill, 3°)."""

    DOET_MEE = "doet-mee"
    DOET_NIET_MEE = "doet-niet-mee"
    NIET_GEVRAAGD = "niet-gevraagd"
    INGETROKKEN = "ingetrokken"


class Participation(Model):
    """A person's own answer to taking part, and since when."""

    joining: Joining = Joining.NIET_GEVRAAGD
    period: Period | None = None

    def joins_on(self, day: date) -> bool:
        """Whether the person takes part on ``day``."""
        return self.joining is Joining.DOET_MEE and (self.period is None or self.period.contains(day))


class ParticipationAnswer(Model):
    """What a person answered on a day: to the whole approach, or to one domain of it (guard G10).

    An answer is added and never changed: a no of before stays to be seen when somebody says yes later (guard G3). In a
    domain it only narrows what the answer to the whole leaves open.
    """

    joining: Joining
    on: date
    domain: Domain | None = None
    reason: str = ""
    """Why, in the person's own words."""

    @property
    def is_no(self) -> bool:
        """Whether it is a refusal or a withdrawal."""
        return self.joining in NO


NO = frozenset({Joining.DOET_NIET_MEE, Joining.INGETROKKEN})
"""The answers of who was asked and does not take part (any more)."""


class ToldOf(Model):
    """A recipient was told that somebody no longer takes part; ``participant`` is the id of the recipient."""

    participant: str
    on: date


class Custody(Model):
    """Who decides for a child, and from when until when.

    ``holder`` is the id of a person in this household, or of a participant (a guardian of the GI).
    """

    holder: str
    period: Period


class Person(Model):
    """One person, one data subject: nothing of one is ever shown as being of another."""

    id: str
    given_names: str
    prefix: str = ""
    surname: str
    birth_date: date | None = None
    bsn: Bsn | None = None
    role: PersonRole
    participation: Participation = Participation()
    custody: tuple[Custody, ...] = ()
    informed: Answer = Answer.ONBEKEND
    """Whether the person was told about the approach and who takes part in it (law §5)."""
    not_informed: InformingException | None = None
    """The recorded decision not to tell them yet; counts only up to its review."""
    not_informed_before: tuple[InformingException, ...] = ()
    """Such decisions of before, oldest first; only added to."""
    told: tuple[Told, ...] = ()
    """What was told in a conversation of what went to others about them; only added to."""
    withheld: tuple[Withheld, ...] = ()
    """What of it was decided not to be told yet, and to whom; only added to."""
    answers: tuple[ParticipationAnswer, ...] = ()
    """Every answer to taking part, oldest first; only added to."""
    told_of_no: tuple[ToldOf, ...] = ()
    """Who was told that this person does not take part any more; only added to."""
    relations: tuple[Relation, ...] = ()
    representation: tuple[Representation, ...] = ()
    addresses: tuple[Address, ...] = ()
    moved_out_on: date | None = None
    """The first day on which this person lived elsewhere; nobody is ever taken out of a household."""

    @property
    def name(self) -> str:
        """Given names, tussenvoegsel and surname as one reads them."""
        return " ".join(part for part in (self.given_names, self.prefix, self.surname) if part)

    @property
    def short_name(self) -> str:
        """The first given name, for narrow columns."""
        return self.given_names.split(" ")[0] if self.given_names else self.surname

    def informed_now(self) -> "Person":
        """Return the same person as one who was informed; a decision not to is one of before from now on."""
        before = (*self.not_informed_before, *((self.not_informed,) if self.not_informed is not None else ()))
        return self.model_copy(update={"informed": Answer.JA, "not_informed": None, "not_informed_before": before})

    def age_on(self, day: date) -> int | None:
        """Whole years on ``day``; somebody born on 29 February is a year older on 1 March."""
        if self.birth_date is None:
            return None
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (not had_birthday)

    def age_band_on(self, day: date) -> AgeBand:
        """The band the age rules work with; an unknown birth date of a child counts as the most protected band."""
        age = self.age_on(day)
        if age is None:
            return AgeBand.ONDER_12 if self.role is PersonRole.KIND else AgeBand.VANAF_16
        if age < 12:
            return AgeBand.ONDER_12
        return AgeBand.VAN_12_TOT_16 if age < 16 else AgeBand.VANAF_16

    def lives_here_on(self, day: date) -> bool:
        """Whether this person is still of the house on ``day``."""
        return self.moved_out_on is None or day < self.moved_out_on

    def answer_in(self, domain: Domain, day: date) -> ParticipationAnswer | None:
        """The last answer given in one domain up to and including ``day``; nothing where it was never asked apart."""
        given = [answer for answer in self.answers if answer.domain is domain and answer.on <= day]
        return given[-1] if given else None

    def answered_on(self, day: date) -> Joining:
        """What this person's answer to the whole was on ``day``: the present one, unless it was given later.

        A day before every answer that is on record has none.
        """
        whole = [answer for answer in self.answers if answer.domain is None]
        if not any(answer.on > day for answer in whole):
            joining = self.participation.joining
            joins = joining is not Joining.DOET_MEE or self.participation.joins_on(day)
            return joining if joins else Joining.NIET_GEVRAAGD
        earlier = [answer.joining for answer in whole if answer.on <= day]
        return earlier[-1] if earlier else Joining.NIET_GEVRAAGD

    def closed_on(self, day: date) -> tuple[Domain, ...]:
        """The domains in which this person does not take part, or was set apart to be asked, on ``day``."""
        if not self.answers:
            return ()
        answers = ((domain, self.answer_in(domain, day)) for domain in Domain)
        return tuple(domain for domain, answer in answers if answer and answer.joining is not Joining.DOET_MEE)

    def capacity_on(
        self, day: date, initiative: Initiative = Initiative.CLIENT, domains: Iterable[Domain] = ()
    ) -> Capacity:
        """As what this person stands in the case on ``day`` (law §2 *cliënt*), in what touches ``domains``.

        Who asked for help themselves and withdrew is no *cliënt* any longer, nor in a domain they keep out of it (guard
        G10); on a professional's request the person it is about is one without a help question (Wmo 1.1.1, bill, 4°). A
        housemate who moved out is a third party from that day.
        """
        if self.role is PersonRole.MELDER:
            return Capacity.MELDER
        if self.role in (PersonRole.DERDE, PersonRole.EX_PARTNER):
            return Capacity.DERDE
        if self.role is PersonRole.HUISGENOOT and not self.lives_here_on(day):
            return Capacity.DERDE
        kept_out = not set(domains).isdisjoint(self.closed_on(day))
        if self.role is PersonRole.HOOFDPERSOON:
            no = kept_out or self.answered_on(day) in NO
            return Capacity.GEZINSLID_NIET_AKKOORD if no and initiative is Initiative.CLIENT else Capacity.CLIENT
        if self.answered_on(day) is Joining.DOET_MEE and not kept_out:
            return Capacity.GEZINSLID_AKKOORD
        return Capacity.GEZINSLID_NIET_AKKOORD
