"""`wams partner`: the directory in plain lines, in from cards and out to cards."""

from pathlib import Path

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams

CARDS = (
    "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Woonstee\nX-WAMS-PARTIJ:woningcorporatie\nTEL:010-1234567\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Zonder partij\nEND:VCARD\n"
)


def test_cards_come_in_are_listed_and_go_out_again(practice: Place, tmp_path: Path, wams: Wams) -> None:
    file, out = tmp_path / "in.vcf", tmp_path / "uit.vcf"
    file.write_text(CARDS, encoding="utf-8")

    tried = wams("partner", "import", str(file), "--dry-run")
    assert "1. Woonstee: nieuw" in tried.out
    assert "Er is niets opgeslagen." in tried.out
    before = wams("partner", "list").out
    assert "Woonstee (" not in before

    read = wams("partner", "import", str(file))
    assert read.code == 1
    assert "2. Zonder partij: geweigerd (er staat geen partij in" in read.words
    lines = wams("partner", "list").out.splitlines()
    here = lines.index("Woonstee (Woningcorporatie)")
    assert lines[here + 1 : here + 3] == ["  010-1234567", "  geen samenwerkafspraak"]
    (one,) = [found for found in wams("partner", "list", "--json").json if found["naam"] == "Woonstee"]
    assert (one["partij"], one["samenwerkafspraak"]) == ("woningcorporatie", "geen")

    assert wams("partner", "export", "--out", str(out)).code == 0
    assert out.stat().st_mode & 0o077 == 0
    again = wams("partner", "import", str(out))
    assert again.code == 0
    assert all(line.endswith(": ongewijzigd") for line in again.out.splitlines())
    assert practice.vault.exists()


def test_the_matrix_of_asking_is_another_than_that_of_giving(practice: Place, wams: Wams) -> None:
    assert practice.vault.exists()
    asked = wams("matrix", CASE, "--person", "1", "--ask", "--why")

    assert "Wat u kunt vragen, nooit een plicht" in asked.out
    assert "huurachterstand, overlastfeiten en eigen waarneming geven" in asked.words
    (found,) = wams("matrix", CASE, "--person", "1", "--ask", "--json").json
    assert found["richting"] == "opvragen"
    assert all(one["vakken"] for one in found["deelnemers"])


def test_a_party_that_is_none_is_wrong_usage(practice: Place, wams: Wams) -> None:
    assert practice.vault.exists()
    said = wams("partner", "import", "bestaat-niet.vcf", "--party", "woningcoperatie")

    assert said.code == 2
    assert "woningcorporatie" in said.err
