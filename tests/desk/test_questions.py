"""What is recorded becomes what the law is asked; nothing is wished."""

from datetime import timedelta

import pytest

from tests.desk.builders import TODAY, household
from wams_tui.casework.case import Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
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
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.period import Period
from wams_tui.casework.regime import Setting
from wams_tui.desk.fields import field_by_key
from wams_tui.desk.questions import question
from wams_tui.law.question import Question

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
