"""Words that the command line does not understand, and how it says so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import CASE, Wams, one_sentence_of_help, program
from tests.house.tree import ROOT
from wams_tui import __version__, cli
from wams_tui.commands.line import reference
from wams_tui.desk.vault import opening as vaults


def test_the_version_is_told(wams: Wams) -> None:
    said = wams("--version")

    assert (said.code, said.out.strip()) == (0, f"wams {__version__}")


@pytest.mark.parametrize("path", reference.paths(), ids=" ".join)
def test_help_fits_eighty_columns_and_says_what_every_option_is_for(path: tuple[str, ...], wams: Wams) -> None:
    said = wams(*path[1:], "--help")

    assert said.code == 0
    assert max(len(line) for line in said.out.splitlines()) <= 80
    assert not re.search(r"^  --[a-z-]+( \S+)?\s*$\n(?!     )", said.out, re.MULTILINE)


def test_a_group_without_a_command_shows_its_help_and_is_wrong_usage(wams: Wams) -> None:
    said = wams("case")

    assert said.code == 2
    assert "import" in said.err
    assert said.out == ""


def test_an_unknown_command_names_what_is_near(wams: Wams) -> None:
    said = wams("ledgre")

    assert said.code == 2
    assert "ledger" in said.err
    assert one_sentence_of_help(said.err)


def test_an_unknown_option_names_what_is_near(wams: Wams) -> None:
    said = wams("export", CASE, "--recipent", "woningcorporatie")

    assert said.code == 2
    assert "--recipient" in said.err


def test_an_option_without_its_value_is_named(wams: Wams) -> None:
    said = wams("export", CASE, "--basis")

    assert said.code == 2
    assert "--basis" in said.err
    assert one_sentence_of_help(said.err)


def test_a_missing_argument_is_named(wams: Wams) -> None:
    said = wams("matrix")

    assert said.code == 2
    assert "CASUS" in said.err


@pytest.mark.parametrize(
    ("option", "wrong", "near"),
    [
        ("--basis", "wmo-toegan", "wmo-toegang"),
        ("--purpose", "eigenactie", "eigen-actie"),
        ("--channel", "papir", "papier"),
        ("--format", "pdff", "pdf"),
        ("--answer", "noodzaak=ja", "noodzaak-gemotiveerd"),
    ],
)
def test_an_unknown_code_lists_the_codes_that_are_near(
    option: str, wrong: str, near: str, wams: Wams, tmp_path: Path
) -> None:
    words = {
        "--recipient": "school",
        "--basis": "wmo-toegang",
        "--purpose": "plan",
        "--channel": "papier",
        "--field": "identiteit",
        "--out": str(tmp_path / "uit.pdf"),
    } | {option: wrong}

    said = wams("export", CASE, *(word for pair in words.items() for word in pair))

    assert said.code == 2
    assert near in said.err
    assert option in said.err


def test_what_was_typed_is_not_repeated_since_it_may_be_a_name(wams: Wams) -> None:
    said = wams("demo", "--cases", "Chantal van IJsselmuiden")

    assert said.code == 2
    assert "Chantal" not in said.err


def test_an_unknown_language_is_wrong_usage(wams: Wams) -> None:
    said = wams("--lang", "fy", "rules", "status")

    assert said.code == 2
    assert "nl, en" in said.err


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        (["--vault", "k", "case", "list"], ["case", "list", "--vault", "k"]),
        (
            ["--vault=k", "--lang", "en", "case", "show", "--", "-1"],
            ["case", "show", "--vault=k", "--lang", "en", "--", "-1"],
        ),
        (["--lang", "en", "--help"], ["--lang", "en", "--help"]),
        (["case", "list", "--vault", "k"], ["case", "list", "--vault", "k"]),
        (["--vault"], ["--vault"]),
    ],
)
def test_shared_options_may_stand_before_the_command(words: list[str], moved: list[str]) -> None:
    assert cli.with_shared_options_last(words) == moved


def test_without_a_vault_the_sentence_says_how_to_choose_one(wams: Wams) -> None:
    said = wams("case", "list")

    assert said.code == 2
    assert "--vault" in said.err
    assert one_sentence_of_help(said.err)


def test_it_speaks_english_where_asked_and_codes_stay_what_they_are(practice: object, wams: Wams) -> None:
    wrong = wams("--lang", "en", "ledgre")
    found = wams("case", "list", "--lang", "en")

    assert (wrong.code, found.code) == (2, 0)
    assert "does not exist" in wrong.err
    assert found.out.splitlines()[0].split()[:3] == ["Code", "Name", "Phase"]
    assert CASE in found.out


def test_a_fault_of_ours_is_one_sentence_with_a_code_and_no_values(
    practice: object, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise KeyError("Chantal van IJsselmuiden")

    monkeypatch.setattr(vaults, "open_desk", fails)

    said = wams("case", "list")

    assert said.code == 70
    assert "KeyError@" in said.err
    assert "Chantal" not in said.err
    assert one_sentence_of_help(said.err)


def test_a_reader_that_leaves_is_no_fault(practice: object) -> None:
    command = f"{sys.executable} -m wams_tui case show {CASE} --json | head -c 1"

    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)

    assert done.stderr == ""


def test_a_full_disk_under_the_output_is_the_environment(practice: object) -> None:
    with Path("/dev/full").open("wb") as full:
        said = program(["case", "show", CASE, "--json"], stdout=full.fileno())

    assert said.code == 6
    assert "schijf is vol" in said.err
