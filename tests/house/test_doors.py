"""Which way the doors between the rooms open."""

import pytest

from tests.house.tree import imports, modules

OURS = ("wams_tui", "screens", "storage")
MAY_IMPORT = {
    "wams_tui/casework": ("wams_tui.casework",),
    "wams_tui/law": ("wams_tui.law", "wams_tui.casework"),
    "wams_tui/documents": ("wams_tui.documents", "wams_tui.casework", "wams_tui.locale"),
    "wams_tui/locale": ("wams_tui.locale",),
    "storage": ("storage", "wams_tui.casework", "wams_tui.locale"),
    "wams_tui/desk": (
        "wams_tui.desk",
        "storage",
        "wams_tui.documents",
        "wams_tui.law",
        "wams_tui.casework",
        "wams_tui.locale",
    ),
    "screens": ("screens", "wams_tui.desk", "wams_tui.casework", "wams_tui.locale"),
}


def _inside(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_opens_only_its_own_doors(room: str) -> None:
    allowed = (*MAY_IMPORT[room], "wams_tui.__version__")

    strays = [
        f"{path}: {name}"
        for path, tree in modules()
        if path.as_posix().startswith(f"{room}/")
        for name in imports(tree)
        if _inside(name, OURS) and not _inside(name, allowed)
    ]

    assert strays == []


def test_every_room_has_something_in_it() -> None:
    rooms = {room for room in MAY_IMPORT for path, _ in modules() if path.as_posix().startswith(f"{room}/")}

    assert rooms == set(MAY_IMPORT)
