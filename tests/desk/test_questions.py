"""What is recorded becomes what the law is asked; nothing is wished."""

from datetime import timedelta

import pytest

from tests.desk.builders import TODAY, household
from wams_tui.casework.case import Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Category,
    Fact,
    Hat,
    Mandate,
    Party,
    Regime,
    SecrecyAct,
    SecrecyGround,
    VaultNature,
)
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.household.persons import Custody
from wams_tui.casework.items import SecrecyDecision, Source
from wams_tui.casework.period import Period
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.disclosing.fields import field_by_key, fields_of
from wams_tui.desk.matrix.questions import ground_of, question
from wams_tui.law.checklist import LISTED
from wams_tui.law.decide import decide
from wams_tui.law.question import Question
from wams_tui.law.ruleset import load_rules
from wams_tui.law.verdict import Effect

PRACTISING = Setting(TODAY, VaultNature.OEFENKLUIS, Regime.WAMS_WETSVOORSTEL)


def asked(file: CaseFile, key: str, participant: str = "corporation") -> Question:
    field = field_by_key(file, key)
    assert field is not None
    person = file.person(field.persons[0])
    return question(file, file.participant(participant), person, field.categories[0], field, PRACTISING)


def with_decision(ground: SecrecyGround, *recipients: Party) -> CaseFile:
    file = household()
    decision = SecrecyDecision(
        professional="psychiater",
        act=SecrecyAct.WGBO,
        ground=ground,
        covers=(Category.GEZONDHEID,),
        recipients=recipients,
        decided_on=TODAY,
    )
    items = tuple(
        item.model_copy(update={"secrecy": decision}) if item.id == "depression" else item for item in file.items
    )
    return file.model_copy(update={"items": items})


def test_what_a_treating_professional_told_is_under_secrecy_and_nobody_lifted_it() -> None:
    secret = asked(household(), "depression")

    assert secret.fact(Fact.ONDER_BEROEPSGEHEIM) is Answer.JA
    assert secret.fact(Fact.GEHEIM_DOORBROKEN) is Answer.ONBEKEND


def test_what_the_same_organisation_told_in_the_access_task_is_not() -> None:
    file = household()
    items = tuple(
        item.model_copy(update={"source": item.source.model_copy(update={"hat": Hat.TOELEIDING})})
        for item in file.items
    )

    open_datum = asked(file.model_copy(update={"items": items}), "depression")

    assert open_datum.fact(Fact.ONDER_BEROEPSGEHEIM) is Answer.NEE


@pytest.mark.parametrize("hat", [hat for hat in Hat if hat is not Hat.TOELEIDING])
@pytest.mark.parametrize(("participant", "answer"), [("ggz", Answer.JA), (None, Answer.ONBEKEND)])
def test_no_other_hat_takes_the_secret_off_what_a_doctor_told(
    hat: Hat, participant: str | None, answer: Answer
) -> None:
    file = household()
    items = tuple(
        item.model_copy(update={"source": item.source.model_copy(update={"hat": hat, "participant": participant})})
        for item in file.items
    )

    secret = asked(file.model_copy(update={"items": items}), "depression")

    assert secret.fact(Fact.ONDER_BEROEPSGEHEIM) is answer


@pytest.mark.parametrize("hat", [Hat.BETROKKENE, Hat.COORDINATIE])
def test_ones_own_word_is_no_secret_of_a_professional(hat: Hat) -> None:
    file = household()
    own = Source(description="eigen opgave, in gesprek", party=Party.CLIENT, hat=hat)
    items = tuple(item.model_copy(update={"source": own}) for item in file.items)

    assert asked(file.model_copy(update={"items": items}), "depression").fact(Fact.ONDER_BEROEPSGEHEIM) is Answer.NEE


def test_nobody_keeps_a_secret_from_who_told_it() -> None:
    assert asked(household(), "depression", "ggz").fact(Fact.ONDER_BEROEPSGEHEIM) is Answer.NEE


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        (with_decision(SecrecyGround.TOESTEMMING), Answer.JA),
        (with_decision(SecrecyGround.TOESTEMMING, Party.WONINGCORPORATIE), Answer.JA),
        (with_decision(SecrecyGround.TOESTEMMING, Party.SCHULDHULP), Answer.ONBEKEND),
        (with_decision(SecrecyGround.NIET_DOORBROKEN), Answer.NEE),
    ],
)
def test_a_professionals_decision_counts_for_whom_it_names_and_for_nobody_else(file: CaseFile, answer: Answer) -> None:
    assert asked(file, "depression").fact(Fact.GEHEIM_DOORBROKEN) is answer


