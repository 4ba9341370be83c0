"""Canaries: a number, a passphrase, a note and a name that must be found nowhere but in the vault, whatever happens.

Each run is the real program on a real terminal, in a home, a state directory and a directory for temporary files of
its own, where core files are allowed. Then every file it left and every byte it printed is searched, and what other
users of the machine can see of the process while it runs.
"""

import base64
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.screens.terminal.pseudo_terminal import PseudoTerminal
from tests.storage.faults.rig import own_mounts
from wams_tui.casework.codes import VaultNature
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.cases import create_case, open_case
from wams_tui.desk.practice import households
from wams_tui.desk.vault.opening import create, heads_outside, open_desk

PASSPHRASE = "hazelaar komeet turfschip orgel veenbes kade lantaarn griend"
NOTE = "de zwarte kanarie van mevrouw Zwaluwenburg zingt niet meer"
NAME = "Zwaluwenburg"
BSN = "999901102"
CANARIES = (PASSPHRASE, "turfschip orgel", NOTE, NAME, BSN)


@dataclass(frozen=True)
class Aviary:
    """A vault that holds the canaries, and a home of its own."""

    base: Path

    @property
    def vault(self) -> Path:
        return self.base / "kluis"

    @property
    def environ(self) -> dict[str, str]:
        home = self.base / "thuis"
        return {
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "WAMS_VAULT": str(self.vault),
            "CANARIES": str(self.base / "geheim"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def copy(self, to: Path) -> "Aviary":
        shutil.copytree(self.base, to, dirs_exist_ok=True)
        return Aviary(to)

    @contextmanager
    def program(self, words: list[str]) -> Iterator[PseudoTerminal]:
        """Run something on a terminal, with its core files where they would be found."""
        here, limit = Path.cwd(), resource.getrlimit(resource.RLIMIT_CORE)
        os.chdir(self.base / "thuis" / "tmp")
        resource.setrlimit(resource.RLIMIT_CORE, (limit[1], limit[1]))
        try:
            terminal = PseudoTerminal(words, environ=self.environ)
        finally:
            os.chdir(here)
            resource.setrlimit(resource.RLIMIT_CORE, limit)
        try:
            yield terminal
        finally:
            terminal.close()

    def found(self, *said: bytes) -> list[str]:
        """Return where a canary is found: in any file that is left, or in what was printed."""
        places = {str(path): path.read_bytes() for path in self.base.rglob("*") if path.is_file()}
        del places[str(self.base / "geheim")]
        places |= {f"printed {number}": output for number, output in enumerate(said)}
        return [
            f"{canary!r} in {place}"
            for place, content in places.items()
            for canary in CANARIES
            if any(form in content for form in forms(canary))
        ]


def forms(text: str) -> tuple[bytes, ...]:
    """Return a text as it could stand in a file: plain, in wide characters, as hexadecimal, as base64."""
    plain = text.encode()
    whole = base64.b64encode(plain)[:-4]
    return plain, text.encode("utf-16-le"), text.encode("utf-32-le"), plain.hex().encode(), whole


def seen_by_others(pid: int) -> bytes:
    """Return what ``ps`` shows of a process: its command line, its environment, its name."""
    return b"".join(Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm"))


@pytest.fixture(scope="module")
def hatched(tmp_path_factory: pytest.TempPathFactory) -> Aviary:
    aviary = Aviary(tmp_path_factory.mktemp("volière"))
    for name in ("tmp", "state", "config", "cache"):
        (aviary.base / "thuis" / name).mkdir(parents=True)
    (aviary.base / "geheim").write_text("\n".join(CANARIES), encoding="utf-8")
    heads = heads_outside(aviary.environ)
    create(aviary.vault, VaultNature.ECHT, "Noor Postma", PASSPHRASE, heads, now)
    desk = open_desk(aviary.vault, PASSPHRASE, heads, now)
    with desk.session as session:
        (file,) = households(1, 1, date.today(), session.coordinator.id)  # noqa: DTZ011 - the desk's day is local
        person, item = file.persons[-1], file.items[0]
        known = person.model_copy(update={"bsn": BSN})
        noted = item.model_copy(update={"id": "kanarie", "value": NOTE})
        persons = (*file.persons[:-1], known)
        create_case(desk, file.model_copy(update={"persons": persons, "items": (*file.items, noted)}))
    return aviary


@pytest.fixture
def aviary(hatched: Aviary, tmp_path: Path) -> Aviary:
    return hatched.copy(tmp_path)


def opened(terminal: PseudoTerminal) -> None:
    """Unlock, and open the one case."""
    terminal.until("Wachtwoordzin")
    terminal.type(f"{PASSPHRASE}\r")
    terminal.until("Vandaag")
    terminal.settle()
    terminal.type("c")
    terminal.until("Casussen")
    terminal.settle()
    terminal.type("\r")
    terminal.until("Wachtende verzoeken")
    terminal.settle()


def test_the_canaries_are_there_to_be_found(aviary: Aviary) -> None:
    heads = heads_outside(aviary.environ)
    desk = open_desk(aviary.vault, PASSPHRASE, heads, now)
    with desk.session as session:
        file = open_case(desk, session.heads()[0].case_id).file

    assert any(item.value == NOTE for item in file.items)
    assert any(person.bsn == BSN for person in file.persons)
    (aviary.base / "lek").write_text(f"{NOTE} {BSN} {PASSPHRASE}", encoding="utf-16-le")
    assert len(aviary.found(NAME.encode())) == len(CANARIES) + 1


def test_a_fault_in_the_open_case_tells_nothing(aviary: Aviary) -> None:
    with aviary.program(["-m", "tests.journeys.front_that_fails"]) as terminal:
        opened(terminal)
        shown = seen_by_others(terminal.pid)
        terminal.type("?")

        assert terminal.ended() == 70
        assert b"RuntimeError@" in terminal.sent
        assert aviary.found(terminal.sent, shown) == []


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV, signal.SIGHUP])
def test_a_session_that_is_struck_down_leaves_nothing(aviary: Aviary, number: signal.Signals) -> None:
    with aviary.program(["-m", "wams_tui"]) as terminal:
        opened(terminal)
        terminal.signal(number)
        terminal.ended()

        assert aviary.found(terminal.sent) == []


def test_a_session_that_is_locked_leaves_nothing_also_not_in_the_process_that_asks_again(aviary: Aviary) -> None:
    with aviary.program(["-m", "wams_tui"]) as terminal:
        opened(terminal)
        terminal.type("\x0c")
        terminal.until("Wachtwoordzin")

        assert aviary.found(terminal.sent, seen_by_others(terminal.pid)) == []


def test_a_wrong_passphrase_is_written_nowhere(aviary: Aviary) -> None:
    with aviary.program(["-m", "wams_tui"]) as terminal:
        terminal.until("Wachtwoordzin")
        terminal.type(f"{PASSPHRASE} {NAME}\r")
        terminal.until("opent de kluis niet")
        shown = seen_by_others(terminal.pid)
        terminal.type("\x03")
        terminal.ended()

        assert aviary.found(terminal.sent, shown) == []


STALE = """
import os
from datetime import UTC, datetime
from pathlib import Path
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import open_case, save
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.front import guarded
from wams_tui.hardening import harden
harden()
passphrase = Path(os.environ["CANARIES"]).read_text().splitlines()[0]
event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
desk = open_desk(Path(os.environ["WAMS_VAULT"]), passphrase, heads_outside(os.environ), lambda: datetime.now(UTC))
opened = open_case(desk, desk.session.heads()[0].case_id)
note = next(item for item in opened.file.items if item.id == "kanarie")
save(desk, opened, [note.model_copy(update={"label": "eerst"})], event)
def again():
    save(desk, opened, [note.model_copy(update={"label": "daarna"})], event)
    return 0
if HOW == "told":
    guarded(again, str)
again()
"""


@pytest.mark.parametrize(("how", "code"), [("told", 5), ("untold", 70)])
def test_a_stale_write_says_nothing_of_either_version(aviary: Aviary, how: str, code: int) -> None:
    words = [sys.executable, "-c", STALE.replace("HOW", repr(how))]
    environ = {**os.environ, **aviary.environ, "PYTHONPATH": str(ROOT)}

    run = subprocess.run(words, capture_output=True, check=False, cwd=aviary.base / "thuis" / "tmp", env=environ)

    assert run.returncode == code, run.stderr
    assert run.stderr
    assert aviary.found(run.stdout, run.stderr) == []


IMPORT_ON_A_FULL_DISK = """
mount -t tmpfs -o size=3m geen "$1/schijf" && cp -a "$1/kluis" "$1/schijf/kluis" || exit 90
head -c 9000000 /dev/zero > "$1/schijf/vol" 2>/dev/null
shift; "$@"; code=$?
cp -a "$WAMS_VAULT" "$HOME/over"; rm -f "$HOME/../schijf/vol"
exit $code
"""


def test_an_import_on_a_full_disk_says_and_leaves_nothing_of_what_was_read(
    aviary: Aviary, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("invoer")
    lines = (ROOT / "docs/examples/dossiers.csv").read_text(encoding="utf-8").splitlines()
    surname = lines[1].split(";")[lines[0].split(";").index("Achternaam")]
    (outside / "dossiers.csv").write_text("\n".join(lines * 40).replace(surname, NAME), encoding="utf-8")
    (outside / "zin").write_text(PASSPHRASE, encoding="utf-8")
    (outside / "zin").chmod(0o600)
    (aviary.base / "schijf").mkdir()
    vault = {"WAMS_VAULT": str(aviary.base / "schijf" / "kluis"), "WAMS_PASSPHRASE_FILE": str(outside / "zin")}
    mapping = str(ROOT / "docs/examples/koppeling.toml")
    program = [sys.executable, "-m", "wams_tui", "case", "import", str(outside / "dossiers.csv"), "--mapping", mapping]

    run = subprocess.run(
        [*own_mounts(), "sh", "-c", IMPORT_ON_A_FULL_DISK, "sh", str(aviary.base), *program],
        capture_output=True, check=False, cwd=ROOT, env={**os.environ, **aviary.environ, **vault},
    )  # fmt: skip

    assert run.returncode == 6, run.stderr
    assert b"vol" in run.stderr
    assert aviary.found(run.stderr) == []
