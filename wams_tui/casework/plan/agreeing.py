"""Who says what of a version: for whom somebody else answers, who is still to be asked, and what it comes to.

An answer is taking part in making the plan, and never a legal basis (guard G7). Who answers follows the ages at which
somebody speaks for themselves in the help the plan is about (law §5; Wmo 5.3.2): under 12 who has custody, from 12 to
15 the child and who has custody, from 16 the person. For who has a curator or mentor, that one answers (Wmo 1.1.1).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import AgeBand
from wams_tui.casework.household.custody import deciding_on, is_minor_on
from wams_tui.casework.household.kin import RepresentationKind
from wams_tui.casework.household.persons import NO, Person, PersonRole
from wams_tui.casework.plan.owners import household
from wams_tui.casework.plan.version import Agreed, Agreement, PlanVersion
from wams_tui.casework.words import N_


class AnswersAs(StrEnum):
    """As what somebody answers."""

    ZELF = "zelf"
    GEZAG = "gezag"
    CURATOR = "curator"
    MENTOR = "mentor"
    VOOGD = "voogd"


AS_LABELS: Mapping[AnswersAs, str] = {
    AnswersAs.ZELF: N_("zelf"),
    AnswersAs.GEZAG: N_("wie gezag heeft"),
    AnswersAs.CURATOR: N_("curator"),
    AnswersAs.MENTOR: N_("mentor"),
    AnswersAs.VOOGD: N_("voogd"),
}
"""What they are called (Dutch, marked for the catalogue)."""

UNDER_12 = N_("{name} is onder de 12: wie gezag heeft, antwoordt. Wat {name} zelf zegt, komt bij de eigen woorden.")
FROM_12 = N_("{name} is 12 tot en met 15: {name} antwoordt zelf, en wie gezag heeft ook.")
NOBODY = N_("{name} is minderjarig en niemand heeft gezag. Leg eerst vast wie gezag heeft.")
REPRESENTED = N_("{name} heeft een curator of mentor, die antwoordt. Vraag {name} ook zelf.")

_UNASKED = frozenset({PersonRole.MELDER, PersonRole.DERDE, PersonRole.EX_PARTNER})
"""Who stands outside the plan; an ex-partner with custody answers for the child."""

_WORST = (Agreed.NEE, Agreed.DEELS, Agreed.NIET_GEVRAAGD, Agreed.JA)


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who answers: ``who`` is the id of a person or participant, empty for the person themselves."""

    who: str
    kind: AnswersAs
    needed: bool = True
    """Whether the answer is complete only with theirs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one person and one version: who answers, and who answered what last."""

    person: Person
    answerers: tuple[Answerer, ...]
    given: Mapping[str, Agreement]
    """The last answer by who gave it; empty for the person themselves."""
    why: str = ""
    """Why it is not simply the person who answers: a Dutch sentence (marked) with ``{name}`` in it."""

    @property
    def missing(self) -> tuple[Answerer, ...]:
        """Who has not answered yet."""
        return tuple(one for one in self.answerers if one.needed and one.who not in self.given)

    @property
    def outcome(self) -> Agreed | None:
        """What it comes to: the furthest from yes of the answers that are needed; nothing while one is missing."""
        needed = [self.given[one.who].answer for one in self.answerers if one.needed and one.who in self.given]
        no = Agreed.NEE in needed
        if not needed or (self.missing and not no):
            return None
        return next(answer for answer in _WORST if answer in needed)


def asked(file: CaseFile, day: date) -> tuple[Person, ...]:
    """Return who is asked what they think of the plan: the household, but not who takes no part in it or left.

    Whose case it is comes first, as everywhere in the plan: at the table theirs is the answer one asks for first.
    """
    return tuple(
        person
        for person in household(file)
        if person.role not in _UNASKED and person.participation.joining not in NO and person.lives_here_on(day)
    )


def answerers(person: Person, day: date) -> tuple[tuple[Answerer, ...], str]:
    """Return who answers for a person on a day, and the sentence (Dutch, marked) where that is not simply themselves.

    For a minor without anybody in custody nobody can: then there is no answerer.
    """
    held = tuple(_acting(person, day))
    if not is_minor_on(person, day):
        deciding = tuple(one for one in held if one.kind in (AnswersAs.CURATOR, AnswersAs.MENTOR))
        myself = Answerer("", AnswersAs.ZELF, needed=not deciding)
        return (*deciding, myself), REPRESENTED if deciding else ""
    band = person.age_band_on(day)
    if band is AgeBand.VANAF_16:
        return (Answerer("", AnswersAs.ZELF),), ""
    deciding = tuple(one for one in held if one.kind in (AnswersAs.GEZAG, AnswersAs.VOOGD))
    if band is AgeBand.VAN_12_TOT_16:
        return (Answerer("", AnswersAs.ZELF), *deciding), FROM_12 if deciding else NOBODY
    return deciding, UNDER_12 if deciding else NOBODY


def standing(version: PlanVersion, person: Person, day: date) -> Standing:
    """Return what is known of what one person says of a version; who answered counts, also who need not."""
    found, why = answerers(person, day)
    given = {one.for_them: one for one in version.agreements if one.person == person.id}
    return Standing(person, found, given, why)


def standings(file: CaseFile, version: PlanVersion, day: date) -> tuple[Standing, ...]:
    """Return the same of everybody who is asked, and of who answered and is asked no more."""
    persons = list(asked(file, day))
    answered = {one.person for one in version.agreements}
    persons += [one for one in file.persons if one.id in answered and one not in persons]
    return tuple(standing(version, person, day) for person in persons)


def saw(version: PlanVersion, who: str) -> date | None:
    """Return the last day on which somebody saw this version; nothing where nobody recorded it."""
    return max((one.on for one in version.shown if one.to == who), default=None)


def _acting(person: Person, day: date) -> Iterator[Answerer]:
    for holder in dict.fromkeys(one.holder for one in deciding_on(person, day)):
        yield Answerer(holder, AnswersAs.GEZAG)
    kinds = {
        RepresentationKind.CURATOR: AnswersAs.CURATOR,
        RepresentationKind.MENTOR: AnswersAs.MENTOR,
        RepresentationKind.VOOGD: AnswersAs.VOOGD,
    }
    custodians = {one.holder for one in deciding_on(person, day)}
    for acts in person.representation:
        if acts.period.contains(day) and acts.holder not in custodians:
            yield Answerer(acts.holder, kinds[acts.kind])
