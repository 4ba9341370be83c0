"""The widgets that screens share: lists, the grid, prose, bars."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from screens.widgets.bars import KeyFooter, KeyHint, StatusLine
from screens.widgets.grid import NAMES, Grid, GridCell, GridContent
from screens.widgets.ink import Tone, clean, fit, wrapped
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.line_list import LineList
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField

ANY_TEXT = st.text(max_size=80)


@given(ANY_TEXT, st.integers(1, 60))
def test_what_is_fitted_has_exactly_the_width_asked(text: str, width: int) -> None:
    assert cell_len(fit(clean(text), width)) == width


@given(ANY_TEXT, st.integers(8, 60))
def test_no_wrapped_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)

    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(" ".join(text.splitlines())).split())


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_drawn(text: str) -> None:
    assert clean(text).isprintable()
    assert "\x1b" not in clean(f"{text}\x1b[2J")


class _Shelf(App[None]):
    """One widget, alone."""

    def __init__(self, widget: LineList | ItemList | Grid | Prose) -> None:
        super().__init__()
        self.widget = widget
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.said.append(event.index)

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        self.said.append(event.item.key if event.item else None)

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        self.said.append((event.row, event.column))

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


async def test_a_list_asks_only_for_the_rows_it_shows() -> None:
    asked: set[int] = set()

    def row(index: int, _width: int) -> str:
        asked.add(index)
        return f"regel {index}"

    view = LineList(row)
    app = _Shelf(view)
    async with app.run_test(size=(40, 10)) as pilot:
        view.show(10_000)
        await pilot.press("end", "enter")

        assert app.lines[-1] == "regel 9999"
        assert app.said == [9_999]
    assert len(asked) <= 3 * 10


async def test_a_list_moves_by_line_page_and_to_both_ends() -> None:
    view = LineList(lambda index, _width: str(index))
    app = _Shelf(view)
    async with app.run_test(size=(40, 10)) as pilot:
        view.show(100)
        seen = []
        for key in ("j", "down", "k", "pagedown", "pageup", "G", "home"):
            await pilot.press(key)
            seen.append(view.cursor)

    assert seen == [1, 2, 1, 10, 1, 99, 0]


async def test_the_cursor_of_a_list_stops_at_choices_only() -> None:
    items = [Item.heading("Kop"), Item("een", key="1"), Item.prose("uitleg"), Item("twee", key="2")]
    view = ItemList(items)
    app = _Shelf(view)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("enter", "down", "enter", "down", "enter")

        assert app.said == ["1", "2", "2"]


async def test_a_long_text_between_two_choices_is_scrolled_through_not_skipped() -> None:
    items = [Item("een", key="1"), *(Item.prose(f"regel {number}") for number in range(30)), Item("twee", key="2")]
    view = ItemList(items)
    app = _Shelf(view)
    seen: set[str] = set()
    async with app.run_test(size=(40, 10)) as pilot:
        for _press in range(40):
            seen.update(app.lines)
            await pilot.press("down")

    assert {f"regel {number}" for number in range(30)} <= seen


async def test_other_items_leave_the_cursor_on_the_same_thing() -> None:
    view = ItemList([Item("een", key="1"), Item("twee", key="2")])
    app = _Shelf(view)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down")
        view.show([Item("nul", key="0"), Item("een", key="1"), Item("twee", key="2")])

        assert view.current is not None
        assert view.current.key == "2"


async def test_notes_stand_beneath_and_signs_in_a_column_of_their_own() -> None:
    view = ItemList([Item("een twee drie", key="1", sign="- N", notes=(Note("omdat het zo is"),))])
    app = _Shelf(view)
    async with app.run_test(size=(20, 6)):
        assert app.lines[:3] == ["- N een twee drie", "      omdat het zo", "      is"]


async def test_what_is_marked_keeps_its_signs_and_is_underlined_over_a_line_end() -> None:
    view = ItemList([Item.prose("Dit gaat over [*Jan van Dijk*] en niemand")])
    app = _Shelf(view)
    async with app.run_test(size=(20, 6)):
        strips = app.screen._compositor.render_strips()
        underlined = "".join(
            segment.text for strip in strips for segment in strip if segment.style and segment.style.underline
        )

    assert underlined == "[*Janvan Dijk*]"


GRID = GridContent(
    rows=("Woningcorporatie", "School"),
    columns=tuple(f"kol {number}" for number in range(12)),
    cells=tuple(tuple(GridCell("- N", Tone.REFUSED) for _column in range(12)) for _row in range(2)),
)


async def test_arrows_move_in_the_grid_and_far_columns_come_into_sight() -> None:
    grid = Grid()
    app = _Shelf(grid)
    async with app.run_test(size=(60, 10)) as pilot:
        grid.show(GRID)
        assert "kol 11" not in app.lines[0]
        assert app.lines[0].endswith(">")

        await pilot.press("down", "end", "enter")

        assert "kol 11" in app.lines[0]
        assert "<" in app.lines[0]
        assert app.said == [(1, 11)]


async def test_the_name_of_a_row_can_be_chosen_as_well() -> None:
    grid = Grid()
    app = _Shelf(grid)
    async with app.run_test(size=(60, 10)) as pilot:
        grid.show(GRID)

        await pilot.press("right", "home", "enter")

    assert app.said == [(0, NAMES)]


async def test_every_cell_says_what_it_means_without_colour() -> None:
    grid = Grid()
    app = _Shelf(grid)
    async with app.run_test(size=(60, 10)):
        grid.show(GRID)

        assert app.lines[1].count("- N") == 4


async def test_prose_is_wrapped_hangs_behind_its_mark_and_scrolls() -> None:
    prose = Prose([("- \teen twee drie vier vijf", Tone.PLAIN), *((str(number), Tone.PLAIN) for number in range(20))])
    app = _Shelf(prose)
    async with app.run_test(size=(18, 5)) as pilot:
        assert app.lines[:2] == ["- een twee drie", "  vier vijf"]

        await pilot.press("end")

        assert app.lines[-1] == "19"


async def test_the_footer_drops_what_does_not_fit_but_never_the_way_back_or_help() -> None:
    footer = KeyFooter()

    class Bars(App[None]):
        def compose(self) -> ComposeResult:
            yield footer

    app = Bars()
    async with app.run_test(size=(20, 3)) as pilot:
        footer.show([KeyHint("a", "iets langs"), KeyHint("Esc", "terug"), KeyHint("?", "hulp")])
        await pilot.pause()

        line = app.screen._compositor.render_strips()[-1].text

    assert "Esc terug  ? hulp" in line
    assert "iets langs" not in line


async def test_an_alarm_begins_with_a_sign() -> None:
    status = StatusLine()

    class Bars(App[None]):
        def compose(self) -> ComposeResult:
            yield status

    async with Bars().run_test(size=(30, 3)):
        status.alarm("dat kan niet")

        assert status.text == "! dat kan niet"


async def test_what_is_shown_anew_is_broken_anew_where_it_changed_and_for_another_width() -> None:
    view = ItemList([Item("een lange regel die niet past", "a", sign="1", notes=(Note("oud"),)), Item("blijft", "b")])
    app = _Shelf(view)
    async with app.run_test(size=(20, 10)) as pilot:
        view.show([Item("een lange regel die niet past", "a", sign="1", notes=(Note("nieuw"),)), Item("blijft", "b")])
        await pilot.pause()
        changed = app.lines
        view.show([Item("een lange regel die niet past", "a", sign="100"), Item("blijft", "b")])
        await pilot.pause()
        wider_signs = app.lines
        await pilot.resize_terminal(40, 10)
        await pilot.pause()

        assert changed[:4] == ["1 een lange regel", "  die niet past", "    nieuw", "  blijft"]
        assert wider_signs[:3] == ["100 een lange regel", "    die niet past", "    blijft"]
        assert app.lines[:2] == ["100 een lange regel die niet past", "    blijft"]


async def test_a_passphrase_is_not_cut_or_copied_out_of_its_line() -> None:
    class Line(App[None]):
        def compose(self) -> ComposeResult:
            yield TextField("zes woorden")

    app = Line()
    async with app.run_test() as pilot:
        field = app.query_one(TextField)
        field.focus()
        await pilot.press("home", "shift+end", "ctrl+c")
        assert app.clipboard == "zes woorden"
        field.value, field.password = "geheime zin", True
        for key in ("ctrl+c", "ctrl+x"):
            await pilot.press("home", "shift+end", key)
            assert app.clipboard == "zes woorden"
        assert field.value == "geheime zin"
