"""What the screens look like, as text, at the smallest size that counts and at a roomy one.

``make snapshots`` writes them anew; read the difference before committing it.
"""

import os
from pathlib import Path

import pytest

from tests.screens.sitting import LIST, Sitting, sitting, without_ids

FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((80, 24), (120, 40))
_SPLIT = ("slash", *"0009", "enter", "enter")
_LANDLORD = ("d", "enter", *"won", "enter", "enter", *"schuld", "enter")
_TO_GGZ = ("end", "home", "enter", "v")
_CONFERENCE = ("slash", *"0010", "enter", "enter", "c")
_AGREED = ("slash", *"0009", "enter", "enter", "p", "g", *"Rust", "enter", "k", "f")
_ASKED = ("slash", *"0007", "enter", "enter", "v", "enter")
_TO_WAY = ("1", "g", "3", "1", "j", *"nodig om te helpen", "enter", "j")
_GIVEN = (*_TO_WAY, "2", "end", "B")
_NOBODY = (*"Huurmij", "tab", "2", "tab", *"de situatie", "tab", "tab", "tab", *"College", "tab", "1", "1", "f2")
_ADVICE = ("enter", "V", "n", *"mag dit zo", "tab", "1", "1", "4", "1", "f2")
SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "vandaag": ("vandaag", ()),
    "vandaag-uitleg": ("vandaag", ("i",)),
    "taak": ("vandaag", ("a",)),
    "zoeken": ("", ("slash", *"rietkrag")),
    "casussen": ("", ()),
    "nieuw": ("", ("n", "3", "n", "j")),
    "casus": ("", ("end", "home", "enter")),
    "stappen": ("", ("end", "up", "up", "enter", "f")),
    "criteria": ("", ("end", "up", "up", "enter", "f", "w")),
    "stap": ("", ("end", "up", "up", "enter", "f", "enter")),
    "geen-wams": ("", ("end", "up", "up", "enter", "x")),
    "ondersteuner": ("", ("end", "up", "up", "enter", "f", "o", "1")),
    "grenzen": ("", ("end", "up", "up", "enter", "f", "e", "j", "tab", "n")),
    "brief": ("", ("end", "up", "up", "enter", "x", "3", "2", "f2", "f", "b")),
    "matrix": ("", ("enter", "m", "right", "down")),
    "matrix-vragen": ("", ("enter", "m", "v", "right")),
    "vak": ("", ("enter", "m", "enter")),
    "vak-geweigerd": ("", ("enter", "m", "right", "enter")),
    "horen": ("", ("enter", "m", "f", *"won", "enter")),
    "vergelijken": ("", ("enter", "m", "c", *"ggz", "enter")),
    "verschil": ("", ("enter", "m", "w")),
    "deelnemers": ("", ("enter", "d")),
    "deelnemer-einde": ("", ("enter", "d", "x")),
    "deelnemer-formulier": ("", ("enter", "d", "e")),
    "plan": ("", ("enter", "p")),
    "plan-versies": ("", (*_AGREED, "escape", "v")),
    "plan-verschil": ("", (*_AGREED, "escape", "g", *"Slapen", "enter", "v", "enter")),
    "plan-akkoord": ("", (*_AGREED, "j")),
    "plan-waarom": ("", (*_AGREED, "d")),
    "plan-voortgang": ("", (*_AGREED, "escape", "o")),
    "plan-evaluatie": ("", (*_AGREED, "escape", "e", "d")),
    "plan-afronden": ("", (*_AGREED, "escape", "e", "d", "r", "1")),
    "plan-voorleggen": ("", ("enter", "p", "g", *"Psychiater", "enter", "j", "1")),
    "plan-besluit": ("", ("enter", "p", "g", *"Psychiater", "enter", "j", "1", "b")),
    "plan-doel": ("", ("enter", "p", "g", *"Rust", "tab")),
    "kopie-wie": ("", ("enter", "p", "c")),
    "kopie-wat": ("", ("enter", "p", "g", *"Rust", "enter", "c", "1", "1", "1")),
    "adresboek": ("", ("b",)),
    "deelnemer": ("", ("enter", "m", "home", "enter")),
    "verzoek": ("verzoek", ()),
    "weigeren": ("verzoek", ("w",)),
    "verzoeken": ("", ("v",)),
    "verzoeken-casus": ("", ("v", "c", "v")),
    "verzoeken-beslist": ("verzoek", ("w", "2", "enter", "escape", "v", "s")),
    "verzoek-nieuw": ("", ("v", "n", "1", "tab", "tab", "tab", "7", "8")),
    "antwoordbrief": ("verzoek", ("w", "2", "enter", "b")),
    "brief-maken": ("verzoek", ("w", "2", "enter", "b", "m")),
    "navragen": ("verzoek", ("v",)),
    "voorleggen": ("verzoek", ("p",)),
    "uitleg": ("verzoek", ("enter",)),
    "doel": ("verzoek", ("g",)),
    "grondslag": ("verzoek", ("g", "enter")),
    "gegevens": ("verzoek", ("g", "enter", "enter")),
    "vragen": ("verzoek", ("g", "enter", "enter", "space", "enter")),
    "manier": ("verzoek", _TO_WAY),
    "voorbeeld": ("verzoek", (*_TO_WAY, "2", "end")),
    "verstrekt": ("verzoek", _GIVEN),
    "register": ("verzoek", (*_GIVEN, "r")),
    "register-oordeel": ("verzoek", (*_GIVEN, "r", "o")),
    "register-intrekken": ("verzoek", (*_GIVEN, "r", "i")),
    "register-klopt-niet": ("verzoek", (*_GIVEN, "r", "m")),
    "register-vertellen": ("verzoek", (*_GIVEN, "r", "m", "1", *"het klopte niet", "f2", "v")),
    "inzage": ("verzoek", (*_GIVEN, "r", "z")),
    "inzage-lezen": ("verzoek", (*_GIVEN, "r", "z", "1")),
    "inzage-geven": ("verzoek", (*_GIVEN, "r", "z", "1", "m")),
    "betrokkene-brief": ("verzoek", (*_GIVEN, "r", "b")),
    "betrokkene-nog-niet": ("verzoek", (*_GIVEN, "r", "b", "n")),
    "betrokkene-verteld": ("verzoek", (*_GIVEN, "r", "b", "g")),
    "register-antwoord": ("verzoek", ("w", "2", "enter", "b", "m", "2", "1", "f2", "enter", "escape", "c", "r")),
    "zonder-casus": ("zonder-casus", ()),
    "zonder-casus-brief": ("zonder-casus", _NOBODY),
    "niet-deelnemer": ("", ("v", "n", "end", "space", "tab")),
    "vraagbaak": ("", _ADVICE),
    "vraagbaak-vraag": ("", ("enter", "V", "n")),
    "verstrekt-wachtwoord": ("verzoek", (*_TO_WAY, "6", "end", "B")),
    "ontvanger": ("", ("enter", "g")),
    "overdrachtsblad": ("", ("enter", "o")),
    "tijdlijn": ("", ("enter", "l")),
    "tijdlijn-soort": ("", ("enter", "l", "s")),
    "register-leeg": ("", ("enter", "r")),
    "register-alle": ("", ("r",)),
    "toegang": ("", ("enter", "t")),
    "huishouden": ("", (*_SPLIT, "h")),
    "tekening": ("", (*_SPLIT, "h", "t")),
    "persoon": ("", (*_SPLIT, "h", "down", "down", "enter")),
    "persoon-brief": ("", (*_SPLIT, "h", "down", "down", "enter", "b")),
    "meedoen": ("", (*_SPLIT, "h", "d", "2", "2")),
    "mag-dit-stap": ("", ("d", "enter", *"won", "enter", "enter", *"s")),
    "mag-dit-grondslag": ("", (*_LANDLORD, "enter", "enter")),
    "mag-dit-vraag": ("", (*_LANDLORD, "enter", "enter", "enter", "enter")),
    "mag-dit-antwoord": ("", ("d", "enter", *"won", "enter", "enter", *"gez", "enter")),
    "wat-als": ("", (*_LANDLORD, "enter", "enter", "enter", "enter", "n", "w")),
    "vragen-wat": ("", (*_TO_GGZ, "u", *"ggz", "enter")),
    "vragen-aan": ("", (*_TO_GGZ, "u", *"ggz", "enter", *"gezondheid van ch", "enter")),
    "gevraagd": ("", _ASKED),
    "antwoord": ("", (*_ASKED, "a")),
    "formulier-inlezen": ("", (*_TO_GGZ, "l")),
    "overleggen": ("", _CONFERENCE),
    "overleg": ("", (*_CONFERENCE, "enter")),
    "overleg-besluit": ("", (*_CONFERENCE, "down", "enter", "b", *"Samen eten")),
    "overleg-nieuw": ("", (*_CONFERENCE, "n", *"vr 14:00-15:30", "tab", "tab", "1")),
    "overleg-doel": ("", (*_CONFERENCE, "enter", "p")),
    "overleg-dag": ("", (*_CONFERENCE, "enter", "d")),
    "overleg-grondslag": ("", (*_CONFERENCE, "enter", "p", "1")),
    "verslag": ("", (*_CONFERENCE, "down", "enter", "v")),
    "kamer": ("", (*_CONFERENCE, "enter", "p", "1", "1", "down", "enter", "7")),
    "agendapunt": ("", (*_CONFERENCE, "enter", "e", "tab")),
    "wie-is-er": ("", (*_CONFERENCE, "down", "enter", "h", "2", "3")),
    "hulp": ("", ("question_mark",)),
    "opdrachten": ("", ("enter", "colon")),
}


