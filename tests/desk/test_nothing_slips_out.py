"""Ways in which data could slip out that should not, each found by somebody who tried."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.builders import TODAY, item
from tests.desk.test_disclose import TERMS, answered, disclose, draft
from wams_tui.casework.casefile import Entity
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Fact,
    Hat,
    Initiative,
    Party,
    Purpose,
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.errors import Conflict, Refused
from wams_tui.casework.household.persons import Joining, Participation, PersonRole
from wams_tui.casework.items import SecrecyDecision, Source, TextBlock
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.period import Period
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import disclose as hand_over
from wams_tui.desk.disclose import preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.disclosing.freetext import needs_reading
from wams_tui.desk.disclosing.weighing import obstacles, open_points
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.requests.assess import assess
from wams_tui.documents.render import Form

CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


def after(desk: Desk, opened: OpenCase, *changed: Entity) -> OpenCase:
    """Return the case once these were saved."""
    return save(desk, opened, changed, CHANGED)[0]


def test_one_preview_is_disclosed_once(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("arrears"))
    seen = preview(desk, opened, wanted)
    hand_over(desk, opened, wanted, Form.JSON, tmp_path / "one.json", seen)

    with pytest.raises(Conflict):
        hand_over(desk, opened, wanted, Form.JSON, tmp_path / "two.json", seen)

    assert len(disclosures(desk)) == 1
    assert not (tmp_path / "two.json").exists()


def test_what_changed_after_the_preview_is_not_what_was_confirmed(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("arrears"))
    seen = preview(desk, opened, wanted)
    arrears = next(one for one in opened.file.items if one.id == "arrears")
    newer = after(desk, opened, arrears.model_copy(update={"value": "Vier maanden achterstand."}))

    with pytest.raises(Conflict, match="niet meer wat u hebt bevestigd"):
        hand_over(desk, newer, wanted, Form.JSON, tmp_path / "out.json", seen)

    assert disclosures(desk) == []


def test_having_read_a_text_does_not_outlive_a_change_to_it(desk: Desk, opened: OpenCase) -> None:
    field = field_by_key(opened.file, "visit")
    assert field is not None
    read = answered(desk, opened, draft("visit")).having_read(opened, field)
    assert not any("Lees de tekst" in sentence for sentence in obstacles(desk, opened, read))

    visit = next(one for one in opened.file.texts if one.id == "visit")
    newer = after(desk, opened, visit.model_copy(update={"text": "Bram is opgenomen."}))

    assert any("Lees de tekst" in sentence for sentence in obstacles(desk, newer, read))


@pytest.mark.parametrize(
    "fact", [Fact.GEHEIM_DOORBROKEN, Fact.ONDER_BEROEPSGEHEIM, Fact.WPG_BESLUIT, Fact.ACUUT_GEVAAR]
)
def test_nobody_answers_what_is_for_another_to_decide(desk: Desk, opened: OpenCase, tmp_path: Path, fact: Fact) -> None:
    wanted = answered(desk, opened, draft("depression", participant="ggz"))
    forced = wanted.with_answer(Motivation(fact=fact, answer=Answer.NEE, words="Dat vind ik zelf.", field="depression"))
    forced = forced.with_answer(
        Motivation(fact=Fact.GEHEIM_DOORBROKEN, answer=Answer.JA, words="Dat vind ik zelf.", field="depression")
    )

    before = obstacles(desk, opened, replace(wanted, participant="corporation"))
    assert obstacles(desk, opened, replace(forced, participant="corporation")) == before


@pytest.mark.parametrize(
    "source",
    [
        Source(description="GGZ", participant="ggz", party=Party.GGZ_MEDISCH, hat=Hat.HULPVERLENING),
        Source(description="Een psychiater"),
    ],
)
def test_secrecy_that_nobody_noted_is_not_secrecy_that_is_not_there(
    desk: Desk, opened: OpenCase, tmp_path: Path, source: Source
) -> None:
    ggz = opened.file.participant("ggz").model_copy(update={"secrecy": None})
    helper = ggz.model_copy(update={"id": "youth", "party": Party.JEUGDHULP, "organisation": "Jeugdhulp"})
    health = item("told", "tenant", Category.GEZONDHEID, "Slaapt slecht.").model_copy(update={"source": source})
    opened = after(desk, opened, ggz, helper, health)
    wanted = answered(desk, opened, draft("told", participant="youth"))

    with pytest.raises(Refused):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")


def test_a_professional_who_refused_is_heard_whatever_the_hat(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    refusal = SecrecyDecision(
        professional="arts",
        act=SecrecyAct.WGBO,
        ground=SecrecyGround.NIET_DOORBROKEN,
        covers=(Category.GEZONDHEID,),
        decided_on=TODAY,
    )
    source = Source(description="Wijkteam", party=Party.TOEGANG, hat=Hat.TOELEIDING)
    health = item("told", "tenant", Category.GEZONDHEID, "Slaapt slecht.")
    opened = after(desk, opened, health.model_copy(update={"source": source, "secrecy": refusal}))

    assert obstacles(desk, opened, answered(desk, opened, draft("told", participant="ggz")))


def test_what_the_client_told_about_their_own_health_is_no_professionals_secret(desk: Desk, opened: OpenCase) -> None:
    source = Source(description="Bram zelf", party=Party.CLIENT, hat=Hat.BETROKKENE)
    health = item("told", "tenant", Category.GEZONDHEID, "Slaapt slecht.").model_copy(update={"source": source})
    opened = after(desk, opened, health)

    assert obstacles(desk, opened, answered(desk, opened, draft("told", participant="ggz"))) == ()


def test_an_answer_about_one_datum_says_nothing_of_the_next(desk: Desk, opened: OpenCase) -> None:
    opened = after(desk, opened, item("second", "tenant", Category.WONEN, "Er is overlast gemeld."))
    first = answered(desk, opened, draft("arrears"))

    both = first.toggled("second")

    assert open_points(desk, opened, first) == ()
    assert {point.field for point in open_points(desk, opened, both)} == {"second"}


@pytest.mark.parametrize(
    ("change", "asks"),
    [
        ({"value": "Overlast door Lottes komst."}, True),
        ({"label": "Psychose en huur"}, True),
        ({"supplier_conditions": "Niet aan Lotte vertellen."}, True),
        ({"value": "Gehoord van GGZ Demodorp."}, True),
        ({"value": "Drie maanden achterstand."}, False),
    ],
)
def test_every_word_that_leaves_is_looked_at(opened: OpenCase, change: dict[str, str], asks: bool) -> None:
    arrears = next(one for one in opened.file.items if one.id == "arrears").model_copy(
        update={"label": "Huur", **change}
    )
    others = tuple(one for one in opened.file.items if one.id != "arrears")
    file = opened.file.model_copy(update={"items": (*others, arrears)})
    field = field_by_key(file, "arrears")
    assert field is not None

    assert needs_reading(file, field) is asks


def test_weighing_does_not_stand_in_for_what_is_unknown(desk: Desk, opened: OpenCase) -> None:
    wanted = draft("arrears").with_answer(
        Motivation(fact=Fact.AFWEGING_GEMAAKT, answer=Answer.JA, words="Ik vind van wel.", field="arrears")
    )

    assert obstacles(desk, opened, wanted)


def test_a_field_that_is_not_there_is_not_left_out_in_silence(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = replace(answered(desk, opened, draft("arrears")), fields=("arrears", "gone"))

    with pytest.raises(Refused, match="niet meer"):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    assert disclosures(desk) == []


def test_the_request_screen_says_the_same_whether_or_not_there_are_data(desk: Desk, opened: OpenCase) -> None:
    with_data = assess(desk, opened, "ask").asked
    without = opened.file.model_copy(
        update={"items": tuple(one for one in opened.file.items if one.id != "depression")}
    )

    assert with_data == assess(desk, replace(opened, file=without), "ask").asked


def test_a_text_is_as_givable_as_its_most_sensitive_kind(desk: Desk, opened: OpenCase) -> None:
    text = TextBlock(
        id="mixed",
        title="Gesprek",
        text="Over de afspraak en de behandeling.",
        persons=("tenant",),
        categories=(Category.HULPVRAAG_PLAN, Category.GEZONDHEID),
        source=Source(description="coördinator", hat=Hat.COORDINATIE),
        written_on=TODAY,
        supplier_agreed=Answer.JA,
    )
    opened = after(desk, opened, text)

    assert "mixed" not in {one.field.key for one in assess(desk, opened, "ask").givable}


@pytest.mark.parametrize("joining", [Joining.INGETROKKEN, Joining.DOET_NIET_MEE])
def test_who_asked_for_help_and_withdrew_is_no_client_any_longer(
    desk: Desk, opened: OpenCase, tmp_path: Path, joining: Joining
) -> None:
    tenant = opened.file.person("tenant").model_copy(update={"participation": Participation(joining=joining)})
    opened = after(desk, opened, tenant)

    with pytest.raises(Refused):
        disclose(desk, opened, answered(desk, opened, draft("arrears")), Form.JSON, tmp_path / "out.json")

    assert tenant.capacity_on(TODAY, Initiative.PROFESSIONAL) is Capacity.CLIENT


def test_who_left_the_approach_receives_nothing(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    ended = Period(start=TODAY.replace(month=1), end=TODAY.replace(month=2, day=1))
    opened = after(desk, opened, opened.file.participant("corporation").model_copy(update={"period": ended}))

    with pytest.raises(Refused, match="doet vandaag niet mee"):
        disclose(desk, opened, answered(desk, opened, draft("arrears")), Form.JSON, tmp_path / "out.json")


def test_the_line_of_one_person_says_nothing_of_another(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    partner = opened.file.person("daughter").model_copy(
        update={
            "role": PersonRole.PARTNER,
            "birth_date": None,
            "participation": Participation(joining=Joining.DOET_MEE, period=Period(start=TODAY)),
        }
    )
    opened = after(desk, opened, partner)
    wanted = answered(desk, opened, draft("tenant#naam", "arrears", "daughter#naam"))

    disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    lines = {line.subject: line for line in disclosures(desk)}
    assert lines["daughter"].categories == (Category.IDENTITEIT,)
    assert set(lines["daughter"].conditions) < set(lines["tenant"].conditions) or not lines["daughter"].conditions
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert '"tenant"' not in text, "ids of the store do not leave"


def test_a_request_is_answered_only_to_who_asked_and_only_while_it_is_open(desk: Desk, opened: OpenCase) -> None:
    to_another = answered(desk, opened, draft("help", participant="ggz", request="ask"))

    assert any("niet van deze ontvanger" in sentence for sentence in obstacles(desk, opened, to_another))


def test_a_yes_without_words_counts_as_no_answer(desk: Desk, opened: OpenCase) -> None:
    bare = draft("arrears")
    for point in open_points(desk, opened, bare):
        bare = bare.with_answer(point.answered(Answer.JA))

    assert Fact.NOODZAAK_GEMOTIVEERD in {point.fact for point in open_points(desk, opened, bare)}


def test_the_basis_and_purpose_of_a_draft_are_those_of_the_release(desk: Desk, opened: OpenCase) -> None:
    content = preview(desk, opened, Draft("corporation", fields=("arrears",), **TERMS)).content  # type: ignore[arg-type]

    assert (content.purpose, content.basis) == (Purpose.EIGEN_ACTIE, Basis.WAMS_GECOORDINEERDE_AANPAK)
