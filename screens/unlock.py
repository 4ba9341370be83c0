"""The plain prompt for the passphrase: on the terminal before anything heavy is loaded.

No framework and no colours, so it is there at once and looks the same in PuTTY, tmux and on a Braille line. The
terminal's own cursor stands in the field.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from screens.plain_prompt import (
    BackRoom,
    LeftWhileWaitingError,
    Painted,
    PlainPrompt,
    Typed,
    clip,
    printable,
    tail,
    wrap,
)
from screens.terminal.keys import Act
from screens.terminal.plain_tty import PlainTty
from wams_tui.casework.errors import Locked, Misused, WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from concurrent.futures import Future

    from screens.regain import Regaining

T = TypeVar("T")

PRACTICE = N_("OEFENKLUIS")
FIELD = N_("Wachtwoordzin:")
NAME = N_("Uw naam:")
NAME_KEYS = N_("Enter verder   Esc stoppen")
SUGGESTION = N_("Oefenkluis: de wachtwoordzin is {suggestion}")
KEYS = N_("Enter openen   Esc stoppen")
KEYS_FORGOT = N_("Enter openen   Ctrl+R wachtwoordzin kwijt   Esc stoppen")
BUSY = N_("Ontgrendelen…")
TAKEN = N_(
    "Uw sessie is om {time} overgenomen in een ander venster; wat hier half af was, staat daar. Ontgrendel om hier"
    " verder te gaan."
)
BACK_IN = N_("U bent weer binnen. Ontgrendel nu met uw nieuwe wachtwoordzin.")


class PromptInfo(NamedTuple):
    """What the prompt says about a vault before it is open."""

    title: str
    practice: bool = False
    suggestion: str = ""
    """The passphrase of a practice vault made by ``wams demo``; empty for any other."""

    asks_name: bool = False
    """Whether who is there must say so first: too many people to try them all."""

    name: str = ""
    """Who was here last, to begin with where a name is asked."""

    taken: str = ""
    """When one's session here was taken over in another window; empty where it was not."""


class View(NamedTuple):
    """All that decides what the prompt looks like."""

    info: PromptInfo
    typed: int = 0
    notice: str = ""
    name: str | None = None
    """What was typed as a name; ``None`` where no name is asked."""

    naming: bool = False
    """Whether the cursor stands in the name."""

    forgets: bool = False
    """Whether there is a way back in without the passphrase."""


class ForgottenError(Exception):
    """Somebody lost their passphrase and has the two halves."""


def ask(
    tty: PlainTty,
    info: PromptInfo,
    attempt: Callable[[str, str], T],
    meanwhile: Callable[[], object] = tuple,
    say: Callable[[str], str] = str,
    regaining: "Callable[[], Regaining] | None" = None,
) -> T | None:
    """Ask for the passphrase until ``attempt`` accepts one.

    Args:
        tty: The terminal, already entered.
        info: What to say about the vault.
        attempt: Opens the vault with a passphrase and a name, empty where none is asked, in a thread; raises
            ``Locked`` for a passphrase that is not right, ``Misused`` for a name that nobody has.
        meanwhile: Work to do in that thread while the passphrase is typed, such as heavy imports; ``attempt`` begins
            when it is done, so the two never import the same modules at once.
        say: Translates a Dutch text.
        regaining: Gives what brings somebody back who lost their passphrase; None where there is no such way.

    Returns:
        What ``attempt`` returned, or ``None`` when the person left.

    Raises:
        WamsError: Any other error of ``attempt``.
        Ended: The terminal is gone or the process was told to end.
    """
    prompt = _Prompt(tty, info, say, forgets=regaining is not None)
    prompt.show()
    room = BackRoom(meanwhile)
    while True:
        try:
            typed = prompt.read_both()
            return None if typed is None else prompt.wait_for(room.begin(partial(attempt, *typed)))
        except LeftWhileWaitingError:
            return None
        except ForgottenError:
            if regaining is not None:
                prompt.tell(_regain(tty, regaining, room, say))
        except Locked as error:
            prompt.refuse(error)
        except Misused as error:
            if not info.asks_name:
                raise
            prompt.refuse(error, anew=True)