def test_the_law_is_the_vaults_to_say_and_never_the_cases() -> None:
    file = household()
    claims = file.model_copy(update={"case": file.case.model_copy(update={"regime": Regime.WAMS_IN_WERKING})})
    person, member = claims.persons[0], claims.participants[0]
    now = Setting(TODAY, VaultNature.ECHT, Regime.HUIDIG_RECHT)

    found = question(claims, member, person, Category.IDENTITEIT, None, now)

    assert (found.regime, found.nature, found.on) == (now.regime, now.nature, now.on)


def test_who_has_no_agreed_action_needs_nothing_for_it() -> None:
    assert asked(household(), "arrears", "recovery").fact(Fact.NODIG_VOOR_EIGEN_ACTIE) is Answer.NEE
    assert asked(household(), "arrears").fact(Fact.NODIG_VOOR_EIGEN_ACTIE) is Answer.ONBEKEND


def test_a_review_that_passed_is_told() -> None:
    file = household()
    late = file.model_copy(update={"case": file.case.model_copy(update={"review_on": TODAY - timedelta(days=1)})})

    assert asked(file, "arrears").fact(Fact.EVALUATIE_OP_TIJD) is Answer.JA
    assert asked(late, "arrears").fact(Fact.EVALUATIE_OP_TIJD) is Answer.NEE


def test_a_measure_speaks_only_for_its_own_person_and_its_own_holder() -> None:
    file = household()
    measure = Measure(
        id="m",
        kind=MeasureKind.BEWIND,
        person="tenant",
        participant="corporation",
        period=Period(start=TODAY - timedelta(days=9), end=TODAY - timedelta(days=1)),
    )
    file = file.model_copy(update={"case": file.case.model_copy(update={"measures": (measure,)})})

    assert Mandate.BEWIND in asked(file, "arrears").periods
    assert not asked(file, "arrears").holds(Mandate.BEWIND), "it ended yesterday"
    assert Mandate.BEWIND not in asked(file, "arrears", "ggz").periods
    assert Mandate.BEWIND not in asked(file, "daughter#naam").periods


def with_participant(file: CaseFile, participant: str, **changes: object) -> CaseFile:
    members = tuple(one.model_copy(update=changes) if one.id == participant else one for one in file.participants)
    return file.model_copy(update={"participants": members})


@pytest.mark.parametrize(
    ("recorded", "answer"),
    [
        ({}, Answer.ONBEKEND),
        ({"concerns": ("tenant",)}, Answer.JA),
        ({"concerns": ("tenant", "daughter")}, Answer.JA),
        ({"concerns": ("daughter",)}, Answer.NEE),
        ({"represents": ("tenant",)}, Answer.JA),
        ({"represents": ("daughter",)}, Answer.NEE),
    ],
)
def test_for_whom_somebody_takes_part_is_what_is_recorded(recorded: dict[str, object], answer: Answer) -> None:
    file = with_participant(household(), "corporation", **recorded)

    assert asked(file, "arrears").fact(Fact.DEELNAME_BETREFT_PERSOON) is answer


def test_a_measure_says_for_whom_it_is_and_nothing_of_the_others() -> None:
    file = household()
    measure = Measure(
        id="m", kind=MeasureKind.MACHTIGING, person="tenant", participant="corporation", period=Period(start=TODAY)
    )
    file = file.model_copy(update={"case": file.case.model_copy(update={"measures": (measure,)})})

    assert asked(file, "arrears").fact(Fact.DEELNAME_BETREFT_PERSOON) is Answer.JA
    assert asked(file, "daughter#naam").fact(Fact.DEELNAME_BETREFT_PERSOON) is Answer.ONBEKEND