def looks_as_reviewed(name: str, room: Sitting) -> None:
    """Hold the screen against the picture of that name, or write it anew."""
    file, seen = FOLDER / f"{name}.txt", without_ids(room.text) + "\n"
    if os.environ.get("WAMS_SNAPSHOTS") == "write":
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_looks_as_it_was_reviewed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))  # where a document goes that a screen makes
    at, keys = SCREENS[name]
    small, roomy = SIZES
    async with sitting(tmp_path, at or LIST, small) as room:
        await room.press(*keys)
        looks_as_reviewed(f"{name}-{small[0]}x{small[1]}", room)
        # A terminal that is made larger shows what one that was opened large does.
        await room.pilot.resize_terminal(*roomy)
        await room.settle()
        looks_as_reviewed(f"{name}-{roomy[0]}x{roomy[1]}", room)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: str(file.stem))
def test_every_screen_bears_the_practice_mark_and_says_which_keys_work(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()

    assert lines[0].removesuffix(" · ONDERWEG").endswith("OEFENKLUIS")
    assert "hulp" in lines[-1] or any("Esc" in line or "opdracht" in line for line in lines)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: str(file.stem))
def test_no_line_is_wider_than_the_screen(file: Path) -> None:
    columns, rows = (int(part) for part in file.stem.rpartition("-")[2].split("x"))
    lines = file.read_text(encoding="utf-8").splitlines()

    assert len(lines) == rows
    assert max(len(line) for line in lines) <= columns
