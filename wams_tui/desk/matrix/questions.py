"""From a case to the questions the law is asked: the facts as they are recorded, never as one would like them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wams_tui.casework.case import Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Category,
    Channel,
    Direction,
    Domain,
    Fact,
    Hat,
    Mandate,
    Party,
    Purpose,
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.course.gates import Thresholds, coherent
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.plan.owners import busy
from wams_tui.casework.requests.recency import counts_until
from wams_tui.casework.requests.scope import domains_of
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.disclosing.fields import Field
from wams_tui.law.checklist import LISTED, all_hold
from wams_tui.law.question import Question

PER_RECIPIENT = frozenset(
    {
        Fact.NIET_HANDHAVEND_VERKLAARD,
        Fact.PETBESLUIT_COORDINATOR,
        Fact.BSN_BEVOEGD,
        Fact.SAMENWERKAFSPRAAK,
        LISTED,
    }
)
"""Facts about the recipient or the approach: answered once in a disclosure."""

PER_PERSON = frozenset(
    {
        Fact.BETROKKENE_INGELICHT,
        Fact.BETROKKENE_GESPROKEN,
        Fact.GEZAGHEBBER_AKKOORD,
        Fact.JONGERE_AKKOORD,
        Fact.INSTEMMING_VRIJ_EN_GEINFORMEERD,
        Fact.VEILIGHEIDSRISICO,
        Fact.GESPREK_OF_VEILIGHEIDSREDEN,
    }
)
"""Facts about one person: answered once for each person. All others are answered for each datum."""

RECORDED_ELSEWHERE = frozenset(
    {
        Fact.GEHEIM_DOORBROKEN,
        Fact.ONDER_BEROEPSGEHEIM,
        Fact.WPG_BESLUIT,
        Fact.ALLEEN_FEIT,
        Fact.ACUUT_GEVAAR,
        Fact.SAMENHANG_GEMOTIVEERD,
        Fact.VOORTDUREND_EN_TERUGKEREND,
        Fact.EVALUATIE_OP_TIJD,
        Fact.EIGEN_GEGEVENS,
        Fact.DEELNAME_BETREFT_PERSOON,
        Fact.UITZONDERING_INFORMEREN,
    }
)
"""Facts that are somebody else's decision, or the case's own: an answer given in passing never counts for them."""

PROFESSIONAL_SECRECY = frozenset({SecrecyAct.WGBO, SecrecyAct.JEUGDWET, SecrecyAct.BIG})
"""The acts under which a professional decides personally; official secrecy asks the organisation (law §4.f)."""

KEEPERS_OF_SECRETS = frozenset({Party.GGZ_MEDISCH, Party.OGGZ, Party.JEUGDHULP})
"""Parties whose data may be secret even where nobody noted under which act."""

_OWN_WORD = frozenset({Hat.BETROKKENE, Hat.COORDINATIE})

_MANDATE_OF = {
    MeasureKind.ONDERTOEZICHTSTELLING: Mandate.ONDERTOEZICHTSTELLING,
    MeasureKind.BEWIND: Mandate.BEWIND,
    MeasureKind.MACHTIGING: Mandate.MACHTIGING,
}


class Ground(NamedTuple):
    """What is recorded of a participant and a person in a case on a day, whatever datum of that person it is about."""

    facts: Mapping[Fact, Answer]
    periods: Mapping[Mandate, Period]


def ground_of(file: CaseFile, participant: Participant, person: Person, day: date) -> Ground:
    """Return the ground that all questions of these two share; who asks many of them works it out once."""
    return Ground(dict(_recorded(file, participant, person, day)), _periods(file, participant, person, day))


def question(
    file: CaseFile,
    participant: Participant,
    person: Person,
    category: Category,
    field: Field | None,
    setting: Setting,
    *,
    purpose: Purpose | None = None,
    basis: Basis | None = None,
    channel: Channel | None = None,
    answers: Iterable[Motivation] = (),
    points: Sequence[str] = (),
    direction: Direction = Direction.VERSTREKKEN,
    ground: Ground | None = None,
) -> Question:
    """Return the question whether ``category`` of ``person`` (this ``field``) may go to ``participant``.

    With ``direction`` *opvragen* it is whether it may be asked of them; there is no ``field`` then.

    ``setting`` is the day it is asked about and the law that counts in this vault on that day: never the case's to say.

    Answers a person gave fill in what is unknown; they never overrule what is recorded, and never stand in for a
    decision of somebody else. ``points`` are those of the rule set's list for further use: only answers to each of
    them, together, say that all hold. ``ground`` is what :func:`ground_of` says of these very arguments, where it was
    asked already.
    """
    day = setting.on
    asking = direction is Direction.OPVRAGEN
    if ground is None:
        ground = ground_of(file, participant, person, day)
    facts = {**ground.facts, **dict(_of_datum(file, participant, person, category, field, day))}
    if asking:
        # What is asked serves the approach: that they have no action of their own is no reason against it.
        facts.pop(Fact.NODIG_VOOR_EIGEN_ACTIE, None)
        if participant.secrecy in PROFESSIONAL_SECRECY:
            facts[Fact.ONDER_BEROEPSGEHEIM] = Answer.JA
    listed: dict[str, Answer] = {}
    for motivation in answers:
        if motivation.fact is LISTED:
            listed[motivation.point] = motivation.answer
        elif applies(motivation, person.id, field):
            facts.setdefault(motivation.fact, motivation.answer)
    if listed:
        facts[LISTED] = all_hold(points, listed)
    source = field.source if field else None
    return Question(
        party=participant.party,
        hat=participant.hat,
        category=category,
        capacity=person.capacity_on(day, file.case.initiative, _touched(participant, category, field)),
        age=person.age_band_on(day),
        phase=file.case.phase,
        regime=setting.regime,
        on=day,
        purpose=purpose,
        basis=basis,
        nature=setting.nature,
        direction=direction,
        channel=channel,
        # Asking somebody whether they know a person is asking for a datum of theirs (law §12 item 5).
        known_at=field.known_at if field else participant.party if asking else None,
        # A recorded decision says that secrecy is at stake, whatever the hat under which the datum was noted.
        source_hat=source.hat if source and field and field.secrecy is None else None,
        source_party=source.party if source else None,
        facts=facts,
        periods=dict(ground.periods),
        points=listed,
    )


def _touched(participant: Participant, category: Category, field: Field | None) -> frozenset[Domain]:
    """The domains this question lies in: of what it is, where it came from or points to, and who would hear it.

    What goes to the family itself, or to who supports them, lies in those of the datum alone.
    """
    if field is None:
        return domains_of(category, participant.party)
    return domains_of(category, participant.party, field.source.party, field.known_at)


def applies(motivation: Motivation, person: str, field: Field | None) -> bool:
    """Whether an answer counts for this datum of this person."""
    if motivation.fact in RECORDED_ELSEWHERE:
        return False
    if motivation.fact in PER_RECIPIENT:
        return True
    if motivation.fact in PER_PERSON:
        return motivation.person == person
    return field is not None and motivation.field == field.key


def _recorded(
    file: CaseFile, participant: Participant, person: Person, day: date
) -> Iterable[tuple[Fact, Answer]]:  # fmt: skip
    case = file.case
    yield from _if_known(Fact.NIET_HANDHAVEND_VERKLAARD, participant.declared_non_enforcing)
    yield from _if_known(Fact.PETBESLUIT_COORDINATOR, participant.hat_decision)
    yield from _if_known(Fact.BETROKKENE_INGELICHT, person.informed)
    if person.not_informed is not None:
        not_yet = person.informed is not Answer.JA and person.not_informed.counts_on(day)
        yield Fact.UITZONDERING_INFORMEREN, _yes(not_yet)
    yield from _for_whom(file, participant, person, day)
    if person.custody and not any(custody.period.contains(day) for custody in person.custody):
        yield Fact.GEZAGHEBBER_AKKOORD, Answer.NEE
    if case.dangers:
        running = (one for one in case.dangers if one.counts_on(day))
        yield Fact.ACUUT_GEVAAR, _yes(any(person.id in one.about for one in running))
    yield Fact.SAMENHANG_GEMOTIVEERD, _yes(not any(coherent(file, Thresholds())))
    yield Fact.VOORTDUREND_EN_TERUGKEREND, _yes(case.persisting_facts and case.recurring_facts)
    yield Fact.EVALUATIE_OP_TIJD, _yes(case.review_on is None or case.review_on >= day)
    if not participant.agreed_action and participant.id not in busy(file):
        yield Fact.NODIG_VOOR_EIGEN_ACTIE, Answer.NEE
    if participant.party is Party.CLIENTONDERSTEUNER:
        yield Fact.EIGEN_GEGEVENS, _yes(person.id in participant.represents)


def _of_datum(
    file: CaseFile, participant: Participant, person: Person, category: Category, field: Field | None, day: date
) -> Iterable[tuple[Fact, Answer]]:
    if participant.party in (Party.CLIENT, Party.GEZINSLID):
        yield Fact.EIGEN_GEGEVENS, _yes(_own(participant, person, field, day))
    if field is not None:
        yield from _of_field(file, participant, category, field, day)


def _own(participant: Participant, person: Person, field: Field | None, day: date) -> bool:
    """Whether a datum of this person is for this member of the household to read, as theirs or their child's."""
    if participant.represents == (person.id,) or decides_for(participant, person, day):
        return True
    return field is not None and _together(participant, person, field, day)


