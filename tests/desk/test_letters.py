"""Letters at the desk: what they say and keep silent, that they are on record first, and what a person is told."""

import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import NOW
from tests.desk.test_disclose import answered, draft
from tests.documents.reading import run
from tests.house.debian import needs
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Category, Channel, Hat, Sealing
from wams_tui.casework.disclosing.letter import Letter, LetterOutcome
from wams_tui.casework.errors import Conflict, Damaged, Misused, Refused, Unusable
from wams_tui.casework.household.informing import WhyNotInformed
from wams_tui.casework.items import DataItem, Source
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.requests.request import RefusalReason, RequestLine
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.course.recording import NotYet, record_not_informed
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import disclose, preview
from wams_tui.desk.letters.answering import answer_of
from wams_tui.desk.letters.letterbox import About, LetterForm, Posted, Sending, compose, post
from wams_tui.desk.letters.no_wams import letter
from wams_tui.desk.requests.deciding import refuse, refuse_line
from wams_tui.documents.letters import letter_bytes
from wams_tui.documents.render import Form

ASK = About(request="ask")
TENANT = About(person="tenant")


def share(desk: Desk, opened: OpenCase, path: Path, request: str = "") -> OpenCase:
    wanted = answered(desk, opened, draft("arrears", request=request))
    return disclose(desk, opened, wanted, Form.JSON, path, preview(desk, opened, wanted)).opened


def send(desk: Desk, opened: OpenCase, about: About, path: Path, form: LetterForm = LetterForm.ODT) -> Posted:
    return post(desk, opened, about, Sending(form, path, Channel.PAPIER), compose(desk, opened, about))


def test_the_letter_that_there_is_no_approach_bears_the_mark_of_a_practice_vault(desk: Desk, opened: OpenCase) -> None:
    assert letter(desk, opened).practice


DATA = st.lists(
    st.builds(
        DataItem,
        id=st.uuids().map(str),
        person=st.sampled_from(["tenant", "daughter"]),
        category=st.sampled_from(list(Category)),
        label=st.just("Iets"),
        value=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20),
        source=st.just(Source(description="GGZ Demodorp", participant="ggz", hat=Hat.HULPVERLENING)),
        obtained_on=st.just(NOW.date()),
        supplier_agreed=st.sampled_from(list(Answer)),
    ),
    max_size=6,
)


@given(items=DATA)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_the_answer_reads_the_same_whatever_data_there_are(desk: Desk, opened: OpenCase, items: list[DataItem]) -> None:
    """Have you psychiatric data? The same bytes, whether there are any or not (law §12 item 5)."""
    refused = opened.file.request("ask")
    bare = opened.file.model_copy(update={"items": (), "texts": (), "decisions": ()})
    full = CaseFile.model_validate(bare.model_dump() | {"items": [one.model_dump() for one in items]})

    for reason in (RefusalReason.BEROEPSGEHEIM, RefusalReason.ANDERS):
        request = refused.model_copy(
            update={"decisions": (), "refused_because": reason, "decided_on": NOW.date(), "state": "beslist"}
        )
        assert answer_of(desk, full, request) == answer_of(desk, bare, request)


