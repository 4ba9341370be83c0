"""Killed at each step between a decision and its file: nothing, or a line that says the file was not completed."""

import shutil
import subprocess
import sys
from pathlib import Path

from storage import HeadPlace, unlock
from tests.desk.conftest import NOW
from tests.desk.dying import LETTER_STEPS, STEPS
from tests.house.tree import ROOT
from wams_tui.casework.disclosing.letter import LetterOutcome
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Outcome, disclosures
from wams_tui.law.ruleset import RuleSet

STEPS_IN_ALL = len(STEPS) + len(LETTER_STEPS)


def test_a_kill_leaves_nothing_or_a_line_that_says_so(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> None:
    places = [tmp_path / str(number) for number in range(STEPS_IN_ALL)]
    for place in places:
        shutil.copytree(vault_with_a_case, place)

    died = subprocess.run(
        [sys.executable, "-m", "tests.desk.dying", *map(str, places)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert died.stdout.split() == ["9"] * STEPS_IN_ALL
    left: list[list[Outcome]] = []
    letters: list[list[LetterOutcome]] = []
    for place in places:
        with unlock(place / "vault", "demo", heads=HeadPlace(place / "heads"), now=lambda: NOW) as session:
            desk = Desk(session, rules, lambda: NOW)
            left.append([one.outcome for one in disclosures(desk)])
            file = open_case(desk, "case-1").file
            assert len(file.decisions) == len(left[-1])
            letters.append([one.outcome for one in file.letters])
    assert left == [[]] + [[Outcome.NIET_VOLTOOID]] * (len(STEPS) - 1) + [[]] * len(LETTER_STEPS)
    assert letters == [[]] * (len(STEPS) + 1) + [[LetterOutcome.BEGONNEN]] * (len(LETTER_STEPS) - 1)
    last = {len(STEPS) - 1, STEPS_IN_ALL - 1}
    assert [(place / "uit").exists() for place in places] == [number in last for number in range(STEPS_IN_ALL)]
    assert [one.name for place in places for one in place.iterdir() if one.name not in ("vault", "heads")] == [
        "uit"
    ] * 2
