"""Who ends somebody on the screen gives the vault another key with one key, and is asked in again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import HeadPlace, Role, add_member, create_vault, unlock
from tests.screens.terminal.pseudo_terminal import PseudoTerminal
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Locked


def now() -> datetime:
    return datetime.now(UTC)


def test_after_ending_somebody_one_key_gives_the_vault_another_key(tmp_path: Path) -> None:
    environ = {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}
    vault, heads = tmp_path / "kluis", HeadPlace.from_environment(environ)
    create_vault(
        vault, nature=VaultNature.OEFENKLUIS, coordinator_name="Anneke", passphrase="demo", heads=heads, now=now
    )
    with unlock(vault, "demo", heads=heads, now=now) as session:
        add_member(session, "Bram", Role.COORDINATOR, "zin van Bram")
        before = session.opened.secrets.vault_key
    seat = PseudoTerminal(["-m", "wams_tui", "--vault", str(vault), "--as", "Anneke"], environ=environ)
    try:
        seat.until("Wachtwoordzin:")
        seat.type("demo\r")
        seat.until("Uw casussen vragen vandaag niets")
        seat.settle()
        seat.type("M")
        seat.until("Werkt in deze kluis (2)")
        seat.settle()
        seat.type("\x1b[B")
        seat.settle()
        seat.type("e")
        seat.until("De toegang van Bram eindigt meteen")
        seat.settle()
        seat.type("b")
        seat.until("V vernieuwt hem nu")
        seat.settle()
        seat.type("v")
        seat.until("De kluis heeft een nieuwe sleutel")
        seat.until_that(lambda: seat.text.rstrip().endswith("Esc stoppen"))
        seat.type("demo\r")
        seat.until("Werkte hier (1)")
    finally:
        seat.close()

    with unlock(vault, "demo", heads=heads, now=now) as session:
        assert session.opened.secrets.vault_key != before
    with pytest.raises(Locked):
        unlock(vault, "zin van Bram", heads=heads, now=now, wait=lambda _: None)
