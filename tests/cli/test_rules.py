"""``wams rules``: the rule set shown, checked, written as a book, held against another, and signed for."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams, one_sentence_of_help
from tests.cli.test_decide import HOME, asked
from wams_tui.commands.line.unlocking import now
from wams_tui.law.reading import FILES
from wams_tui.locale.clock import dutch_time

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


def test_an_administrator_alone_signs_in_one_office_and_hears_what_lacks(wams: Wams, real: Place, local: Path) -> None:
    changed = ("--local", str(local))

    signed = wams("rules", "sign", *changed)
    advised = wams("rules", "advice", "--advice", "met-opmerkingen", *changed)
    status = wams("rules", "status", "--vault", str(real.vault), *changed, "--json").json["vaststelling"]

    assert (signed.code, advised.code) == (0, 1)
    assert "Functioneel beheerder" in signed.out
    assert "de handtekening van de gemandateerd proceseigenaar" in signed.words
    assert "rol fg" in advised.err
    assert "wams coordinator add" in advised.err
    assert status["ontbreekt"] == ["handtekening-proceseigenaar", "advies-fg"]
    names = [(one["ambt"], one["naam"]) for one in status["handtekeningen"]]
    assert names == [("functioneel-beheerder", "Noor Postma")]


def test_in_a_practice_vault_nobody_signs(wams: Wams, practice: Place) -> None:
    said = wams("rules", "sign")

    assert said.code == 2
    assert "oefenkluis" in said.err


def test_a_real_vault_begins_under_the_law_as_it_is_and_a_proposal_waits_for_others(wams: Wams, real: Place) -> None:
    before = wams("rules", "regime", "status")
    set_ = wams("rules", "regime", "set", "wams-in-werking", "--from", "2031-01-01")
    confirmed = wams("rules", "regime", "confirm")
    after = wams("rules", "regime", "status", "--json").json
    taken = wams("rules", "regime", "withdraw")

    assert "huidig recht (er is niets vastgesteld)" in before.words
    assert "Dit rust op de wetten die nu gelden" in before.words
    assert (set_.code, confirmed.code, taken.code) == (0, 1, 0)
    assert "voorgesteld; geldt nog niet" in set_.words
    assert "het advies van de FG" in set_.words
    assert "geschreven naar het wetsvoorstel" in set_.words
    assert after["vandaag"] == "huidig-recht"
    assert after["voorstellen"][0]["ontbreekt"] == ["handtekening-proceseigenaar", "advies-fg"]
    assert after["voorstellen"][0]["geldt_vanaf"] is None
    assert "ingetrokken door Noor Postma" in taken.words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("wams-in-werking", "--from", "2020-01-01"), "die nog komt"),
        (("wams-in-werking", "--from", "morgen"), "geen datum"),
        (("wams", "--from", "2031-01-01"), "wams-in-werking"),
        (("wams-wetsvoorstel", "--from", "2031-01-01"), "oefenen"),
    ],
)
def test_what_cannot_be_set_is_told_with_what_can(wams: Wams, real: Place, words: tuple[str, ...], told: str) -> None:
    said = wams("rules", "regime", "set", *words)

    assert said.code == 2
    assert told in said.err
    assert wams("rules", "regime", "status", "--json").json["voorstellen"] == []


def test_a_practice_vault_shows_at_once_what_another_law_does(wams: Wams, practice: Place) -> None:
    today = f"{dutch_time(now()).date():%Y-%m-%d}"
    code = wams("case", "list", "--json").json[0]["code"]

    before = wams("matrix", code, "--json").json
    wams("rules", "regime", "set", "huidig-recht", "--from", today)
    after = wams("matrix", code)

    assert before[0]["regime"] == "wams-wetsvoorstel"
    assert "alleen om te oefenen" in before[0]["regime_toelichting"]
    assert "Regime: huidig recht. Dit rust op de wetten die nu gelden" in after.words
    assert wams("case", "show", code, "--json").json["regime"] == "huidig-recht"


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


def test_the_rules_something_went_out_under_are_kept_and_answer_again(
    wams: Wams, practice: Place, tmp_path: Path, local: Path
) -> None:
    before = wams("rules", "kept")
    wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--yes", "--out", str(tmp_path / "een.pdf"))
    line = wams("ledger", "list", "--json").json[0]
    old = line["regelset_hash"]
    kept = wams("rules", "kept", "--json").json
    vault = ("--vault", str(practice.vault))

    plain = wams("ledger", "replay", str(line["nr"]))
    whole = wams("ledger", "replay", line["verstrekking"], "--json").json
    unknown = wams("ledger", "replay", "999999")
    diff = wams("rules", "diff", old[:16], "", "--local-new", str(local), *vault, "--json")
    again = tmp_path / "vraag.json"
    again.write_text(json.dumps(whole[0]["antwoorden"][0]["vraag"]), encoding="utf-8")
    decided = wams("decide", "--question", str(again), "--hash", old, *vault, "--json")

    assert "nog geen regelset" in before.out
    assert [one["hash"] for one in kept] == [old]
    assert plain.code == 0
    assert "Het antwoord is tot op de letter dat van toen." in plain.words
    assert "Regime: wetsvoorstel Wams" in plain.words
    assert all(one["gelijk"] for one in whole)
    assert decided.json == whole[0]["antwoorden"][0]["oordeel"]
    assert unknown.code == 2
    assert diff.code == 0
    assert diff.json["wijzigingen"]
    assert wams("decide", "--question", str(again), "--hash", "0" * 64, *vault).code == 2


def test_a_vault_says_which_law_counts_for_a_question_that_names_none(
    wams: Wams, practice: Place, real: Place, tmp_path: Path
) -> None:
    question = {key: value for key, value in HOME.items() if key not in ("regime", "kluis")}
    asked_ = asked(tmp_path / "vraag.json", question)

    nowhere = wams("decide", "--question", asked_)
    in_real = wams("decide", "--question", asked_, "--vault", str(real.vault))

    assert nowhere.code == 2
    assert "regime" in nowhere.err
    assert "Regime: huidig recht. Dit rust op de wetten die nu gelden" in in_real.words


@pytest.mark.parametrize(
    ("said", "key"),
    [({"regime": "wams-in-werking"}, "regime"), ({"kluis": "oefenkluis"}, "kluis")],
)
def test_no_question_talks_a_vault_into_another_law(
    wams: Wams, practice: Place, real: Place, tmp_path: Path, said: dict[str, str], key: str
) -> None:
    question = {key: value for key, value in HOME.items() if key not in ("regime", "kluis")} | said
    asked_ = asked(tmp_path / "vraag.json", question)

    answer = wams("decide", "--question", asked_, "--vault", str(real.vault))

    assert answer.code == 2
    assert f"Bij '{key}' zegt de vraag iets anders dan deze kluis" in answer.err
