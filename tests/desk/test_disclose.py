"""The one way out: who gets what, in which order it is recorded, and what happens when something breaks."""

import json
import stat
from pathlib import Path

import pytest

from tests.desk.conftest import NOW
from wams_tui.casework.codes import Answer, Basis, Category, Channel, Fact, Hat, Party, Purpose
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.errors import Conflict, Misused, Refused, Unusable, WamsError
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import Delivered, preview
from wams_tui.desk.disclose import disclose as hand_over
from wams_tui.desk.disclosing.draft import Draft, OpenPoint
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.disclosing.weighing import field_verdict, obstacles, open_points
from wams_tui.desk.ledger.register import Outcome, disclosures
from wams_tui.documents.render import Form
from wams_tui.law.verdict import Effect

TERMS = {
    "purpose": Purpose.EIGEN_ACTIE,
    "basis": Basis.WAMS_GECOORDINEERDE_AANPAK,
    "channel": Channel.PAPIER,
}


def draft(*fields: str, participant: str = "corporation", request: str = "") -> Draft:
    return Draft(participant=participant, request=request, fields=fields, **TERMS)  # type: ignore[arg-type]


def disclose(desk: Desk, opened: OpenCase, made: Draft, form: Form, path: Path) -> Delivered:
    """Look at the preview and confirm just that, as a person does."""
    return hand_over(desk, opened, made, form, path, preview(desk, opened, made))


def answered(desk: Desk, opened: OpenCase, made: Draft) -> Draft:
    """Answer every open point with yes, in words, as a coordinator who means it."""
    for _ in range(20):
        points = open_points(desk, opened, made)
        if not points:
            return made
        for point in points:
            made = made.with_answer(point.answered(Answer.JA, "Nodig om de regeling over de huurschuld uit te voeren."))
    raise AssertionError("open points keep coming")


