"""Whatever a family is written: whom they can turn to, what hard words mean, and nothing one member may not read."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.builders import SINCE
from tests.desk.conftest import NOW
from tests.desk.test_letters import TENANT, share
from tests.documents.reading import structure
from tests.documents.reading import text as text_of
from tests.house.debian import needs
from wams_tui.casework.case import Closing, Decision
from wams_tui.casework.codes import Channel, Phase
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind, LetterOutcome
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.household.informing import InformingException, WhyNotInformed
from wams_tui.casework.household.persons import Custody
from wams_tui.casework.papers.readability import EXPLAINED, hard_words
from wams_tui.casework.period import Period
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.letterbox import (
    TO_A_PERSON,
    About,
    LetterForm,
    Sending,
    compose,
    letter_for_now,
    post,
)
from wams_tui.desk.letters.no_wams import letter as no_wams_letter
from wams_tui.desk.letters.papers import Papers, papers_in_use
from wams_tui.documents.style.start import START

STYLE = """\
naam = "Gemeente Demodorp"
[contact]
rechten = "de FG, fg@demodorp.example"
klachten = "het klachtenpunt, klacht@demodorp.example"
clientondersteuner = "MEE Demodorp"
"""


def about(kind: LetterKind) -> About:
    return replace(TENANT, kind=kind)


def closed(opened: OpenCase, why: Closing) -> OpenCase:
    """The case as it is once closed; only what a letter reads of it."""
    file = opened.file
    step = Decision(phase=Phase.AFGESLOTEN, on=NOW.date(), by="mira", closing=why)
    case = file.case.model_copy(update={"phase": Phase.AFGESLOTEN, "history": (*file.case.history, step)})
    return replace(opened, file=file.model_copy(update={"case": case}))


def every_letter(desk: Desk, opened: OpenCase, tmp_path: Path) -> list[LetterContent]:
    """One of each kind somebody of the household may get."""
    shared = share(desk, opened, tmp_path / "uit.json")
    cases = {LetterKind.AFSLUITING: closed(shared, Closing.RESULTAAT_BEREIKT)}
    return [compose(desk, cases.get(kind, shared), about(kind)) for kind in TO_A_PERSON]


@pytest.fixture
def styled(desk: Desk, tmp_path: Path) -> Desk:
    folder = tmp_path / "huisstijl"
    folder.mkdir()
    (folder / "huisstijl.toml").write_text(STYLE, encoding="utf-8")
    return replace(desk, papers=Papers(folder))


def test_every_letter_names_rights_complaints_and_the_free_supporter(
    styled: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    letters = every_letter(styled, opened, tmp_path)
    texts = [one.text() for one in letters]
    texts.append("\n".join(part for section in no_wams_letter(styled, opened).sections for part in section.paragraphs))

    assert [one.kind for one in letters] == [kind for kind in LetterKind if kind is not LetterKind.ANTWOORD]
    for text in texts:
        assert "de FG, fg@demodorp.example" in text
        assert "het klachtenpunt, klacht@demodorp.example" in text
        assert "MEE Demodorp" in text
        assert "gratis" in text


def test_without_a_house_style_the_case_stands_in(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    contact, controller = opened.file.case.contact, opened.file.case.controller

    for one in every_letter(desk, opened, tmp_path):
        text = one.text()
        assert f"klacht indienen bij: {controller}." in text
        assert f"functionaris gegevensbescherming, via {contact}." in text
        assert f"Vraag ernaar bij: {contact}." in text


def test_every_hard_word_of_a_letter_is_explained_in_it(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    for one in every_letter(desk, opened, tmp_path):
        *parts, last = one.parts
        assert last.title == EXPLAINED
        told = [text.partition(":")[0] for text in last.bullets]
        said = [text for part in parts for text in (part.title, *part.paragraphs, *part.bullets)]
        assert told == list(hard_words([one.title, *said]))
        assert one.for_family


def test_a_confirmation_says_since_when_and_not_who_asked(desk: Desk, opened: OpenCase) -> None:
    text = compose(desk, opened, about(LetterKind.ONTVANGST)).text()

    assert "kregen wij een vraag om hulp." in text
    assert "binnen 7 dagen" in text
    for organisation in {one.organisation for one in opened.file.participants}:
        assert organisation not in text


@pytest.mark.parametrize("why", Closing)
def test_the_last_letter_tells_no_one_what_another_did(desk: Desk, opened: OpenCase, why: Closing) -> None:
    case = closed(opened, why)
    if why is Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK:
        with pytest.raises(Refused, match="daar hoort een andere brief bij"):
            compose(desk, case, about(LetterKind.AFSLUITING))
        return

    text = compose(desk, case, about(LetterKind.AFSLUITING)).text()

    assert "zijn wij gestopt met het gezamenlijke plan" in text
    assert "15 jaar" in text
    for word in ("weiger", "verhuis", "overleden"):
        assert word not in text


def test_each_letter_has_its_time(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Refused, match="hoort bij een afgesloten casus"):
        compose(desk, opened, about(LetterKind.AFSLUITING))
    over = closed(opened, Closing.NIET_WERKZAAM)
    with pytest.raises(Refused, match="een ontvangst bevestigt u niet meer"):
        compose(desk, over, about(LetterKind.ONTVANGST))

    assert letter_for_now(desk, opened, "tenant") is LetterKind.ONTVANGST
    assert letter_for_now(desk, over, "tenant") is LetterKind.AFSLUITING


def test_who_is_not_to_be_told_yet_gets_none(desk: Desk, opened: OpenCase) -> None:
    review = NOW.date() + timedelta(days=9)
    later = InformingException(
        why=WhyNotInformed.VEILIGHEID, words="Gevaar.", decided_by="T.", decided_on=NOW.date(), review_on=review
    )
    persons = tuple(
        one.model_copy(update={"not_informed": later}) if one.id == "tenant" else one for one in opened.file.persons
    )
    told = replace(opened, file=opened.file.model_copy(update={"persons": persons}))

    for kind, case in (
        (LetterKind.ONTVANGST, told),
        (LetterKind.AFSLUITING, closed(told, Closing.RESULTAAT_BEREIKT)),
        (LetterKind.INLICHTEN, told),
    ):
        with pytest.raises(Refused, match="nog niet in te lichten"):
            compose(desk, case, about(kind))


def test_a_confirmation_is_on_record_and_tells_no_disclosure(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    shared = share(desk, opened, tmp_path / "uit.json")
    received = about(LetterKind.ONTVANGST)
    sending = Sending(LetterForm.PDF, tmp_path / "brief.pdf", Channel.PAPIER)

    post(desk, shared, received, sending, compose(desk, shared, received))

    (sent,) = open_case(desk, "case-1").file.letters
    assert (sent.kind, sent.to, sent.tells, sent.outcome) == (
        LetterKind.ONTVANGST,
        "tenant",
        (),
        LetterOutcome.VOLTOOID,
    )
    assert "Wij deelden" in compose(desk, open_case(desk, "case-1"), TENANT).text(), "that is still to be told"


@needs("pdftotext")
def test_the_pages_wear_the_house_style(styled: Desk, opened: OpenCase, tmp_path: Path) -> None:
    received = about(LetterKind.ONTVANGST)
    (tmp_path / "huisstijl" / "huisstijl.toml").write_text(
        STYLE.replace("[contact]", '[afzender]\nadres = ["Postbus 7"]\n[contact]'), encoding="utf-8"
    )

    posted = post(
        styled,
        opened,
        received,
        Sending(LetterForm.PDF, tmp_path / "brief.pdf", Channel.PAPIER),
        compose(styled, opened, received),
    )

    data = posted.path.read_bytes()
    read = text_of(data, tmp_path)
    assert "Postbus 7" in read
    assert "OEFENKLUIS" in read
    assert structure(data)["/H2"] == len(posted.content.parts)


def test_a_fault_in_the_house_style_stops_the_letter_until_a_person_goes_on_without(
    styled: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    received = about(LetterKind.ONTVANGST)
    read = compose(styled, opened, received)
    sending = Sending(LetterForm.ODT, tmp_path / "brief.odt", Channel.PAPIER)
    (tmp_path / "huisstijl" / "huisstijl.toml").write_text(STYLE.replace("naam", "nam"), encoding="utf-8")

    with pytest.raises(Misused, match=r"bestand huisstijl.toml, regel 1: 'nam' is geen bekende sleutel"):
        post(styled, opened, received, sending, read)
    assert open_case(styled, "case-1").file.letters == ()
    assert not sending.path.exists()

    styled.papers.without = True
    with pytest.raises(Conflict, match="niet meer de brief die u hebt gelezen"):
        post(styled, opened, received, sending, read)
    post(styled, opened, received, sending, compose(styled, opened, received))
    assert sending.path.exists()


def test_a_disclosure_does_not_wait_for_a_logo(styled: Desk, opened: OpenCase, tmp_path: Path) -> None:
    (tmp_path / "huisstijl" / "huisstijl.toml").write_text('naam = "x"\nlogo = "weg.png"\n', encoding="utf-8")

    assert styled.papers.fault() is not None
    share(styled, opened, tmp_path / "uit.json")

    assert (tmp_path / "uit.json").exists()


def test_the_folder_is_that_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "huisstijl.toml").write_text(START, encoding="utf-8")

    assert papers_in_use({"WAMS_DOCUMENTS": str(tmp_path)}).style().look.name == "Gemeente Voorbeeldstad"
    assert papers_in_use({}).style().look.name == ""
    assert not papers_in_use({}).adapted


def test_about_a_child_the_one_with_custody_reads_it(desk: Desk, opened: OpenCase) -> None:
    file, child = opened.file, opened.file.person("daughter")
    received = About(person=child.id, kind=LetterKind.ONTVANGST)
    with pytest.raises(Refused, match="niet vastgelegd wie gezag heeft"):
        compose(desk, opened, received)
    custody = Custody(holder="tenant", period=Period(start=SINCE.start))
    persons = (file.person("tenant"), child.model_copy(update={"custody": (custody,)}))
    case = replace(opened, file=file.model_copy(update={"persons": persons}))

    content = compose(desk, case, received)

    assert ("Over", child.name) in content.facts
    assert f"Die vraag gaat over {child.short_name}." in content.text()
    assert f"wat wij over {child.short_name} weten" in content.text()
