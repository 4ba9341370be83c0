"""Which programs stand beside ours, and how each is brought to a list with a cursor in it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

UP = b"\x1b[A"
DOWN = b"\x1b[B"
APPLICATION_DOWN = b"\x1bOB"
PAGE_DOWN = b"\x1b[6~"
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Subject:
    """A program to measure.

    ``ready`` is the first text that says it takes keys. Where that is a question, ``answer`` is typed and ``opened`` is
    waited for. Where the list is behind the first screen, ``onward`` goes there and ``listed`` is on it. ``leave`` ends
    it as a person would, so that the next run does not come back to where this one was.
    """

    name: str
    command: tuple[str, ...]
    ready: str
    answer: bytes = b""
    opened: str = ""
    onward: bytes = b""
    listed: str = ""
    leave: bytes = b""
    down: bytes = DOWN
    page: bytes = PAGE_DOWN
    has_list: bool = True
    environment: dict[str, str] = field(default_factory=dict)


def wams(vault: Path, cases: int, passphrase: str) -> Subject:
    """Our own program, on a vault of ``cases`` cases."""
    return Subject(
        name=f"wams, {cases:,} cases",
        command=(sys.executable, "-m", "wams_tui", "--vault", str(vault)),
        ready="Wachtwoordzin",
        answer=f"{passphrase}\r".encode(),
        opened="Vandaag",
        onward=b"\x1b",
        listed="Casussen:",
        leave=b"q",
        environment=_own_state(vault),
    )


def practice_vault(folder: Path, cases: int) -> Path:
    """Make a practice vault with the program itself and return where it is; a folder that has one is used again."""
    vault = folder / f"vault-{cases}"
    if not vault.exists():
        command = [sys.executable, "-m", "wams_tui", "demo", "--no-tui", "--seed", "1", "--cases", str(cases)]
        subprocess.run(
            [*command, "--dir", str(vault)],
            check=True,
            env={**os.environ, **_own_state(vault)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    return vault


def _own_state(vault: Path) -> dict[str, str]:
    """Signed heads of a vault that is measured stay beside it, out of the state of who measures."""
    return {"XDG_STATE_HOME": str(vault.parent / "state")}


def bare_textual() -> list[Subject]:
    """What the framework alone costs."""
    table = str(HERE / "peers" / "datatable.py")
    return [
        Subject("Textual hello", (sys.executable, str(HERE / "peers" / "hello.py")), "Hallo, terminal", has_list=False),
        Subject("Textual DataTable, 1,000 rows", (sys.executable, table, "1000"), "C-00000"),
        Subject("Textual DataTable, 10,000 rows", (sys.executable, table, "10000"), "C-00000"),
    ]


def installed_peers(folder: Path) -> list[Subject]:
    """Programs people know, as far as this machine has them; their sample data are written to ``folder``."""
    lines = folder / "lines.txt"
    lines.write_text("".join(f"line {number:05d} of a text to scroll\n" for number in range(5000)), encoding="utf-8")
    mailbox = folder / "mailbox"
    mailbox.write_text("".join(_mail(number) for number in range(1000)), encoding="utf-8")
    (folder / "Mail").mkdir(exist_ok=True)  # mutt asks for it before it shows anything
    known = [
        Subject("less", ("less", str(lines)), "line 00000", down=APPLICATION_DOWN),
        Subject(
            "mutt, 1,000 messages",
            ("mutt", "-n", "-F", "/dev/null", "-R", "-f", str(mailbox)),
            "Subject 00",
            down=b"j",
            environment={"HOME": str(folder)},
        ),
        Subject("posting", ("posting",), "Collection", has_list=False, environment={"HOME": str(folder)}),
        Subject("harlequin", ("harlequin",), "Run Query", has_list=False, environment={"HOME": str(folder)}),
    ]
    return [subject for subject in known if shutil.which(subject.command[0])]


def _mail(number: int) -> str:
    return (
        f"From sender@example.org Sat Nov 21 10:00:00 2026\n"
        f"From: Sender <sender@example.org>\nTo: Reader <reader@example.org>\n"
        f"Subject: Subject {number:05d}\nDate: Sat, 21 Nov 2026 10:00:00 +0100\n"
        f"Message-ID: <{number}@example.org>\n\nText.\n\n"
    )
