"""What a doctor finds: a sign, a sentence, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Sign(StrEnum):
    """How serious it is."""

    OK = "ok"
    LET_OP = "let op"
    """It works, and could be better or safer."""
    MIS = "mis"
    """It does not work, or what the vault promises does not hold."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Args:
        code: What was looked at, a stable Dutch word.
        sign: How it is.
        sentence: What was found, one Dutch sentence, perhaps with ``{placeholders}``.
        advice: What to do, one Dutch sentence; empty where all is well.
        params: Values for the placeholders; never personal data.
    """

    code: str
    sign: Sign
    sentence: str
    advice: str = ""
    params: dict[str, object] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> tuple[str, str]:
        """Return sentence and advice as a person reads them."""
        return translate(self.sentence).format(**self.params), translate(self.advice).format(**self.params)
