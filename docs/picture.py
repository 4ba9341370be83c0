"""Draw the picture of the screen for the README from the running program, on a practice vault made for it.

Run from the root of the repository: ``.venv/bin/python docs/picture.py``. It writes ``docs/screen.svg``: the waiting
request of the first vignette, fictional people only.
"""

import asyncio
import io
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from screens.house import House
from wams_tui.app import ON_REQUEST, build
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

COLUMNS, ROWS = 100, 30
PICTURE = Path(__file__).with_name("screen.svg")
THEME = TerminalTheme((12, 17, 22), (230, 237, 243), [(0, 0, 0)] * 8)
# Rich's own frame fetches a font from elsewhere; a picture in a repository stands on its own.
FRAME = """<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{title}"
 viewBox="0 0 {width} {height}">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="{width}" height="{height}" rx="8" fill="#0c1116"/>
<g transform="translate({terminal_x}, 24)" xml:space="preserve">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
""".replace("{title}", "wams: een wachtend verzoek, met per onderdeel wat mogelijk is en waarom")
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def screen_of(app: House) -> Text:
    """Return what the running app shows, in its own colours."""
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the lines as they are painted
        return Text("\n").join(
            Text.assemble(*(part for segment in strip for part in indented(segment))) for strip in strips
        )


def indented(segment: Segment) -> list[tuple[str, str | Style]]:
    """Return the spaces at the beginning apart: some readers of SVG drop them from a text, none from its place."""
    text = segment.text.lstrip(" ")
    style = segment.style or ""
    return [(" " * (len(segment.text) - len(text)), style), (text, style)]


def main() -> None:
    """Make the vault, run the program, write the picture."""
    os.environ["COLORTERM"], os.environ["TERM"] = "truecolor", "xterm-256color"
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as place:
        heads = heads_outside({"XDG_STATE_HOME": f"{place}/state"})
        prepare(Path(place) / "vault", 1, 16, heads, lambda: AT, lambda _number: None)
        desk = open_desk(Path(place) / "vault", PRACTICE_PASSPHRASE, heads, lambda: AT)
        try:
            shown = asyncio.run(screen_of(build(desk, ON_REQUEST)))
        finally:
            desk.session.lock()
    console = Console(width=COLUMNS, record=True, file=io.StringIO(), color_system="truecolor")
    console.print(shown, end="", no_wrap=True, overflow="crop")
    PICTURE.write_text(console.export_svg(theme=THEME, code_format=FRAME, unique_id="wams"), encoding="utf-8")


if __name__ == "__main__":
    main()
