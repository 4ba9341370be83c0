"""Plain aligned text: no boxes, nothing in colour alone, 80 columns; a screen reader reads it line by line."""

import json
import textwrap
from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

WIDTH = 80
_GAP = 2
_MARK = "…"
_ESCAPED = {code: f"\\u{code:04x}" for code in range(127, 160)}
"""What JSON lets through as it is, though a terminal takes it as a command."""

_LEAST = 12
"""A column that gives way keeps this much."""


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], giving: Sequence[int] = (), wide: int = WIDTH
) -> list[str]:
    """Return aligned lines, the head first.

    Args:
        head: Titles of the columns.
        rows: Cells, one text per column.
        giving: The columns that give way, in that order, when the lines are wider than ``wide``; what does not fit in
            them is cut with ``…``.
        wide: How many columns a line may take.
    """
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    for column in giving:
        excess = sum(widths) + _GAP * (len(widths) - 1) - wide
        widths[column] = max(width(head[column]), min(widths[column], _LEAST), widths[column] - max(excess, 0))
    return ["".join(_cell(text, room) for text, room in zip(line, widths, strict=True)).rstrip() for line in lines]


def wrapped(text: str, indent: str = "", hanging: str | None = None, wide: int = WIDTH) -> list[str]:
    """Return ``text`` in lines of at most ``wide`` columns; blank lines in it stay."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines.extend(
            textwrap.wrap(
                paragraph,
                wide,
                break_on_hyphens=False,
                initial_indent=indent if not lines else (indent if hanging is None else hanging),
                subsequent_indent=indent if hanging is None else hanging,
            )
            or [""]
        )
    return lines


def for_terminal(text: str) -> str:
    """Return ``text`` broken between words; a path or an address stays whole, so that it can be copied."""
    return "\n".join(textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False) or [""])


def pairs(rows: Iterable[tuple[str, str]], indent: str = "") -> list[str]:
    """Return ``name  value`` lines with the values under each other; empty values are left out."""
    filled = [(name, value) for name, value in rows if value]
    wide = max((width(name) for name, _value in filled), default=0)
    lines: list[str] = []
    for name, value in filled:
        first = f"{indent}{name}{' ' * (wide - width(name) + _GAP)}"
        lines.extend(wrapped(value, first, " " * len(first)))
    return lines


def as_json(value: object) -> str:
    """Return ``value`` as JSON: two spaces, letters as they are, control signs escaped, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str).translate(_ESCAPED)


def width(text: str) -> int:
    """Return how many columns ``text`` takes on a terminal."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def _cell(text: str, wide: int) -> str:
    text = " ".join(text.split()) if "\n" in text else text
    if width(text) > wide:
        while text and width(text) > wide - 1:
            text = text[:-1]
        text = f"{text.rstrip()}{_MARK}"
    return text + " " * (wide - width(text) + _GAP)
