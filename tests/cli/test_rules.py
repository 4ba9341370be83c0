"""``wams rules``: the rule set shown, checked, written as a book, held against another, and signed for."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import Wams, one_sentence_of_help
from tests.cli.test_decide import HOME, asked
from wams_tui.law.reading import FILES

LOCAL = '[lokaal]\nid = "x-1"\ngemeente = "Voorbeeldstad"\nstand = 2026-11-20\n[parameters]\nwams-onderzoek = 6\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "regels"
    place.mkdir()
    for name in FILES:
        shutil.copy(str(files("wams_tui.law").joinpath("rules", name)), place / name)
    return place


@pytest.fixture
def local(tmp_path: Path) -> Path:
    place = tmp_path / "lokaal"
    place.mkdir()
    (place / "lokaal.toml").write_text(LOCAL, encoding="utf-8")
    return place


def mended(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_status_tells_sources_per_kind_and_what_is_open(wams: Wams) -> None:
    said = wams("rules", "status", "--json")

    assert said.code == 0
    assert set(said.json["bronnen_per_soort"]) == {"bron", "afgeleid", "te-bevestigen"}
    assert sum(said.json["bronnen_per_soort"].values()) == said.json["aantallen"]["bronnen"]
    assert "wams-onderzoek" in said.json["open_parameters"]
    assert set(said.json["regimes"]) == {"huidig-recht", "wams-wetsvoorstel", "wams-in-werking"}


def test_the_status_for_a_person_says_what_each_regime_means(wams: Wams) -> None:
    said = wams("rules", "status")

    assert "niet in werking" in said.words
    assert "Nog in te vullen door de gemeente" in said.words


def test_a_status_asks_no_passphrase_where_a_vault_is_only_in_the_environment(wams: Wams, real: Place) -> None:
    assert "vaststelling" not in wams("rules", "status", "--json").json


def test_local_rules_change_name_and_hash(wams: Wams, local: Path) -> None:
    national, both = (
        wams("rules", "status", "--json").json,
        wams("rules", "status", "--local", str(local), "--json").json,
    )

    assert both["id"] == f"{national['id']}+x-1"
    assert both["hash"] != national["hash"]
    assert "wams-onderzoek" not in both["open_parameters"]


def test_sound_rules_pass_the_check(wams: Wams, folder: Path) -> None:
    said = wams("rules", "check", str(folder))

    assert said.code == 0
    assert said.out.startswith("In orde: ")


def test_a_fault_ends_with_2_and_says_file_line_and_remedy(wams: Wams, folder: Path) -> None:
    mended(folder, "doelen.toml", 'code = "monitoring"', 'code = "monitorring"')

    said = wams("rules", "check", str(folder))

    assert said.code == 2
    assert said.out == ""
    assert one_sentence_of_help(said.err)
    assert "doelen.toml, regel" in said.err
    assert "Bedoelt u: monitoring" in said.err


def test_a_loosened_refusal_in_a_local_file_ends_with_2(wams: Wams, local: Path) -> None:
    (local / "meer.toml").write_text(
        '[[regel]]\nid = "GEM-01"\nzin = "Mag."\neffect = "toestaan"\nbronnen = ["avg-5"]\n', encoding="utf-8"
    )

    said = wams("rules", "check", "--local", str(local))

    assert said.code == 2
    assert "meer.toml, regel 1 (GEM-01): een lokale regel kan niets toestaan" in said.err


def test_a_folder_that_is_not_there_ends_with_6(wams: Wams, tmp_path: Path) -> None:
    assert wams("rules", "check", str(tmp_path / "nergens")).code == 6
    assert wams("rules", "check", "--local", str(tmp_path / "nergens")).code == 6


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("odt", b"PK"), ("json", b"{")])
def test_the_book_is_written_in_each_form(wams: Wams, tmp_path: Path, form: str, begins: bytes) -> None:
    place = tmp_path / f"boek.{form}"

    said = wams("rules", "book", "--format", form, "--out", str(place))

    assert said.code == 0
    assert place.read_bytes().startswith(begins)
    assert place.stat().st_mode & 0o777 == 0o600


def test_the_book_in_an_unknown_form_is_wrong_usage(wams: Wams, tmp_path: Path) -> None:
    said = wams("rules", "book", "--format", "docx", "--out", str(tmp_path / "boek.docx"))

    assert said.code == 2
    assert not list(tmp_path.glob("boek*"))


def test_the_difference_tells_what_turns_and_what_is_only_written_otherwise(wams: Wams, folder: Path) -> None:
    old = str(files("wams_tui.law").joinpath("rules"))
    mended(folder, "matrix-verstrekken.toml", '"uitkering-werk", "verblijfsstatus"]', '"uitkering-werk"]')
    mended(folder, "algemeen.toml", "krijgt niets uit de aanpak", "krijgt helemaal niets")

    said, json = wams("rules", "diff", old, str(folder)), wams("rules", "diff", old, str(folder), "--json").json

    assert said.code == 0
    assert "Strenger:" in said.out
    assert "Soepeler:" not in said.out
    assert "Verblijfsstatus: was toegestaan, mits; wordt geweigerd" in said.words
    assert "krijgt helemaal niets" in said.words
    assert json["gekanteld"] == sum(group["aantal"] for group in json["groepen"])
    assert {one["tabel"] for one in json["wijzigingen"]} == {"rij", "regel"}


def test_the_same_rules_do_not_differ(wams: Wams, folder: Path) -> None:
    assert "Er verschilt niets." in wams("rules", "diff", str(folder), str(folder)).out


def test_two_signatures_and_the_advice_put_a_changed_set_into_use(wams: Wams, real: Place, local: Path) -> None:
    changed = ("--local", str(local))

    first = wams("rules", "sign", "--role", "functioneel-beheerder", "--name", "A. Beheer", *changed)
    refused = wams("rules", "sign", "--role", "proceseigenaar", "--name", "a. beheer", *changed)
    wams("rules", "sign", "--role", "proceseigenaar", "--name", "P. Eigenaar", *changed)
    last = wams("rules", "advice", "--advice", "met-opmerkingen", "--name", "F. Gegevens", *changed)
    status = wams("rules", "status", "--vault", str(real.vault), *changed, "--json").json["vaststelling"]

    assert (first.code, refused.code, last.code) == (0, 1, 0)
    assert "Er ontbreekt nog:" in first.out
    assert "Er ontbreekt nog:" not in last.out
    assert (status["stand"], status["ontbreekt"]) == ("vastgesteld", [])
    assert [one["ambt"] for one in status["handtekeningen"]] == ["functioneel-beheerder", "proceseigenaar"]


def test_in_a_practice_vault_nobody_signs(wams: Wams, practice: Place) -> None:
    said = wams("rules", "sign", "--role", "proceseigenaar", "--name", "P. Eigenaar")

    assert said.code == 2
    assert "oefenkluis" in said.err


def test_an_old_decision_is_repeated_under_its_own_rules_alone(wams: Wams, tmp_path: Path, folder: Path) -> None:
    question = asked(tmp_path / "vraag.json", HOME)
    first = wams("decide", "--question", question, "--json").json
    mended(folder, "doelen.toml", "Een melding bij Veilig Thuis", "Een melding aan Veilig Thuis")

    again = wams("decide", "--question", question, "--hash", first["regelset_hash"], "--json")
    other = wams("decide", "--question", question, "--rules", str(folder), "--hash", first["regelset_hash"])

    assert again.json == first
    assert other.code == 4
    assert one_sentence_of_help(other.err)


def test_a_question_is_held_against_the_local_rules_as_well(wams: Wams, tmp_path: Path, local: Path) -> None:
    question = asked(tmp_path / "vraag.json", HOME)
    (local / "regels.toml").write_text(
        '[[regel]]\nid = "GEM-01"\nzin = "Hier niet."\neffect = "weigeren"\nbronnen = ["avg-5"]\n', encoding="utf-8"
    )

    assert wams("decide", "--question", question).code == 0
    said = wams("decide", "--question", question, "--local", str(local))
    assert said.code == 1
    assert "Hier niet." in said.out
