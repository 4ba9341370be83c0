"""``wams vault move``: a vault from a directory to a database, or back."""

import os
from typing import Annotated

import typer

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.confirming import confirm_by_name
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import row_progress, say, say_json
from wams_tui.commands.line.unlocking import now, read_passphrase, sitting, vault_at
from wams_tui.locale import _

HELP = N_(
    "Verplaats de kluis naar een andere map of naar een PostgreSQL-database, of terug."
    "\n\nDe nieuwe plaats moet leeg zijn. Alles wordt daar gecontroleerd; daarna is de oude kluis gesloten en zegt hij"
    " waar de nieuwe staat. Afbreken (Ctrl+C) laat de oude zoals hij was. Valt de machine uit, dan ziet het programma"
    " bij het openen van de oude of de nieuwe er kwam: dan is de oude gesloten, en anders gaat hij verder."
)

Place = Annotated[str, typer.Argument(metavar=N_("VAN"), help=N_("De map of het adres van de kluis."))]
Target = Annotated[
    str, typer.Argument(metavar=N_("NAAR"), help=N_("De nieuwe map, of postgresql+psycopg://SERVER/DATABASE."))
]
Keep = Annotated[bool, typer.Option("--keep", help=N_("Laat een oefenkluis ook op de oude plaats bruikbaar."))]


def move(
    source: Place,
    target: Target,
    *,
    keep: Keep = False,
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Move a vault; the old one says afterwards where it went."""
    from wams_tui.desk.vault.opening import named, transfer

    to = vault_at(target)
    named(to)  # an address that cannot be is refused before a passphrase is asked
    with sitting(source, lambda: read_passphrase(passphrase_file)) as desk:
        moved = transfer(desk, to, keep=keep, progress=row_progress())
    if json:
        say_json(
            {
                "van": moved.left,
                "naar": moved.place,
                "rijen": moved.rows,
                "auditregels": moved.report.audit_lines,
                "registerregels": moved.report.ledger_lines,
                "gegevens": moved.report.records,
                "toegangen": moved.report.grants,
            }
        )
        return
    say(_("De kluis is gecontroleerd en staat nu in:"), f"  {moved.place}", "")
    if keep:
        say(*wrapped(_("De oude blijft bruikbaar om mee te oefenen; open op één account maar een van de twee.")))
    else:
        say(*wrapped(_("De oude is gesloten: hij zegt nog waar de nieuwe staat. Bewaar hem niet langer dan nodig.")))


STAY_HELP = N_(
    "Werk verder met een kluis waarvan het verplaatsen is afgebroken, als de nieuwe plaats niet te bereiken is."
    "\n\nKan de nieuwe plaats wel worden bekeken, dan hoeft dit niet: het programma ziet dan zelf welke van de twee"
    " verder gaat. Dit kan alleen een beheerder, die zeker weet dat er daar geen kluis is gekomen."
)


def stay(
    source: Place,
    *,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Vraag niets; alleen in een oefenkluis."))] = False,
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Go on with the vault where it is, after its name was typed over."""
    from wams_tui.desk.vault.opening import go_on_here, heads_outside, named, status
    from wams_tui.hardening import forbid_inspection

    place = vault_at(source)
    nature = status(place).nature or VaultNature.ECHT
    warning = _("De kluis {name} gaat hier verder. Kwam er elders toch een, dan worden die twee nooit meer één.")
    confirm_by_name(nature, named(place).rpartition("/")[2], warning, yes=yes)
    forbid_inspection()
    who = os.environ.get("WAMS_COORDINATOR") or None
    go_on_here(place, read_passphrase(passphrase_file), heads_outside(os.environ), now, who)
    say(_("De kluis gaat hier verder."))