@pytest.mark.parametrize(
    ("creditor", "supplier", "answer"),
    [
        (None, None, Answer.ONBEKEND),
        ("corporation", None, Answer.JA),
        ("ggz", None, Answer.NEE),
        (None, "corporation", Answer.JA),
        ("ggz", "corporation", Answer.NEE),
    ],
)
def test_whose_claim_a_debt_is(creditor: str | None, supplier: str | None, answer: Answer) -> None:
    file = household()
    items = tuple(
        one.model_copy(update={"creditor": creditor, "source": one.source.model_copy(update={"participant": supplier})})
        for one in file.items
    )

    told = asked(file.model_copy(update={"items": items}), "arrears")

    assert told.fact(Fact.ALLEEN_EIGEN_VORDERING) is answer


def test_an_agreement_of_who_no_longer_has_custody_does_not_count() -> None:
    file = household()
    ended = Custody(holder="ex", period=Period(start=TODAY - timedelta(days=900), end=TODAY - timedelta(days=1)))
    persons = tuple(
        one.model_copy(update={"custody": (ended,)}) if one.id == "daughter" else one for one in file.persons
    )

    agreed = Motivation(fact=Fact.GEZAGHEBBER_AKKOORD, answer=Answer.JA, words="Moeder zei ja.", person="daughter")

    assert _about_daughter(file, agreed).fact(Fact.GEZAGHEBBER_AKKOORD) is Answer.JA
    after = _about_daughter(file.model_copy(update={"persons": persons}), agreed)
    assert after.fact(Fact.GEZAGHEBBER_AKKOORD) is Answer.NEE


def _about_daughter(file: CaseFile, answer: Motivation) -> Question:
    field = field_by_key(file, "daughter#naam")
    member, daughter = file.participant("corporation"), file.person("daughter")
    return question(file, member, daughter, Category.IDENTITEIT, field, PRACTISING, answers=[answer])


def test_the_list_is_answered_point_by_point() -> None:
    file = household()
    field = field_by_key(file, "arrears")

    def listed(*answers: tuple[str, Answer]) -> Answer:
        given = [Motivation(fact=LISTED, answer=answer, point=point) for point, answer in answers]
        told = question(
            file,
            file.participant("corporation"),
            file.person("tenant"),
            Category.WONEN,
            field,
            PRACTISING,
            answers=given,
            points=("een", "twee"),
        )
        return told.fact(LISTED)

    assert listed(("een", Answer.JA), ("twee", Answer.JA)) is Answer.JA
    assert listed(("een", Answer.JA)) is Answer.ONBEKEND
    assert listed(("een", Answer.JA), ("twee", Answer.NEE)) is Answer.NEE
    assert listed(("", Answer.JA)) is Answer.ONBEKEND


@pytest.mark.parametrize("basis", [Basis.WAMS_GECOORDINEERDE_AANPAK, Basis.WAMS_VERDERE_VERWERKING])
def test_what_the_decision_to_coordinate_opens_stays_shut_without_one(basis: Basis) -> None:
    file = household()
    undecided = file.model_copy(update={"case": file.case.model_copy(update={"decision_period": None})})
    setting = Setting(TODAY, VaultNature.ECHT, Regime.WAMS_IN_WERKING)
    corporation, tenant = file.participant("corporation"), file.person("tenant")

    def runs(of: CaseFile, on: Basis) -> bool:
        asked = question(of, corporation, tenant, Category.WONEN, None, setting, basis=on)
        refusing = {rule.id for rule in decide(asked, load_rules()).rules if rule.effect is Effect.WEIGEREN}
        return "VW-besluit" not in refusing

    assert runs(file, basis)
    assert not runs(undecided, basis)
    assert runs(undecided, Basis.WMO_TOEGANG)


def test_what_two_people_share_is_asked_once_and_says_the_same_of_every_datum() -> None:
    file = with_decision(SecrecyGround.CONFLICT_VAN_PLICHTEN, Party.WONINGCORPORATIE)
    fields = [None, *fields_of(file)]

    for participant in file.participants:
        for person in file.persons:
            ground = ground_of(file, participant, person, TODAY)
            for field in fields:
                for category in (Category.WONEN, Category.GEZONDHEID):
                    about = (file, participant, person, category, field, PRACTISING)
                    assert question(*about, ground=ground) == question(*about)
