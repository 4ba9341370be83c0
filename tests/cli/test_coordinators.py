"""`wams coordinator` and `wams vault passwd`: who comes, who goes, and what happens to their secrets."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import Wams, one_sentence_of_help, private_file, program
from tests.cli.terminal import answered, typed
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE


def added(wams: Wams, tmp_path: Path, name: str = "Bram de Vries", role: str = "coordinator") -> Path:
    words = tmp_path / f"zin van {name}"
    said = wams("coordinator", "add", name, "--role", role, "--words-file", str(words))
    assert (said.code, said.err) == (0, "")
    return words


def come_in(monkeypatch: pytest.MonkeyPatch, words: Path) -> None:
    monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(words))


def test_a_colleague_comes_in_with_words_of_their_own_and_is_told_to_change_them(
    practice: Place, tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = added(wams, tmp_path)
    assert len(words.read_text(encoding="utf-8").split()) == 6
    assert stat.S_IMODE(words.stat().st_mode) == 0o600

    come_in(monkeypatch, words)
    first = wams("case", "list", "--json")
    assert (first.code, first.json) == (0, [])
    assert "wams vault passwd" in first.err

    new = tmp_path / "nieuwe zin"
    assert wams("vault", "passwd", "--words-file", str(new)).code == 0
    assert wams("case", "list").code == 3
    come_in(monkeypatch, new)
    again = wams("case", "list")
    assert (again.code, again.err) == (0, "")


def test_the_list_says_who_is_in_as_what_and_since_when(practice: Place, tmp_path: Path, wams: Wams) -> None:
    added(wams, tmp_path, role="fg")

    told = {one["naam"]: one for one in wams("coordinator", "list", "--json").json}
    shown = wams("coordinator", "list")

    assert told["Bram de Vries"]["rol"] == "fg"
    assert (told["Bram de Vries"]["eigen_zin"], told["Bram de Vries"]["actief"]) == (False, True)
    assert told["Bram de Vries"]["sleutels"] == ["log", "vault"]
    assert "nog eerste zin" in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines())


def test_only_an_administrator_adds_changes_and_ends(
    practice: Place, tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(monkeypatch, added(wams, tmp_path))

    for words in (("add", "Cora"), ("revoke", "Bram de Vries", "--yes"), ("role", "Bram de Vries", "fg"),
                  ("rename", "Bram de Vries", "Bram")):  # fmt: skip
        said = wams("coordinator", *words)
        assert said.code == 1
        assert "functioneel beheerder" in said.err
    assert len(wams("coordinator", "list", "--json").json) == 2


def test_ending_says_what_it_does_not_undo_and_what_is_left_to_do(
    practice: Place, tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = added(wams, tmp_path, role="beheerder")

    before = (practice.vault / "vault.db").read_bytes()[:16]

    said = wams("coordinator", "revoke", "bram de vries", "--yes")

    assert said.code == 0
    assert "De kluis heeft een nieuwe sleutel" in said.words
    assert "MB)" in said.err
    assert (practice.vault / "vault.db").read_bytes()[:16] != before
    assert "nieuwe kluis" in said.words
    assert wams("vault", "verify").code == 0
    assert "Bram de Vri…" in wams("audit", "list").out
    come_in(monkeypatch, words)
    assert wams("case", "list").code == 3


def test_who_is_ended_while_others_work_leaves_a_key_that_is_told_of_until_it_is_renewed(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    added(wams, tmp_path)
    desk = open_desk(practice.vault, PRACTICE_PASSPHRASE, heads_outside(os.environ), now)
    with desk.session:
        said = wams("coordinator", "revoke", "bram de vries", "--yes")
    assert said.code == 0
    assert "vernieuw die straks met wams vault rotate" in said.words

    assert "kent de kluissleutel nog (1)" in wams("case", "list").err
    assert wams("vault", "rotate").code == 0
    assert wams("case", "list").err == ""


def test_a_real_vault_asks_for_the_name_before_it_ends_somebody(real: Place, tmp_path: Path, wams: Wams) -> None:
    added(wams, tmp_path)

    assert wams("coordinator", "revoke", "Bram de Vries", "--yes").code == 2
    assert wams("coordinator", "revoke", "Bram de Vries").code == 2
    wrong = typed(["coordinator", "revoke", "Bram de Vries"], "Bram")
    right = typed(["coordinator", "revoke", "Bram de Vries"], "Bram de Vries")

    assert (wrong.code, right.code) == (1, 0)
    assert "er is niets veranderd" in wrong.words
    assert "is beëindigd" in right.words


def test_words_of_a_real_vault_never_go_into_a_pipe(real: Place) -> None:
    said = program(["coordinator", "add", "Bram de Vries"])

    assert (said.code, said.out) == (2, "")
    assert "--words-file" in said.err
    assert len(program(["coordinator", "list", "--json"]).json) == 1


def test_a_file_that_is_there_is_not_written_over_and_nobody_is_added(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    there = private_file(tmp_path / "brief", "van mij")

    said = wams("coordinator", "add", "Bram", "--words-file", str(there))

    assert said.code == 5
    assert there.read_text(encoding="utf-8") == "van mij"
    assert len(wams("coordinator", "list", "--json").json) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", ""), 2),
        (("add", "Bram", "--role", "baas"), 2),
        (("add", "ZELF"), 5),
        (("role", "Niemand", "fg"), 2),
        (("revoke", "zelf", "--yes"), 1),
        (("role", "zelf", "coordinator"), 1),
        (("role", "zelf", "beheerder"), 2),
        (("rename", "zelf", "x" * 200), 2),
    ],
)
def test_what_cannot_be_is_one_sentence(practice: Place, wams: Wams, words: tuple[str, ...], code: int) -> None:
    name = wams("coordinator", "list", "--json").json[0]["naam"]
    said = wams("coordinator", *({"zelf": name, "ZELF": name.upper()}.get(word, word) for word in words))

    assert said.code == code
    assert one_sentence_of_help(said.err)
    assert said.out == ""


def test_a_new_passphrase_is_shown_and_typed_over_on_a_terminal(real: Place) -> None:
    def typed_over(_question: str, screen: str) -> str:
        return " ".join(screen.split("verschijnt alleen nu):")[1].split()[:6])

    done = answered(["vault", "passwd"], typed_over)

    assert done.code == 0
    assert "is vervangen" in done.words
    assert program(["vault", "verify"]).code == 3


def test_a_weak_or_mistyped_new_passphrase_changes_nothing(real: Place, tmp_path: Path, wams: Wams) -> None:
    weak = private_file(tmp_path / "zwak", "welkom01")
    before = (real.vault / "vault.keys").read_bytes()

    assert wams("vault", "passwd", "--new-passphrase-file", str(weak)).code == 2
    assert wams("vault", "passwd", "--own").code == 2
    assert wams("vault", "passwd", "--own", "--new-passphrase-file", str(weak)).code == 2
    assert typed(["vault", "passwd"], "iets anders").code == 1
    assert (real.vault / "vault.keys").read_bytes() == before


def test_who_unlocks_can_be_said_beforehand(
    practice: Place, tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = added(wams, tmp_path)
    monkeypatch.setenv("WAMS_COORDINATOR", "Bram de Vries")
    assert wams("case", "list").code == 3
    come_in(monkeypatch, words)
    assert wams("case", "list").code == 0
    monkeypatch.setenv("WAMS_COORDINATOR", "Niemand")
    assert wams("case", "list").code == 2
    assert wams("case", "list", "--as", "Bram de Vries").code == 0
    assert wams("--as=Niemand", "case", "list").code == 2


def test_after_somebody_left_the_vault_gets_another_key(
    practice: Place, tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = added(wams, tmp_path)
    before = (practice.vault / "vault.db").read_bytes()[:16]
    monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(words))
    assert wams("vault", "rotate").code == 3
    monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(practice.passphrase_file))

    said = wams("vault", "rotate")

    assert said.code == 0
    assert "2 medewerkers" in said.words
    assert (practice.vault / "vault.db").read_bytes()[:16] != before
    assert wams("vault", "verify").code == 0
    assert len(wams("case", "list", "--json").json) == 16
