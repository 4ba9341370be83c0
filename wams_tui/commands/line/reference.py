"""The command reference in ``docs/cli.md``: what ``--help`` says, so that the two cannot differ."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from typer.core import TyperGroup
from typer.main import get_command

from wams_tui.commands.line.helptext import page

if TYPE_CHECKING:
    from typer._click.core import Command, Context

    Found = tuple[tuple[str, ...], Command, Context]

BEGIN = "<!-- begin: wams --help -->"
END = "<!-- end: wams --help -->"


def paths() -> list[tuple[str, ...]]:
    """Return every command as the words one types, the program itself first."""
    return [path for path, _command, _context in _walk()]


def pages() -> str:
    """Return the help of every command as Markdown, in the order of the program."""
    parts = [f"### `{' '.join(path)}`\n\n```text\n{page(command, context)}\n```" for path, command, context in _walk()]
    return "\n\n".join(parts)


def renewed(document: str) -> str:
    """Return ``docs/cli.md`` with the part between its marks written anew.

    Raises:
        ValueError: when the document has no such marks.
    """
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the document has no marks for the reference")
    return f"{before}{BEGIN}\n\n{pages()}\n\n{END}{after}"


def _walk() -> "Iterator[Found]":
    from wams_tui.cli import PROGRAM, commands

    root = get_command(commands)
    waiting: list[Found] = [((PROGRAM,), root, root.make_context(PROGRAM, [], resilient_parsing=True))]
    while waiting:
        path, command, context = waiting.pop(0)
        yield path, command, context
        if isinstance(command, TyperGroup):
            inner: list[Found] = [
                ((*path, name), one, one.make_context(name, [], parent=context, resilient_parsing=True))
                for name, one in command.commands.items()
            ]
            waiting = [*inner, *waiting]
