"""`wams grant`, `ungrant`, `handover`, `emergency`, `vault duty`: who opens which case, and who is shown nothing."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.cli.conftest import REAL_PASSPHRASE, Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Said, Wams, one_sentence_of_help, private_file
from tests.cli.terminal import typed
from wams_tui.commands.line.reference import paths
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case
from wams_tui.desk.roles import Role
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.people import add_colleague
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

ANNEKE = "Oefencoördinator"
BRAM, CARLA, DILAN = "Bram de Vries", "Carla Smit", "Dilan Aydin"
REASON = "Politie belt dat er een kind alleen thuis is"


@dataclass(frozen=True)
class Office:
    """A practice vault with three colleagues in it; ``become`` takes somebody's place."""

    wams: Wams
    become: Callable[[str], None]

    def by(self, name: str, *words: str) -> Said:
        self.become(name)
        return self.wams(*words)


@pytest.fixture(scope="module")
def made(practice_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kantoor") / "kluis"
    shutil.copytree(practice_made, place)
    shutil.copy(place / "passphrase", place / ANNEKE)
    heads = heads_outside({"XDG_STATE_HOME": str(place / "state")})
    desk = open_desk(place / "vault", PRACTICE_PASSPHRASE, heads, now)
    with desk.session:
        for name, role in ((BRAM, Role.COORDINATOR), (CARLA, Role.TEAMLEIDER), (DILAN, Role.FG)):
            private_file(place / name, add_colleague(desk, name, role).words)
    for name in (BRAM, CARLA, DILAN):
        words = (place / name).read_text(encoding="utf-8")
        open_desk(place / "vault", words, heads, now, name).session.lock()
    return place


@pytest.fixture
def office(made: Path, tmp_path: Path, wams: Wams, monkeypatch: pytest.MonkeyPatch) -> Office:
    place = tmp_path / "kantoor"
    shutil.copytree(made, place)
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    monkeypatch.setenv("WAMS_VAULT", str(place / "vault"))

    def become(name: str) -> None:
        monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(place / name))
        monkeypatch.setenv("WAMS_COORDINATOR", name)

    become(ANNEKE)
    return Office(wams, become)


def titles(said: Said) -> list[str]:
    return [one["code"] for one in said.json]


def test_a_colleague_reads_along_until_it_is_taken_away(office: Office) -> None:
    assert titles(office.by(BRAM, "case", "list", "--json")) == []
    given = office.by(ANNEKE, "grant", CASE, BRAM, "--until", "over 2 wk")
    assert (given.code, given.err) == (0, "")
    assert "meelezer" in given.out
    assert titles(office.by(BRAM, "case", "list", "--json")) == [CASE]
    assert office.by(BRAM, "case", "show", CASE).code == 0
    shown = office.by(BRAM, "case", "access", CASE)
    assert ANNEKE in shown.out
    assert BRAM in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines())

    taken = office.by(ANNEKE, "ungrant", CASE, BRAM, "--yes")

    assert taken.code == 0
    assert "afgedrukt" in taken.words
    assert office.by(BRAM, "case", "show", CASE).code == 2
    assert office.by(ANNEKE, "vault", "verify").code == 0


def test_the_access_of_a_case_in_json(office: Office) -> None:
    office.by(ANNEKE, "grant", CASE, CARLA, "--kind", "waarnemer", "--until", "31-12-2099")

    told = office.by(ANNEKE, "case", "access", CASE, "--json").json

    assert [(one["naam"], one["als"], one["geldig"]) for one in told["toegang"]] == [
        (ANNEKE, "coordinator", True), (CARLA, "waarnemer", True),
    ]  # fmt: skip
    assert told["toegang"][1]["tot"].startswith("2099-12-31T23:00")


