"""`wams vault` and `wams demo`: vaults made, found and left alone."""

import stat
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.keys import keyfile, recovery
from tests.cli.conftest import REAL_PASSPHRASE, Place
from tests.cli.program import CASE, Wams, one_sentence_of_help, private_file, program
from tests.cli.terminal import answered
from wams_tui.casework.errors import Misused
from wams_tui.desk.vault.recoverypapers import half_in


@pytest.fixture
def strong(tmp_path: Path) -> str:
    return str(private_file(tmp_path / "zin", REAL_PASSPHRASE))


def test_a_real_vault_made_on_a_terminal_shows_its_secrets_once_and_one_by_one(tmp_path: Path) -> None:
    asked: list[str] = []

    def reply(question: str, screen: str) -> str:
        asked.append(question)
        page = screen.split("\x1b[2J")[-1].replace("\r", "")
        assert page.count("Herstelhelft") + page.count("verschijnt alleen nu") == 1
        if "laatste woord" in question:
            return page.split("verschijnt alleen nu):")[1].split("\n\n")[1].split()[-1]
        if asked.count(question) == 1:
            return "fout"
        return half_in(page)[-4:].lower()

    shown = answered(["vault", "create", str(tmp_path / "kluis"), "--name", "Noor Postma"], reply)

    assert shown.code == 0
    assert [one.split()[0] for one in asked] == ["Overgeschreven?", "Helft", "Helft", "Helft", "Helft"]
    assert shown.screen.count("Dat is niet wat er staat") == 2
    passphrase = shown.screen.split("verschijnt alleen nu):")[1].split("\n\n")[1].strip()
    assert len(passphrase.split()) == 6
    private_file(tmp_path / "zin", passphrase)
    opened = program(
        ["vault", "verify", "--vault", str(tmp_path / "kluis"), "--passphrase-file", str(tmp_path / "zin")]
    )
    assert opened.code == 0


def test_a_real_vault_gives_no_secrets_into_a_pipe(tmp_path: Path) -> None:
    said = program(["vault", "create", str(tmp_path / "kluis"), "--name", "Noor Postma"])

    assert (said.code, said.out) == (2, "")
    assert "--recovery-dir-a" in said.err
    assert not (tmp_path / "kluis").exists()


def test_recovery_halves_go_to_two_files_that_only_their_owner_reads(tmp_path: Path, strong: str, wams: Wams) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    said = wams(
        "vault", "create", str(tmp_path / "kluis"), "--name", "Noor Postma", "--passphrase-file", strong,
        "--recovery-dir-a", str(tmp_path / "a"), "--recovery-dir-b", str(tmp_path / "b"),
    )  # fmt: skip

    halves = [*(tmp_path / "a").iterdir(), *(tmp_path / "b").iterdir()]
    assert said.code == 0
    assert [stat.S_IMODE(half.stat().st_mode) for half in halves] == [0o600, 0o600]
    texts = [half.read_text(encoding="utf-8").strip() for half in halves]
    assert texts[0] != texts[1]
    assert [half_in(text)[0] for text in texts] == ["A", "B"]
    assert all(half_in(text) not in said.out for text in texts)


