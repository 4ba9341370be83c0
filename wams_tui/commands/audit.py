"""``wams audit``: the audit log, read and verified."""

from typing import Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands import options
from wams_tui.commands.helptext import Command, Group
from wams_tui.commands.ledger import verify
from wams_tui.commands.tables import table
from wams_tui.commands.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.unlocking import desk_of
from wams_tui.locale import _

group = typer.Typer(name="audit", cls=Group, no_args_is_help=True, help=N_("Het auditlogboek: wie wat deed."))

group.command(
    "verify",
    cls=Command,
    help=N_(
        "Controleer het auditlogboek: de keten, de handtekeningen en wat elke regel zegt te hebben geschreven."
        "\n\nDe uitgangscode is 4 als er iets niet klopt."
    ),
)(verify)


@group.command("list", cls=Command, help=N_("Toon de auditregels, de oudste eerst."))
def list_lines(
    *,
    last: Annotated[
        int, typer.Option("--last", metavar=N_("AANTAL"), help=N_("Alleen de laatste zoveel regels; 0 is alle."))
    ] = 50,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print audit lines; one that this user holds no key for shows that it exists, and when."""
    from collections import deque

    from wams_tui.desk.viewing import Viewed, record_view

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        record_view(desk, Viewed.AUDITLOG)
        lines = deque(desk.session.audit_lines(), maxlen=last or None)
    if json:
        say_json(
            [
                {
                    "nr": line.seq,
                    "id": line.id,
                    "tijd": line.time.isoformat(),
                    "door": line.author,
                    "handeling": line.event.action.value if line.event else None,
                    "soort": line.event.code.value if line.event else None,
                    "gelukt": line.event.success if line.event else None,
                    "object_soort": line.event.object_kind if line.event else None,
                    "object": line.event.object_id if line.event else None,
                    "doel": line.event.purpose if line.event else None,
                    "casus": line.case_id or None,
                    "bijzonderheden": line.event.details if line.event else {},
                }
                for line in lines
            ]
        )
        return
    rows = [
        [
            str(line.seq),
            f"{line.time.astimezone():%d-%m-%Y %H:%M:%S}",
            line.event.action.value if line.event else _("(geen sleutel)"),
            (line.event.object_kind if line.event else "") or "",
            ((line.event.object_id if line.event else "") or line.case_id)[:8],
        ]
        for line in lines
    ]
    say(*table([_("Nr"), _("Tijd"), _("Handeling"), _("Object"), _("Id")], rows, (2,)))
