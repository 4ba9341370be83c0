"""Personal data of a real vault stay on a terminal; a practice vault may be printed anywhere."""

import pytest

from tests.cli.conftest import REAL_PASSPHRASE, Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams, one_sentence_of_help, private_file, program
from tests.cli.terminal import typed

SHOWING = [
    ("case", "list"),
    ("case", "show", CASE),
    ("matrix", CASE),
    ("ledger", "list"),
    ("ledger", "list", CASE),
    ("audit", "list"),
]


@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["lines", "json"])
def test_a_real_vault_is_not_shown_into_a_pipe(
    words: tuple[str, ...], form: tuple[str, ...], real: Place, wams: Wams
) -> None:
    said = wams(*words, *form)

    assert said.code == 1
    assert said.out == ""
    assert "terminal" in said.err
    assert one_sentence_of_help(said.err)


def test_a_real_vault_is_shown_on_a_terminal_and_the_view_is_audited(real: Place) -> None:
    shown = typed(["case", "show", CASE])
    lines = typed(["audit", "list"])

    assert shown.code == 0
    assert "Chantal Noëlle van IJsselmuiden" in shown.screen
    assert "casus ingezien" in lines.screen


def test_a_view_that_is_refused_is_not_audited_as_one(real: Place, wams: Wams) -> None:
    wams("case", "show", CASE)

    assert "casus-ingezien" not in typed(["audit", "list"]).screen


@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
def test_a_practice_vault_may_be_printed_anywhere(words: tuple[str, ...], practice: Place, wams: Wams) -> None:
    assert wams(*words).code == 0


def test_nobody_confirms_for_a_person_in_a_real_vault(real: Place, tmp_path: object, wams: Wams) -> None:
    said = wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", f"{tmp_path}/uit.pdf", "--yes")

    assert said.code == 2
    assert "--yes" in said.err


def test_a_disclosure_from_a_real_vault_is_not_previewed_into_a_pipe(real: Place, tmp_path: object, wams: Wams) -> None:
    said = wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", f"{tmp_path}/uit.pdf")

    assert (said.code, said.out) == (1, "")


def test_a_passphrase_file_that_others_can_read_is_warned_about(practice: Place, wams: Wams) -> None:
    practice.passphrase_file.chmod(0o644)

    said = wams("rules", "status"), wams("case", "list")

    assert said[0].err == ""
    assert said[1].code == 0
    assert "chmod 600" in said[1].err


def test_a_passphrase_is_never_an_argument(practice: Place, wams: Wams) -> None:
    said = wams("case", "list", "--passphrase", "demo")

    assert said.code == 2
    assert "demo" not in said.err


def test_a_passphrase_is_asked_without_echo(real: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAMS_PASSPHRASE_FILE")

    shown = typed(["case", "list"], REAL_PASSPHRASE)

    assert shown.code == 0
    assert "Mevrouw Van IJsselmui" in shown.screen
    assert "hazelaar" not in shown.screen


def test_without_a_terminal_and_a_file_there_is_no_passphrase(practice: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAMS_PASSPHRASE_FILE")

    said = program(["case", "list"], stdin=b"demo\n")

    assert said.code == 2
    assert "--passphrase-file" in said.err


def test_no_command_writes_a_passphrase_anywhere(practice: Place, wams: Wams) -> None:
    private_file(practice.passphrase_file, "hazelaar\n")

    said = wams("case", "list")

    assert said.code == 3
    assert "hazelaar" not in said.err + said.out
