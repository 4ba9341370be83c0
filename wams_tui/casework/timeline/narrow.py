"""The timeline in sentences, and finding lines in it again: by kind, by whom it is about, by words, by what is new."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wams_tui.casework.finding.likeness import fold
from wams_tui.casework.timeline.moments import KIND_LABELS, Moment, MomentKind


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A moment as it is read; ``folded`` is what typed words are looked for in."""

    moment: Moment
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one wants to see; empty is everything. ``about`` is the id of a person or participant."""

    kind: MomentKind | None = None
    about: str = ""
    words: str = ""
    news: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


def told(moments: Iterable[Moment], say: Callable[[str], str]) -> list[TimelineLine]:
    """Return the moments in sentences; ``say`` translates."""
    lines = []
    for one in moments:
        text = one.sentence(say)
        parts = (f"{one.on:%d-%m-%Y}", say(KIND_LABELS[one.kind]), text, one.words, one.by)
        lines.append(TimelineLine(one, text, fold(" ".join(parts))))
    return lines


def narrowed(lines: Sequence[TimelineLine], wanted: Wanted) -> list[TimelineLine]:
    """Return the lines that are wanted, in the same order; every typed word must be in a line."""
    found: Iterable[TimelineLine] = lines
    if wanted.kind is not None:
        found = (one for one in found if one.moment.kind is wanted.kind)
    if wanted.about:
        found = (one for one in found if wanted.about in one.moment.about)
    if wanted.news:
        found = (one for one in found if one.moment.news)
    for word in fold(wanted.words).split():
        found = [one for one in found if word in one.folded]
    return list(found)
