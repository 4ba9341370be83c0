"""Statements about the vault, which every colleague reads and nobody changes unseen; deeds that change the key file."""

from dataclasses import replace

import pytest

from storage import FindingKind, Role, Session, missing_statements, verify
from storage.keys.keyfile import KeyFile
from tests.storage import colleagues
from tests.storage.vaults import CHANGED, Place
from wams_tui.casework.errors import Conflict, Damaged, Unusable

ON_BOTH = True

KIND = "regime"


def _rows(place: Place, statement: str) -> None:
    """Change the database with the vault key in hand, past the program."""
    with place.raw() as sql:
        sql.execute(statement)


def _kinds(place: Place) -> set[FindingKind]:
    with place.unlock() as session:
        return {finding.kind for finding in verify(session).findings}


def test_a_statement_is_read_by_a_colleague_who_may_open_no_case(place: Place) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        first = session.state(KIND, b"wetsvoorstel", CHANGED)
        second = session.state(KIND, b"in werking", CHANGED)
        session.state("anders", b"elders", CHANGED)
        author = session.coordinator
    with place.unlock(colleagues.WORDS) as session:
        found = session.statements(KIND)
        assert [(one.id, one.content, one.by) for one in found] == [
            (first, b"wetsvoorstel", author),
            (second, b"in werking", author),
        ]
        assert verify(session).intact


def test_the_file_does_not_show_what_was_stated(session: Session) -> None:
    session.state(KIND, b"proceseigenaar: Fatima", CHANGED)
    with session.opened.database.reading() as sql:
        row = sql.execute("SELECT content FROM statement").fetchone()
    assert row is not None
    assert b"Fatima" not in row[0]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statement SET kind = 'anders'",
        "UPDATE statement SET time = time + 1",
        "UPDATE statement SET author = 'niemand'",
        "UPDATE statement SET content = signature",
        "UPDATE statement SET seq = 7",
    ],
)
def test_a_statement_that_was_changed_counts_for_nothing(place: Place, change: str) -> None:
    with place.unlock() as session:
        session.state(KIND, b"in werking", CHANGED)
    _rows(place, change)
    with place.unlock() as session:
        assert not session.statements(KIND)
        if "kind" not in change:
            assert FindingKind.STATEMENT in {finding.kind for finding in session.warnings}
    assert FindingKind.STATEMENT in _kinds(place)


def test_a_statement_that_was_taken_away_is_missed(place: Place) -> None:
    with place.unlock() as session:
        session.state(KIND, b"in werking", CHANGED)
    _rows(place, "DELETE FROM statement")
    assert FindingKind.STATEMENT in _kinds(place)


def test_one_that_was_taken_away_from_between_others_is_noticed_by_who_reads_any(place: Place) -> None:
    with place.unlock() as session:
        session.state(KIND, b"in werking", CHANGED)
        session.state("anders", b"elders", CHANGED)
    _rows(place, "DELETE FROM statement WHERE kind = 'regime'")
    with place.unlock() as session:
        assert session.statements("anders")
        assert FindingKind.STATEMENT in {finding.kind for finding in session.warnings}


def test_the_last_one_that_was_taken_away_is_missed_by_who_asks_the_audit_log(place: Place) -> None:
    with place.unlock() as session:
        session.state(KIND, b"in werking", CHANGED)
        assert not missing_statements(session)
        last = session.state(KIND, b"ingetrokken", CHANGED)
        assert not missing_statements(session)
    _rows(place, f"DELETE FROM statement WHERE id = '{last}'")
    with place.unlock() as session:
        session.statements(KIND)
        assert not session.warnings
        assert [finding.place for finding in missing_statements(session)] == [last]


def test_a_statement_bears_the_role_its_author_had_then(place: Place) -> None:
    certificate = colleagues.join(place, role=Role.TEAMLEIDER)
    with place.unlock(colleagues.WORDS) as session:
        session.state(KIND, b"als teamleider", CHANGED)
    colleagues.issue_again(place, certificate, lasts=10**12, role=Role.COORDINATOR)
    with place.unlock(colleagues.WORDS) as session:
        session.state(KIND, b"als coordinator", CHANGED)
        assert [one.by.role for one in session.statements(KIND)] == [Role.TEAMLEIDER, Role.COORDINATOR]


def test_honest_code_cannot_change_a_statement(session: Session) -> None:
    session.state(KIND, b"in werking", CHANGED)
    with pytest.raises(Unusable), session.opened.database.writing() as sql:
        sql.execute("UPDATE statement SET kind = 'anders'")


def test_a_deed_changes_the_key_file_and_the_log_tells(place: Place) -> None:
    with place.unlock() as session:
        with session.deed(CHANGED) as deed:
            deed.change_keys(lambda keys: keys)
        assert session.newest_keys().revision == session.opened.keys.revision + 1
    with place.unlock() as session:
        assert session.opened.keys.revision == 2
        assert verify(session).intact


def test_a_deed_that_fails_leaves_the_key_file_as_it_was(place: Place) -> None:
    before = place.keys_bytes()

    def stumble(session: Session) -> None:
        with session.deed(CHANGED) as deed:
            deed.change_keys(lambda keys: keys)
            raise KeyError

    with place.unlock() as session:
        with pytest.raises(KeyError):
            stumble(session)
        assert place.keys_bytes() == before


def test_a_deed_refuses_to_build_on_a_key_file_the_log_does_not_know(place: Place) -> None:
    with place.unlock() as session:
        opened = session.opened
        strange: KeyFile = replace(opened.keys, signature=bytes(64), author=opened.keys.author)
        place.write_keys(strange.to_bytes())
        with pytest.raises(Damaged), session.deed(CHANGED) as deed:
            deed.change_keys(lambda keys: keys)
        assert session.newest_keys() == opened.keys
        place.write_keys(opened.keys.to_bytes())
    assert place.keys_bytes() == opened.keys.to_bytes()


def test_who_did_not_read_the_last_statement_states_nothing(session: Session) -> None:
    assert not session.last_statement(KIND)
    first = session.state(KIND, b"een", CHANGED, after="")
    session.state("anders", b"elders", CHANGED)
    assert session.last_statement(KIND) == first

    with pytest.raises(Conflict):
        session.state(KIND, b"twee", CHANGED, after="")
    session.state(KIND, b"twee", CHANGED, after=first)

    assert [one.content for one in session.statements(KIND)] == [b"een", b"twee"]
    assert verify(session).intact