def _together(participant: Participant, child: Person, field: Field, day: date) -> bool:
    """Whether a text is about a child from twelve to sixteen and who has custody both, and not in the child's words.

    Who has custody may read for a child under sixteen (Wmo 5.3.2), who reads for themselves too: so only what is about
    both of them is for either.
    """
    if child.age_band_on(day) is not AgeBand.VAN_12_TOT_16 or len(participant.represents) != 1:
        return False
    said_by = field.part.owner if field.part is not None else ""
    both = participant.represents[0] in field.persons and said_by != child.id
    return both and any(one.holder in participant.represents and one.period.contains(day) for one in child.custody)


def decides_for(participant: Participant, person: Person, day: date) -> bool:
    """Whether this member of the household has custody of a child under twelve, and so reads for them (Wmo 5.3.2).

    From twelve on somebody asks for their own data themselves; a child whose birth date is not known is under twelve.
    """
    if person.age_band_on(day) is not AgeBand.ONDER_12 or len(participant.represents) != 1:
        return False
    return any(one.holder in participant.represents and one.period.contains(day) for one in person.custody)


def _for_whom(file: CaseFile, participant: Participant, person: Person, day: date) -> Iterable[tuple[Fact, Answer]]:
    """Whether the participant is here for this person; unknown where nobody recorded for whom.

    Who was here for somebody by a measure or an authority alone, is so until its last day.
    """
    mine = [measure for measure in file.case.measures if measure.participant == participant.id]
    running = {measure.person for measure in mine if measure.period.contains(day)}
    ended = {measure.person for measure in mine} - running
    if participant.concerns or participant.represents or person.id in running | ended:
        standing = {*participant.concerns} | ({*participant.represents} - ended) | running
        yield Fact.DEELNAME_BETREFT_PERSOON, _yes(person.id in standing)


