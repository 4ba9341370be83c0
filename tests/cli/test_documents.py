"""``wams documents`` and the letters of ``wams ledger letter``, as a person types them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams


def test_a_folder_is_begun_checked_and_told_of(wams: Wams, tmp_path: Path) -> None:
    made = wams("documents", "init", str(tmp_path))
    assert made.code == 0
    assert "huisstijl.toml" in made.out

    checked = wams("documents", "check", str(tmp_path))
    assert checked.code == 0
    assert "De huisstijl van Gemeente Voorbeeldstad klopt." in checked.out
    assert "lees na" not in checked.out

    (tmp_path / "slot.toml").write_text((tmp_path / "slot.toml").read_text().replace("{klachten}", "ons"))
    wrong = wams("documents", "check", str(tmp_path))
    assert (wrong.code, wrong.out) == (2, "")
    assert "bestand slot.toml, regel 1: de plaats 'klachten' ontbreekt." in wrong.err


def test_what_is_there_is_not_written_over(wams: Wams, tmp_path: Path) -> None:
    (tmp_path / "slot.toml").write_text("van ons")

    refused = wams("documents", "init", str(tmp_path))

    assert refused.code == 5
    assert [one.name for one in tmp_path.iterdir()] == ["slot.toml"]
    assert (tmp_path / "slot.toml").read_text() == "van ons"


def test_a_letter_that_is_hard_to_read_is_told(wams: Wams, tmp_path: Path) -> None:
    assert wams("documents", "init", str(tmp_path)).code == 0
    hard = "Ter zake van uw aanspraken wordt door ons college een heroverwegingsbeslissing genomen, als u "
    words = (tmp_path / "gedeeld.toml").read_text().replace("Wij helpen {wie} samen met anderen.", f"{hard} dat wilt.")
    (tmp_path / "gedeeld.toml").write_text(words)

    told = wams("documents", "check", str(tmp_path), "--json").json

    (letter,) = [one for one in told["brieven"] if one["brief"] == "gedeeld"]
    assert not letter["makkelijk"]
    assert {one["wat"] for one in letter["let_op"]} == {"lange-zin", "lang-woord", "lijdend"}


@pytest.mark.parametrize("words", [(), ("/er/is/niets",)])
def test_without_a_folder_there_is_nothing_to_check(wams: Wams, words: tuple[str, ...]) -> None:
    assert wams("documents", "check", *words).code in (2, 6)


def test_a_confirmation_goes_out_in_the_house_style_or_says_what_is_wrong_in_it(
    practice: Place, tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "huisstijl"
    folder.mkdir()
    assert wams("documents", "init", str(folder)).code == 0
    words = (folder / "ontvangst.toml").read_text().replace("Neem iemand mee", "Kom samen")
    (folder / "ontvangst.toml").write_text(words)
    monkeypatch.setenv("WAMS_DOCUMENTS", str(folder))
    write = ("ledger", "letter", CASE, "--person", "1", "--kind", "ontvangst", "--channel", "papier", "--yes", "--out")

    shown = wams(*write, str(tmp_path / "brief.pdf"))
    assert shown.code == 0
    assert "Kom samen" in shown.out
    assert "Moeilijke woorden" in shown.out

    (folder / "huisstijl.toml").write_text("naam = 1")
    told = wams(*write, str(tmp_path / "tweede.pdf"))
    assert (told.code, list(tmp_path.glob("tweede*"))) == (2, [])
    assert "bestand huisstijl.toml, regel 1: 'naam' is geen tekst tussen aanhalingstekens." in told.err
    own = wams(*write, str(tmp_path / "tweede.pdf"), "--own-style")
    assert own.code == 0
    assert "Neem iemand mee" in own.out


def test_a_kind_of_letter_that_does_not_fit_is_told(practice: Place, tmp_path: Path, wams: Wams) -> None:
    out = ("--channel", "papier", "--out", str(tmp_path / "x.pdf"), "--yes")

    assert wams("ledger", "letter", CASE, "--request", "1", "--kind", "ontvangst", *out).code == 2
    assert wams("ledger", "letter", CASE, "--person", "1", "--kind", "antwoord", *out).code == 2
    assert wams("ledger", "letter", CASE, "--person", "1", "--kind", "afsluiting", *out).code == 1


def test_the_days_of_ones_cases_go_to_a_calendar_with_their_codes_alone(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    file = tmp_path / "dagen.ics"

    told = wams("today", "--all", "--calendar", str(file))

    assert told.code == 0
    assert "dagen staan in" in told.words
    written = file.read_text(encoding="utf-8")
    entries = written.count("BEGIN:VEVENT")
    assert entries > 0
    assert written.count("SUMMARY:OEFENKLUIS – fictieve personen: Termijn W-2026-") == entries
    assert len({line for line in written.splitlines() if line.startswith("UID:")}) == entries
    assert wams("today", "--calendar", str(file)).code == 5, "what is there is not written over"


def test_a_vault_names_its_house_style_and_goes_back_to_ours(practice: Place, wams: Wams, tmp_path: Path) -> None:
    assert practice.vault.exists()
    folder = tmp_path / "stijl"
    folder.mkdir()
    assert wams("documents", "init", str(folder)).code == 0

    named = wams("documents", "use", str(folder))
    neither = wams("documents", "use")
    back = wams("documents", "use", "--own-style")

    assert named.out == "Deze kluis gebruikt de huisstijl van Gemeente Voorbeeldstad.\n"
    assert (neither.code, back.code) == (2, 0)
    assert [line["handeling"] for line in wams("audit", "list", "--json").json].count("huisstijl-genoemd") == 2
