"""From a case to the questions the law is asked: the facts as they are recorded, never as one would like them."""

from collections.abc import Iterable
from datetime import date

from wams_tui.casework.case import MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Category,
    Channel,
    Fact,
    Hat,
    Mandate,
    Party,
    Purpose,
    SecrecyGround,
    VaultNature,
)
from wams_tui.casework.disclosures import Motivation
from wams_tui.casework.household import Person
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.desk.fields import Field
from wams_tui.law.question import Question

PER_RECIPIENT = frozenset(
    {
        Fact.NIET_HANDHAVEND_VERKLAARD,
        Fact.PETBESLUIT_COORDINATOR,
        Fact.BSN_BEVOEGD,
        Fact.SAMENWERKAFSPRAAK,
        Fact.ACUUT_GEVAAR,
        Fact.VERDERE_VERWERKING_VOLLEDIG,
        Fact.SAMENHANG_GEMOTIVEERD,
        Fact.VOORTDUREND_EN_TERUGKEREND,
        Fact.EVALUATIE_OP_TIJD,
    }
)
"""Facts about the recipient or the case: answered once in a disclosure."""

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
"""Facts about one person: answered once for each person. All others are answered for each kind of data of a person."""

_MANDATE_OF = {
    MeasureKind.ONDERTOEZICHTSTELLING: Mandate.ONDERTOEZICHTSTELLING,
    MeasureKind.BEWIND: Mandate.BEWIND,
    MeasureKind.MACHTIGING: Mandate.MACHTIGING,
}


def question(
    file: CaseFile,
    participant: Participant,
    person: Person,
    category: Category,
    field: Field | None,
    day: date,
    nature: VaultNature,
    *,
    purpose: Purpose | None = None,
    basis: Basis | None = None,
    channel: Channel | None = None,
    answers: Iterable[Motivation] = (),
) -> Question:
    """Return the question whether ``category`` of ``person`` (this ``field``) may go to ``participant`` on ``day``.

    Answers a person gave fill in what is unknown; they never overrule what is recorded.
    """
    facts = dict(_recorded(file, participant, person, category, field, day))
    for motivation in answers:
        if applies(motivation, person.id, category):
            facts.setdefault(motivation.fact, motivation.answer)
    source = field.source if field else None
    return Question(
        party=participant.party,
        hat=participant.hat,
        category=category,
        capacity=person.capacity_on(day),
        age=person.age_band_on(day),
        phase=file.case.phase,
        regime=file.case.regime,
        on=day,
        purpose=purpose,
        basis=basis,
        nature=nature,
        channel=channel,
        known_at=field.known_at if field else None,
        source_hat=source.hat if source else None,
        source_party=source.party if source else None,
        facts=facts,
        periods=_periods(file, participant, person),
    )


def applies(motivation: Motivation, person: str, category: Category) -> bool:
    """Whether an answer speaks of this kind of data of this person."""
    if motivation.fact in PER_RECIPIENT:
        return True
    if motivation.fact in PER_PERSON:
        return motivation.person == person
    return motivation.person == person and motivation.category is category


def _recorded(
    file: CaseFile, participant: Participant, person: Person, category: Category, field: Field | None, day: date
) -> Iterable[tuple[Fact, Answer]]:
    case = file.case
    yield from _if_known(Fact.NIET_HANDHAVEND_VERKLAARD, participant.declared_non_enforcing)
    yield from _if_known(Fact.PETBESLUIT_COORDINATOR, participant.hat_decision)
    yield from _if_known(Fact.BETROKKENE_INGELICHT, person.informed)
    yield Fact.SAMENHANG_GEMOTIVEERD, _yes(bool(case.coherence))
    yield Fact.VOORTDUREND_EN_TERUGKEREND, _yes(bool(case.persisting_facts))
    yield Fact.EVALUATIE_OP_TIJD, _yes(case.review_on is None or case.review_on >= day)
    if not participant.agreed_action:
        yield Fact.NODIG_VOOR_EIGEN_ACTIE, Answer.NEE
    if participant.party in (Party.CLIENT, Party.GEZINSLID):
        yield Fact.EIGEN_GEGEVENS, _yes(participant.represents == (person.id,))
    if field is None:
        return
    supplies_itself = field.source.participant is not None and field.source.participant == participant.id
    yield from _if_known(Fact.LEVERANCIER_AKKOORD, Answer.JA if supplies_itself else field.supplier_agreed)
    yield Fact.ONDER_BEROEPSGEHEIM, Answer.NEE if supplies_itself else _under_secrecy(file, field)
    if field.secrecy is not None:
        yield from _if_known(Fact.GEHEIM_DOORBROKEN, _lifted(field.secrecy, category, participant.party))


def _lifted(decision: SecrecyDecision, category: Category, party: Party) -> Answer:
    """A decision that speaks of others says nothing of this party: the professional still has to decide."""
    if decision.ground is SecrecyGround.NIET_DOORBROKEN:
        return Answer.NEE
    return Answer.JA if decision.lifts(category, party) else Answer.ONBEKEND


def _under_secrecy(file: CaseFile, field: Field) -> Answer:
    """What was learnt while helping is secret; what was learnt in the access task is not (law §12 item 13)."""
    if field.source.hat is Hat.TOELEIDING:
        return Answer.NEE
    if field.secrecy is not None:
        return Answer.JA
    supplier = next((one for one in file.participants if one.id == field.source.participant), None)
    if supplier is not None:
        return _yes(supplier.secrecy is not None)
    return Answer.NEE if field.source.party is None else Answer.ONBEKEND


def _periods(file: CaseFile, participant: Participant, person: Person) -> dict[Mandate, Period]:
    periods = {Mandate.DEELNAME: participant.period}
    if file.case.decision_period is not None:
        periods[Mandate.GRONDSLAG] = file.case.decision_period
    for measure in file.case.measures:
        if measure.person == person.id and measure.participant == participant.id:
            periods[_MANDATE_OF[measure.kind]] = measure.period
    return periods


def _if_known(fact: Fact, answer: Answer) -> Iterable[tuple[Fact, Answer]]:
    if answer is not Answer.ONBEKEND:
        yield fact, answer


def _yes(holds: bool) -> Answer:  # noqa: FBT001
    return Answer.JA if holds else Answer.NEE
