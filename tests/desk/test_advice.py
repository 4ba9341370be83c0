"""The *vraagbaak*: asked without names, answered by the FG, found again by all."""

from dataclasses import replace

import pytest

from tests.desk.offices import Hall, Who
from wams_tui.casework.codes import Category, Hat, Party, Purpose
from wams_tui.casework.errors import Conflict, Misused, Refused, WamsError
from wams_tui.casework.log import AuditAction
from wams_tui.casework.rules.advice import AdviceQuestion, Says
from wams_tui.desk.advice.asking import ASKED, Doubt, answer, ask, of_case, threads, waiting
from wams_tui.desk.advice.slips import slips
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.vault.stating import state

WORDS = "Mag de verhuurder weten dat de cliënt hulp krijgt bij het op orde krijgen van de post?"


def doubt(words: str = WORDS) -> Doubt:
    return Doubt("corporation", Category.HULPVRAAG_PLAN, Purpose.EIGEN_ACTIE, words)


def test_a_question_holds_codes_and_words_and_the_case_knows_which_is_its_own(desk: Desk, opened: OpenCase) -> None:
    after = ask(desk, opened, doubt())

    (thread,) = threads(desk)
    asked = thread.question
    assert (asked.party, asked.hat, asked.category) == (
        Party.WONINGCORPORATIE,
        Hat.VERHUUR,
        Category.HULPVRAAG_PLAN,
    )
    assert asked.effect, "with what the rules say at best"
    assert asked.words == WORDS
    (statement,) = desk.session.statements(ASKED)
    for word in (b"Bram", b"Visser", b"Woonstee", b"W-2026", b"case-1", b"tenant"):
        assert word not in statement.content
    assert of_case(after.file, threads(desk)) == {thread.id}
    assert [todo.follows for todo in after.file.todos if todo.is_open] == [thread.id]


def test_a_question_whose_task_finds_no_case_is_not_put(desk: Desk, opened: OpenCase) -> None:
    elsewhere = opened.file.case.model_copy(update={"id": "gone"})
    gone = replace(opened, file=opened.file.model_copy(update={"case": elsewhere}))

    with pytest.raises(WamsError):
        ask(desk, gone, doubt())

    assert threads(desk) == []
    assert not [
        row for row in desk.session.audit_lines() if row.event and row.event.action is AuditAction.VRAAG_GESTELD
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Mag Bram weten dat zijn ex langskomt?",
        "Mag Woonstee dit weten van de cliënt?",
        "Mag dit over 999996708 worden gezegd?",
        "Mag het adres 1234 AB worden gegeven?",
        "De cliënt werd op 5-3-1984 geboren, mag dat?",
        "Het gaat om W-2026-0005, mag dat?",
        "Bel 06-12345678 als het mag.",
        "Mail naar iemand@voorbeeld.example als het mag.",
    ],
)
def test_what_points_at_somebody_is_not_put(words: str, desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Refused):
        ask(desk, opened, doubt(words))

    assert threads(desk) == []


def test_a_sensitive_word_is_marked_and_may_be_put(desk: Desk, opened: OpenCase) -> None:
    found = slips("Mag iemand weten dat er een verslaving speelt?", opened.file)

    assert found.sensitive
    assert not found.names
    with pytest.raises(Misused):
        ask(desk, opened, doubt(" "))


def test_the_fg_answers_and_everybody_finds_it(hall: Hall) -> None:
    question = AdviceQuestion(
        party=Party.SCHOOL, hat=Hat.ONDERWIJS, category=Category.GEZONDHEID, purpose=Purpose.PLAN, words=WORDS
    )
    with hall.sit(Who.COORDINATOR) as desk:
        thread = state(desk, ASKED, question, AuditAction.VRAAG_GESTELD, "vraagbaak")
        with pytest.raises(Refused, match="beantwoordt de FG"):
            answer(desk, thread, Says.KAN, "Dat lijkt mij geen bezwaar.")

    with hall.sit(Who.FG) as desk:
        with pytest.raises(Conflict):
            answer(desk, "onbekend", Says.KAN, "Dat lijkt mij geen bezwaar.")
        assert waiting(desk) == 1
        with pytest.raises(Refused):
            answer(desk, thread, Says.KAN, "Zie ook W-2026-0001, daar mocht het.")
        answer(desk, thread, Says.KAN_NIET, "De school heeft hier geen eigen actie in.")
        answer(desk, thread, Says.HANGT_AF, "Tenzij de leerling er zelf om vraagt.")

    with hall.sit(Who.TEAMLEIDER) as desk:
        assert waiting(desk) == 0
        (found,) = threads(desk)
        assert [one.says for _said, one in found.answers] == [Says.KAN_NIET, Says.HANGT_AF], "both stay"
        assert found.answers[0][0].author.name == Who.FG.title
        assert not found.is_open
