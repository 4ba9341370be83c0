"""What an eye can tell of a cell on a terminal."""

from pyte.screens import Char


def what_is_seen(cell: Char) -> tuple[object, ...]:
    """Return everything that shows: of a blank without underline, strike or reverse only its background."""
    if cell.data == " " and not (cell.underscore or cell.strikethrough or cell.reverse):
        return (" ", cell.bg)
    return tuple(cell)
