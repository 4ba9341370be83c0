"""The edge to a person: lines out, questions in, and the door that keeps a real vault's data on a terminal."""

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.commands.line.tables import as_json, for_terminal
from wams_tui.locale import _

_STEERING = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def called(code: StrEnum) -> str:
    """Return what a code is called, in the language chosen."""
    from wams_tui.casework.labels import label  # they stand beside the models, which take their time to load

    return _(label(code))


def say(*lines: str) -> None:
    """Print lines on standard output. Control signs in data are made visible: they would steer the terminal."""
    for line in lines:
        sys.stdout.write(f"{line.translate(_STEERING)}\n")


def say_json(value: object) -> None:
    """Print a value as JSON on standard output."""
    say(as_json(value))


def note(*lines: str) -> None:
    """Print lines beside the report, on standard error; on a terminal no word is cut in two at its edge.

    Control signs are made visible here too: a message may repeat the name of a file, which may hold any sign.
    """
    for line in lines:
        shown = line.translate(_STEERING)
        sys.stderr.write(f"{for_terminal(shown) if sys.stderr.isatty() else shown}\n")
    sys.stderr.flush()


def refuse_unless_on_a_terminal(nature: VaultNature) -> None:
    """Hold the door: personal data of a real vault go to a terminal, never into a pipe or a file (design §2).

    That goes for standard error too: what is refused may say by name who takes no part, or who is there already.

    Raises:
        Refused: standard output or error is no terminal and the vault is a real one.
    """
    if nature is VaultNature.ECHT and not (sys.stdout.isatty() and sys.stderr.isatty()):
        raise Refused(
            N_("Persoonsgegevens uit een echte kluis verschijnen alleen op een terminal, niet in een bestand of pijp."),
            N_("Voer de opdracht uit zonder '>' of '|', of leg een verstrekking vast met: wams export"),
        )


def can_ask() -> bool:
    """Whether there is somebody to ask: input and output are both a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> str:
    """Return what a person types after ``question``, on one line.

    Raises:
        Misused: there is nobody to ask.
    """
    if not can_ask():
        raise Misused(
            N_("Hier moet iemand antwoord geven, en dit is geen terminal."),
            N_("Voer de opdracht uit in een terminal; in een oefenkluis kan het ook met --yes."),
        )
    sys.stdout.write(f"{question} ")
    sys.stdout.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return answer.strip()


def ask_passphrase() -> str:
    """Return a passphrase typed on the terminal, without echo; the question goes to the terminal itself.

    Raises:
        Misused: there is no terminal and no passphrase file.
    """
    from getpass import getpass

    if not sys.stdin.isatty():
        raise Misused(
            N_("Er is geen wachtwoordzin."),
            N_("Geef een bestand op met --passphrase-file of WAMS_PASSPHRASE_FILE; typen kan alleen in een terminal."),
        )
    return getpass(_("Wachtwoordzin: "))


def bullets(texts: Iterable[str]) -> list[str]:
    """Return each text as a wrapped line that begins with a dash."""
    from wams_tui.commands.line.tables import wrapped

    return [line for text in texts for line in wrapped(text, "- ", "  ")]


def row_progress() -> Callable[[int, int], None]:
    """Return what tells on a terminal how far it is."""
    if not sys.stderr.isatty():
        return lambda _done, _all: None

    def tell(done: int, every: int) -> None:
        sys.stderr.write("\r" + _("{done} van {all} rijen").format(done=done, all=every))
        sys.stderr.write("\n" if done == every else "")
        sys.stderr.flush()

    return tell
