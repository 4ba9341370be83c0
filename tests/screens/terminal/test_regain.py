"""Back in with both halves from the question before the screens, as a person at a terminal does it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from screens.regain import Question, lay_out
from storage import HeadPlace, KdfParams, create_vault
from tests.screens.terminal.pseudo_terminal import PseudoTerminal
from wams_tui.casework.codes import VaultNature

FORGOTTEN = "graat scheppen bos dakgoot ideaal blozen kanon"
OWN = "zeven verschillende woorden olifant kruiwagen zomeravond bakker trommel"


def now() -> datetime:
    return datetime.now(UTC)


def test_who_lost_their_words_comes_back_with_both_halves_and_keeps_what_was_typed_right(tmp_path: Path) -> None:
    environ = {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}
    made = create_vault(
        tmp_path / "kluis", nature=VaultNature.ECHT, coordinator_name="Noor Postma", passphrase=FORGOTTEN,
        heads=HeadPlace.from_environment(environ), now=now, kdf=KdfParams(memory_kib=65536, passes=3, lanes=4),
    )  # fmt: skip
    half_a, half_b = made.recovery_halves
    door = PseudoTerminal(["-m", "wams_tui", "--vault", str(tmp_path / "kluis")], environ=environ)
    try:
        door.until("Ctrl+R wachtwoordzin kwijt")
        door.type("\x12")
        door.until("Noor Postma")
        door.type("bram\r")
        door.until("niemand met die naam")
        door.type("\x15noor postma\r")
        door.until("Helft A:")
        door.type("\x1b")
        door.until("Wie moet weer naar binnen? noor postma")
        door.type("\x1b")
        door.until("Enter openen")
        door.type("\x12")
        door.until("Wie moet weer naar binnen?")
        door.type("noor postma\r")
        door.until("Helft A:")
        door.type(f"{half_b.lower()}\r")
        door.until("Dit is helft B")
        door.type(f"\x15{half_a[:-1]}\r")
        door.until("niet precies één herstelhelft")
        door.type(f"{half_a[-1]}\r")
        door.until("Helft B:")
        assert half_a not in door.text
        door.type(f"{half_b.lower()}\r")
        door.until("koos deze zes woorden")
        door.type("kort\r")
        door.until("makkelijk te raden")
        door.type(f"\x15{OWN}\r")
        door.until("nog een keer")
        door.type("iets anders\r")
        door.until("iets anders dan daarnet")
        assert OWN not in door.text
        door.type(f"{OWN}\r")
        door.until("Noor Postma is weer binnen")
        door.type("\r")
        door.until("U bent weer binnen")
        door.type(f"{FORGOTTEN}\r")
        door.until("Deze wachtwoordzin opent de kluis niet")
        door.type(f"{OWN}\r")
        assert "herstelhelften gebruikt" in door.until("Vandaag ")
    finally:
        door.close()
    assert half_a.encode() not in door.sent.replace(half_a[:-1].encode(), b"")
    assert OWN.encode() not in door.sent


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10), (20, 5)], ids=str)
def test_a_question_fits_every_terminal_with_the_field_in_sight(size: tuple[int, int]) -> None:
    told = ["Woorden die lang genoeg zijn om over de rand te gaan. " * 4, "", "   zes woorden"]
    asked = Question("Een titel die er staat", told, "Nieuwe zin:", secret=True, keys="Enter verder   Esc terug")

    painted = lay_out(asked, "geheim" * 40, "Dit is te makkelijk te raden.", size)

    column, row = painted.cursor
    assert len(painted.lines) <= size[1]
    assert all(len(line.replace("\x1b[1m", "").replace("\x1b[0m", "")) <= size[0] for line in painted.lines)
    assert "Nieuwe" in painted.lines[row]
    assert column <= size[0]
    assert "geheim" not in "".join(painted.lines)