def _regain(tty: PlainTty, regaining: "Callable[[], Regaining]", room: BackRoom, say: Callable[[str], str]) -> str:
    from screens.regain import regain  # only for who lost their passphrase

    return say(BACK_IN) if regain(tty, regaining(), room, say) else ""


def paint(view: View, size: tuple[int, int], say: Callable[[str], str] = str) -> Painted:
    """Lay the prompt out for ``size`` (columns, rows)."""
    columns, rows = size
    width = max(columns - 4, 10)
    head = [clip(f"wams  {printable(view.info.title)}", width)]
    if view.info.practice:
        head.append(f"\x1b[7m {clip(say(PRACTICE), width - 2)} \x1b[0m")
    label = clip(say(FIELD), width // 2)
    stars = "*" * min(view.typed, width - len(label) - 2)
    suggestion = say(SUGGESTION).format(suggestion=view.info.suggestion) if view.info.suggestion else ""
    below = [*wrap(suggestion, width), *[f"\x1b[1m{line}\x1b[0m" for line in wrap(view.notice, width)]]
    gap = [""] if rows >= 15 else []
    naming = clip(say(NAME), width // 2)
    named = "" if view.name is None else tail(printable(view.name), width - len(naming) - 2)
    who = [] if view.name is None else [f"{naming} {named}"]
    keys = say(NAME_KEYS if view.naming else KEYS_FORGOT if view.forgets else KEYS)
    lines = [*head, *gap, *who, f"{label} {stars}", *gap, *below, *gap, *wrap(keys, width)]
    top = max(0, (rows - len(lines)) // 3)
    field = top + len(head) + len(gap)
    shown = tuple(f"  {line}" if line else "" for line in lines[: rows - top])
    if view.naming:
        return Painted(("",) * top + shown, (2 + len(naming) + 1 + len(named), field))
    return Painted(("",) * top + shown, (2 + len(label) + 1 + len(stars), field + len(who)))


class _Prompt(PlainPrompt):
    def __init__(self, tty: PlainTty, info: PromptInfo, say: Callable[[str], str], *, forgets: bool) -> None:
        super().__init__(tty)
        self._info = info
        self._say = say
        self._forgets = forgets
        self._notice = say(TAKEN).format(time=info.taken) if info.taken else ""
        self._line = Typed()
        self._name: Typed | None = Typed(info.name) if info.asks_name else None
        self._naming = info.asks_name

    def read_both(self) -> tuple[str, str] | None:
        """Return the passphrase and the name that were typed, or ``None`` when the person leaves.

        Raises:
            ForgottenError: The passphrase is lost, and the two halves are at hand.
        """
        if self._name is not None and self._naming:
            if self._read(self._name) is None:
                return None
            self._naming = False
        self._line = Typed()
        passphrase = self._read(self._line)
        return None if passphrase is None else (passphrase, " ".join(self._name.text.split()) if self._name else "")

    def _read(self, line: Typed) -> str | None:
        """Return what was typed on a line, or ``None`` when the person leaves."""
        while True:
            self.show()
            for stroke in self.strokes():
                if stroke.act is Act.LEAVE:
                    return None
                if stroke.act is Act.FORGOT and self._forgets:
                    raise ForgottenError
                if stroke.act is not Act.ENTER:
                    self._notice = ""
                    line.apply(stroke)
                elif line.text.strip():
                    return line.text

    def tell(self, text: str) -> None:
        """Show a sentence until the next key; everything on the screen is painted anew."""
        self.forget_screen()
        self._notice = text

    def refuse(self, error: WamsError, *, anew: bool = False) -> None:
        """Show why it was not accepted, until the next key; ``anew`` begins with the name again."""
        self._notice = error.say(self._say)
        self._naming = anew

    def wait_for(self, future: "Future[T]") -> T:
        """Wait behind a still line for ``future``; return what it returns or raise what it raises."""
        self._line = Typed()
        self._notice = self._say(BUSY)
        self.show()
        return self.outcome(future)

    def show(self) -> None:
        """Paint what of the prompt has changed."""
        name = None if self._name is None else self._name.text
        view = View(self._info, len(self._line.text), self._notice, name, self._naming, self._forgets)
        self.draw(lambda size: paint(view, size, self._say))
