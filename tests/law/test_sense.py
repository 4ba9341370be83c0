"""What validates and still cannot mean anything is refused as well, with its place."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from wams_tui.casework.errors import Misused
from wams_tui.law.reading import FILES
from wams_tui.law.ruleset import load_rules

TWICE = 'feit = "wpg-besluit"\nzin = "Nee."\nherstel = "Nee."\nja = "weigeren"\nnee = "toestaan"\n'


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("algemeen.toml", 'partij_niet = ["toezicht"]', 'partij = ["school"]\npartij_niet = ["school"]', "DOEL-KWAL"),
        (
            "algemeen.toml",
            '[regel.wanneer]\npartij = ["toezicht"]\n',
            '[regel.wanneer]\npartij = ["toezicht"]\n[[regel.behalve]]\npartij = ["toezicht", "school"]\n',
            "neemt alles weg",
        ),
        (
            "voorwaarden.toml",
            '[[voorwaarde.eis]]\nfeit = "wpg-besluit"',
            f'[[voorwaarde.eis]]\n{TWICE}[[voorwaarde.eis]]\nfeit = "wpg-besluit"',
            "niemand vervullen",
        ),
        ("gegevens.toml", 'id = "GEG-BSN"', 'id = "GEG-ADRES"', "GEG-ADRES"),
        ("doelen.toml", 'id = "DOEL-X2"', 'id = "DOEL-X1"', "DOEL-X1"),
        ("doelen.toml", 'id = "DOEL-X2"', 'id = "PET-01"', "PET-01"),
    ],
    ids=["zwijgt", "verstomt", "tegenspraak", "gegeven", "doel", "regel"],
)
def test_what_cannot_mean_anything_is_refused_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    for one in FILES:
        shutil.copy(str(files("wams_tui.law").joinpath("rules", one)), tmp_path / one)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(Misused) as error:
        load_rules(tmp_path)

    assert f"{name}, regel" in error.value.say()
    assert said in error.value.say()
