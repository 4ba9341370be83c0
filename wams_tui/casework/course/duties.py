"""A task that follows from what is on record, not from anybody's list: it goes when its reason is gone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wams_tui.casework.case import DeadlineKind


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody has to do, about whom and by when.

    ``code`` says which kind of task it is and stays the same; ``what`` is a Dutch sentence (marked) with the names of
    ``params`` in it; ``person`` and ``participant`` are ids; ``source`` a code of the rule set's list of sources.
    """

    code: str
    what: str
    due_on: date
    person: str
    params: Mapping[str, str] = field(default_factory=dict)
    participant: str = ""
    kind: DeadlineKind = DeadlineKind.EIGEN
    source: str = "eigen-lezing"

    def sentence(self, say: Callable[[str], str]) -> str:
        """Return it in words; ``say`` translates the sentence before the names come in."""
        return say(self.what).format(**self.params)
