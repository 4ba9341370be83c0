"""`wams plan`: the plan in lines and as JSON, added to from the command line; a wrong word changes nothing."""

from tests.cli.conftest import Place
from tests.cli.program import Wams

CASE = "W-2026-0002"
"""Vignette 1: staying home for the children, against work that begins at seven."""


def test_the_plan_is_shown_with_own_words_and_what_does_not_fit(practice: Place, wams: Wams) -> None:
    shown = wams("plan", "show", CASE)
    lines = " ".join(shown.out.split())

    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= 80
    assert "“Werken wil ik, als Hayat eerst naar school durft.”" in lines
    assert "Werkt volgens iemand tegen: Drie ochtenden per week mee" in lines


def test_goals_actions_and_words_are_added_under_their_numbers(practice: Place, wams: Wams) -> None:
    assert wams("plan", "goal", CASE, "--what", "Rust op zondag", "--person", "Loubna").code == 0
    added = wams(
        "plan", "action", CASE, "--goal", "4", "--what", "Niemand belt", "--owner", "Loubna", "--sort", "afspraak"
    )
    relief = wams("plan", "action", CASE, "--what", "Bril voor Hayat", "--sort", "snelle-hulp", "--amount", "€ 80,-")
    said = wams("plan", "words", CASE, "--person", "Loubna", "--text", "Eindelijk.", "--part", "4.1")
    state = wams("plan", "state", CASE, "--part", "4.1", "--to", "bezig")
    moved = wams("plan", "move", CASE, "--part", "4")

    assert [one.code for one in (added, relief, said, state, moved)] == [0, 0, 0, 0, 0]
    told = wams("plan", "show", CASE, "--json").json
    third = told["doelen"][2]
    assert (third["wat"], third["acties"][0]["stand"]) == ("Rust op zondag", "bezig")
    assert "Hayat" in told["voor_het_hele_plan"][0]["personen"]
    assert told["voor_het_hele_plan"][0]["bedrag_cent"] == 8000
    assert told["eigen_woorden"][-1]["tekst"] == "Eindelijk."
    assert wams("plan", "drop", CASE, "--part", "3").code == 0


def test_what_cannot_be_says_so_and_changes_nothing(practice: Place, wams: Wams) -> None:
    before = wams("plan", "show", CASE).out
    wrong = [
        wams("plan", "action", CASE, "--what", "Iets", "--owner", "niemand"),
        wams("plan", "action", CASE, "--what", "Iets", "--goal", "9"),
        wams("plan", "action", CASE, "--what", "Iets", "--sort", "snelle-hulp", "--amount", "veel"),
        wams("plan", "goal", CASE, "--what", " "),
        wams("plan", "state", CASE, "--part", "1", "--to", "gedaan"),
        wams("plan", "words", CASE, "--person", "1", "--text", ""),
    ]
    kept = wams("plan", "goal", CASE, "--what", "Vermoedens", "--kind", "werkaantekening")

    assert [one.code for one in wrong] == [2] * 6
    assert (kept.code, "mag zo niet in het plan" in kept.err) == (1, True)
    assert wams("plan", "show", CASE).out == before