CANNOT = [
    (("grant", CASE, "Niemand Hier"), 2, "geen collega"),
    (("grant", CASE, ANNEKE), 2, "u zelf"),
    (("grant", CASE, BRAM, "--kind", "waarnemer"), 2, "einddatum"),
    (("grant", CASE, BRAM, "--kind", "coordinator"), 1, "draag de casus over"),
    (("grant", CASE, BRAM, "--kind", "baas"), 2, "--kind"),
    (("grant", CASE, BRAM, "--until", "ooit"), 2, "--until"),
    (("grant", CASE, BRAM, "--until", "1-1-2020"), 2, "voorbij"),
    (("grant", CASE, DILAN), 2, "einddatum"),
    (("grant", "W-0000-0000", BRAM), 2, "geen casus"),
    (("ungrant", CASE, BRAM, "--yes"), 2, "geen toegang"),
    (("ungrant", CASE, ANNEKE, "--yes"), 1, "opvolger"),
    (("ungrant", CASE, BRAM), 2, "geen toegang"),
    (("handover", "accept", CASE), 5, "geen aanbod"),
    (("handover", "offer", CASE, DILAN), 1, "FG"),
    (("emergency", CASE, "--reason", REASON), 3, "piketsleutel"),
    (("emergency", CASE), 2, "reden"),
    (("emergency", CASE, "--reason", REASON, "--hours", "0"), 2, "uur"),
    (("vault", "duty", "on", "--officer", "Niemand Hier"), 2, "geen collega"),
]


def test_what_cannot_be_done_is_one_sentence_and_a_code(office: Office) -> None:
    for words, code, says in CANNOT:
        said = office.by(ANNEKE, *words)

        assert (said.code, says in said.err) == (code, True), (words, said)
        assert one_sentence_of_help(said.err), (words, said)


def test_taking_away_is_confirmed_by_typing_the_name(office: Office) -> None:
    office.by(ANNEKE, "grant", CASE, BRAM)

    assert typed(["ungrant", CASE, BRAM], "ja").code == 1
    assert titles(office.by(BRAM, "case", "list", "--json")) == [CASE]
    office.become(ANNEKE)
    assert typed(["ungrant", CASE, BRAM], BRAM).code == 0
    assert titles(office.by(BRAM, "case", "list", "--json")) == []


def test_a_case_is_handed_over_by_two_who_agree(office: Office) -> None:
    assert office.by(ANNEKE, "handover", "offer", CASE, BRAM).code == 0
    assert office.by(BRAM, "handover", "decline", CASE).code == 0
    assert titles(office.by(BRAM, "case", "list", "--json")) == []
    assert office.by(ANNEKE, "handover", "offer", CASE, BRAM).code == 0
    assert office.by(ANNEKE, "handover", "withdraw", CASE).code == 0
    assert office.by(ANNEKE, "handover", "offer", CASE, BRAM).code == 0
    assert office.by(ANNEKE, "handover", "offer", CASE, CARLA).code == 5

    accepted = office.by(BRAM, "handover", "accept", CASE)

    assert accepted.code == 0
    assert "verwerkingsverantwoordelijke" in accepted.out
    assert CASE not in titles(office.by(ANNEKE, "case", "list", "--json"))
    told = office.by(BRAM, "case", "access", CASE, "--json").json
    assert [(one["naam"], one["als"]) for one in told["toegang"]] == [(BRAM, "coordinator")]
    assert office.by(ANNEKE, "vault", "verify").code == 0


def test_an_emergency_from_the_key_to_who_must_know(office: Office) -> None:
    assert "geen piketsleutel" in office.by(BRAM, "vault", "duty", "status").out
    assert office.by(BRAM, "vault", "duty", "on", "--officer", CARLA).code == 3
    assert office.by(ANNEKE, "vault", "duty", "on", "--officer", CARLA, "--officer", BRAM, "--hours", "8").code == 0
    told = office.by(DILAN, "case", "list")
    assert f"{CARLA}, {BRAM}" in told.err
    assert office.by(DILAN, "vault", "duty", "status", "--json").json["officieren"] == [CARLA, BRAM]
    assert CARLA not in office.by(DILAN, "case", "list").err

    taken = office.by(CARLA, "emergency", CASE, "--reason", REASON, "--json")

    assert (taken.code, taken.json["code"]) == (0, CASE)
    assert office.by(CARLA, "case", "show", CASE).code == 0
    for name in (ANNEKE, DILAN):
        assert f"Noodtoegang van {CARLA}" in office.by(name, "vault", "duty", "status").err
        listed = office.by(name, "audit", "list", "--emergency")
        assert REASON in listed.out
        assert "nog niet gezien" in " ".join(listed.out.split())
        assert office.by(name, "audit", "list", "--emergency", "--seen").code == 0
        assert "Noodtoegang" not in office.by(name, "vault", "duty", "status").err
    assert "Noodtoegang" not in office.by(BRAM, "case", "list").err
    assert REASON in office.by(ANNEKE, "case", "access", CASE).words
    assert office.by(ANNEKE, "vault", "duty", "off").code == 0
    assert "geen piketsleutel" in office.by(ANNEKE, "vault", "duty", "status").out
    assert office.by(ANNEKE, "vault", "verify").code == 0


