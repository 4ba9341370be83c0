"""`wams ledger`, `wams audit` and `wams vault verify`: what was recorded, and that it was not changed since."""

from pathlib import Path

import pytest

from storage.sites.directory.database import connect
from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams, program
from wams_tui.casework.log import AuditAction
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE
from wams_tui.desk.viewing import ACTION_LABELS

VERIFYING = [("ledger", "verify"), ("audit", "verify"), ("vault", "verify")]


@pytest.fixture
def disclosed(practice: Place, tmp_path: Path, wams: Wams) -> Place:
    """A practice vault from which something was disclosed."""
    assert wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(tmp_path / "uit.pdf"), "--yes").code == 0
    return practice


def change_one_byte(place: Place, table: str, column: str) -> None:
    """Change a row as somebody with the vault key can, so that the chain and not the cipher must notice."""
    heads = heads_outside({"XDG_STATE_HOME": str(place.vault.parent / "state")})
    with open_desk(place.vault, PRACTICE_PASSPHRASE, heads, now).session as session:
        key = session.opened.secrets.vault_key
    sql = connect(place.vault / "vault.db", key)
    sql.execute(f"DROP TRIGGER {table}_no_update")
    row = sql.execute(f"SELECT seq, {column} FROM {table} WHERE seq = (SELECT min(seq) FROM {table})").fetchone()
    assert row is not None
    changed = bytes([row[1][0] ^ 1]) + row[1][1:]
    sql.execute(f"UPDATE {table} SET {column} = :changed WHERE seq = :seq", {"changed": changed, "seq": row[0]})
    sql.close()


@pytest.mark.parametrize("words", VERIFYING, ids=" ".join)
def test_an_untouched_vault_verifies(words: tuple[str, ...], disclosed: Place) -> None:
    said = program(words)

    assert (said.code, said.err) == (0, "")
    assert "Alles klopt." in said.out


@pytest.mark.parametrize("column", ["payload_log", "payload_case"])
def test_one_changed_byte_of_a_ledger_row_is_an_integrity_failure(column: str, disclosed: Place) -> None:
    change_one_byte(disclosed, "ledger", column)

    said = program(["ledger", "verify"])

    assert said.code == 4
    assert "[verstrekkingenlogboek:" in said.words
    assert "Alles klopt." not in said.out


def test_one_changed_byte_of_an_audit_row_is_an_integrity_failure(disclosed: Place, wams: Wams) -> None:
    change_one_byte(disclosed, "audit", "payload")

    said = wams("audit", "verify", "--json")

    assert said.code == 4
    assert said.json["intact"] is False
    assert {finding["soort"] for finding in said.json["bevindingen"]} >= {"auditlogboek"}


def test_the_ledger_of_a_case_names_people_and_that_of_all_does_not(disclosed: Place, wams: Wams) -> None:
    of_the_case = wams("ledger", "list", CASE)
    of_all = wams("ledger", "list")

    assert "Chantal" in of_the_case.out
    assert "Chantal" not in of_all.out
    assert "voltooid" in of_the_case.out
    assert "voltooid" in of_all.out
    assert "staat op een eigen regel" in of_all.words


def test_an_empty_ledger_says_so(practice: Place, wams: Wams) -> None:
    assert wams("ledger", "list").out == "Er is nog niets verstrekt.\n"


def test_the_audit_log_tells_who_did_what_in_order(disclosed: Place, wams: Wams) -> None:
    lines = wams("audit", "list", "--last", "0", "--json").json

    actions = [line["handeling"] for line in lines]
    assert actions[0] == "kluis-aangemaakt"
    assert actions.index("casus-ingezien") < actions.index("verstrekt") < actions.index("verstrekking-voltooid")
    assert [line["nr"] for line in lines] == sorted(line["nr"] for line in lines)
    assert "Chantal" not in str(lines)


def test_the_audit_log_names_who_did_what_to_which_case_and_how_it_ended(disclosed: Place, wams: Wams) -> None:
    said = wams("audit", "list", "--last", "0")

    rows = [" ".join(line.split()) for line in said.out.splitlines()]
    assert rows[0] == "Nr Tijd Wie Handeling Waaraan Gelukt"
    assert any("Oefenco" in row and f"verstrekking voltooid {CASE} ja" in row for row in rows)
    assert any(f"casus ingezien {CASE} ja" in row for row in rows)
    assert all(len(line) <= 80 for line in said.out.splitlines())


def test_an_audit_line_as_json_has_the_fields_of_nen_7513(disclosed: Place, wams: Wams) -> None:
    line = wams("audit", "list", "--json").json[-1]

    assert line["door_naam"]
    assert line["sessie"]
    assert (line["handeling"], line["soort"], line["gelukt"]) == ("logboek-ingezien", "R", True)
    assert (line["object_soort"], line["echtheid"]) == ("auditlog", "echt")
    assert line["tijd"].endswith("+00:00")


def test_every_action_of_the_audit_log_is_told_in_words() -> None:
    assert set(ACTION_LABELS) == set(AuditAction)


def test_only_the_last_audit_lines_are_shown_where_that_is_asked(practice: Place, wams: Wams) -> None:
    assert len(wams("audit", "list", "--last", "3", "--json").json) == 3
