"""``wams vault device``: a key of this laptop beside one's passphrase."""

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import say
from wams_tui.commands.line.unlocking import read_passphrase, sitting
from wams_tui.locale import _

group = typer.Typer(
    name="device",
    cls=Group,
    no_args_is_help=True,
    help=N_("Een sleutel van deze laptop naast uw wachtwoordzin, in de sleutelbos van het bureaublad."),
)


@group.command(
    "add",
    cls=Command,
    help=N_(
        "Laat uw toegang ook om deze laptop vragen."
        "\n\nAlleen voor een kluis die op deze laptop zelf staat. De wachtwoordzin blijft nodig. Gaat de laptop of de"
        " sleutelbos verloren, dan zijn er de herstelhelften."
    ),
)
def add(*, vault: options.Vault = "", passphrase_file: options.PassphraseFile = "", _lang: options.Lang = "") -> None:
    """Add a key of this device to one's own access."""
    from wams_tui.desk.vault.people import add_device

    given: list[str] = []
    with sitting(vault, lambda: _kept(given, passphrase_file)) as desk:
        add_device(desk, given[0])
    say(*wrapped(_("Uw toegang vraagt nu uw wachtwoordzin en deze laptop. Eerdere back-ups vragen alleen de zin.")))


@group.command("remove", cls=Command, help=N_("Laat uw toegang weer alleen om de wachtwoordzin vragen."))
def remove(
    *, vault: options.Vault = "", passphrase_file: options.PassphraseFile = "", _lang: options.Lang = ""
) -> None:
    """Take the key of this device off one's own access."""
    from wams_tui.desk.vault.people import remove_device

    given: list[str] = []
    with sitting(vault, lambda: _kept(given, passphrase_file)) as desk:
        remove_device(desk, given[0])
    say(_("Uw toegang vraagt weer alleen uw wachtwoordzin."))


def _kept(given: list[str], passphrase_file: str) -> str:
    given.append(read_passphrase(passphrase_file))
    return given[0]
