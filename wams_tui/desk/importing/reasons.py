"""Why a row is refused: a sentence, where in the row, and never what stood there."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wams_tui.casework.words import N_


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to refuse a row.

    Args:
        message: A Dutch sentence marked for translation, perhaps with ``{placeholders}``.
        column: The column it is about, as the file names it; empty for the row as a whole.
        params: Values for the placeholders: numbers, codes, column names; never the content of a cell.
    """

    message: str
    column: str = ""
    params: tuple[tuple[str, object], ...] = ()

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence a person reads."""
        sentence = translate(self.message).format(**dict(self.params))
        if not self.column:
            return sentence
        return translate(N_("Kolom '{column}': {sentence}")).format(column=self.column, sentence=sentence)


def reason(message: str, column: str = "", **params: object) -> Reason:
    """Make a reason."""
    return Reason(message, column, tuple(params.items()))


def near(word: str, known: Iterable[str]) -> str:
    """Return up to three of ``known`` that look like ``word``, as *'a', 'b'*; empty when none does."""
    spelled = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.strip().casefold(), spelled, n=3, cutoff=0.6)
    return ", ".join(f"'{spelled[name]}'" for name in close)
