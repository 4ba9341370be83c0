"""The front door: `wams` alone opens the screens, behind a prompt that is there at once; all else is the command line.

Nothing that costs time is imported here: the prompt is painted first, the rest loads while the passphrase is typed.
This module knows no store and no screens; it finds them in ``wams_tui.app``, as :class:`Rooms`.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Protocol, cast

from screens.idle import idle_seconds
from screens.terminal.line_speed import VARIABLE as THIN_VARIABLE
from screens.terminal.line_speed import thin_wanted
from screens.terminal.plain_tty import Ended, PlainTty
from screens.unlock import PromptInfo, ask
from wams_tui.casework.errors import Locked, Misused, Unusable, WamsError
from wams_tui.casework.words import N_
from wams_tui.hardening import forbid_inspection, harden

if TYPE_CHECKING:
    from screens.beside import Beside
    from screens.regain import Regaining

SWITCHES = ("--vault", "--lang", "--passphrase-file", "--as", "--at", "--taken", "--thin")
LANGUAGES = ("nl", "en")

BACK = "terug"
"""The place that was left on this account: where one locked, was cut off, or where one's other session was."""


class Left(NamedTuple):
    """The screens were left; the process ends with this exit code."""

    code: int = 0


class Lock(NamedTuple):
    """The person locked: the process ends, and a new one asks for the passphrase and returns to ``at``."""

    at: str
    """Where to return to, sealed: others can read a command line."""

    who: str = ""
    """The id of the coordinator who locked."""

    taken: str = ""
    """When another window of theirs took the session over; empty where they locked it themselves."""


ExitReason = Left | Lock


class Opening(NamedTuple):
    """What was asked of `wams` without a command."""

    vault: str
    lang: str = "nl"
    passphrase_file: str = ""
    at: str = ""
    who: str = ""
    """Who says so, by name or id; empty where that is not said."""

    taken: str = ""
    """When one's session here was taken over in another window."""

    thin: str = ""
    """Whether to draw thin, as it was asked; empty leaves it to the environment and the line."""


class Rooms(Protocol):
    """What ``wams_tui.app`` offers the front door. The module itself must import nothing heavy at its top."""

    def describe(self, vault: str, who: str) -> PromptInfo:
        """Say what the prompt shows of a vault, from the plain part of its key file alone.

        Raises:
            WamsError: There is no vault there, or not one that this version reads.
        """

    def warm(self) -> None:
        """Import what unlocking and the first screen need."""

    def unlock(self, vault: str, passphrase: str, who: str) -> object:
        """Open the vault; ``who`` is the name or id of who asks, empty where that is not said.

        Raises:
            Locked: The passphrase is not right.
            Misused: There is nobody of that name.
            WamsError: The vault cannot be opened at all.
        """

    def regaining(self, vault: str, lang: str) -> "Regaining":
        """Return what brings somebody back who lost their passphrase.

        Raises:
            WamsError: The vault cannot be seen.
        """

    def beside(self, session: object) -> "Beside":
        """Return what knows of this person's other session with the vault."""

    def run(self, session: object, lang: str, at: str) -> ExitReason:
        """Show the screens until the person leaves or locks; closes the session.

        Raises:
            Locked: Their access was ended meanwhile.
        """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `wams` and return its exit code (design §5)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    harden()
    return guarded(lambda: _run(words), lambda text: translator(_language(words, os.environ))(text))


def guarded(work: Callable[[], int], say: Callable[[str], str]) -> int:
    """Return the exit code of ``work``; an error a person may meet becomes its sentence and its own exit code."""
    try:
        return work()
    except WamsError as error:
        from wams_tui.commands.line.terminal import note  # only where there is something to say

        note(error.say(say))
        leave(error.exit_code)
    except Ended as end:
        leave(end.exit_code)


def read_opening(words: Sequence[str], environ: Mapping[str, str]) -> Opening | None:
    """Read the options of a bare `wams`; ``None`` when there is anything else, which is then for the command line.

    Raises:
        Misused: An option without its value, no vault chosen, or a time to lock after that is none.
    """
    given = _switches(words)
    if given is None:
        return None
    # Who locked wants to be asked again, also where a passphrase file is set for scripts.
    file = "" if "--at" in given else given.get("--passphrase-file", environ.get("WAMS_PASSPHRASE_FILE", ""))
    vault = given.get("--vault", environ.get("WAMS_VAULT", ""))
    if not vault:
        raise Misused(
            N_("Er is geen kluis gekozen."),
            N_("Geef hem op met --vault MAP of WAMS_VAULT, of maak een oefenkluis met: wams demo"),
        )
    idle_seconds(environ)
    thin = given.get("--thin", "")
    thin_wanted({**environ, THIN_VARIABLE: thin} if thin else environ)
    who = given.get("--as", environ.get("WAMS_COORDINATOR", ""))
    at, taken = given.get("--at", ""), given.get("--taken", "")
    return Opening(vault, _language(words, environ), file, at, who, taken, thin)


