"""`wams ledger letter`: read, confirmed, on record, and a file; and a closed file from the command line."""

import json
from pathlib import Path

import pikepdf

from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams, one_sentence_of_help, program


def test_a_letter_to_a_person_follows_what_was_shared_and_tells_it_once(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    closed = list(GIVE_THE_ARRANGEMENT)
    closed[closed.index("--channel") + 1] = "versleuteld-bestand"
    given = wams(
        "export", CASE, *closed, "--sealing", "wachtwoord", "--out", str(tmp_path / "uit.pdf"), "--yes", "--json"
    )
    with pikepdf.open(tmp_path / "uit.pdf", password=given.json["wachtwoord"]) as pages:
        assert pages.encryption.R == 6
    write = ("ledger", "letter", CASE, "--person", "1", "--channel", "papier", "--out")

    shown = wams(*write, str(tmp_path / "brief.odt"), "--format", "odt", "--yes")

    assert "Wij deelden gegevens over u" in shown.words
    assert "uw geld of uw schulden." in shown.words
    assert "cliëntondersteuner" in shown.words
    assert (tmp_path / "brief.odt").stat().st_mode & 0o777 == 0o600
    again = program([*write, str(tmp_path / "nog-een.odt"), "--yes"])
    assert again.code == 1
    assert one_sentence_of_help(again.err)
    assert not (tmp_path / "nog-een.odt").exists()
    assert [line["handeling"] for line in wams("audit", "list", "--json").json].count("brief-voltooid") == 1


def test_who_asks_gets_all_that_was_shared_also_what_was_told_as_a_letter_and_as_data(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    assert wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(tmp_path / "uit.pdf"), "--yes").code == 0
    letter = ("ledger", "letter", CASE, "--person", "1", "--yes", "--out")
    assert wams(*letter, str(tmp_path / "brief.odt"), "--format", "odt", "--channel", "papier").code == 0
    asked = (*letter[:-1], "--kind", "inzage", "--channel")

    read = wams(*asked, "papier", "--out", str(tmp_path / "inzage.pdf"))
    data = wams(*asked, "veilige-mail", "--format", "json", "--out", str(tmp_path / "inzage.json"), "--json")

    assert "Dit deelden wij over u" in read.words
    assert "uw geld of uw schulden" in read.words
    assert "Bent u het er niet mee eens?:" not in read.out
    assert (tmp_path / "inzage.pdf").read_bytes().startswith(b"%PDF-")
    assert data.json["soort"] == "inzage"
    assert len(json.loads((tmp_path / "inzage.json").read_text(encoding="utf-8"))["gedeeld"]) == 1
    refused = wams(*asked, "papier", "--format", "json", "--out", str(tmp_path / "papier.json"))
    assert (refused.code, (tmp_path / "papier.json").exists()) == (2, False)
    assert one_sentence_of_help(refused.err)


def test_a_letter_is_for_a_person_or_on_a_request_and_a_closed_file_says_how(practice: Place, tmp_path: Path) -> None:
    out = ("--channel", "papier", "--out", str(tmp_path / "brief.pdf"), "--yes")
    open_file = [word if word != "papier" else "versleuteld-bestand" for word in GIVE_THE_ARRANGEMENT]

    for words in (
        ["ledger", "letter", CASE, *out],
        ["ledger", "letter", CASE, "--person", "1", "--request", "1", *out],
        ["export", CASE, *open_file, "--channel", "versleuteld-bestand", "--out", str(tmp_path / "brief.pdf"), "--yes"],
    ):
        said = program(words)
        assert said.code == 2
        assert one_sentence_of_help(said.err)

    assert list(tmp_path.glob("brief*")) == []
