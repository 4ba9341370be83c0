"""Being told what was shared: who reads it, what is on record of it, and what the rules and the day see of that."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.builders import SINCE, TODAY, item
from tests.desk.test_disclose import answered, disclose, draft
from wams_tui.casework.codes import Answer, Category, Channel
from wams_tui.casework.course.agenda import STILL_TO_HEAR, DueKind
from wams_tui.casework.disclosing.letter import LetterOutcome
from wams_tui.casework.errors import Misused, Refused, Unusable
from wams_tui.casework.household.informing import WhyNotInformed
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Custody, Joining, Participation, Person
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.period import Period
from wams_tui.casework.urgent.decisions import AcuteDanger
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.course.recording import NotYet
from wams_tui.desk.course.terms import terms
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.persons import keep_person
from wams_tui.desk.ledger.detail import detail_of
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.letters.informed import Spoken, record_spoken, withhold
from wams_tui.desk.letters.letterbox import About, LetterForm, Posted, Sending, compose, post
from wams_tui.desk.letters.telling import untold
from wams_tui.desk.timeline import timeline
from wams_tui.documents.render import Form

CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
CHILD = About(person="daughter")
NOT_YET = NotYet(WhyNotInformed.VEILIGHEID, "Hij zoekt haar op school op.", "M. Sital", TODAY + timedelta(days=30))
JOINS = Participation(joining=Joining.DOET_MEE, period=SINCE)
SAFE = "Zij hebben goed contact; de school is bij beiden bekend."


@pytest.fixture
def gave(desk: Desk, opened: OpenCase, tmp_path: Path) -> OpenCase:
    """The case after something about the daughter went; both parents have custody, and she was not informed."""
    help_ = item("fenna", "daughter", Category.HULPVRAAG_PLAN, "Zij krijgt hulp bij haar huiswerk.")
    custody = (Custody(holder="tenant", period=SINCE), Custody(holder="ex", period=SINCE))
    opened = save(desk, opened, [help_], CHANGED)[0]
    opened = change(desk, opened, "daughter", custody=custody, participation=JOINS, informed=Answer.ONBEKEND)
    wanted = answered(desk, opened, draft("fenna"))
    return disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json").opened


def change(desk: Desk, opened: OpenCase, person: str, **changes: object) -> OpenCase:
    return keep_person(desk, opened, opened.file.person(person).model_copy(update=changes))


def make(desk: Desk, opened: OpenCase, about: About, path: Path, weighed: str = "") -> Posted:
    sending = Sending(LetterForm.ODT, path, Channel.PAPIER, weighed=weighed)
    return post(desk, opened, about, sending, compose(desk, opened, about))


def inform_terms(desk: Desk, opened: OpenCase) -> list[str]:
    return [one.who for one in terms(desk, opened.file) if one.code == "avg-inlichten"]


def daughter(opened: OpenCase) -> Person:
    return opened.file.person("daughter")


def test_the_letter_about_a_child_goes_to_each_who_has_custody_and_then_they_are_informed(
    desk: Desk, gave: OpenCase, tmp_path: Path
) -> None:
    assert inform_terms(desk, gave) == ["Fenna"]
    first = compose(desk, gave, CHILD)
    assert dict(first.facts)["Voor"] == "Bram Visser"
    assert dict(first.facts)["Over"] == "Fenna Visser"
    text = first.text()
    assert first.title == "Wij deelden gegevens over Fenna"
    assert "U hebt gezag over Fenna." in text
    assert "de vraag om hulp voor Fenna en de afspraken." in text
    assert "Soms vertellen wij hun iets over Fenna." in text
    assert "iets over u" not in text
    assert "huiswerk" not in text

    one = make(desk, gave, CHILD, tmp_path / "een.odt")
    assert daughter(one.opened).informed is Answer.ONBEKEND, "the other parent does not know yet"
    assert inform_terms(desk, one.opened) == ["Fenna"]
    two = make(desk, one.opened, CHILD, tmp_path / "twee.odt")

    made = {(sent.to, sent.reader) for sent in two.opened.file.letters}
    assert made == {("daughter", "tenant"), ("daughter", "ex")}
    assert daughter(two.opened).informed is Answer.JA
    assert inform_terms(desk, two.opened) == []
    assert daughter(open_case(desk, gave.id)) == daughter(two.opened)
    with pytest.raises(Refused, match="niets gedeeld"):
        compose(desk, two.opened, CHILD)
    line = disclosures(desk, gave.id)[0]
    heard = detail_of(desk, two.opened.file, line).heard
    assert [(name, one.letter != "") for name, one in heard] == [("Lotte de Graaf", True), ("Bram Visser", True)]
    told = [one.sentence(str) for one in timeline(desk, two.opened) if "Brief aan" in one.what]
    assert sorted(told) == [
        "Brief aan Bram: wat er over Fenna is gedeeld.",
        "Brief aan Lotte: wat er over Fenna is gedeeld.",
    ]


def test_only_who_reads_by_age_and_custody_gets_it(desk: Desk, gave: OpenCase) -> None:
    with pytest.raises(Refused, match="leeftijd en gezag"):
        compose(desk, gave, About(person="daughter", reader="daughter"))
    with pytest.raises(Refused, match="leeftijd en gezag"):
        compose(desk, gave, About(person="daughter", reader="ggz"))
    nobody = change(desk, gave, "daughter", custody=())
    with pytest.raises(Refused, match="Van Fenna is niet vastgelegd wie gezag heeft"):
        compose(desk, nobody, CHILD)

    older = change(desk, nobody, "daughter", birth_date=TODAY.replace(year=TODAY.year - 16))
    own = compose(desk, older, CHILD)
    assert dict(own.facts)["Voor"] == "Fenna Visser"
    assert "de vraag om hulp" not in own.text()
    assert "uw vraag om hulp en de afspraken." in own.text()


def test_where_an_address_is_secret_somebody_says_why_it_is_safe_and_while_there_is_danger_nothing_goes(
    desk: Desk, gave: OpenCase, tmp_path: Path
) -> None:
    hidden = Address(id="schuil", street="Schuilstraat 3", town="Demodorp", period=SINCE, secret=True)
    apart = change(desk, gave, "daughter", addresses=(hidden,))
    to_ex = About(person="daughter", reader="ex")

    with pytest.raises(Misused, match="waarom het veilig is"):
        make(desk, apart, to_ex, tmp_path / "een.odt")
    assert not (tmp_path / "een.odt").exists()
    assert "Schuilstraat" not in compose(desk, apart, to_ex).text()
    done = make(desk, apart, to_ex, tmp_path / "een.odt", SAFE)
    assert done.opened.file.letters[-1].weighed == SAFE

    danger = AcuteDanger(
        id="d", person="daughter", about=("daughter",), words="Zij is bedreigd.", minimum="-", decided_by="T.",
        period=Period(start=TODAY, end=TODAY + timedelta(days=2)),
    )  # fmt: skip
    case = done.opened.file.case.model_copy(update={"dangers": (danger,)})
    running = save(desk, done.opened, [case], CHANGED)[0]
    with pytest.raises(Refused, match="acuut gevaar"):
        compose(desk, running, About(person="daughter", reader="tenant"))


def test_what_was_said_in_a_conversation_counts_as_a_letter_does(desk: Desk, gave: OpenCase) -> None:
    ids = tuple(one.disclosure for one in untold(desk, gave, "daughter", "tenant"))
    spoken = Spoken("tenant", ids, TODAY, "Verteld bij het huisbezoek.")

    for wrong in (
        Spoken("tenant", (), TODAY, spoken.how),
        Spoken("tenant", ("x",), TODAY, spoken.how),
        Spoken("tenant", ids, TODAY - timedelta(days=1), spoken.how),
        Spoken("tenant", ids, TODAY, ""),
    ):
        with pytest.raises(Misused):
            record_spoken(desk, gave, "daughter", wrong)
    half = record_spoken(desk, gave, "daughter", spoken)
    assert untold(desk, half, "daughter", "tenant") == []
    assert daughter(half).informed is Answer.ONBEKEND
    event = [row.event for row in desk.session.audit_lines() if row.event][-1]
    assert (event.action, event.details["verstrekkingen"]) == (AuditAction.BETROKKENE_INGELICHT, "1")
    assert "huisbezoek" not in event.model_dump_json()

    done = record_spoken(desk, half, "daughter", Spoken("ex", ids, TODAY, "Gebeld, en uitgelegd."))
    assert daughter(done).informed is Answer.JA
    assert [one.how for _name, one in detail_of(desk, done.file, disclosures(desk, gave.id)[0]).heard] == [
        "Gebeld, en uitgelegd.",
        "Verteld bij het huisbezoek.",
    ]


def test_what_one_reader_does_not_hear_yet_has_its_reason_and_comes_back_at_its_review(
    desk: Desk, gave: OpenCase, tmp_path: Path
) -> None:
    ids = tuple(one.disclosure for one in untold(desk, gave, "daughter", "ex"))
    with pytest.raises(Misused):
        withhold(desk, gave, "daughter", "ex", ids, NotYet(WhyNotInformed.WET, "kort", "T.", NOT_YET.review_on))

    kept = withhold(desk, gave, "daughter", "ex", ids, NOT_YET)

    assert [one.due_on for one in kept.file.head().dues if one.what == STILL_TO_HEAR] == [NOT_YET.review_on]
    with pytest.raises(Refused, match="niets gedeeld"):
        compose(desk, kept, About(person="daughter", reader="ex"))
    done = make(desk, kept, CHILD, tmp_path / "een.odt").opened
    assert daughter(done).informed is Answer.JA, "who may hear it, heard it"
    (name, one) = detail_of(desk, done.file, disclosures(desk, gave.id)[0]).kept[0]
    assert (name, one.exception.words) == ("Lotte de Graaf", NOT_YET.words)

    later = Desk(desk.session, desk.rules, lambda: desk.now() + timedelta(days=31))
    assert untold(later, done, "daughter", "ex")
    told = record_spoken(later, done, "daughter", Spoken("ex", ids, later.today(), "Nu is het rustig; verteld."))
    assert not [one for one in told.file.head().dues if one.what == STILL_TO_HEAR]
    assert not [one for one in told.file.head().dues if one.kind is DueKind.INLICHTEN and one.ref == "daughter"]


def test_nobody_is_informed_by_a_letter_that_failed(
    desk: Desk, gave: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gave = change(desk, gave, "daughter", custody=(Custody(holder="tenant", period=SINCE),))

    def full(*_: object) -> str:
        raise Unusable("De schijf is vol.")

    monkeypatch.setattr("wams_tui.desk.letters.letterbox.write_new", full)
    with pytest.raises(Unusable):
        make(desk, gave, CHILD, tmp_path / "een.odt")

    failed = open_case(desk, gave.id)
    assert [one.outcome for one in failed.file.letters] == [LetterOutcome.MISLUKT]
    assert daughter(failed).informed is Answer.ONBEKEND
    assert untold(desk, failed, "daughter", "tenant")
