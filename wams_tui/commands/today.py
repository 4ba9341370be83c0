"""``wams today``: what one's own cases ask today, as *Vandaag* shows it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.case.text import day, iso
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import table, wrapped
from wams_tui.commands.line.terminal import called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from wams_tui.desk.course.agenda import AgendaLine, Part

HELP = N_(
    "Toon wat uw casussen vandaag vragen: termijnen, verzoeken, taken, en wat collega's wijzigden."
    "\n\nEen verstreken termijn waarschuwt; u beslist."
)


def today(
    *,
    further: Annotated[bool, typer.Option("--all", help=N_("Toon ook wat verder weg ligt dan vier weken."))] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help=N_("Zonder kolommen: per regel één zin, voor een schermlezer."))
    ] = False,
    calendar: Annotated[
        str,
        typer.Option(
            "--calendar",
            metavar=N_("BESTAND"),
            help=N_("Schrijf de dagen naar een nieuw agendabestand (.ics): alleen de code van de casus, geen namen."),
        ),
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the day, or write its days for a calendar; no case is opened for it."""
    from wams_tui.desk.caselist import OwnCases
    from wams_tui.desk.course.agenda import arranged
    from wams_tui.desk.viewing import Viewed, record_view

    with desk_of(vault, passphrase_file) as desk:
        if not calendar:
            refuse_unless_on_a_terminal(desk.session.nature)
        record_view(desk, Viewed.CASUSLIJST)
        own, on = OwnCases(desk), desk.today()
        own.read_all()
        lines = arranged([*own.agenda(), *own.changes()], all_of_it=further)
        if calendar:
            from wams_tui.desk.course.dayfile import write_days

            count = write_days(desk, lines, Path(calendar))
            told = n_("{count} dag staat in {path}.", "{count} dagen staan in {path}.", count)
            say(told.format(count=count, path=calendar))
            return
    if json:
        say_json([_as_dict(line) for line in lines])
        return
    if not lines:
        say(_("Uw casussen vragen vandaag niets."))
        return
    part = None
    for line in lines:
        if line.part is not part:
            part = line.part
            say(*([""] if line is not lines[0] else []), _title(part, lines))
            if not plain:
                say(*_columns([one for one in lines if one.part is part]))
        if plain:
            say(*wrapped(_spoken(line, on), "- ", "  "))


def _title(part: "Part", lines: "list[AgendaLine]") -> str:
    from wams_tui.desk.course.agenda_words import PARTS

    return _(PARTS[part]).format(count=sum(1 for line in lines if line.part is part))


def _columns(lines: "list[AgendaLine]") -> list[str]:
    from wams_tui.desk.course.agenda_words import sentence

    rows = [
        [day(line.due.due_on), line.code, sentence(line), called(line.due.nature) if line.due.nature else ""]
        for line in lines
    ]
    return table([_("Dag"), _("Code"), _("Wat"), _("Termijn")], rows, (2,))


def _spoken(line: "AgendaLine", on: date) -> str:
    from wams_tui.desk.course.agenda_words import sentence

    facts = [sentence(line).rstrip(".")]
    if line.due.due_on is not None:
        days = (line.due.due_on - on).days
        late = n_("{count} dag te laat", "{count} dagen te laat", -days).format(count=-days)
        facts.append(late if days < 0 else day(line.due.due_on))
    if line.due.nature is not None:
        facts.append(called(line.due.nature))
    return ", ".join([*facts, f"{line.title} ({line.code})"])


def _as_dict(line: "AgendaLine") -> dict[str, object]:
    from wams_tui.desk.course.agenda_words import sentence

    return {
        "casus": line.case,
        "code": line.code,
        "naam": line.title,
        "soort": line.due.kind.value,
        "wat": sentence(line),
        "op": iso(line.due.due_on),
        "termijn": line.due.nature.value if line.due.nature else None,
        "deel": line.part.name.lower().replace("_", "-"),
        "record": line.due.ref or None,
    }
