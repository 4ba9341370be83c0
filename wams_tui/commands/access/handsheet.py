"""``wams case sheet``: the hand-over sheet of one case in plain lines."""

from typing import TYPE_CHECKING

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of

if TYPE_CHECKING:
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk

HELP = N_(
    "Toon het overdrachtsblad van een casus: op één blad wat wie overneemt of waarneemt moet weten."
    "\n\nEr komt geen bestand van: een collega leest het in de casus zelf. Neemt iemand van elders over of waar, dan is"
    " het een verstrekking: wams export --sheet."
)


def sheet(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the sheet; the case is opened for it, and that is in the audit log."""
    from wams_tui.desk.access.handsheet import handsheet
    from wams_tui.desk.cases import find_case, open_case

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = open_case(desk, find_case(desk, code))
        if json:
            sections = handsheet(desk, opened)
            say_json(
                [
                    {"kop": one.title, "regels": [{"tekst": line.text, "let_op": line.mind} for line in one.lines]}
                    for one in sections
                ]
            )
        else:
            say(*sheet_lines(desk, opened))


def sheet_lines(desk: "Desk", opened: "OpenCase") -> list[str]:
    """Return the sheet in lines of at most 80 columns."""
    from wams_tui.desk.access.handsheet import handsheet

    lines: list[str] = []
    for section in handsheet(desk, opened):
        lines += ["", section.title] if lines else [section.title]
        for line in section.lines:
            lines += wrapped(line.text, "! " if line.mind else "- ", "  ")
    return lines
