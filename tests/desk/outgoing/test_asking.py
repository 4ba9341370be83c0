"""Asking a partner: what may be asked, that it goes out by the one way, and what becomes of an answer."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk.builders import TODAY
from tests.desk.outgoing.forms import asked, given, written
from wams_tui.casework.asking.form import FormKind
from wams_tui.casework.codes import Basis, Category, Channel, Purpose, SecrecyAct, SecrecyGround
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent, LedgerEvent
from wams_tui.casework.requests.request import CameBy, LineOutcome, Outcome, RefusalReason, RequestState
from wams_tui.desk.asking.answering import LineAnswer, answers_in, record_answer
from wams_tui.desk.asking.ask import Terms, Wanted, ask, ask_more, askables, instead, withdraw
from wams_tui.desk.asking.held import asked_before, held
from wams_tui.desk.asking.reading import CHECK, SAME_REFERENCE, UNSIGNED, read_in, same_reference
from wams_tui.desk.asking.sending import asked_words, draft_of
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import disclose, preview
from wams_tui.desk.ledger.after import erase
from wams_tui.desk.ledger.extracting import Extent, ExtractForm, extract_of
from wams_tui.documents.logextract import extract_bytes
from wams_tui.documents.render import Form

TERMS = Terms(Purpose.PLAN, Basis.WAMS_GECOORDINEERDE_AANPAK, TODAY + timedelta(days=14))
CAN = Wanted("tenant", Category.GEZONDHEID, "Wat kan hij op dit moment zelf?", "Om te weten wie hem waarbij helpt.")
AGAIN = replace(CAN, again="Wat er staat, zegt niet wat hij zelf kan.")
PLAN = Wanted("tenant", Category.HULPVRAAG_PLAN, "Welke afspraken hebt u?", "Om het plan daarop te laten aansluiten.")
PLAN = replace(PLAN, again=AGAIN.again)
YES = SecrecyDecision(
    professional="dr. N. Sewdien, psychiater",
    act=SecrecyAct.WGBO,
    ground=SecrecyGround.TOESTEMMING,
    covers=(Category.GEZONDHEID,),
    consented_by="de heer Visser",
    decided_on=TODAY,
)
EVENT = AuditEvent(action=AuditAction.VERZOEK_UITGEZET, code=AuditCode.UPDATE, object_kind="verzoek")
NO = YES.model_copy(update={"ground": SecrecyGround.NIET_DOORBROKEN, "covers": ()})


def asked_ggz(desk: Desk, opened: OpenCase) -> tuple[OpenCase, str]:
    return ask(desk, opened, "ggz", TERMS, AGAIN)


def sent_form(desk: Desk, opened: OpenCase, request: str, path: Path) -> tuple[OpenCase, dict[str, Any]]:
    draft = draft_of(opened, request, Channel.VEILIGE_MAIL)
    done = disclose(desk, opened, draft, Form.JSON, path, preview(desk, opened, draft))
    form: dict[str, Any] = json.loads(path.read_bytes())
    return done.opened, form


def answer_to(form: dict[str, Any], *answers: dict[str, Any]) -> dict[str, Any]:
    lines = [line | {"antwoord": one} for line, one in zip(form["regels"], answers, strict=True)]
    return form | {"soort": "antwoord", "regels": lines}


def test_what_is_held_is_shown_first_and_asked_again_only_with_a_reason(desk: Desk, opened: OpenCase) -> None:
    known = held(desk, opened.file, "tenant", Category.GEZONDHEID)
    assert [(one.field.key, one.recent) for one in known] == [("depression", True)]

    with pytest.raises(Misused, match="staat al in de casus"):
        ask(desk, opened, "ggz", TERMS, CAN)

    opened, request = asked_ggz(desk, opened)
    [before] = asked_before(opened.file, "tenant", Category.GEZONDHEID)
    assert before.request.id == request
    assert before.line.again == AGAIN.again


def test_what_may_not_be_asked_is_refused_with_the_reason_and_what_may(desk: Desk, opened: OpenCase) -> None:
    guess = Wanted("tenant", Category.GEZONDHEID, "Denkt u dat hij ziek is?", "Om te weten of hij ziek is.", "Nieuw.")

    with pytest.raises(Refused, match="vermoedens over gezondheid") as caught:
        ask(desk, opened, "corporation", TERMS, guess)
    assert "huurachterstand" in str(caught.value)

    found = {
        one.category: one.may for one in askables(desk, opened.file, "corporation", TERMS) if one.person == "tenant"
    }
    assert found[Category.WONEN]
    assert not found[Category.GEZONDHEID]
    assert "Wonen" in instead(desk, opened.file, "corporation", "tenant", TERMS)
    with pytest.raises(Refused):
        ask(desk, opened, "recovery", TERMS, PLAN)
    assert len(open_case(desk, opened.id).file.requests) == 1


@pytest.mark.parametrize(
    ("wanted", "due"),
    [
        (replace(AGAIN, wording="alles"), 1),
        (replace(AGAIN, why=""), 1),
        (replace(AGAIN, wording="x" * 1001), 1),
        (AGAIN, -1),
    ],
)
def test_a_question_has_words_and_fits_a_page(desk: Desk, opened: OpenCase, wanted: Wanted, due: int) -> None:
    with pytest.raises(Misused):
        ask(desk, opened, "ggz", replace(TERMS, due_on=TODAY + timedelta(days=due)), wanted)


def test_the_form_goes_out_by_a_disclosure_and_tells_who_it_is_about_and_no_more(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    opened, request = asked_ggz(desk, opened)
    opened = ask_more(desk, opened, request, PLAN)
    wider = replace(draft_of(opened, request, Channel.VEILIGE_MAIL), fields=("tenant#naam", "depression"))
    assert not preview(desk, opened, wider).may_go
    nameless = replace(draft_of(opened, request, Channel.VEILIGE_MAIL), fields=("tenant#geboortedatum",))
    assert not preview(desk, opened, nameless).may_go

    opened, form = sent_form(desk, opened, request, tmp_path / "form.json")

    assert [one["naam"] for one in form["personen"]] == ["Bram Visser"]
    assert [one["soort"] for one in form["regels"]] == ["gezondheid", "hulpvraag-plan"]
    assert "999996708" not in json.dumps(form)
    assert AGAIN.again not in json.dumps(form), "that something is known already is no business of who is asked"
    kept = opened.file.request(request)
    assert (kept.state, kept.sent_on) == (RequestState.WACHT_OP_PROFESSIONAL, TODAY)
    lines = [row.entry for row in desk.session.ledger(opened.id) if row.entry]
    assert [(one.event, one.subject) for one in lines] == [
        (LedgerEvent.VERSTREKKING, "tenant"),
        (LedgerEvent.VOLTOOID, "tenant"),
    ]
    assert lines[0].asked == (Category.GEZONDHEID, Category.HULPVRAAG_PLAN), "asking tells that it is of interest"
    [action] = json.loads(extract_bytes(extract_of(desk, Extent()), ExtractForm.VNG))
    assert action["vertrouwelijkheid"] == "vertrouwelijk"
    with pytest.raises(Refused, match="al verzonden"):
        ask_more(desk, opened, request, PLAN)
    opened, again = sent_form(desk, opened, request, tmp_path / "nog-eens.json")
    assert again["antwoordcode"] == form["antwoordcode"]
    assert len(opened.file.request(request).disclosures) == 2


def test_a_form_that_was_not_written_can_go_out_again(
    desk: Desk, opened: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, request = asked_ggz(desk, opened)
    draft = draft_of(opened, request, Channel.VEILIGE_MAIL)
    seen = preview(desk, opened, draft)

    def full(_path: Path, _data: bytes) -> str:
        raise OSError(28, "full")

    with monkeypatch.context() as broken:
        broken.setattr("wams_tui.desk.disclose.write_new", full)
        with pytest.raises(OSError, match="full"):
            disclose(desk, opened, draft, Form.JSON, tmp_path / "form.json", seen)

    opened = open_case(desk, opened.id)
    assert opened.file.request(request).sent_on is None
    opened, _form = sent_form(desk, opened, request, tmp_path / "form.json")
    assert opened.file.request(request).sent_on == TODAY


def test_an_answer_is_read_in_decides_nothing_and_is_taken_over_with_the_decision_of_the_professional(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    opened, request = asked_ggz(desk, opened)
    opened, form = sent_form(desk, opened, request, tmp_path / "form.json")
    file = written(answer_to(form, given("Hij kookt zelf.")) | {"praktijk": True})

    read = read_in(desk, file)

    assert (read.kind, read.request) == (FormKind.ANTWOORD, request)
    waiting = read.opened.file.request(request)
    assert waiting.outcome is None
    assert waiting.reply_waiting is not None
    assert len(read.opened.file.items) == len(opened.file.items)
    with pytest.raises(Conflict, match="al ingelezen"):
        read_in(desk, file)

    answers = answers_in(waiting.reply_waiting)
    with pytest.raises(Misused, match="wat die zelf besloot"):
        record_answer(desk, read.opened, request, answers)
    with pytest.raises(Misused, match="niet over alles"):
        record_answer(desk, read.opened, request, answers, NO)
    done = record_answer(desk, read.opened, request, answers, YES)

    item = next(one for one in done.file.items if one.value == "Hij kookt zelf.")
    assert (item.source.participant, item.secrecy) == ("ggz", YES)
    assert f"{item.obtained_on}" == "2026-11-18"
    assert done.file.request(request).outcome is Outcome.GOEDGEKEURD
    assert done.file.request(request).reply_waiting is None
    gone = erase(desk, done, item.id, "Hij wil niet dat wij dit bewaren.")
    assert "kookt zelf" not in gone.file.model_dump_json(), "what was read in is kept once, and goes with the datum"
    with pytest.raises(Refused, match="al afgerond"):
        read_in(desk, file + b" ")


def test_no_of_a_professional_is_a_neutral_outcome(desk: Desk, opened: OpenCase) -> None:
    opened, request = asked_ggz(desk, opened)
    before = len(opened.file.items), len(opened.file.todos)

    done = record_answer(desk, opened, request, [LineAnswer("1")], NO)

    decision = done.file.request(request).decision("1")
    assert decision is not None
    assert (decision.outcome, decision.reason) == (LineOutcome.GEWEIGERD, RefusalReason.BEROEPSGEHEIM)
    assert decision.secrecy == NO
    assert (len(done.file.items), len(done.file.todos)) == before


def test_a_decision_in_the_name_of_the_coordinator_is_none(desk: Desk, opened: OpenCase) -> None:
    opened, request = asked_ggz(desk, opened)
    mine = YES.model_copy(update={"professional": opened.file.case.coordinator})

    with pytest.raises(Refused, match="professional zelf"):
        record_answer(desk, opened, request, [LineAnswer("1", "Hij kookt zelf.")], mine)


def test_without_our_code_nothing_is_an_answer(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened, request = asked_ggz(desk, opened)
    opened, form = sent_form(desk, opened, request, tmp_path / "form.json")
    answer = answer_to(form, given())

    for code in ("", "ABCD-EFGH-IJKL-MNOP"):
        with pytest.raises(Refused, match="antwoordcode"):
            read_in(desk, written(answer | {"antwoordcode": code}))
    other = answer["regels"][0] | {"soort": "wonen"}
    with pytest.raises(Misused, match="anders zijn"):
        read_in(desk, written(answer | {"regels": [other]}))
    reworded = answer["regels"][0] | {"vraag": "Wat kan hij niet meer zelf?"}
    other_person = [answer["personen"][0] | {"naam": "Lotte de Graaf"}]
    assert "Lotte de Graaf" in {person.name for person in opened.file.persons}
    for change in ({"regels": [reworded]}, {"personen": other_person}):
        with pytest.raises(Misused, match="anders zijn"):
            read_in(desk, written(answer | change))
    with pytest.raises(Misused, match="hoort niet bij casus"):
        read_in(desk, written(answer | {"casus": "W-2026-9999"}), opened)
    typed_over = f" {form['antwoordcode'].lower().replace('-', ' ')}"
    assert read_in(desk, written(answer | {"antwoordcode": typed_over})).request == request


def test_a_request_of_a_partner_comes_in_new_unsigned_and_with_a_call_to_make(desk: Desk, opened: OpenCase) -> None:
    read = read_in(desk, written(asked()))

    request = read.opened.file.request(read.request)
    assert (request.state, request.came_by, request.incoming) == (RequestState.NIEUW, CameBy.FORMULIER, True)
    assert (request.purpose, request.basis, request.decisions) == (None, None, ())
    assert [(one.person, one.category) for one in request.lines] == [("tenant", Category.SCHULDEN_INKOMEN)]
    assert request.history[-1].why == UNSIGNED
    assert [todo.what for todo in read.opened.file.todos if todo.follows == request.id] == [CHECK]
    with pytest.raises(Conflict, match="al ingelezen"):
        read_in(desk, json.dumps(asked(), indent=8).encode())


def test_another_request_under_a_known_reference_comes_in_and_says_so(desk: Desk, opened: OpenCase) -> None:
    first = read_in(desk, written(asked(doel="Wij willen weten wie er woont.")))
    assert not same_reference(first.opened.file, first.opened.file.request(first.request))

    read = read_in(desk, written(asked()), first.opened)

    assert read.request != first.request
    assert same_reference(read.opened.file, read.opened.file.request(read.request))
    told = [todo.what for todo in read.opened.file.todos if todo.follows == read.request]
    assert sorted(told) == sorted([CHECK, SAME_REFERENCE])


def test_a_name_stands_on_one_line(desk: Desk, opened: OpenCase) -> None:
    sender = {"organisatie": "Woonstee", "naam": "B. Kuijpers\nBesluit: akkoord", "functie": "a\tb"}

    read = read_in(desk, written(asked(van=sender)))

    assert read.opened.file.request(read.request).asker_name == "B. Kuijpers Besluit: akkoord, a b"


@pytest.mark.parametrize("form", [Form.JSON, Form.PDF])
def test_what_does_not_fit_the_file_is_told_before_anything_is_on_record(
    desk: Desk, opened: OpenCase, tmp_path: Path, form: Form
) -> None:
    long = opened.file.participant("ggz").model_copy(update={"organisation": "GGZ " + "x" * 200})
    opened = save(desk, opened, [long], EVENT)[0]
    opened, request = asked_ggz(desk, opened)
    draft = draft_of(opened, request, Channel.PAPIER)
    path, seen = tmp_path / "form", preview(desk, opened, draft)

    if form is Form.PDF:  # a page has room
        assert disclose(desk, opened, draft, form, path, seen).path == path
        return
    with pytest.raises(Misused, match="te lang"):
        disclose(desk, opened, draft, form, path, seen)
    assert list(desk.session.ledger(opened.id)) == []
    assert not path.exists()


def test_a_form_has_room_for_so_many_lines(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened, request = asked_ggz(desk, opened)
    full = opened.file.request(request)
    lines = tuple(full.lines[0].model_copy(update={"id": str(number)}) for number in range(1, 62))
    opened = save(desk, opened, [full.model_copy(update={"lines": lines})], EVENT)[0]
    draft = draft_of(opened, request, Channel.PAPIER)

    with pytest.raises(Misused, match="60 onderdelen"):
        disclose(desk, opened, draft, Form.JSON, tmp_path / "form", preview(desk, opened, draft))
    assert list(desk.session.ledger(opened.id)) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"casus": "W-2026-9999"}, "geen casus"),
        ({"van": {"organisatie": "Iemand Anders"}}, "doet niet mee"),
        ({"personen": [{"nummer": 1, "naam": "Bram de Vreemde"}]}, "Persoon 1"),
        ({"personen": [{"nummer": 1, "naam": "Bram Visser", "geboortedatum": "1990-01-01"}]}, "Persoon 1"),
        ({"antwoordcode": "ABCD"}, "nog 'verzoek' heet"),
    ],
)
def test_a_request_that_is_not_about_this_case_changes_nothing(
    desk: Desk, opened: OpenCase, changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(Misused, match=told) as caught:
        read_in(desk, written(asked(**changes)))

    assert "Vreemde" not in str(caught.value)
    assert "9999" not in str(caught.value)
    assert open_case(desk, opened.id).file == opened.file


def test_what_was_withdrawn_is_asked_no_more(desk: Desk, opened: OpenCase) -> None:
    opened, request = asked_ggz(desk, opened)

    opened = withdraw(desk, opened, request, "Hij vertelde het zelf.")

    with pytest.raises(Refused):
        draft_of(opened, request)
    with pytest.raises(Refused):
        record_answer(desk, opened, request, [LineAnswer("1")])


def test_a_question_that_names_another_is_read_for_that_before_it_goes(desk: Desk, opened: OpenCase) -> None:
    loud = replace(AGAIN, wording="Wat vertelde Lotte u over zijn verslaving?")
    opened, request = ask(desk, opened, "ggz", TERMS, loud)
    draft = draft_of(opened, request, Channel.PAPIER)

    assert any("Lees de vraag" in sentence for sentence in preview(desk, opened, draft).obstacles)
    [words] = asked_words(opened.file, draft)
    assert preview(desk, opened, draft.having_read(opened, words)).may_go


def test_signs_nobody_sees_leave_on_no_form_and_come_in_by_none(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened, request = ask(desk, opened, "ggz", TERMS, replace(AGAIN, wording="Wat kan hij op dit mo\u00adment zelf?"))
    [words] = asked_words(opened.file, draft_of(opened, request))
    draft = draft_of(opened, request, Channel.PAPIER).having_read(opened, words)
    disclose(desk, opened, draft, Form.JSON, tmp_path / "form.json", preview(desk, opened, draft))
    form = json.loads((tmp_path / "form.json").read_bytes())
    assert form["regels"][0]["vraag"] == "Wat kan hij op dit moment zelf?"

    for sign in ("\u200b", "\u2028", "\u061c", "\u001b", "\U000e0041"):
        with pytest.raises(Misused, match="onzichtbare tekens"):
            read_in(desk, written(answer_to(form, given(f"Lot{sign}te kookt voor hem."))))
    read = read_in(desk, written(answer_to(form, given("Hij kookt zelf.\nMet hulp."))))
    assert read.request == request
    gone = withdraw(desk, read.opened, request, "Hij vertelde het zelf.")
    assert "kookt zelf" not in gone.file.model_dump_json(), "what nobody took over is not kept"
