"""`wams plan` after drafting: frozen, compared, answered, drawn and evaluated; a wrong word changes nothing."""

from datetime import date, timedelta

from tests.cli.conftest import Place
from tests.cli.program import Wams

CASE = "W-2026-0009"
"""Vignette 9: parents who parted; of two children the eldest is 14."""


def test_a_plan_is_frozen_answered_and_compared(practice: Place, wams: Wams) -> None:
    assert wams("plan", "goal", CASE, "--what", "Rust op zondag").code == 0
    assert wams("plan", "freeze", CASE, "--json").json["nieuw"] is True
    again = wams("plan", "freeze", CASE)
    assert "nog gelijk aan versie 1" in again.out

    bare = wams("plan", "agree", CASE, "--person", "Inês", "--answer", "deels")
    said = wams("plan", "agree", CASE, "--person", "Inês", "--answer", "deels", "--because", "Niet elke week.")
    assert (bare.code, said.code) == (2, 0)
    assert "“Niet elke week.”" in said.out
    child = wams("plan", "agree", CASE, "--person", "Fien", "--answer", "ja")
    assert (child.code, "meer antwoorden" in child.err) == (2, True)
    assert wams("plan", "agree", CASE, "--person", "Fien", "--answer", "ja", "--given-by", "Inês").code == 0

    assert wams("plan", "goal", CASE, "--what", "Samen naar school").code == 0
    older = wams("plan", "agree", CASE, "--person", "Inês", "--answer", "ja")
    assert (older.code, "Er is niets vastgelegd" in older.err) == (1, True)
    assert "+ gezinsdoel erbij: Samen naar school" in wams("plan", "diff", CASE).out
    told = wams("plan", "versions", CASE, "--json").json
    assert told["gelijk_aan"] is None
    assert [one["antwoord"] for one in told["versies"][0]["antwoorden"]] == ["deels", "ja"]


def test_a_plan_is_drawn_and_evaluated(practice: Place, wams: Wams) -> None:
    wams("plan", "goal", CASE, "--what", "Rust op zondag")
    wams("plan", "action", CASE, "--goal", "1", "--what", "Bellen om acht uur", "--owner", "Inês")
    assert "Bellen om acht uur" in wams("plan", "progress", CASE, "--ascii").out
    drawn = wams("plan", "progress", CASE, "--json").json
    assert [one["stand"] for one in drawn["doelen"][0]["acties"]] == ["zonder-dag"]

    day = (date.today() + timedelta(days=60)).isoformat()  # noqa: DTZ011 - the desk's day is local
    held = ("plan", "evaluate", CASE, "--words", "Het ging beter dan verwacht", "--then", "uitvoering", "--next", day)
    early = wams(*held)
    assert (early.code, "Nog niet bij elk doel" in early.err) == (1, True)
    assert wams("plan", "outcome", CASE, "--goal", "1", "--became", "deels-bereikt").code == 0
    done = wams(*held, "--present", "Inês", "--json")
    assert done.json == {"fase": "uitvoering", "evaluatie_op": day, "evaluaties": 1}
