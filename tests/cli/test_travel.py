"""``wams travel``: the whole visit in plain lines, from the key of the laptop to the files that are destroyed."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, Said, Wams, one_sentence_of_help


@pytest.fixture
def on_laptop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The state directory of the laptop; what is done in it is done there."""
    return tmp_path / "laptop"


def at(wams: Wams, monkeypatch: pytest.MonkeyPatch, state: Path, vault: Path, *words: str) -> Said:
    """Run a command on the laptop."""
    with monkeypatch.context() as there:
        there.setenv("XDG_STATE_HOME", str(state))
        there.setenv("WAMS_VAULT", str(vault))
        return wams(*words)


def test_the_whole_visit(
    wams: Wams, practice: Place, on_laptop: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = at(wams, monkeypatch, on_laptop, practice.vault, "travel", "key", "--json").json
    (tmp_path / "sleutel.txt").write_text(key["sleutel"] + "\n")
    early = wams("travel", "pack", CASE, "--to", str(tmp_path / "reis"))
    assert (early.code, one_sentence_of_help(early.err)) == (2, True)
    me = wams("coordinator", "list", "--json").json[0]["naam"]
    words = ("travel", "admit", str(tmp_path / "sleutel.txt"), "--user", me, "--name", "L1", "--fingerprint")
    assert wams(*words, "0000000000000000").code == 2
    assert wams(*words, key["vingerafdruk"]).code == 0
    assert "L1" in wams("travel", "laptops").out

    packed = wams("travel", "pack", CASE, "--to", str(tmp_path / "reis"), "--json")
    assert (packed.code, packed.json["casussen"]) == (0, 1)
    travel = packed.json["reis"]
    (out,) = wams("travel", "status", "--json").json["reizen"]
    assert (out["id"], out["stand"]) == (travel, "onderweg")
    assert "onderweg" in wams("travel", "status").out
    assert wams("case", "list", "--json").code == 0

    road = tmp_path / "usb"
    shutil.copytree(tmp_path / "reis", road)
    assert at(wams, monkeypatch, tmp_path / "ander", road, "case", "list").code == 3
    assert "gaat open tot en met" in at(wams, monkeypatch, on_laptop, road, "travel", "status").words
    done = at(wams, monkeypatch, on_laptop, road, "task", "add", CASE, "--what", "Bellen met school")
    assert (done.code, done.out) == (0, "Vastgelegd: de taak.\n")

    home = wams("travel", "merge", str(road))
    assert (home.code, f"{CASE}: samengevoegd, 1 onderdeel" in home.out) == (0, True)
    assert "Bellen met school" in wams("task", "list", CASE).out
    again = wams("travel", "merge", str(road))
    assert (again.code, "al teruggebracht" in again.words) == (0, True)
    assert "0 keuzes wachten" in wams("travel", "clashes", CASE).out
    assert wams("vault", "verify").code == 0

    assert wams("travel", "destroy", str(practice.vault), "--yes").code == 2
    gone = wams("travel", "destroy", str(road), "--yes")
    assert (gone.code, road.exists()) == (0, False)
    lost = wams("travel", "revoke", travel[:8])
    assert (lost.code, CASE in lost.out) == (0, True)
    assert wams("travel", "revoke", travel[:8]).code == 2
    late = wams("travel", "merge", str(tmp_path / "reis"))
    assert (late.code, one_sentence_of_help(late.err)) == (1, True)
    assert "ouder" in wams("travel", "merge", str(tmp_path / "reis"), "--anyway").err


def test_what_clashes_is_shown_and_chosen(
    wams: Wams, practice: Place, on_laptop: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = at(wams, monkeypatch, on_laptop, practice.vault, "travel", "key", "--json").json
    (tmp_path / "sleutel.txt").write_text(key["sleutel"])
    me = wams("coordinator", "list", "--json").json[0]["naam"]
    assert wams(
        "travel", "admit", str(tmp_path / "sleutel.txt"), "--user", me, "--name", "L1", "--fingerprint",
        key["vingerafdruk"],
    ).code == 0  # fmt: skip
    assert wams("task", "add", CASE, "--what", "Bellen").code == 0
    number = str(1 + [one["wat"] for one in wams("task", "list", CASE, "--json").json].index("Bellen"))
    road = tmp_path / "reis"
    assert wams("travel", "pack", CASE, "--to", str(road)).code == 0
    assert (
        at(wams, monkeypatch, on_laptop, road, "task", "move", CASE, "--task", number, "--on", "2026-12-24").code == 0
    )
    assert wams("task", "move", CASE, "--task", number, "--on", "2026-12-31").code == 0

    done = wams("travel", "merge", str(road))
    assert (done.code, "1 keuze" in done.out) == (0, True)
    shown = wams("travel", "clashes", CASE)
    assert "2026-12-24" in shown.out
    assert "2026-12-31" in shown.out
    (clash,) = wams("travel", "clashes", CASE, "--json").json
    assert wams("travel", "choose", CASE, clash["id"][:8], "--keep", "onzin").code == 2
    assert wams("travel", "choose", CASE, clash["id"][:8], "--keep", "anders", "--value", "geen datum").code == 2
    assert wams("travel", "choose", CASE, clash["id"][:8], "--keep", "laptop").code == 0
    assert "24-12-2026" in wams("task", "list", CASE).out
    assert wams("travel", "clashes", CASE, "--json").json == []
