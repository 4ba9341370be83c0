"""The one tree of errors a person may meet, each with a sentence, a hint and an exit code (design §5).

    WamsError
    ├── Refused      1   the rules say no
    ├── Misused      2   the command or the input is not of the right form
    ├── Locked       3   no passphrase, or the wrong one
    ├── Damaged      4   something was changed, cut off or rolled back
    ├── Conflict     5   somebody else was first
    └── Unusable     6   the machine does not allow it: disk, permissions, missing file

Texts are Dutch and marked with :func:`~wams_tui.casework.words.N_`; ``{names}`` in them are filled from ``params``
after translation. A parameter is never personal data: a path, a count, a code.
"""

from collections.abc import Callable
from typing import ClassVar


class WamsError(Exception):
    """Something that stops the work and can be told to a person.

    Args:
        message: What is wrong, one Dutch sentence, perhaps with ``{placeholders}``.
        hint: What to do about it, one Dutch sentence.
        params: Values for the placeholders.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, hint: str = "", **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.params = params

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return message and hint as the line a person reads."""
        parts = [translate(text).format(**self.params) for text in (self.message, self.hint) if text]
        return " ".join(parts)

    def __str__(self) -> str:
        return self.say()


class Refused(WamsError):
    """The rules do not allow it."""

    exit_code = 1


class Misused(WamsError):
    """The command or the input has not the right form."""

    exit_code = 2


class Locked(WamsError):
    """The vault cannot be opened with what was given."""

    exit_code = 3


class Damaged(WamsError):
    """What is stored is not what was written: changed, cut off, or rolled back."""

    exit_code = 4


class Conflict(WamsError):
    """Another writer was first; nothing was overwritten."""

    exit_code = 5


class Unusable(WamsError):
    """The surroundings do not allow it: a full disk, a missing file, no permission."""

    exit_code = 6
