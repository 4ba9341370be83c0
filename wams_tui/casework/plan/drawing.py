"""The progress of a plan drawn in lines of text: a time line per action, with today in it and words beside it.

Pure: the same lines serve the screen and the command line. Every line says in words what it draws, so that nothing is
lost for who reads it aloud, and no colour is needed.
"""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from unicodedata import normalize

from wams_tui.casework.labels import label
from wams_tui.casework.plan.progress import STANDING_LABELS, Bar, GoalLine, Progress, Standing
from wams_tui.casework.words import N_

NARROWEST = 60
"""Columns; below that there is no room for a line beside the words."""

MONTHS = (N_("jan"), N_("feb"), N_("mrt"), N_("apr"), N_("mei"), N_("jun"), N_("jul"), N_("aug"), N_("sep"), N_("okt"),
          N_("nov"), N_("dec"))  # fmt: skip
"""The months as they stand over the line."""

SIGNS: Mapping[Standing, str] = {
    Standing.GEDAAN: "+",
    Standing.TE_LAAT: "!",
    Standing.LOOPT: "-",
    Standing.ZONDER_DAG: "?",
    Standing.AFGELOPEN: "=",
    Standing.VERVALLEN: "x",
}
"""The sign before the word."""

LEGEND = N_("═ gedaan  ─ loopt  ! te laat  · vervallen  │ vandaag  E evaluatie")

_PLAIN = str.maketrans({"─": "-", "═": "=", "│": "|", "┤": "]", "┼": "+", "╪": "+", "■": "#", "·": ".", "…": "~"})
_TODAY, _REVIEW = "│", "E"


def drawing(
    found: Progress,
    names: Mapping[str, str],
    say: Callable[[str], str],
    width: int = 78,
    *,
    plain: bool = False,
) -> list[str]:
    """Return the progress in lines of at most ``width`` columns (at least 60).

    Args:
        found: How far the plan is.
        names: What owners are called, by id.
        say: Translates our Dutch texts.
        width: How many columns there are.
        plain: Only ASCII in what is drawn, where a terminal has no line characters.
    """
    sheet = _Sheet(found, names, say, max(width, NARROWEST))
    lines = [line.rstrip() for line in sheet.lines()]
    return [line.translate(_PLAIN) for line in lines] if plain else lines


