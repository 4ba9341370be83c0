"""Who asks and takes no part: entered, judged, refused; and a letter that does not tell whether anybody is known."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.desk.requests.test_deciding import THREE, entry
from tests.desk.test_disclose import answered, disclose, draft
from wams_tui.casework.codes import Answer, Category, Channel, Decider, Direction, Hat, Party, Phase, Sealing
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.requests.outsiders import FIRST_A_PARTICIPANT, INSTEAD, Outsider
from wams_tui.casework.requests.request import DataRequest, RefusalReason, RequestState
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Effect
from wams_tui.desk.letters.letterbox import About, LetterForm, Sending, compose, post, suggest_letter
from wams_tui.desk.requests.assess import assess
from wams_tui.desk.requests.deciding import ask_back, hear, lay_before, refuse, refuse_line
from wams_tui.desk.requests.entering import enter
from wams_tui.desk.timeline import timeline
from wams_tui.documents.render import Form

LANDLORD = Outsider(organisation="Verhuur Van Dam", party=Party.WONINGCORPORATIE, hat=Hat.VERHUUR)


@pytest.fixture
def phoned(desk: Desk, opened: OpenCase) -> tuple[OpenCase, str]:
    return enter(desk, opened, entry(desk, participant="", outsider=LANDLORD))


def test_a_landlord_who_phones_is_entered_and_waits_under_their_own_name(
    desk: Desk, phoned: tuple[OpenCase, str]
) -> None:
    file = open_case(desk, "case-1").file
    request = file.request(phoned[1])

    assert (request.participant, request.outsider) == ("", LANDLORD)
    assert "Verhuur Van Dam" in {one.who for one in file.head().queue}
    assert "Verhuur Van Dam" in {due.who for due in file.head().dues}
    assert "Verhuur Van Dam" not in {one.organisation for one in file.participants}


def test_the_rules_are_asked_about_somebody_who_takes_part_on_no_day(desk: Desk, phoned: tuple[OpenCase, str]) -> None:
    found = assess(desk, *phoned)

    assert {one.possibility.effect for one in found.asked} == {Effect.WEIGEREN}
    assert any("niet (meer) mee" in one.possibility.verdict.reason for one in found.asked)
    assert found.givable == ()
    assert {one.possibility.verdict.alternatives for one in found.asked} == {INSTEAD}


def test_it_is_refused_asked_back_about_and_laid_before_somebody(desk: Desk, phoned: tuple[OpenCase, str]) -> None:
    opened, request = phoned
    opened = ask_back(desk, opened, request, "Waarvoor hebt u dit nodig?")
    opened = lay_before(desk, opened, request, "1", Decider.BETROKKENE, "Bram zelf", "Hij mag het zelf zeggen.")
    opened = hear(desk, opened, request, "1", Answer.NEE, "Hij wil het niet.")
    opened = refuse_line(desk, opened, request, "2", RefusalReason.GEEN_DEELNEMER)
    opened = refuse(desk, opened, request, RefusalReason.GEEN_GRONDSLAG)

    assert opened.file.request(request).state is RequestState.BESLIST
    assert "Verhuur Van Dam" in str(timeline(desk, opened))


def test_nothing_is_given_on_it_not_even_to_somebody_who_takes_part(
    desk: Desk, phoned: tuple[OpenCase, str], tmp_path: Path
) -> None:
    opened, request = phoned
    wanted = answered(desk, opened, draft("arrears", request=request))

    with pytest.raises(Refused, match="doet niet mee in deze casus"):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "a.json")
    assert not list(tmp_path.glob("*.json"))
    assert "eerst deelnemer" in FIRST_A_PARTICIPANT


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"outsider": LANDLORD.model_copy(update={"organisation": "  "})}, "wie dit vraagt"),
        ({"participant": "corporation"}, "wie dit vraagt"),
        ({"outsider": None}, "wie dit vraagt"),
    ],
)
def test_nobody_or_two_who_ask_is_no_request(
    desk: Desk, opened: OpenCase, changed: dict[str, object], says: str
) -> None:
    with pytest.raises(Misused, match=says):
        enter(desk, opened, entry(desk, **({"participant": "", "outsider": LANDLORD} | changed)))


def test_who_takes_part_after_all_is_chosen_there(desk: Desk, opened: OpenCase) -> None:
    member = opened.file.participant("corporation")
    same = Outsider(organisation=member.organisation.upper(), party=member.party, hat=member.hat)

    with pytest.raises(Misused, match="doet mee in deze casus"):
        enter(desk, opened, entry(desk, participant="", outsider=same))


def test_a_record_names_one_who_asks_and_we_ask_nothing_of_an_outsider(phoned: tuple[OpenCase, str]) -> None:
    request = phoned[0].file.request(phoned[1])
    raw = request.model_dump()

    for wrong in ({"participant": "corporation"}, {"outsider": None}, {"direction": Direction.OPVRAGEN}):
        with pytest.raises(ValidationError):
            DataRequest.model_validate(raw | wrong)
    before = {key: value for key, value in raw.items() if key != "outsider"}
    assert DataRequest.model_validate(before | {"participant": "corporation"}).outsider is None


def test_the_answer_reads_the_same_whoever_it_is_about_and_whatever_was_decided(
    desk: Desk, phoned: tuple[OpenCase, str]
) -> None:
    """Is somebody known here? The same letter, whatever case it is in (law §12 item 5)."""
    asked, request = phoned
    opened = refuse(desk, asked, request, RefusalReason.ANDERS, "Meneer is bij ons in de aanpak bekend.")
    decided, case = opened.file.request(request), opened.file.case
    elsewhere = case.model_copy(
        update={"code": "W-2026-9999", "title": "Een ander", "phase": Phase.AFGESLOTEN, "contact": "Loket Eén Plan"}
    )
    letters = [compose(desk, opened, About(request=request)).model_copy(update={"id": ""})]
    for reason in RefusalReason:
        made = tuple(one.model_copy(update={"reason": reason}) for one in decided.decisions)
        other = decided.model_copy(update={"decisions": made})
        bare = {"case": elsewhere, "requests": (other,), "items": (), "participants": (), "decisions": ()}
        there = replace(opened, file=opened.file.model_copy(update=bare))
        letters.append(compose(desk, there, About(request=request)).model_copy(update={"id": ""}))

    letter = letters[0]
    assert all(one == letter for one in letters)
    text = letter.text()
    assert "Wij zeggen ook niet of wij iemand kennen." in text
    assert f"‘{THREE[0].wording}’" in text
    for kept in (case.code, case.contact, case.title, "casus", "aanpak", "plan", "deelne", "coördinat"):
        assert kept.lower() not in text.lower()
    assert (letter.case_code, letter.controller) == ("", case.controller)


def test_its_letter_is_on_record_and_neither_its_name_nor_its_pages_tell_of_a_case(
    desk: Desk, phoned: tuple[OpenCase, str], tmp_path: Path
) -> None:
    opened, request = phoned
    opened = refuse(desk, opened, request, RefusalReason.GEEN_DEELNEMER)
    about = About(request=request)
    path = suggest_letter(desk, opened, about, LetterForm.ODT, Sealing.OPEN, tmp_path)
    assert opened.file.case.code not in path.name
    path.parent.mkdir(exist_ok=True)

    sent = post(desk, opened, about, Sending(LetterForm.ODT, path, Channel.PAPIER), compose(desk, opened, about))

    assert path.exists()
    (record,) = sent.opened.file.letters
    assert (record.to, record.request) == ("", request)
    with pytest.raises(Refused):
        post(
            desk, sent.opened, about,
            Sending(LetterForm.PDF, tmp_path / "b.pdf.age", Channel.VERSLEUTELD_BESTAND, Sealing.SLEUTEL),
            compose(desk, sent.opened, about),
        )  # fmt: skip


def test_what_kind_of_data_was_asked_changes_nothing_in_the_answer(desk: Desk, opened: OpenCase) -> None:
    now, told = opened, []
    for asked in (Category.WONEN, Category.STRAFRECHT):
        line = replace(THREE[0], category=asked)
        now, request = enter(desk, now, entry(desk, participant="", outsider=LANDLORD, lines=(line,)))
        now = refuse(desk, now, request, RefusalReason.HANDHAVING)
        told.append(compose(desk, now, About(request=request)).text())

    assert told[0] == told[1]
