"""The real program over a real SSH connection, 300 ms and 64 kbit/s away, that breaks while somebody types."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.house.debian import needs
from tests.journeys.loopback_ssh import served, signed_on
from tests.journeys.slow_line import SlowLine
from wams_tui.desk.vault.opening import heads_outside
from wams_tui.desk.vault.practice import prepare

DELAY_S, BYTES_PER_S = 0.15, 8000.0
"""Each way: a round trip of 300 ms, 64 kbit/s (issue of the home visit; terminal.md B)."""

KEPT_AFTER_S = 3.0
"""Longer than the two seconds of typing that a broken line may cost (design §6)."""


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    """The port of a server with a small practice vault."""
    prepare(tmp_path / "vault", 1, 2, heads_outside({"XDG_STATE_HOME": str(tmp_path)}), now, lambda _number: None)
    with served(tmp_path) as port:
        yield port


@needs("sshd")
def test_a_line_that_breaks_while_somebody_types_costs_no_word_and_leads_back(server: int, tmp_path: Path) -> None:
    with SlowLine(server, DELAY_S, BYTES_PER_S) as line:
        terminal = signed_on(line.port, tmp_path)
        terminal.until("Vandaag")
        terminal.type("\x1b[0n")  # what a terminal answers, when it was asked as long ago as this line takes
        terminal.type("n1nnnVerward, Jan")
        terminal.until("Verward, Jan")
        time.sleep(KEPT_AFTER_S)
        line.cut()
        terminal.ended()

        terminal = signed_on(line.port, tmp_path)
        # The server may not have noticed yet: then one finds oneself inside, and takes that over.
        terminal.until_that(lambda: "Verward, Jan" in terminal.text or "U bent al binnen" in terminal.text)
        if "Verward, Jan" not in terminal.text:
            terminal.type("1")
        terminal.until("Verward, Jan")
        terminal.close()