@pytest.mark.parametrize(("language", "told"), [("nl", "Beide zijn nodig"), ("en", "Both are needed")])
def test_a_file_of_a_recovery_half_says_what_it_is_and_is_read_back_whole(
    language: str, told: str, tmp_path: Path, strong: str, wams: Wams
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    wams(
        "vault", "create", str(tmp_path / "kluis"), "--name", "Noor Postma", "--passphrase-file", strong,
        "--recovery-dir-a", str(tmp_path / "a"), "--recovery-dir-b", str(tmp_path / "b"), "--lang", language,
    )  # fmt: skip

    keys = keyfile.load(tmp_path / "kluis")
    a, b = ((tmp_path / name / f"herstelhelft-{name}.txt").read_text(encoding="utf-8") for name in "ab")
    assert all(keys.vault_id in text and "kluis (" in text for text in (a, b))
    assert all(told in " ".join(text.split()) for text in (a, b))
    assert all(len(line) <= 80 for text in (a, b) for line in text.splitlines())
    opened = recovery.open_recovery(keys.vault_id, keys.recovery, keys.recovery_sealed, (half_in(b), half_in(a)))
    assert opened.public.raw == keys.recovery.raw


def test_a_text_without_a_half_or_with_two_is_no_half() -> None:
    half = "A" + "-ABCD" * 14

    assert half_in(f"Herstelhelft A\n\n  {half}\n") == half
    for text in ("", "Beide zijn nodig", half[:-1], f"{half}\n{half}"):
        with pytest.raises(Misused):
            half_in(text)


def test_a_real_vault_has_the_rules_it_began_with_on_record(tmp_path: Path, strong: str, wams: Wams) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    kluis = str(tmp_path / "kluis")

    wams(
        "vault", "create", kluis, "--name", "Noor Postma", "--passphrase-file", strong,
        "--recovery-dir-a", str(tmp_path / "a"), "--recovery-dir-b", str(tmp_path / "b"),
    )  # fmt: skip

    said = wams("rules", "status", "--vault", kluis, "--passphrase-file", strong)
    assert "geldt in deze kluis sinds de ingebruikname" in said.words


def test_both_halves_in_one_directory_are_refused_before_anything_is_made(
    tmp_path: Path, strong: str, wams: Wams
) -> None:
    said = wams(
        "vault", "create", str(tmp_path / "kluis"), "--passphrase-file", strong,
        "--recovery-dir-a", str(tmp_path), "--recovery-dir-b", str(tmp_path),
    )  # fmt: skip

    assert said.code == 2
    assert not (tmp_path / "kluis").exists()


def test_a_weak_passphrase_is_refused_for_a_real_vault(tmp_path: Path, wams: Wams) -> None:
    weak = str(private_file(tmp_path / "zin", "welkom01"))
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    said = wams(
        "vault", "create", str(tmp_path / "kluis"), "--passphrase-file", weak,
        "--recovery-dir-a", str(tmp_path / "a"), "--recovery-dir-b", str(tmp_path / "b"),
    )  # fmt: skip

    assert said.code == 2
    assert "welkom01" not in said.err
    assert not (tmp_path / "kluis").exists()


def test_a_vault_is_not_made_over_something_else(tmp_path: Path, wams: Wams) -> None:
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")

    said = wams("vault", "create", str(tmp_path), "--practice")

    assert said.code == 2
    assert (tmp_path / "brief.txt").read_text(encoding="utf-8") == "van mij"


def test_status_needs_no_passphrase_and_tells_the_nature(practice: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAMS_PASSPHRASE_FILE")

    said = program(["vault", "status", "--json"])

    assert said.code == 0
    assert (said.json["aard"], said.json["bestaat"], said.json["problemen"]) == ("oefenkluis", True, [])
    assert {file["naam"] for file in said.json["bestanden"]} >= {"vault.db", "vault.keys"}


def test_times_are_dutch_wherever_the_machine_stands(practice: Place) -> None:
    away = {"TZ": "Pacific/Auckland"}

    shown = program(["vault", "status"], away)
    made = datetime.fromisoformat(program(["vault", "status", "--json"], away).json["gemaakt"])

    assert made.utcoffset() == timedelta(0)
    assert f"{made.astimezone(ZoneInfo('Europe/Amsterdam')):%d-%m-%Y %H:%M}" in shown.words


def test_the_demo_makes_a_practice_vault_once(tmp_path: Path) -> None:
    place = tmp_path / "wams" / "oefenkluis"
    data = {"XDG_DATA_HOME": str(tmp_path)}

    first = program(["demo", "--no-tui", "--cases", "14"], data)
    before = (place / "vault.keys").read_bytes()
    second = program(["demo", "--no-tui", "--cases", "14"], data)

    assert (first.code, second.code) == (0, 0)
    assert "De wachtwoordzin is: demo" in first.out
    assert "was er al" in second.out
    assert (place / "vault.keys").read_bytes() == before


def test_the_same_seed_gives_the_same_households_and_other_keys(tmp_path: Path, wams: Wams) -> None:
    names, keys = [], []
    demo = str(private_file(tmp_path / "zin", "demo"))
    for place in (tmp_path / "a", tmp_path / "b"):
        wams("demo", "--no-tui", "--cases", "16", "--seed", "7", "--dir", str(place))
        found = wams("case", "list", "--json", "--vault", str(place), "--passphrase-file", demo).json
        names.append([line["naam"] for line in found])
        keys.append((place / "vault.keys").read_bytes())

    assert len(names[0]) == 16
    assert names[0] == names[1]
    assert keys[0] != keys[1]


def test_the_demo_opens_on_the_corporation_that_asks(practice: Place, wams: Wams) -> None:
    first = wams("case", "list", "--json").json[0]

    assert (first["code"], first["open_verzoeken"]) == (CASE, 1)


def test_the_demo_refuses_a_real_vault(real: Place, wams: Wams) -> None:
    said = wams("demo", "--no-tui", "--dir", str(real.vault))

    assert said.code == 2
    assert "echte kluis" in said.err
    assert one_sentence_of_help(said.err)


def test_the_demo_refuses_any_other_directory(tmp_path: Path, wams: Wams) -> None:
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")

    said = wams("demo", "--no-tui", "--dir", str(tmp_path))

    assert said.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_the_screens_of_the_demo_need_a_terminal(practice: Place) -> None:
    said = program(["demo", "--dir", str(practice.vault)])

    assert said.code == 2
    assert "terminal" in said.err