def test_a_housing_corporation_never_gets_the_psychiatric_situation(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    wanted = answered(desk, opened, draft("depression"))

    with pytest.raises(Refused):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    assert not (tmp_path / "out.json").exists()
    assert disclosures(desk) == []


def test_what_was_agreed_reaches_the_corporation_and_nothing_else(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("arrears", "help"))

    delivered = disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    text = delivered.path.read_text(encoding="utf-8")
    assert "Drie maanden achterstand." in text
    assert "depressie" not in text
    assert "Lotte" not in text
    assert "Bram" not in text, "the name was not chosen, so it does not leave"
    assert stat.S_IMODE(delivered.path.stat().st_mode) == 0o600


def test_a_name_leaves_only_when_it_is_chosen_itself(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("tenant#naam", "arrears"))

    delivered = disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    assert [subject.label for subject in delivered.release.content.subjects] == ["Bram Visser"]


def test_the_ledger_tells_of_every_person_before_the_file_and_of_its_completion_after(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    wanted = answered(desk, opened, draft("arrears"))

    delivered = disclose(desk, opened, wanted, Form.PDF, tmp_path / "out.pdf")

    (line,) = disclosures(desk)
    assert line.subject == "tenant"
    assert line.categories == (Category.WONEN,)
    assert line.outcome is Outcome.VOLTOOID
    assert line.file_hash == delivered.file_hash
    assert line.content_hash == delivered.release.content.digest()
    assert delivered.path.read_bytes().startswith(b"%PDF")


def test_a_wrong_path_is_told_before_anything_is_on_record(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("arrears"))

    with pytest.raises(Unusable):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "nowhere" / "out.json")

    assert disclosures(desk) == []


def test_a_disk_that_fills_up_leaves_a_line_that_says_so(
    desk: Desk, opened: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise Unusable("De schijf is vol.")

    wanted = answered(desk, opened, draft("arrears"))
    monkeypatch.setattr("wams_tui.desk.disclose.write_new", full)

    with pytest.raises(Unusable):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    assert [line.outcome for line in disclosures(desk)] == [Outcome.MISLUKT]


def test_an_existing_file_is_never_written_over(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    precious = tmp_path / "out.json"
    precious.write_text("van iemand anders")
    wanted = answered(desk, opened, draft("arrears"))

    with pytest.raises((Conflict, Misused)):
        disclose(desk, opened, wanted, Form.JSON, precious)

    assert precious.read_text() == "van iemand anders"


def test_a_crash_between_ledger_and_file_reads_as_not_completed(
    desk: Desk, opened: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> bytes:
        # From here on the process does nothing more, not even what it does when something goes wrong.
        monkeypatch.setattr("wams_tui.desk.disclose._close", lambda *_: opened)
        raise KeyboardInterrupt

    wanted = answered(desk, opened, draft("arrears"))
    monkeypatch.setattr("wams_tui.desk.disclose.render", power_cut)

    with pytest.raises(KeyboardInterrupt):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    assert [line.outcome for line in disclosures(desk)] == [Outcome.NIET_VOLTOOID]
    assert list(tmp_path.glob("out*")) == []


def test_a_fault_of_ours_while_typesetting_is_on_record_as_failed(
    desk: Desk, opened: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError

    wanted = answered(desk, opened, draft("arrears"))
    monkeypatch.setattr("wams_tui.desk.disclose.render", broken)

    with pytest.raises(RuntimeError):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    assert [line.outcome for line in disclosures(desk)] == [Outcome.MISLUKT]


@pytest.mark.parametrize("left_out", ["purpose", "basis", "channel", "fields"])
def test_no_step_can_be_passed_unanswered(desk: Desk, opened: OpenCase, tmp_path: Path, left_out: str) -> None:
    whole = answered(desk, opened, draft("arrears"))
    partial = Draft(**{**whole.__dict__, left_out: () if left_out == "fields" else None})

    with pytest.raises(Refused):
        disclose(desk, opened, partial, Form.JSON, tmp_path / "out.json")

    assert disclosures(desk) == []


def test_necessity_without_words_is_no_motivation(desk: Desk, opened: OpenCase) -> None:
    wanted = answered(desk, opened, draft("arrears"))
    silent = wanted.with_answer(
        Motivation(fact=Fact.NOODZAAK_GEMOTIVEERD, answer=Answer.JA, words="ja", field="arrears")
    )

    assert preview(desk, opened, wanted).may_go
    assert not preview(desk, opened, silent).may_go


def test_an_answer_never_overrules_what_is_recorded(desk: Desk, opened: OpenCase) -> None:
    field = field_by_key(opened.file, "depression")
    assert field is not None
    lifted = draft("depression", participant="ggz").with_answer(
        OpenPoint(Fact.GEHEIM_DOORBROKEN, "", "", "tenant", Category.GEZONDHEID, "depression").answered(
            Answer.JA, "Dat vind ik zelf."
        )
    )

    assert Fact.GEHEIM_DOORBROKEN not in {point.fact for point in open_points(desk, opened, lifted)}
    assert field_verdict(desk, opened, lifted, field).effect in (Effect.AFWEGING, Effect.WEIGEREN, Effect.TOESTAAN_MITS)


def test_an_enforcing_recipient_gets_nothing_whatever_is_answered(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    for key in ("tenant#naam", "arrears", "help", "depression"):
        wanted = answered(desk, opened, draft(key, participant="recovery"))

        with pytest.raises(Refused):
            disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")


def test_data_of_somebody_outside_the_case_never_go_along(desk: Desk, opened: OpenCase) -> None:
    wanted = answered(desk, opened, draft("ex#naam"))

    assert obstacles(desk, opened, wanted)


def test_a_text_leaves_only_after_somebody_read_it_whole(desk: Desk, opened: OpenCase) -> None:
    unread = answered(desk, opened, draft("visit"))
    read = Draft(**{**unread.__dict__, "read": (("visit", 1),)})

    assert any("Lees de tekst" in sentence for sentence in obstacles(desk, opened, unread))
    assert not any("Lees de tekst" in sentence for sentence in obstacles(desk, opened, read))


def test_an_untagged_text_cannot_even_be_chosen(opened: OpenCase) -> None:
    assert field_by_key(opened.file, "untagged") is None


def test_a_case_that_changed_since_the_preview_is_not_disclosed(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("arrears"))
    colleague = open_case(desk, "case-1")
    withdrawn = next(one for one in colleague.file.items if one.id == "arrears").model_copy(
        update={"value": "Betaald."}
    )
    save(desk, colleague, [withdrawn], AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE))

    with pytest.raises(Conflict):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    assert disclosures(desk) == []
    assert not (tmp_path / "out.json").exists()


def test_the_request_it_answers_remembers_the_disclosure(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("arrears", request="ask"))

    delivered = disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    request = open_case(desk, "case-1").file.request("ask")
    assert request.disclosures == (delivered.release.content.disclosure,)


def test_the_json_speaks_of_the_rules_it_was_made_under(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    wanted = answered(desk, opened, draft("arrears"))

    delivered = disclose(desk, opened, wanted, Form.JSON, tmp_path / "out.json")

    raw = json.dumps(json.loads(delivered.path.read_text(encoding="utf-8")))
    assert desk.rules.id in raw
    assert desk.rules.hash in raw
    assert delivered.release.content.made_at == NOW


def test_a_refusal_is_on_record_but_tells_nothing_of_the_data(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    with pytest.raises(WamsError) as refusal:
        disclose(desk, opened, draft("depression"), Form.JSON, tmp_path / "out.json")

    actions = [row.event.action for row in desk.session.audit_lines() if row.event]
    assert AuditAction.VERSTREKKING_GEWEIGERD in actions
    assert "depressie" not in str(refusal.value)
    assert "Bram" not in str(refusal.value)


def test_the_source_is_not_named_where_being_known_there_is_itself_sensitive(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    told = next(one for one in opened.file.items if one.id == "help")
    source = told.source.model_copy(
        update={"description": "GGZ Demodorp", "participant": "ggz", "party": Party.GGZ_MEDISCH}
    )
    learnt = told.model_copy(update={"source": source.model_copy(update={"hat": Hat.TOELEIDING})})
    changed = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
    opened, _ = save(desk, opened, [learnt], changed)

    delivered = disclose(
        desk, opened, answered(desk, opened, draft("help", "arrears")), Form.JSON, tmp_path / "out.json"
    )

    text = delivered.path.read_text(encoding="utf-8")
    assert "GGZ" not in text
    assert "Er is hulp bij" in text
