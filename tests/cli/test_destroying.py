"""A case is destroyed on a decision, with a certificate that names nobody; a vault comes back without it."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams, one_sentence_of_help
from tests.cli.terminal import typed
from tests.documents.reading import text as text_of

TODAY = date.today().isoformat()  # noqa: DTZ011 - the desk's day is local
ON_REQUEST = ("--ground", "verzoek-betrokkene", "--decided-on", TODAY)


def _surnames(wams: Wams, code: str) -> set[str]:
    case = wams("case", "show", code, "--json").json
    return {person["naam"].split()[-1] for person in case["personen"]}


def test_a_case_is_destroyed_with_a_certificate_that_names_nobody(wams: Wams, practice: Place, tmp_path: Path) -> None:
    names = _surnames(wams, CASE)
    back = wams("vault", "backup", str(tmp_path / "back-ups"), "--json").json
    out = tmp_path / "verklaring.pdf"

    done = wams("case", "destroy", CASE, *ON_REQUEST, "--out", str(out), "--yes")

    assert done.code == 0, done.err
    text = text_of(out.read_bytes(), tmp_path)
    assert back["id"] in text.replace("\n", "")
    assert "een betrokkene heeft erom gevraagd" in text
    assert "overschreven" in text
    assert not [name for name in names if name in text]
    assert wams("case", "show", CASE).code == 2
    (one,) = wams("case", "destroyed", "--json").json
    assert (one["grond"], one["besloten_door"]) == ("verzoek-betrokkene", "proceseigenaar")
    assert wams("vault", "verify").code == 0


def test_a_certificate_can_be_made_again(wams: Wams, practice: Place, tmp_path: Path) -> None:
    wams("case", "destroy", CASE, *ON_REQUEST, "--out", str(tmp_path / "een.pdf"), "--yes")
    mark = wams("case", "destroyed", "--json").json[0]["id"]

    again = wams("case", "destroyed", "--certificate", mark, "--out", str(tmp_path / "twee.pdf"))
    assert again.code == 0, again.err
    assert mark in text_of((tmp_path / "twee.pdf").read_bytes(), tmp_path).replace("\n", "")
    assert wams("case", "destroyed", "--certificate", "0" * 32, "--out", str(tmp_path / "drie.pdf")).code == 2


TERM = ("--ground", "bewaartermijn-verstreken", "--decided-on", TODAY)
TOMORROW = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (TERM, 2, "Tot wanneer"),
        ((*TERM, "--kept-until", "2020-01-01"), 1, "nog niet afgesloten"),
        (("--ground", "verzoek-betrokkene", "--decided-on", TOMORROW), 2, "nog komen"),
        (("--ground", "verzoek-betrokkene", "--decided-on", "1999-01-01"), 2, "er nog niet"),
        (("--ground", "verzoek-betrokkene", "--decided-on", "gisteren"), 2, "geen datum"),
        (("--ground", "zomaar", "--decided-on", TODAY), 2, "bestaat niet"),
    ],
)
def test_what_may_not_be_destroyed_stays(
    wams: Wams, practice: Place, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    refused = wams("case", "destroy", CASE, *words, "--out", str(tmp_path / "x.pdf"), "--yes")

    assert refused.code == code, refused.err
    assert said in refused.err
    assert one_sentence_of_help(refused.err)
    assert wams("case", "show", CASE).code == 0
    assert not (tmp_path / "x.pdf").exists()


def test_where_no_certificate_can_be_written_nothing_is_destroyed(wams: Wams, practice: Place, tmp_path: Path) -> None:
    (tmp_path / "er-al.pdf").write_text("x")
    assert wams("case", "destroy", CASE, *ON_REQUEST, "--out", str(tmp_path / "er-al.pdf"), "--yes").code == 5
    assert wams("case", "show", CASE).code == 0


def test_in_a_real_vault_a_person_types_the_code_over(wams: Wams, real: Place, tmp_path: Path) -> None:
    words = ["case", "destroy", CASE, *ON_REQUEST, "--out", str(tmp_path / "v.pdf")]
    assert wams(*words, "--yes").code == 2

    assert typed(words, "w-2026").code == 1
    assert not (tmp_path / "v.pdf").exists()
    shown = typed(words, CASE)
    assert shown.code == 0, shown.screen
    assert (tmp_path / "v.pdf").exists()


def test_a_vault_comes_back_without_what_was_destroyed(wams: Wams, practice: Place, tmp_path: Path) -> None:
    place = wams("vault", "backup", str(tmp_path / "back-ups"), "--json").json["map"]
    wams("case", "destroy", CASE, *ON_REQUEST, "--out", str(tmp_path / "v.pdf"), "--yes")
    shutil.rmtree(practice.vault)

    back = wams("vault", "restore", place, "--to", str(practice.vault))

    assert back.code == 0, back.err
    assert "Opnieuw vernietigd 1" in back.words
    assert "alleen van deze gebruiker" in back.err
    said = wams("vault", "verify")
    assert said.code == 0
    assert "teruggezet" in said.err
    assert CASE not in {one["code"] for one in wams("case", "list", "--json").json}


def test_a_vault_of_a_group_comes_back_as_the_groups_where_the_directory_is(
    wams: Wams, practice: Place, tmp_path: Path
) -> None:
    place = wams("vault", "backup", str(tmp_path / "back-ups"), "--json").json["map"]
    there = tmp_path / "gedeeld"
    there.mkdir()
    there.chmod(0o2770)

    back = wams("vault", "restore", place, "--to", str(there))

    assert back.code == 0, back.err
    assert "alleen van deze gebruiker" not in back.err
    assert {file.stat().st_mode & 0o777 for file in there.iterdir()} == {0o660}


def test_a_restore_without_a_register_or_over_a_vault_takes_a_word(wams: Wams, practice: Place, tmp_path: Path) -> None:
    place = wams("vault", "backup", str(tmp_path / "back-ups"), "--json").json["map"]
    there = str(practice.vault)

    assert wams("vault", "restore", place, "--to", there).code == 2
    done = wams("vault", "restore", place, "--to", there, "--replace", "--yes")
    assert done.code == 0, done.err
    assert len(list(practice.vault.parent.glob("vault.opzij-*"))) == 1
    shutil.rmtree(practice.vault.parent / "state")
    refused = wams("vault", "restore", place, "--to", str(tmp_path / "nieuw"))
    assert (refused.code, "register" in refused.err) == (1, True)