class _Sheet:
    def __init__(self, found: Progress, names: Mapping[str, str], say: Callable[[str], str], width: int) -> None:
        self.found, self.names, self.say, self.width = found, names, say, width
        self.said = 19 if width < 100 else 24
        self.who = 12 if width < 100 else 20
        left = width - self.said - self.who - 3
        self.what = left * 9 // 19
        self.line = left - self.what

    def lines(self) -> Iterator[str]:
        """Yield the count, the line with its months, the goals with their actions, and what each owner has."""
        found, say = self.found, self.say
        if not found.bars and not found.goals:
            yield say(N_("Er staan nog geen doelen en acties in het plan."))
            return
        yield from self._wrapped(self._counted())
        if found.review_on is not None:
            told = (
                N_("Evaluatie was op {day} en is nog niet gedaan.")
                if found.review_passed
                else N_("Evaluatie op {day}.")
            )
            yield from self._wrapped(say(told).format(day=_full(found.review_on)))
        yield ""
        yield " " * (self.what + self.who + 2) + self._months()
        for goal in found.goals:
            yield from self._goal(goal)
        if found.loose:
            yield self._bare(say(N_("Bij geen doel in het bijzonder")))
            yield from map(self._action, found.loose)
        yield ""
        yield from self._wrapped(say(LEGEND))
        if found.owners:
            yield ""
            yield from self._owners()

    def _counted(self) -> str:
        found, say = self.found, self.say
        if not found.counted:
            return say(N_("Er zijn nog geen acties, op {day}.")).format(day=_full(found.on))
        parts = [say(N_("{done} van {count} gedaan")).format(done=found.count(Standing.GEDAAN), count=found.counted)]
        late = found.count(Standing.TE_LAAT)
        parts.append(say(N_("{count} te laat")).format(count=late) if late else say(N_("niets te laat")))
        return ", ".join(parts) + say(N_(", op {day}.")).format(day=_full(found.on))

    def _goal(self, goal: GoalLine) -> Iterator[str]:
        said = self.say(label(goal.outcome)) if goal.outcome is not None else ""
        if not said and goal.by_when is not None:
            said = self.say(N_("voor {day}")).format(day=_short(goal.by_when, self.found.on))
            if goal.standing is Standing.TE_LAAT:
                said = f"! {said}"
        yield self._bare(goal.what, said)
        yield from map(self._action, goal.bars)

    def _action(self, bar: Bar) -> str:
        return self._row(f"  {bar.what}", self._owner(bar.owner), self._track(bar), self._told(bar))

    def _told(self, bar: Bar) -> str:
        word = f"{SIGNS[bar.standing]} {self.say(STANDING_LABELS[bar.standing])}"
        if bar.standing is Standing.TE_LAAT:
            days = self.say(N_("{count} dgn")).format(count=bar.days_late)
            return f"{word} {days}"
        if bar.standing is Standing.VERVALLEN or bar.ends is None:
            return word
        return f"{word} {_short(bar.ends, self.found.on)}"

    def _bare(self, text: str, said: str = "") -> str:
        """Return a line without an owner; its words may take that room too."""
        return f"{_fit(text, self.what + 1 + self.who)} {self._track(None)} {_fit(said, self.said)}"

    def _row(self, what: str, who: str, track: str, said: str) -> str:
        return f"{_fit(what, self.what)} {_fit(who, self.who)} {track} {_fit(said, self.said)}"

    # -- the line ------------------------------------------------------------------------------------------------

    def _at(self, day: date) -> int:
        return round(self.found.share(day) * (self.line - 1))

    def _track(self, bar: Bar | None) -> str:
        cells = [" "] * self.line
        if self.found.review_on is not None:
            cells[self._at(self.found.review_on)] = _REVIEW
        if bar is not None:
            self._lay(bar, cells)
        today = self._at(self.found.on)
        cells[today] = {"─": "┼", "═": "╪"}.get(cells[today], cells[today])
        if cells[today] in (" ", _REVIEW):
            cells[today] = _TODAY
        return "".join(cells)

    def _lay(self, bar: Bar, cells: list[str]) -> None:
        first, today = self._at(bar.starts), self._at(self.found.on)
        last = self._at(bar.ends) if bar.ends is not None else max(first, today)
        stroke = {Standing.GEDAAN: "═", Standing.VERVALLEN: "·"}.get(bar.standing, "─")
        for at in range(first, last + 1):
            cells[at] = stroke
        if bar.standing is Standing.TE_LAAT:
            for at in range(last + 1, today + 1):
                cells[at] = "!"
            cells[last] = "!" if last == today else "┤"
        elif bar.standing is Standing.GEDAAN:
            cells[last] = "■"
        elif bar.standing is not Standing.VERVALLEN and bar.ends is not None:
            cells[last] = "┤"

    def _months(self) -> str:
        line = ""
        for month in self.found.months():
            at, name = self._at(month), self.say(MONTHS[month.month - 1])
            # Where months stand close, some names are left out rather than run into each other.
            if at >= len(line) + bool(line) and at + len(name) <= self.line:
                line = line.ljust(at) + name
        return line

    # -- who does what -------------------------------------------------------------------------------------------

    def _owners(self) -> Iterator[str]:
        yield self._counts(self.say(N_("Wie het doet")), *map(self.say, (N_("te laat"), N_("loopt"), N_("gedaan"))))
        for one in self.found.owners:
            yield self._counts(self._owner(one.owner), str(one.late), str(one.running), str(one.done))

    def _counts(self, what: str, *columns: str) -> str:
        return _fit(what, self.width - 30) + "".join(f"{text:>10}" for text in columns)

    def _owner(self, owner: str) -> str:
        nobody = self.say(N_("niemand"))
        return self.names.get(owner, nobody) if owner else nobody

    def _wrapped(self, text: str) -> list[str]:
        return textwrap.wrap(_one_line(text), self.width, break_on_hyphens=False)


def _fit(text: str, width: int) -> str:
    text = _one_line(text)
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"


def _one_line(text: str) -> str:
    """One cell per character, and nothing that moves the cursor."""
    return "".join(char if char.isprintable() else " " for char in normalize("NFC", text))


def _short(day: date, on: date) -> str:
    """The day and month; the year as well where it is not that of the drawing."""
    return f"{day:%d-%m}" if day.year == on.year else _full(day)


def _full(day: date) -> str:
    return f"{day:%d-%m-%Y}"
