"""Where on a screen one is: what the cursor is on, and how far it is scrolled; taken before a lock, put back after."""

from collections.abc import Mapping

from textual.widget import Widget

from screens.widgets.grid import Grid
from screens.widgets.item_list import ItemList
from screens.widgets.line_list import LineList
from screens.widgets.lines import Lines

Spot = Mapping[str, str | int]


def spot_of(view: Widget) -> Spot:
    """Return where one is in ``view``."""
    match view:
        case ItemList():
            return {"op": view.current.key if view.current else "", "boven": view.top}
        case LineList():
            return {"regel": view.cursor, "boven": view.top}
        case Grid():
            return {"regel": view.row, "kolom": view.column, "boven": view.top}
        case Lines():
            return {"boven": view.top}
    return {}


def put_back(view: Widget, spot: Spot) -> None:
    """Go there again, as far as it still is there."""
    match view:
        case ItemList():
            view.show(view.items, text_in(spot, "op"))
        case LineList():
            view.show(view.line_count(), number_in(spot, "regel"))
        case Grid():
            view.row, view.column = number_in(spot, "regel"), number_in(spot, "kolom")
            view.show(view.content)
    if isinstance(view, Lines):
        view.scroll_lines(number_in(spot, "boven"))
        view.place_cursor()


def text_in(spot: Spot, name: str) -> str:
    """Return a text of a spot, empty where there is none."""
    value = spot.get(name, "")
    return value if isinstance(value, str) else ""


def number_in(spot: Spot, name: str) -> int:
    """Return a number of a spot, 0 where there is none."""
    value = spot.get(name, 0)
    return value if isinstance(value, int) else 0
