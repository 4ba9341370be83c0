"""Whoever is killed on the way from a decision to its file, in a process of their own.

``python -m tests.desk.dying PLACE…`` disclosing in each place, killed there at the step of the same number. It begins
each with a fork before any library has threads of its own: forked later, those libraries stand still.
"""

import os
import signal
import sys
from pathlib import Path
from unittest.mock import patch

from storage import HeadPlace, unlock
from tests.desk.conftest import NOW
from tests.desk.test_sealing import checked, send
from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.requests.request import RefusalReason
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.letterbox import About, LetterForm, Sending, compose, post
from wams_tui.desk.requests.deciding import refuse
from wams_tui.documents.render import Form
from wams_tui.law.ruleset import load_rules

STEPS = (
    "wams_tui.desk.disclose._commit",
    "wams_tui.desk.disclose.render",
    "wams_tui.desk.disclosing.sealing.Seal.close",
    "wams_tui.desk.disclose.write_new",
    "os.link",
    "wams_tui.desk.disclose._close",
)
"""What one is killed at the beginning of; ``os.link`` is where the whole file gets its name."""
LETTER_STEPS = (
    "wams_tui.desk.letters.letterbox._commit",
    "wams_tui.desk.letters.letterbox.letter_bytes",
    "wams_tui.desk.letters.letterbox.write_new",
    "wams_tui.desk.letters.letterbox._close",
)
"""The same of a letter that answers a request."""
WAYS = (
    (Form.PDF, Sealing.WACHTWOORD, Channel.VERSLEUTELD_BESTAND),
    (Form.ODT, Sealing.SLEUTEL, Channel.VERSLEUTELD_BESTAND),
    (Form.DOCX, Sealing.OPEN, Channel.VEILIGE_MAIL),
)


def die(place: Path, number: int) -> None:
    """Disclose, and be killed at a step; returns only where that step is never reached."""
    form, sealing, channel = WAYS[number % len(WAYS)]
    with unlock(place / "vault", "demo", heads=HeadPlace(place / "heads"), now=lambda: NOW) as session:
        desk = Desk(session, load_rules(), lambda: NOW)
        if sealing is Sealing.SLEUTEL:
            checked(desk)
        opened = open_case(desk, "case-1")
        if number < len(STEPS):
            with patch(STEPS[number], _die):
                send(desk, opened, form, place / "uit", sealing, channel)
            return
        opened = refuse(desk, opened, "ask", RefusalReason.NIET_NODIG)
        about = About(request="ask")
        with patch(LETTER_STEPS[number - len(STEPS)], _die):
            sending = Sending(LetterForm.ODT, place / "uit", Channel.PAPIER)
            post(desk, opened, about, sending, compose(desk, opened, about))


def _die(*_args: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(places: list[str]) -> None:
    """Die once in each place, and say how."""
    for number, place in enumerate(places):
        child = os.fork()
        if child == 0:
            try:
                die(Path(place), number)
            finally:
                os._exit(1)
        _pid, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
