"""`wams advice`: asked without names, read back in lines and JSON."""

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams


def test_a_question_is_asked_and_read_back_and_a_practice_coordinator_answers_none(practice: Place, wams: Wams) -> None:
    about = ("--recipient", "1", "--category", "hulpvraag-plan", "--purpose", "eigen-actie")

    named = wams("advice", "ask", CASE, *about, "--words", "Mag dit over W-2026-0001 worden gezegd?")
    asked = wams("advice", "ask", CASE, *about, "--words", "Mag de verhuurder weten dat er hulp is?")
    answered = wams("advice", "answer", "1", "--says", "kan", "--words", "Dat lijkt mij geen bezwaar.")

    assert (named.code, asked.code, answered.code) == (1, 0, 1)
    (found,) = wams("advice", "list", "--json").json
    assert (found["categorie"], found["antwoorden"]) == ("hulpvraag-plan", [])
    assert found["oordeel"]
    assert "wacht op antwoord" in wams("advice", "list").words