def test_a_refusal_tells_the_rule_and_what_is_possible_and_no_words_of_ours(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    opened = refuse(desk, opened, "ask", RefusalReason.ANDERS, "Meneer is bang voor zijn depressie.")

    text = compose(desk, opened, ASK).text()

    assert "Wij geven u niet wat u vroeg." in text
    assert "Uit dit antwoord kunt u niet opmaken" in text
    assert "privacy@demodorp.example" in text
    for kept in ("depressie", "bang", "Bram", "Visser", "GGZ Demodorp"):
        assert kept not in text


def test_an_undecided_request_has_no_answer_yet(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Refused, match="nog geen antwoord"):
        compose(desk, opened, ASK)


def test_a_letter_is_on_record_before_its_file_and_completed_after(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    opened = refuse(desk, opened, "ask", RefusalReason.NIET_NODIG)

    posted = send(desk, opened, ASK, tmp_path / "antwoord.odt")

    (sent,) = open_case(desk, "case-1").file.letters
    assert (sent.request, sent.to, sent.outcome) == ("ask", "corporation", LetterOutcome.VOLTOOID)
    assert (sent.content_hash, sent.format) == (posted.content.digest(), "odt")
    assert posted.path.stat().st_mode & 0o777 == 0o600
    actions = [one.event.action for one in desk.session.audit_lines() if one.event]
    assert [one for one in actions if one.value.startswith("brief")] == [
        AuditAction.BRIEF_GEMAAKT,
        AuditAction.BRIEF_VOLTOOID,
    ]


def test_what_was_not_read_is_not_made(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = refuse(desk, opened, "ask", RefusalReason.NIET_NODIG)
    read = compose(desk, opened, ASK)
    sending = Sending(LetterForm.ODT, tmp_path / "antwoord.odt", Channel.PAPIER)

    with pytest.raises(Conflict, match="niet meer de brief"):
        post(desk, opened, ASK, sending, read.model_copy(update={"title": "Iets anders"}))
    posted = post(desk, opened, ASK, sending, read)
    with pytest.raises(Conflict, match="al gemaakt"):
        post(desk, posted.opened, ASK, sending, read)
    with pytest.raises(Conflict, match="niet overschreven"):
        post(desk, posted.opened, ASK, sending, compose(desk, posted.opened, ASK))

    assert len(open_case(desk, "case-1").file.letters) == 1


def test_a_disk_that_fills_up_leaves_a_record_that_says_so(
    desk: Desk, opened: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = refuse(desk, opened, "ask", RefusalReason.NIET_NODIG)

    def full(*_: object) -> str:
        raise Unusable("De schijf is vol.")

    monkeypatch.setattr("wams_tui.desk.letters.letterbox.write_new", full)
    with pytest.raises(Unusable):
        send(desk, opened, ASK, tmp_path / "antwoord.odt")

    assert [one.outcome for one in open_case(desk, "case-1").file.letters] == [LetterOutcome.MISLUKT]


def test_a_letter_that_is_not_what_is_on_record_becomes_no_bytes(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = refuse(desk, opened, "ask", RefusalReason.NIET_NODIG)
    posted = send(desk, opened, ASK, tmp_path / "antwoord.odt")
    (record,) = posted.opened.file.letters
    other = posted.content.model_copy(update={"title": "Verzonnen"})

    with pytest.raises(Damaged):
        letter_bytes(Letter(content=other, record=record), LetterForm.PDF)


def test_what_is_given_carries_the_answer_on_the_rest(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    request = opened.file.request("ask")
    rent = RequestLine(id="huur", person="tenant", category=Category.WONEN, wording="of er achterstand is")
    both = request.model_copy(update={"lines": (*request.lines, rent)})
    changed = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
    opened, _receipt = save(desk, opened, [both], changed)
    opened = refuse_line(desk, opened, "ask", request.lines[0].id, RefusalReason.BEROEPSGEHEIM)
    wanted = answered(desk, opened, draft("arrears", request="ask"))
    seen = preview(desk, opened, wanted)

    done = disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json", seen)

    answer = {part.title: part for part in done.release.content.answer}
    assert answer["Ons besluit"].paragraphs == ("Wij geven u een deel van wat u vroeg.",)
    assert answer["Wat u krijgt"].bullets == ("‘of er achterstand is’ (wonen)",)
    (refused,) = answer["Wat u niet krijgt"].bullets
    assert refused.endswith("krijgt geen gezondheids-, jeugdhulp- of strafgegevens.")
    read = done.path.read_text(encoding="utf-8")
    assert refused in read
    assert "depressie" not in read
    alone = answered(desk, done.opened, draft("arrears"))
    assert preview(desk, done.opened, alone).content.answer == (), "what answers no request carries no answer"


def test_a_person_reads_what_was_shared_of_them_and_is_told_it_once(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="niets gedeeld"):
        compose(desk, opened, TENANT)
    opened = share(desk, opened, tmp_path / "uit.json")

    content = compose(desk, opened, TENANT)
    posted = send(desk, opened, TENANT, tmp_path / "brief.odt")

    text = content.text()
    for told in ("21 november 2026: Woonstee", "uw huis of de huur.", "cliëntondersteuner", "een klacht indienen"):
        assert told in text
    assert "achterstand" not in text, "the kinds of data are told, not the data"
    assert content.for_family
    (sent,) = posted.opened.file.letters
    assert sent.tells == (opened.file.decisions[0].id,)
    with pytest.raises(Refused, match="niets gedeeld"):
        compose(desk, posted.opened, TENANT)
    again = share(desk, posted.opened, tmp_path / "later.json")
    assert compose(desk, again, TENANT).text().count("Woonstee") == 1
    with pytest.raises(Refused, match="niets gedeeld"):
        compose(desk, again, About(person="daughter"))


def test_who_is_not_told_yet_gets_no_letter_until_the_review(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = share(desk, opened, tmp_path / "uit.json")
    tenant = opened.file.person("tenant").model_copy(update={"informed": Answer.NEE})
    untold = opened.file.model_copy(
        update={"persons": tuple(tenant if one.id == "tenant" else one for one in opened.file.persons)}
    )
    review = desk.today() + timedelta(days=30)
    why = NotYet(why=WhyNotInformed.VEILIGHEID, words="Meneer is bedreigd.", decided_by="T. Leider", review_on=review)
    opened = record_not_informed(desk, replace(opened, file=untold), "tenant", why)

    with pytest.raises(Refused) as told:
        compose(desk, opened, TENANT)

    assert f"{review:%d-%m-%Y}" in str(told.value)
    later = Desk(desk.session, desk.rules, lambda: NOW + timedelta(days=31))
    assert compose(later, opened, TENANT).title == "Wij deelden gegevens over u"


def test_somebody_of_the_household_has_no_key_but_can_have_a_password(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    opened = share(desk, opened, tmp_path / "uit.json")
    content = compose(desk, opened, TENANT)
    closed = Sending(LetterForm.PDF, tmp_path / "b.pdf", Channel.VERSLEUTELD_BESTAND, Sealing.SLEUTEL)

    with pytest.raises(Refused, match="geen sleutel"):
        post(desk, opened, TENANT, closed, content)
    with pytest.raises(Misused):
        post(desk, opened, TENANT, Sending(LetterForm.PDF, tmp_path / "b.pdf", Channel.VERSLEUTELD_BESTAND), content)
    by_word = Sending(LetterForm.PDF, tmp_path / "b.pdf", Channel.VERSLEUTELD_BESTAND, Sealing.WACHTWOORD)
    posted = post(desk, opened, TENANT, by_word, content)

    assert len(posted.password.split()) == 6
    assert posted.opened.file.letters[0].format == "pdf+wachtwoord"


@needs("soffice")
@needs("pdftotext")
def test_letters_open_in_a_word_processor_and_say_what_was_read(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = share(desk, opened, tmp_path / "uit.json")
    words = compose(desk, opened, TENANT).text()
    opened = send(desk, opened, TENANT, tmp_path / "brief.odt").opened
    opened = refuse(desk, opened, "ask", RefusalReason.NIET_NODIG)
    answer = compose(desk, opened, ASK).text()
    opened = send(desk, opened, ASK, tmp_path / "antwoord.docx", LetterForm.DOCX).opened
    send(desk, opened, ASK, tmp_path / "antwoord-pdf.pdf", LetterForm.PDF)

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "brief.odt", "antwoord.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    for name, said in (("brief", words), ("antwoord", answer), ("antwoord-pdf", answer)):
        read = " ".join(run("pdftotext", "-enc", "UTF-8", str(tmp_path / f"{name}.pdf"), "-").split())
        lost = [
            line
            for line in said.splitlines()[1:]
            if line and " ".join(line.lstrip("- ").split(": ")[-1].split()) not in read
        ]
        assert lost == []
