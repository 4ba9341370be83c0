"""`wams` on a vault in PostgreSQL: the same commands, moving there and back, and what a database administrator sees."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.pgserver import Server, server
from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams, program
from tests.house.debian import needs
from tests.house.tree import ROOT
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.caselist import first_page
from wams_tui.desk.vault.opening import heads_outside, open_desk

pytestmark = needs("initdb")

STOPPED = """
import os, signal, sys
from storage.maintenance import moving
from wams_tui.front import main

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

moving._arrive = die
sys.argv[0] = "wams"
main()
"""


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Server]:
    with server() as made:
        yield made


@pytest.fixture
def database(postgresql: Server) -> str:
    return postgresql.fresh()


def surnames(place: Place) -> set[str]:
    """Every word of the names in the list of cases."""
    desk = open_desk(place.vault, "demo", heads_outside(os.environ), now)
    with desk.session:
        names = " ".join(line.head.title for line in first_page(desk))
    return {word for word in names.replace("-", " ").split() if len(word) > 4 and word[0].isupper()}


def test_a_practice_vault_moves_and_every_command_goes_on_there(
    practice: Place, wams: Wams, database: str, monkeypatch: pytest.MonkeyPatch, postgresql: Server, tmp_path: Path
) -> None:
    words = surnames(practice)
    before = wams("case", "list", "--json").json

    moved = wams("vault", "move", str(practice.vault), database)

    assert (moved.code, moved.err) == (0, "")
    assert "gecontroleerd" in moved.out
    old = wams("case", "list")
    assert old.code == 3
    assert "verplaatst naar" in old.err
    monkeypatch.setenv("WAMS_VAULT", database)
    assert wams("case", "list", "--json").json == before
    assert wams("case", "show", CASE).code == 0
    checked = wams("vault", "verify", "--json")
    assert (checked.code, checked.json["bevindingen"]) == (0, [])
    status = wams("vault", "status", "--json").json
    assert status["bestaat"]
    assert status["aard"] == "oefenkluis"

    dump = postgresql.run("pg_dump", "-d", postgresql.database_of(database))
    assert "wams.record" in dump
    assert len(words) > 10
    assert [word for word in words if word in dump] == []
    hexadecimal = [word for word in words if word.encode().hex() in dump]
    assert hexadecimal == []

    back = wams("vault", "move", database, str(tmp_path / "terug"), "--json")
    assert back.code == 0
    monkeypatch.setenv("WAMS_VAULT", str(tmp_path / "terug"))
    assert wams("case", "list", "--json").json == before
    assert wams("vault", "verify").code == 0


def test_a_vault_can_be_born_in_a_database(database: str, wams: Wams, practice: Place) -> None:
    made = wams("vault", "create", database, "--practice", "--name", "Noor Postma")
    again = wams("vault", "create", database, "--practice", "--name", "Noor Postma")
    grouped = wams("vault", "create", database, "--practice", "--group", "users")

    assert made.code == 0
    assert (again.code, grouped.code) == (2, 2)
    assert "staat al een kluis" in again.err
    assert wams("vault", "verify", "--vault", database).code == 0


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("postgresql+psycopg://wams:geheim123@/kluis?host=/tmp", 2, "wachtwoord"),
        ("postgresql+psycopg://wams@/kluis?host=/tmp&password=geheim123", 2, "wachtwoord"),
        ("postgresql+psycopg://wams@server.example/kluis?sslmode=disable", 2, "versleuteld"),
        ("postgresql+psycopg://wams@/kluis?host=/tmp&options=-csearch_path%3Dgeheim123", 2, "instelling"),
        ("mysql://wams@/kluis", 2, "niet te lezen"),
        ("postgresql+psycopg://wams@/", 2, "geen database"),
        ("postgresql+psycopg://wams@/kluis?host=/nergens-geheim123", 6, "antwoordt niet"),
    ],
)
def test_an_address_that_cannot_be_is_refused_without_repeating_it(
    address: str, code: int, said: str, wams: Wams
) -> None:
    commands = [wams(*words, "--vault", address) for words in (["case", "list"], ["vault", "status"])]
    for came in (*commands, program(["--vault", address])):
        assert came.code == code, came.err
        assert said in came.err
        assert "Traceback" not in came.err
        if code == 2:
            assert "geheim123" not in came.out + came.err


def test_what_the_server_refuses_is_a_sentence(postgresql: Server, database: str, wams: Wams, practice: Place) -> None:
    postgresql.sql("CREATE ROLE vreemd LOGIN")
    strange = postgresql.address(postgresql.database_of(database), "vreemd")
    for address, said in (
        (database, "geen kluis"),
        (postgresql.address("nergens"), "bestaat niet"),
        (postgresql.address("postgres", "niemand"), "kent u niet"),
    ):
        came = wams("case", "list", "--vault", address)
        assert (came.code, came.out) == (6, "")
        assert said in came.err
    came = wams("vault", "create", strange, "--practice", "--name", "Noor")
    assert came.code == 6
    assert "databaserol mag dit niet" in came.err
    assert "SELECT" not in came.err
    assert "CREATE" not in came.err


def test_bringing_up_to_date_where_no_vault_is_says_so(database: str, wams: Wams, practice: Place) -> None:
    came = wams("vault", "upgrade", "--vault", database)

    assert came.code == 6
    assert "Er is geen kluis" in came.err
    assert database not in came.err


def test_a_backup_is_put_back_into_a_database_and_over_the_vault_that_stands_there(
    practice: Place, wams: Wams, database: str, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = wams("case", "list", "--json").json
    place = wams("vault", "backup", str(practice.vault.parent / "back-ups"), "--json").json["map"]

    back = wams("vault", "restore", place, "--to", database)

    assert back.code == 0, back.err
    monkeypatch.setenv("WAMS_VAULT", database)
    assert wams("case", "list", "--json").json == before
    said = wams("vault", "verify")
    assert said.code == 0
    assert "teruggezet" in said.err

    again = wams("vault", "restore", place, "--to", database)
    assert again.code == 2
    assert database not in again.err
    over = wams("vault", "restore", place, "--to", database, "--replace", "--yes")
    assert over.code == 0, over.err
    assert "wams_opzij_" in postgresql.run("psql", "-Atc", r"\dn", "-d", postgresql.database_of(database))
    assert wams("case", "list", "--json").json == before


def test_a_moving_that_was_cut_off_and_cannot_be_looked_at_goes_on_here_when_an_administrator_says_so(
    practice: Place, wams: Wams, database: str, postgresql: Server
) -> None:
    before = wams("case", "list", "--json").json
    words = [sys.executable, "-c", STOPPED, "vault", "move", str(practice.vault), database]
    child = subprocess.run(words, cwd=ROOT, env=os.environ, capture_output=True, check=False)
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    postgresql.drop(database)

    closed = wams("case", "list")
    assert closed.code == 3
    assert "wams vault stay" in closed.err
    unsure = wams("vault", "stay", str(practice.vault))
    assert unsure.code == 2
    assert wams("case", "list").code == 3

    stays = wams("vault", "stay", str(practice.vault), "--yes")

    assert stays.code == 0, stays.err
    assert "gaat hier verder" in stays.out
    assert wams("case", "list", "--json").json == before
    assert wams("vault", "verify").code == 0
