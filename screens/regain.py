"""Back in without one's passphrase: a name, both printed halves, and new words, before the screens (no framework).

The halves are shown while they are typed, to be compared with the paper, and never two at once.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

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
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_


class Regaining(Protocol):
    """What brings somebody back: it knows the vault, and says what is wrong with an answer."""

    def names(self) -> Sequence[str]:
        """Return who works in the vault."""

    def who(self, asked: str) -> str:
        """Return the name of who is called so.

        Raises:
            WamsError: Nobody is.
        """

    def half(self, letter: str, typed: str) -> str:
        """Return a half as it is printed.

        Raises:
            WamsError: It is not that half of this vault.
        """

    def suggest(self) -> str:
        """Return six random words."""

    def words(self, suggested: str, typed: str) -> bool:
        """Say whether the words are those that were suggested; otherwise they are one's own, and strong enough.

        Raises:
            WamsError: They are neither.
        """

    def same(self, one: str, other: str) -> bool:
        """Say whether two passphrases are the same to the vault."""

    def let_in(self, who: str, halves: tuple[str, str], words: str) -> Sequence[str]:
        """Give this person new keys; return what there is to know now, a sentence each.

        Raises:
            WamsError: It was refused; nothing has changed.
        """


class Question(NamedTuple):
    """One line to type, with what is told above it; ``secret`` shows stars."""

    title: str
    told: Sequence[str]
    field: str
    secret: bool = False
    keys: str = ""


TITLE = N_("Wachtwoordzin kwijt: terug met de herstelhelften")
BEGIN = N_(
    "Er zijn twee bladen nodig, helft A en helft B. Iedereen die de kluis opent, krijgt te zien dat ze zijn gebruikt."
)
PEOPLE = N_("In deze kluis werken: {names}.")
NAME = N_("Wie moet weer naar binnen?")
HALF = N_("Typ herstelhelft {letter} over van het blad, de hele regel. Hoofdletters en streepjes hoeven niet.")
HALF_FIELD = N_("Helft {letter}:")
WORDS = N_("De nieuwe wachtwoordzin. Het programma koos deze zes woorden:")
WRITE = N_("Schrijf ze op en bewaar ze waar alleen u bij kunt. Niemand kan ze later opzoeken.")
OVER = N_("Typ ze hieronder over. Of typ een zin van uzelf, van minstens zeven verschillende woorden.")
WORDS_FIELD = N_("Nieuwe zin:")
AGAIN = N_("Typ uw eigen zin nog een keer, zodat u zeker weet wat er staat.")
DIFFERS = N_("Dit is iets anders dan daarnet. Typ de zin nog eens, of ga met Esc terug.")
BUSY = N_("Bezig: dit duurt even.")
KEYS = N_("Enter verder   Esc terug")
WORDS_KEYS = N_("Enter verder   Tab toon wat u typt   Ctrl+N andere woorden   Esc terug")
AGAIN_KEYS = N_("Enter verder   Tab toon wat u typt   Esc terug")
STEPS = ("name", "A", "B", "words")
MINUTES = 5
"""Of silence, after which what was typed is forgotten."""

DONE = N_("{name} is weer binnen.")
DONE_KEYS = N_("Enter naar het ontgrendelen")


class _BackError(Exception):
    """One step back."""


def regain(tty: PlainTty, regaining: Regaining, room: BackRoom, say: Callable[[str], str] = str) -> bool:
    """Ask for the name, both halves and new words, and let this person back in.

    Args:
        tty: The terminal, already entered.
        regaining: What knows the vault.
        room: Where work is done while keys are answered.
        say: Translates a Dutch text.

    Returns:
        Whether somebody is back in; what was typed stays until then, also where a step is gone back.

    Raises:
        Ended: The terminal is gone or the process was told to end.
    """
    return _Form(tty, regaining, room, say).run()


def lay_out(asked: Question, typed: str, notice: str, size: tuple[int, int]) -> Painted:
    """Lay a question out for ``size`` (columns, rows); the field is always on the screen."""
    columns, rows = size
    width = max(columns - 4, 10)
    gap = [""] if rows >= 15 else []
    told = [line for text in asked.told for line in ([*wrap(text, width), *gap] if text else [])]
    label = clip(asked.field, width // 2)
    shown = "*" * len(typed) if asked.secret else printable(typed)
    value = tail(shown, width - len(label) - 2)
    after = [*gap, *[f"\x1b[1m{line}\x1b[0m" for line in wrap(notice, width)], *gap, *wrap(asked.keys, width)]
    before = [f"\x1b[1m{clip(asked.title, width)}\x1b[0m", *gap, *told]
    room = max(0, rows - len(after) - 1)
    before = before[:room] if len(before) > room else before
    lines = [*before, f"{label} {value}", *after]
    top = max(0, (rows - len(lines)) // 3)
    padded = tuple(f"  {line}" if line else "" for line in lines[: rows - top])
    return Painted(("",) * top + padded, (2 + len(label) + 1 + len(value), top + len(before)))


class _Form(PlainPrompt):
    def __init__(self, tty: PlainTty, regaining: Regaining, room: BackRoom, say: Callable[[str], str]) -> None:
        super().__init__(tty)
        self._regaining = regaining
        self._room = room
        self._say = say
        self._notice = ""
        self._lines = {step: Typed() for step in STEPS}
        self._answers: dict[str, str] = {}
        self._suggested = regaining.suggest()

    def run(self) -> bool:
        """Ask step by step; Esc goes a step back, before the first one out."""
        at = 0
        while at >= 0:
            try:
                if at == len(STEPS):
                    self._finish()
                    return True
                self._answers[STEPS[at]] = self._words() if STEPS[at] == "words" else self._answer(STEPS[at])
                at += 1
            except _BackError:
                self._notice = ""
                at -= 1
            except LeftWhileWaitingError:
                return False
            except WamsError as error:
                self._notice = error.say(self._say)
                at = at if at < len(STEPS) else 1  # what was refused in the end are the halves
        return False

    def _answer(self, step: str) -> str:
        typed = self._read(self._asked(step), self._lines[step])
        return self._regaining.who(typed) if step == "name" else self._regaining.half(step, typed)

    def _words(self) -> str:
        while True:
            typed = self._read(self._asked("words"), self._lines["words"], words=True)
            if self._regaining.words(self._suggested, typed) or self._again(typed):
                return typed

    def _asked(self, step: str) -> Question:
        say = self._say
        title = say(TITLE)
        if step == "name":
            people = say(PEOPLE).format(names=", ".join(self._regaining.names()))
            return Question(title, [say(BEGIN), people], say(NAME), keys=say(KEYS))
        if step in "AB":
            told = [say(HALF).format(letter=step)]
            return Question(title, told, say(HALF_FIELD).format(letter=step), keys=say(KEYS))
        told = [say(WORDS), f"   {self._suggested}", say(WRITE), say(OVER)]
        return Question(title, told, say(WORDS_FIELD), secret=True, keys=say(WORDS_KEYS))

    def _again(self, words: str) -> bool:
        """Ask one's own words once more; False where the person goes back to choose others."""
        asked = Question(
            self._say(TITLE), [self._say(AGAIN)], self._say(WORDS_FIELD), secret=True, keys=self._say(AGAIN_KEYS)
        )
        while True:
            try:
                if self._regaining.same(self._read(asked, Typed()), words):
                    return True
            except _BackError:
                self._notice = ""
                return False
            self._notice = self._say(DIFFERS)

    def _read(self, asked: Question, line: Typed, *, words: bool = False) -> str:
        """Return what was typed on a line.

        Raises:
            _BackError: The person goes back.
            LeftWhileWaitingError: Nobody typed for minutes: half a paper does not stay on the screen.
        """
        last = time.monotonic()
        while True:
            self._show(asked, line.text)
            strokes = self.strokes(MINUTES * 60)
            if not strokes and time.monotonic() - last >= MINUTES * 60:
                raise LeftWhileWaitingError
            last = time.monotonic() if strokes else last
            for stroke in strokes:
                if stroke.act is Act.LEAVE:
                    raise _BackError
                if stroke.act is Act.SHOW:
                    asked = asked._replace(secret=not asked.secret) if asked.keys != self._say(KEYS) else asked
                elif stroke.act is Act.OTHER and words:
                    self._suggested = self._regaining.suggest()
                    line.text, asked = "", self._asked("words")
                elif stroke.act is not Act.ENTER:
                    self._notice = ""
                    line.apply(stroke)
                elif line.text.strip():
                    self._notice = ""
                    return line.text

    def _show(self, asked: Question, typed: str) -> None:
        self.draw(lambda size: lay_out(asked, typed, self._notice, size))

    def _finish(self) -> None:
        answers, title = self._answers, self._say(TITLE)
        work = partial(self._regaining.let_in, answers["name"], (answers["A"], answers["B"]), answers["words"])
        self._show(Question(title, [self._say(BUSY)], ""), "")
        told = [self._say(DONE).format(name=answers["name"]), *self.outcome(self._room.begin(work))]
        answers.clear()
        self._lines.clear()
        while True:
            self._show(Question(title, told, "", keys=self._say(DONE_KEYS)), "")
            if any(stroke.act in (Act.ENTER, Act.LEAVE) for stroke in self.strokes()):
                return