def test_who_is_ended_leaves_the_cases_of_who_ended_them_at_once_and_nothing_is_left_to_tidy(office: Office) -> None:
    office.by(ANNEKE, "grant", CASE, BRAM)
    assert office.by(ANNEKE, "case", "tidy", "--json").json == {"nieuwe_sleutel": 0, "verzegeld": 0, "mislukt": 0}

    assert office.by(ANNEKE, "coordinator", "revoke", BRAM, "--yes").code == 0

    assert office.by(ANNEKE, "case", "tidy", "--json").json["nieuwe_sleutel"] == 0
    assert [one["naam"] for one in office.by(ANNEKE, "case", "access", CASE, "--json").json["toegang"]] == [ANNEKE]


NEEDS = {
    ("export",): (CASE, *GIVE_THE_ARRANGEMENT, "--out", "nergens.pdf", "--yes"),
    ("emergency",): (CASE, "--reason", REASON),
    ("grant",): (CASE, CARLA),
    ("ungrant",): (CASE, CARLA, "--yes"),
    ("handover", "offer"): (CASE, CARLA),
    ("case", "list"): ("--filter", "a"),
}
"""What a command is called with; another gets nothing, and the code of a case."""


def canaries(office: Office) -> set[str]:
    """What would tell that there is some case: ids, names of households and people, codes."""
    office.become(ANNEKE)
    found = set()
    place = Path(str(office.wams("vault", "status", "--json").json["kluis"]))
    heads = heads_outside({"XDG_STATE_HOME": str(place.parent / "state")})
    desk = open_desk(place, PRACTICE_PASSPHRASE, heads, now, ANNEKE)
    with desk.session:
        for line in first_page(desk):
            file = open_case(desk, line.head.case).file
            found |= {line.head.case, line.head.title, line.head.code, *(one.name for one in file.persons)}
            found |= {one.id for one in file.persons} | {one.id for one in file.items}
    return found - {CASE}


def test_no_command_tells_a_colleague_without_access_anything_of_a_case(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO()))
    own = private_file(tmp_path / "eigen", REAL_PASSPHRASE)
    assert office.by(BRAM, "vault", "passwd", "--new-passphrase-file", str(own)).code == 0
    own.replace(os.environ["WAMS_PASSPHRASE_FILE"])
    again = private_file(tmp_path / "eigen", REAL_PASSPHRASE)
    needs = {**NEEDS, ("vault", "passwd"): ("--new-passphrase-file", str(again))}
    secret = canaries(office)
    assert len(secret) > 100
    assert any(one in office.by(ANNEKE, "case", "list").out for one in secret)
    leaves = [path[1:] for path in paths() if not any(other[: len(path)] == path for other in paths() if other != path)]
    walked = 0
    for path in leaves:
        if path[:1] == ("demo",):
            continue
        for words in [needs[path]] if path in needs else [(), (CASE,)]:
            said = office.by(BRAM, *path, *words)
            walked += 1
            told = said.out + said.err
            assert ("wachtwoordzin opent" in told, said.code == 70) == (False, False), (path, words)
            assert [one for one in secret if one in told] == [], (path, words)
            assert "Traceback" not in told
    assert walked > 40


def test_a_case_one_has_no_access_to_is_told_as_one_that_is_not_there(office: Office) -> None:
    for path in (("case", "show"), ("matrix",), ("case", "access"), ("handover", "accept")):
        real, none = (office.by(BRAM, *path, code) for code in (CASE, "W-2026-9999"))

        assert real.code == none.code == 2
        assert real.err.replace(CASE, "X") == none.err.replace("W-2026-9999", "X")


def test_a_case_of_a_real_vault_is_shared_at_a_terminal(real: Place) -> None:
    assert typed(["case", "access", CASE]).code == 0
