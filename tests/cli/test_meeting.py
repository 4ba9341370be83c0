"""`wams meeting`: a conference in plain lines, from the invitation to what was decided."""

from pathlib import Path

from tests.cli.conftest import Place
from tests.cli.program import Wams


def code_of(wams: Wams, title: str) -> str:
    """The code of the practice case that is called so."""
    return str(next(one["code"] for one in wams("case", "list", "--json").json if title in one["naam"]))


def test_a_conference_is_prepared_held_and_told(practice: Place, wams: Wams, tmp_path: Path) -> None:
    assert practice.vault.exists()
    code = code_of(wams, "Djojosoeparto")
    assert wams("meeting", "list", code).out == "Deze casus heeft nog geen overleg.\n"

    made = wams("meeting", "new", code, "--when", "vandaag 14:00-15:00", "--place", "Buurthuis",
                "--invite", "uwv-svb", "--invite", "toegang", "--invite", "Iwan")  # fmt: skip
    assert made.code == 0, made.err
    assert "Buurthuis, in voorbereiding" in made.words
    assert (
        wams("meeting", "terms", code, "--purpose", "casusoverleg", "--basis", "wams-gecoordineerde-aanpak").code == 0
    )
    item = wams("meeting", "item", code, "--title", "Werk", "--person", "Iwan", "--kind", "onregelmatigheid")
    assert item.code == 0, item.err

    room = wams("meeting", "room", code, "--item", "1")
    assert "Voor alles moet eruit: UWV" in room.words
    without = wams("meeting", "room", code, "--item", "1", "--out", "uwv-svb", "--json").json
    assert (without["doel_gekozen"], without["moet_eruit"]) == (True, [])
    assert {one["mogelijk"] for one in without["onderwerpen"]} == {"toestaan_mits"}

    early = wams("meeting", "decide", code, "--item", "1", "--what", "Te vroeg.")
    assert (early.code, "nog niet begonnen" in early.err) == (1, True)
    assert wams("meeting", "present", code, "--all").code == 0
    assert wams("meeting", "decide", code, "--item", "1", "--what", "Iwan meldt zijn dagen zelf.").code == 0
    acted = wams("meeting", "action", code, "--item", "1", "--what", "Zoekplan aanpassen", "--owner", "uwv-svb",
                 "--by", "2027-01-10")  # fmt: skip
    assert acted.code == 0, acted.err
    assert wams("meeting", "says", code, "--item", "1", "--person", "Iwan", "--words", "Ik wil rust.").code == 0
    shown = wams("meeting", "show", code).words
    for part in ("besluit: Iwan meldt zijn dagen zelf.", "actie: Zoekplan aanpassen (UWV", "zegt: “Ik wil rust.”"):
        assert part in shown
    (told,) = wams("meeting", "list", code, "--json").json
    assert [one["wat"] for one in told["agenda"][0]["besluiten"]] == ["Iwan meldt zijn dagen zelf."]
    held = wams("meeting", "invite", code, "--out", str(tmp_path / "te-laat.ics"))
    assert (held.code, "al gehouden" in held.err) == (1, True)


def test_an_invitation_and_its_cancellation_tell_of_nobody(practice: Place, wams: Wams, tmp_path: Path) -> None:
    assert practice.vault.exists()
    code = code_of(wams, "Van 't Hof")
    first, second = tmp_path / "uit.ics", tmp_path / "af.ics"

    assert wams("meeting", "invite", code, "--out", str(first)).code == 0
    assert wams("meeting", "cancel", code).code == 0
    assert wams("meeting", "invite", code, "--meeting", "1", "--out", str(second)).code == 0

    assert f"Overleg {code}" in first.read_text(encoding="utf-8")
    assert "STATUS:CANCELLED" in second.read_text(encoding="utf-8")
    for file in (first, second):
        text = file.read_text(encoding="utf-8")
        assert all(word not in text for word in ("Gerrit", "Hof", "Wijkcentrum", "Schulden", "GGZ"))


