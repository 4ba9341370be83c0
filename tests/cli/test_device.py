"""``wams vault device`` with a real keyring of the desktop: both are needed, the halves stay, and a server has none."""

from pathlib import Path

import pytest

from storage.keys import devicekey
from tests.cli.conftest import Place
from tests.cli.program import Wams, one_sentence_of_help
from tests.storage.secretservice import ADDRESS, NEEDED, desktop

pytestmark = NEEDED


def test_a_laptop_is_added_and_taken_off(
    wams: Wams, practice: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del practice
    monkeypatch.setattr(devicekey, "PATIENCE_SECONDS", 20.0)
    with desktop(tmp_path / "thuis", monkeypatch):
        added = wams("vault", "device", "add")
        assert (added.code, added.err) == (0, "")
        assert "uw wachtwoordzin en deze laptop" in added.words
        assert wams("case", "list", "--json").code == 0
        again = wams("vault", "device", "add")
        assert (again.code, one_sentence_of_help(again.err)) == (2, True)

        with monkeypatch.context() as elsewhere:
            elsewhere.delenv(ADDRESS)
            elsewhere.setenv("XDG_RUNTIME_DIR", str(tmp_path))
            refused = wams("case", "list")
        assert (refused.code, one_sentence_of_help(refused.err)) == (3, True)
        assert "sleutel van een apparaat" in refused.err

        removed = wams("vault", "device", "remove")
        assert (removed.code, removed.words) == (0, "Uw toegang vraagt weer alleen uw wachtwoordzin.")
    assert wams("case", "list", "--json").code == 0


def test_a_server_without_a_desktop_says_so_and_changes_nothing(
    wams: Wams, practice: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    before = (practice.vault / "vault.keys").read_bytes()

    refused = wams("vault", "device", "add")

    assert (refused.code, one_sentence_of_help(refused.err)) == (6, True)
    assert "geen sleutelbos" in refused.err
    assert (practice.vault / "vault.keys").read_bytes() == before
