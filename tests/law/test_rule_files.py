"""A faulty rule file stops the program with one sentence: which file, which line, what, and how to mend it."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from wams_tui.casework.codes import Category, Direction, Party
from wams_tui.casework.errors import Misused, Unusable
from wams_tui.law.reading import FILES
from wams_tui.law.ruleset import RuleSet, load_rules


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(str(files("wams_tui.law").joinpath("rules", name)), tmp_path / name)
    return tmp_path


def mended(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_packaged_set_says_who_it_is(rules: RuleSet) -> None:
    assert (rules.id, rules.status) == ("wams-nl-2026-11", "wetsvoorstel")
    assert len(rules.hash) == 64
    assert rules.open_questions


def test_every_party_has_a_row_for_every_category_both_ways(rules: RuleSet) -> None:
    for direction in Direction:
        for party in Party:
            assert all(rules.rows[None, direction, party].cell(category) for category in Category)


def test_the_hash_sees_content_and_not_layout(folder: Path, rules: RuleSet) -> None:
    mended(folder, "doelen.toml", "[[doel]]", "# een opmerking\n\n[[doel]]")
    assert load_rules(folder).hash == rules.hash

    mended(folder, "doelen.toml", "Een melding bij Veilig Thuis", "Een melding aan Veilig Thuis")
    assert load_rules(folder).hash != rules.hash


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("matrix-verstrekken.toml", '"X" = ["geheim-adres"', '"X" = ["geheimadres"', ["geheimadres", "geheim-adres"]),
        ("matrix-verstrekken.toml", '"C:f" = ["strafrecht"]', '"C:zz" = ["strafrecht"]', ["TOE", "'zz'"]),
        ("matrix-verstrekken.toml", '"W:e1" = ["geheim-adres"]', '"Q" = ["geheim-adres"]', ["'Q'", "A, A:…"]),
        ("matrix-verstrekken.toml", 'bronnen = ["petten", "aef"]', "bronnen = []", ["TOE", "leeg"]),
        ("matrix-verstrekken.toml", 'bronnen = ["petten", "aef"]', 'bronnen = ["pet"]', ["onbekende bron 'pet'"]),
        ("matrix-verstrekken.toml", 'partijen = ["school"]', 'partijen = ["toegang"]', ["'toegang'", "twee keer"]),
        ("matrix-verstrekken.toml", 'id = "JEU"', 'id = "TOE"', ["TOE", "bestaat al"]),
        ("matrix-verstrekken.toml", 'rest = "X"', 'rset = "X"', ["rset"]),
        ("matrix-opvragen.toml", 'partijen = ["gi", "rvdk"]', 'partijen = ["gi"]', ["'rvdk'", "geen rij"]),
        ("matrix-eigen.toml", 'partijen = ["gi"]', 'partijen = ["school"]', ["B12-GI", "'school'"]),
        ("voorwaarden.toml", 'feit = "leverancier-akkoord"', 'feit = "akkoord"', ["akkoord", "c"]),
        (
            "voorwaarden.toml",
            'feit = "wpg-besluit"',
            'feit = "wpg-besluit"\nja = "weigeren"',
            ["kan niemand vervullen"],
        ),
        ("voorwaarden.toml", 'feit = "wpg-besluit"\n', "", ["óf een feit óf een mandaat"]),
        ("algemeen.toml", 'effect = "weigeren"', 'effect = "toestaan"', ["WERK-01", "toestaan"]),
        ("algemeen.toml", 'kluis = ["echt"]', 'klus = ["echt"]', ["klus", "WERK-01"]),
        ("grondslagen.toml", 'nummer = "B6"', 'nummer = "B6"\nvan = 2027-01-01\ntot = 2026-01-01', ["'tot'", "'van'"]),
        ("grondslagen.toml", 'nummer = "B6"', 'nummer = "B6"\nvan = 2027-02-30', ["grondslagen.toml", "TOML"]),
        (
            "grondslagen.toml",
            'doelen = ["voorziening"]',
            'doelen = ["handhaving"]',
            ["participatiewet", "verboden doel"],
        ),
        ("grondslagen.toml", 'code = "awir"', 'code = "suwi"', ["suwi", "twee keer"]),
        ("doelen.toml", 'code = "monitoring"', 'code = "monitorring"', ["monitorring", "Bedoelt u: monitoring"]),
        ("regelset.toml", "stand = 2026-11-21", 'stand = "gisteren"', ["regelset.toml", "stand"]),
    ],
)
def test_a_fault_is_named_with_its_place_and_the_program_does_not_start(
    folder: Path, name: str, old: str, new: str, said: list[str]
) -> None:
    mended(folder, name, old, new)

    with pytest.raises(Misused) as error:
        load_rules(folder)

    sentence = error.value.say()
    assert name in sentence
    assert error.value.hint
    for words in said:
        assert words in sentence


def test_the_line_is_that_of_the_table_at_fault(folder: Path) -> None:
    mended(folder, "doelen.toml", 'code = "monitoring"', 'code = "volgen"')
    lines = (folder / "doelen.toml").read_text(encoding="utf-8").splitlines()
    table = lines.index('code = "volgen"')

    with pytest.raises(Misused, match=f"regel {table} "):
        load_rules(folder)


def test_a_missing_file_is_not_replaced_by_anything_weaker(folder: Path) -> None:
    (folder / "algemeen.toml").unlink()

    with pytest.raises(Unusable, match=r"algemeen\.toml"):
        load_rules(folder)


def test_a_stray_file_is_no_part_of_the_law(folder: Path) -> None:
    (folder / "extra.toml").write_text("[[regel]]\n", encoding="utf-8")

    with pytest.raises(Misused, match=r"extra\.toml"):
        load_rules(folder)


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "doelen.toml").write_bytes("# één\n".encode("cp1252"))

    with pytest.raises(Misused, match="UTF-8"):
        load_rules(folder)
