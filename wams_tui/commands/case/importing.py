"""``wams case import``: a table into cases, with a report of every row."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.desk.givenfiles import read_bytes
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from wams_tui.desk.importing import ImportPlan, RowOutcome

HELP = N_(
    "Lees casussen in uit een rekenblad (XLSX, ODS) of CSV-bestand, met een koppelbestand dat zegt wat elke kolom is"
    " (zie docs/import.md)."
    "\n\nVan elke rij zegt het verslag wat ermee gebeurt en waarom. Een casus wordt heel ingelezen of niet."
    " De uitgangscode is 1 als er rijen zijn geweigerd."
)


def import_cases(
    file: Annotated[str, typer.Argument(metavar=N_("BESTAND"), help=N_("Het rekenblad of CSV-bestand."))],
    *,
    mapping: Annotated[str, typer.Option("--mapping", metavar=N_("BESTAND"), help=N_("Het koppelbestand (TOML)."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Toon alleen wat er zou gebeuren."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Read a table into cases; the report holds row numbers, columns and codes, and nothing personal."""
    from wams_tui.desk.importing import RowOutcome, load_mapping, read_table
    from wams_tui.desk.importing.saving import plan, save_plan

    # Before the vault is opened: who names the wrong file need not type a passphrase to hear it.
    table, names = read_table(read_bytes(Path(file))), load_mapping(read_bytes(Path(mapping)))
    with desk_of(vault, passphrase_file) as desk:
        planned = plan(desk, table, names)
        saved = 0 if dry_run else save_plan(desk, planned)
        # Told before the vault is locked: what is stored is stored, also when locking fails.
        if json:
            say_json(_as_dict(planned, saved))
        else:
            _print(planned, saved, len(planned.casefiles) if dry_run else None)
    whole = planned.count(RowOutcome.GEWEIGERD) == 0
    return 0 if whole else Refused.exit_code


def _print(planned: "ImportPlan", saved: int, would_save: int | None) -> None:
    from wams_tui.desk.importing import report_lines

    became = _outcomes() if would_save is None else _expected()
    for line in report_lines(planned, _):
        first, *others = line.reasons or ("",)
        say(
            *wrapped(
                _("rij {number}: {outcome}: {reason}").format(
                    number=line.row, outcome=became[line.outcome], reason=first
                ),
                "",
                "  ",
            )
        )
        for reason in others:
            say(*wrapped(reason, "  - ", "    "))
    for controller in planned.controllers:
        said = _("Verantwoordelijke op alle stukken: {controller}").format(controller=controller)
        say(*wrapped(said, "", "  "))
    if would_save is None:
        text = n_("{count} casus ingelezen.", "{count} casussen ingelezen.", saved)
        say("", text.format(count=saved))
    else:
        text = n_(
            "Proef: {count} casus zou worden ingelezen; er is niets opgeslagen.",
            "Proef: {count} casussen zouden worden ingelezen; er is niets opgeslagen.",
            would_save,
        )
        say("", text.format(count=would_save))


def _outcomes() -> "dict[RowOutcome, str]":
    from wams_tui.desk.importing import RowOutcome

    return {
        RowOutcome.INGELEZEN: _("ingelezen"),
        RowOutcome.GEWEIGERD: _("geweigerd"),
        RowOutcome.TEGENGEHOUDEN: _("tegengehouden"),
        RowOutcome.LEEG: _("leeg"),
    }


def _expected() -> "dict[RowOutcome, str]":
    """Return what a rehearsal says of each row: nothing happened to it yet."""
    from wams_tui.desk.importing import RowOutcome

    return {
        RowOutcome.INGELEZEN: _("zou worden ingelezen"),
        RowOutcome.GEWEIGERD: _("zou worden geweigerd"),
        RowOutcome.TEGENGEHOUDEN: _("zou worden tegengehouden"),
        RowOutcome.LEEG: _("leeg"),
    }


def _as_dict(planned: "ImportPlan", saved: int) -> dict[str, object]:
    from wams_tui.desk.importing import RowOutcome, report_lines

    return {
        "opgeslagen_casussen": saved,
        "casussen": [file.case.code for file in planned.casefiles],
        "verantwoordelijken": list(planned.controllers),
        "aantallen": {outcome.value: planned.count(outcome) for outcome in RowOutcome},
        "rijen": [
            {"rij": line.row, "uitkomst": line.outcome.value, "redenen": list(line.reasons)}
            for line in report_lines(planned, _)
        ],
    }