def _of_field(
    file: CaseFile, participant: Participant, category: Category, field: Field, day: date
) -> Iterable[tuple[Fact, Answer]]:
    supplies_itself = field.source.participant is not None and field.source.participant == participant.id
    yield from _if_known(Fact.LEVERANCIER_AKKOORD, Answer.JA if supplies_itself else field.supplier_agreed)
    yield from _if_known(Fact.ALLEEN_FEIT, field.fact_only)
    if field.creditor is not None or supplies_itself:
        yield Fact.ALLEEN_EIGEN_VORDERING, _yes(field.creditor in (None, participant.id))
    yield from _if_known(Fact.ONDER_BEROEPSGEHEIM, Answer.NEE if supplies_itself else under_secrecy(file, field))
    if field.confirmed_on is not None and counts_until(field.confirmed_on, (category,)) >= day:
        yield Fact.BRON_BEVESTIGD, Answer.JA
    if field.police is not None:
        yield Fact.WPG_BESLUIT, _yes(field.police.reaches(participant.party, day))
    if field.secrecy is not None:
        yield from _if_known(Fact.GEHEIM_DOORBROKEN, _lifted(field.secrecy, category, participant.party, day))


def _lifted(decision: SecrecyDecision, category: Category, party: Party, day: date) -> Answer:
    """A decision that speaks of others, or that ended, says nothing here: the professional still has to decide."""
    if decision.ground is SecrecyGround.NIET_DOORBROKEN:
        return Answer.NEE
    return Answer.JA if decision.lifts(category, party, day) else Answer.ONBEKEND


def under_secrecy(file: CaseFile, field: Field) -> Answer:
    """What was learnt while helping is secret; what was learnt in the access task is not (law §12 item 13).

    Not knowing is not the same as not secret: no is said only where it is known. No hat but that of the access task
    takes the secret off what a treating professional told: such a hat is noted by whoever wrote it down.
    """
    if field.secrecy is not None:
        return Answer.JA
    source = field.source
    if source.hat is Hat.TOELEIDING:
        return Answer.NEE
    supplier = next((one for one in file.participants if one.id == source.participant), None)
    if supplier is not None and supplier.secrecy in PROFESSIONAL_SECRECY:
        return Answer.JA
    if source.party in KEEPERS_OF_SECRETS or (source.party is None and source.hat not in _OWN_WORD):
        return Answer.ONBEKEND
    return Answer.NEE


def _periods(file: CaseFile, participant: Participant, person: Person, day: date) -> dict[Mandate, Period]:
    periods: dict[Mandate, Period] = {}
    if participant.running is not None:
        periods[Mandate.DEELNAME] = participant.running
    if file.case.decision_period is not None:
        periods[Mandate.GRONDSLAG] = file.case.decision_period
    # Where no decision to coordinate is on record, whatever phase the case came in with: tomorrow at the earliest.
    periods[Mandate.BESLUIT_AANPAK] = file.case.decision_period or Period(start=day + timedelta(days=1))
    held = [one for one in file.case.measures if one.person == person.id and one.participant == participant.id]
    for kind, mandate in _MANDATE_OF.items():
        of_kind = [measure for measure in held if measure.kind is kind]
        if of_kind:
            periods[mandate] = _running(of_kind, day).period
    return periods


def _running(measures: Sequence[Measure], day: date) -> Measure:
    """Of several measures of one kind, the one that runs; else the last."""
    running = [measure for measure in measures if measure.period.contains(day)]
    return (running or sorted(measures, key=lambda measure: measure.period.start))[-1]


def _if_known(fact: Fact, answer: Answer) -> Iterable[tuple[Fact, Answer]]:
    if answer is not Answer.ONBEKEND:
        yield fact, answer


def _yes(holds: object) -> Answer:
    return Answer.JA if holds else Answer.NEE