def open_screens(opening: Opening, rooms: Rooms) -> int:
    """Ask for the passphrase, show the screens, and return the exit code.

    Raises:
        WamsError: The vault cannot be opened, or this is no terminal.
        Ended: The terminal is gone or the process was told to end.
    """
    if opening.thin:
        os.environ[THIN_VARIABLE] = opening.thin  # stays so after a lock
    info = rooms.describe(opening.vault, opening.who)
    if not PlainTty.present():
        raise Misused(
            N_("De schermen van wams hebben een terminal nodig."),
            N_("Zonder terminal werkt bijvoorbeeld: wams case list"),
        )
    with PlainTty() as tty:
        session = _session(opening, rooms, info._replace(taken=opening.taken), tty)
        beside = None if session is None else rooms.beside(session)
        if beside is None or not _settled(tty, beside, translator(opening.lang)):
            reason: ExitReason = Left()
        else:
            tty.hand_over()
            reason = rooms.run(beside.desk, opening.lang, BACK if beside.took_over else opening.at)
    if isinstance(reason, Lock):
        _begin_anew(opening, reason, info)
    leave(reason.code)


def translator(lang: str) -> Callable[[str], str]:
    """Return what translates our Dutch texts to ``lang``; Dutch itself needs no catalogue."""
    if lang == "nl":
        return str
    from wams_tui import locale  # only where there is something to translate

    locale.use(locale.Language(lang))
    return locale._


def leave(code: int) -> NoReturn:
    """End the process now: a thread may still be importing what nobody waits for any more."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # the terminal may be gone
            stream.flush()
    os._exit(code)


def _settled(tty: PlainTty, beside: "Beside", say: Callable[[str], str]) -> bool:
    from screens.beside import settle  # the prompt does not wait for it

    return settle(tty, beside, say)


def _session(opening: Opening, rooms: Rooms, info: PromptInfo, tty: PlainTty) -> object | None:
    forbid_inspection()
    if opening.passphrase_file:
        rooms.warm()
        return rooms.unlock(opening.vault, read_passphrase_file(opening.passphrase_file), opening.who)
    say = translator(opening.lang)

    def attempt(passphrase: str, name: str) -> object:
        return rooms.unlock(opening.vault, passphrase, name or opening.who)

    def back_in() -> "Regaining":
        return rooms.regaining(opening.vault, opening.lang)

    return ask(tty, info, attempt, rooms.warm, say, back_in)


def read_passphrase_file(path: str) -> str:
    """Return the first line of a passphrase file.

    Raises:
        Unusable: It cannot be read.
        Locked: It is empty or not text.
    """
    from pathlib import Path  # only where there is such a file: the prompt does not wait for it

    try:
        with Path(path).open(encoding="utf-8") as file:
            passphrase = file.readline().rstrip("\r\n")
    except OSError as error:
        raise Unusable(
            N_("Het bestand met de wachtwoordzin is niet te lezen: {path}."),
            N_("Controleer de naam en de rechten."),
            path=path,
        ) from error
    except UnicodeDecodeError as error:
        raise Locked(N_("Het bestand met de wachtwoordzin is geen tekst (UTF-8): {path}."), path=path) from error
    if not passphrase:
        raise Locked(N_("Het bestand met de wachtwoordzin is leeg: {path}."), path=path)
    return passphrase


def _switches(words: Sequence[str]) -> dict[str, str] | None:
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name not in SWITCHES:
            return None
        if not equals:
            value = next(rest, "")
        if not value or (name == "--lang" and value not in LANGUAGES):
            raise Misused(N_("Bij {name} hoort een waarde."), N_("Zie: wams --help"), name=name)
        given[name] = value
    return given


def _language(words: Sequence[str], environ: Mapping[str, str]) -> str:
    """Find the language also among words that cannot be read otherwise: their error is said in it."""
    options = f" {' '.join(words)} ".replace(" --lang ", " --lang=")
    asked = [lang for lang in LANGUAGES if f" --lang={lang} " in options]
    wanted = asked[0] if asked else environ.get("WAMS_LANG", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _run(words: list[str]) -> int:
    opening = read_opening(words, os.environ)
    if opening is None:
        return _run_command(words)
    return open_screens(opening, cast(Rooms, import_module("wams_tui.app")))


def _run_command(words: list[str]) -> int:
    command = cast(Callable[..., object], import_module("wams_tui.cli").app)
    command(args=words, prog_name="wams")
    return 0


def _begin_anew(opening: Opening, lock: Lock, info: PromptInfo) -> NoReturn:
    """Lock by ending the process: Python cannot wipe keys from its memory, a new image can (storage §3.3)."""
    own = len(sys.orig_argv) - len(sys.argv[1:])
    words = [f"--vault={opening.vault}", f"--lang={opening.lang}", f"--at={lock.at}"]
    if lock.taken:
        words.append(f"--taken={lock.taken}")
    if lock.who and (opening.who or info.asks_name):
        words.append(f"--as={lock.who}")  # an id: whoever was here need not say so again
    os.execv(sys.executable, [*sys.orig_argv[:own], *words])  # noqa: S606 - this very program again, by its own path
