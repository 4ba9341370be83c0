"""The *vraagbaak*: asked without names, answered by the FG, found again by all."""

from dataclasses import replace

import pytest

from storage import HeadPlace, Role, unlock
from tests.desk.offices import NOW, Hall, Who
from wams_tui.casework.codes import Category, Hat, Party, Purpose
from wams_tui.casework.errors import Conflict, Misused, Refused, WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.log import AuditAction
from wams_tui.casework.rules.advice import AdviceAnswer, AdviceQuestion, Says
from wams_tui.desk.access.emergency import appoint
from wams_tui.desk.access.grants import colleagues, may_be
from wams_tui.desk.advice.asking import (
    ANSWERED,
    ASKED,
    Doubt,
    answer,
    ask,
    asked_here,
    names_slipped,
    of_case,
    threads,
    waiting,
)
from wams_tui.desk.advice.slips import slips
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.desk.timeline import timeline
from wams_tui.desk.vault.people import add_colleague
from wams_tui.desk.vault.stating import state

KIND, PARTY = label(Category.HULPVRAAG_PLAN), label(Party.WONINGCORPORATIE)
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
        with pytest.raises(Refused, match="beantwoordt de FG of een jurist"):
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


def test_a_lawyer_answers_beside_the_fg_and_gets_no_case(hall: Hall) -> None:
    question = AdviceQuestion(
        party=Party.SCHOOL, hat=Hat.ONDERWIJS, category=Category.GEZONDHEID, purpose=Purpose.PLAN, words=WORDS
    )
    words = "abrikoos lantaarn kastanje ooievaar vlieger zandbank"
    with hall.sit(Who.BEHEERDER) as desk:
        lawyer = add_colleague(desk, "Imke Voorbeeld", Role.JURIST, words).coordinator
        thread = state(desk, ASKED, question, AuditAction.VRAAG_GESTELD, "vraagbaak")
        # Stated by a program of one's own: who may not answer, does not.
        forged = AdviceAnswer(question=thread, says=Says.KAN, words="Volgens mij mag dit altijd.")
        state(desk, ANSWERED, forged, AuditAction.VRAAG_BEANTWOORD, thread)
        assert [one.is_open for one in threads(desk)] == [True]
        assert lawyer not in colleagues(desk), "nobody is offered one for a case"
        assert may_be(lawyer) == ()
        with pytest.raises(Refused, match="geen casussen"):
            appoint(desk, [lawyer])

    heads = HeadPlace(hall.place / "heads")
    with unlock(hall.place / "vault", words, heads=heads, now=lambda: NOW, coordinator=lawyer.name) as session:
        desk = Desk(session, hall.rules, lambda: NOW)
        assert waiting(desk) == 1
        answer(desk, thread, Says.HANGT_AF, "Alleen als de leerling dat zelf wil.")
        for task in Task:
            if task is not Task.VRAAG_BEANTWOORDEN:
                with pytest.raises(Refused):
                    require(desk, task)
        (found,) = threads(desk)
        assert [(said.role, one.says) for said, one in found.answers] == [(Role.JURIST, Says.HANGT_AF)]


def test_the_answer_is_read_where_it_was_asked_and_in_the_timeline(
    desk: Desk, opened: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = ask(desk, opened, doubt())
    (thread,) = asked_here(desk, after.file, "corporation", Category.HULPVRAAG_PLAN)
    assert asked_here(desk, after.file, "corporation", Category.WONEN) == []
    assert asked_here(desk, after.file, "ggz", Category.HULPVRAAG_PLAN) == []
    assert asked_here(desk, opened.file, "corporation", Category.HULPVRAAG_PLAN) == []

    monkeypatch.setattr("wams_tui.desk.advice.asking.ANSWERS", frozenset(Role))
    given = AdviceAnswer(question=thread.id, says=Says.KAN_MITS, words="Mits Bram het zelf vertelt.")
    state(desk, ANSWERED, given, AuditAction.VRAAG_BEANTWOORD, thread.id)

    told = [one.sentence(str) for one in timeline(desk, after) if "vraagbaak" in one.what]
    assert told == [
        f"Gevraagd in de vraagbaak: {KIND}, aan {PARTY}.",
        f"Antwoord uit de vraagbaak: het kan, mits ({KIND}, aan {PARTY}).",
    ]
    assert names_slipped(after.file, given.words), "who answered could not know that name"


def test_a_capital_inside_a_sentence_is_pointed_out_unless_an_act_or_office_bears_it() -> None:
    found = slips("De Jeugdwet zegt niets, maar Veilig Thuis wel. Vraag het Fatima of de GGZ, en ook Van Dijk.")

    assert found.capitals == ("Fatima", "Dijk")
