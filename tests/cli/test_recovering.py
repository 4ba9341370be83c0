"""`wams vault recover` and `wams vault halves`: a forgotten passphrase, with both papers at hand."""

from pathlib import Path

import pytest

from tests.cli.conftest import REAL_PASSPHRASE
from tests.cli.program import Wams, one_sentence_of_help, private_file, program
from tests.cli.terminal import answered, typed
from wams_tui.desk.vault.recoverypapers import half_in


@pytest.fixture
def vault(tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A real vault, its halves in two directories, its passphrase in the environment."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAMS_VAULT", str(tmp_path / "kluis"))
    monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(private_file(tmp_path / "zin", REAL_PASSPHRASE)))
    for letter in "ab":
        (tmp_path / letter).mkdir()
    said = wams(
        "vault", "create", str(tmp_path / "kluis"), "--name", "Noor Postma",
        "--recovery-dir-a", str(tmp_path / "a"), "--recovery-dir-b", str(tmp_path / "b"),
    )  # fmt: skip
    assert said.code == 0
    return tmp_path


def papers(place: Path) -> list[str]:
    return ["--half-a", str(place / "a" / "herstelhelft-a.txt"), "--half-b", str(place / "b" / "herstelhelft-b.txt")]


def test_both_papers_let_somebody_back_in_and_colleagues_see_it(
    vault: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = vault / "nieuwe zin"

    said = wams("vault", "recover", "noor postma", *papers(vault), "--words-file", str(new))

    assert said.code == 0
    assert "weer binnen" in said.words
    assert "wams vault halves" in said.words
    assert wams("case", "list").code == 3
    monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(new))
    assert "herstelhelften gebruikt om Noor Postma" in wams("coordinator", "list").words
    assert wams("vault", "verify").code == 0


def test_the_halves_are_typed_unseen_and_the_new_words_typed_over(vault: Path) -> None:
    halves = [half_in((vault / one / f"herstelhelft-{one}.txt").read_text(encoding="utf-8")) for one in "ab"]

    def reply(question: str, screen: str) -> str:
        if "Herstelhelft" in question:
            return halves[0] if " A" in question else halves[1].lower()
        return " ".join(screen.split("verschijnt alleen nu):")[1].split()[:6])

    done = answered(["vault", "recover", "Noor Postma"], reply)

    assert done.code == 0
    assert "weer binnen" in done.words
    assert all(half not in done.screen for half in halves)


def test_new_halves_take_the_place_of_the_old(vault: Path, wams: Wams) -> None:
    for letter in "cd":
        (vault / letter).mkdir()

    said = wams("vault", "halves", "--recovery-dir-a", str(vault / "c"), "--recovery-dir-b", str(vault / "d"))

    assert said.code == 0
    old = wams("vault", "recover", "Noor Postma", *papers(vault), "--words-file", str(vault / "x"))
    assert old.code == 3
    (vault / "x").unlink()
    fresh = ["--half-a", str(vault / "c" / "herstelhelft-a.txt"), "--half-b", str(vault / "d" / "herstelhelft-b.txt")]
    assert wams("vault", "recover", "Noor Postma", *fresh, "--words-file", str(vault / "x")).code == 0


def test_halves_of_a_real_vault_never_go_into_a_pipe(vault: Path) -> None:
    before = (vault / "kluis" / "vault.keys").read_bytes()

    said = program(["vault", "halves"])

    assert (said.code, said.out) == (2, "")
    assert (vault / "kluis" / "vault.keys").read_bytes() == before


def test_what_cannot_be_is_one_sentence_and_changes_nothing(vault: Path, wams: Wams) -> None:
    before = (vault / "kluis" / "vault.keys").read_bytes()
    a, b = papers(vault)[1], papers(vault)[3]
    empty = str(private_file(vault / "leeg", "niets"))

    tries = [
        ("Noor Postma", "--half-a", a, "--half-b", a),
        ("Noor Postma", "--half-a", a, "--half-b", empty),
        ("Noor Postma", "--half-a", a, "--half-b", str(vault / "weg")),
        ("Iemand Anders", "--half-a", a, "--half-b", b),
        ("Noor Postma",),
        (),
    ]
    codes = []
    for number, words in enumerate(tries):
        said = wams("vault", "recover", *words, "--words-file", str(vault / f"w{number}"))
        assert one_sentence_of_help(said.err)
        codes.append(said.code)

    assert codes == [2, 2, 6, 2, 2, 2]
    assert wams("vault", "recover", "Noor Postma", "--half-a", a, "--half-b", b, "--own").code == 2
    assert (vault / "kluis" / "vault.keys").read_bytes() == before


def test_mistyped_new_words_leave_everything_as_it_was(vault: Path, wams: Wams) -> None:
    done = typed(["vault", "recover", "Noor Postma", *papers(vault)], "andere woorden")

    assert done.code == 1
    assert wams("vault", "verify").code == 0