def test_what_cannot_be_says_what_to_do_and_changes_nothing(practice: Place, wams: Wams) -> None:
    assert practice.vault.exists()
    code = code_of(wams, "Van 't Hof")
    before = wams("meeting", "list", code, "--json").out
    cases = (
        (("new", "--when", "ooit", "--invite", "school"), "Schrijf de dag en de tijd"),
        (("new", "--when", "morgen 10:00-11:00", "--invite", "school"), "schrijf een zin"),
        (("new", "--when", "morgen 10:00-11:00", "--invite", "niemand"), "niemand in deze casus"),
        (("room", "--item", "9"), "Dit agendapunt is er niet"),
        (("terms", "--purpose", "handhaving", "--basis", "suwi"), "draagt dit doel voor niemand"),
    )

    for words, told in cases:
        said = wams("meeting", words[0], code, *words[1:])

        assert said.code in (1, 2)
        assert told in " ".join(said.err.split())
    assert wams("meeting", "list", code, "--json").out == before


def test_minutes_are_one_readers_own_and_nothing_of_what_they_were_out_for(
    practice: Place, wams: Wams, tmp_path: Path
) -> None:
    assert practice.vault.exists()
    code = code_of(wams, "Van 't Hof")
    held = wams("meeting", "list", code, "--json").json[1]
    food = held["agenda"][0]
    asked = ("meeting", "minutes", code, "--meeting", "2", "--channel", "papier", "--yes")

    out = wams(*asked, "--recipient", "school", "--item", "2", "--out", str(tmp_path / "nee.pdf"))
    assert (out.code, "die was uit de kamer" in " ".join(out.err.split())) == (2, True)
    refused = wams(*asked, "--recipient", "school", "--item", "1", "--out", str(tmp_path / "nee.pdf"))
    assert refused.code == 1

    words = (*asked, "--recipient", "jeugdhulp", "--item", "1", "--answer", "noodzaak-gemotiveerd=ja",
             "--because", "Nodig voor de avonden in huis.", "--out", str(tmp_path / "ja.pdf"), "--json")  # fmt: skip
    item, decision = food["sleutel"], food["besluiten"][0]["sleutel"]
    unread = wams(*words, "--read", item)
    assert (unread.code, (tmp_path / "ja.pdf").exists()) == (1, False)
    given = wams(*words, "--read", item, "--read", decision)
    assert given.code == 0, given.err
    assert (tmp_path / "ja.pdf").read_bytes().startswith(b"%PDF")


def test_an_agenda_holds_what_its_reader_is_there_for_and_is_a_disclosure(
    practice: Place, wams: Wams, tmp_path: Path
) -> None:
    assert practice.vault.exists()
    code = code_of(wams, "Van 't Hof")
    wams("meeting", "new", code, "--when", "over 2 wk 10:00-11:00", "--invite", "school", "--invite", "jeugdhulp",
         "--invite", "Gerrit")  # fmt: skip
    known = wams("meeting", "list", code, "--json").json
    place = next(number for number, one in enumerate(known) if not one["agenda"])
    here = ("--meeting", str(place + 1))
    wams("meeting", "terms", code, *here, "--purpose", "casusoverleg", "--basis", "wams-gecoordineerde-aanpak")
    wams("meeting", "item", code, *here, "--title", "Het ontbijt", "--person", "Stijn")
    key = wams("meeting", "list", code, "--json").json[place]["agenda"][0]["sleutel"]
    asked = ("meeting", "minutes", code, *here, "--channel", "papier", "--yes", "--recipient", "school")
    out = tmp_path / "agenda.pdf"

    minutes = wams(*asked, "--item", "1", "--out", str(out))
    given = wams(*asked, "--agenda", "--item", "1", "--read", key, "--answer", "noodzaak-gemotiveerd=ja",
                 "--answer", "nodig-voor-eigen-actie=ja",
                 "--because", "De school bereidt dit punt voor.", "--out", str(out))  # fmt: skip

    assert (minutes.code, "nog niet is gehouden" in " ".join(minutes.err.split())) == (1, True)
    assert given.code == 0, given.err
    assert out.read_bytes().startswith(b"%PDF")
