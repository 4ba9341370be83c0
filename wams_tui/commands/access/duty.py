"""``wams vault duty``: the key that named officers open a case with in an emergency."""

from typing import Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import pairs, wrapped
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

group = typer.Typer(
    name="duty",
    cls=Group,
    no_args_is_help=True,
    help=N_("De piketsleutel: wie in nood elke casus kan openen. Ieder die ontgrendelt, krijgt te zien wie dat zijn."),
)


@group.command(
    "on",
    cls=Command,
    help=N_(
        "Maak een nieuwe piketsleutel voor deze mensen; dat kan alleen een beheerder."
        "\n\nBestaande casussen volgen zodra iemand met toegang ontgrendelt. Een eerdere piketsleutel vervalt."
    ),
)
def turn_on(
    *,
    officers: Annotated[
        list[str], typer.Option("--officer", metavar=N_("NAAM"), help=N_("Wie de sleutel krijgt; herhaal het."))
    ],
    hours: Annotated[
        int, typer.Option("--hours", metavar=N_("UREN"), help=N_("Hoe lang noodtoegang ten hoogste duurt."))
    ] = 24,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Appoint officers."""
    from wams_tui.desk.access.emergency import appoint, officer_named
    from wams_tui.desk.access.grants import clear_up

    with desk_of(vault, passphrase_file) as desk:
        chosen = [officer_named(desk, name) for name in officers]
        appoint(desk, chosen, hours)
        clear_up(desk)
    told = _("De piketsleutel is er voor: {names}. Ieder die ontgrendelt, krijgt dit te zien.")
    say(*wrapped(told.format(names=", ".join(one.name for one in chosen))))


@group.command("off", cls=Command, help=N_("Schaf de piketsleutel af; casussen krijgen een nieuwe sleutel."))
def turn_off(
    *, vault: options.Vault = "", passphrase_file: options.PassphraseFile = "", _lang: options.Lang = ""
) -> None:
    """Do away with the duty key."""
    from wams_tui.desk.access.emergency import appoint
    from wams_tui.desk.access.grants import clear_up

    with desk_of(vault, passphrase_file) as desk:
        appoint(desk, ())
        clear_up(desk)
    say(_("Er is geen piketsleutel meer."))


@group.command("status", cls=Command, help=N_("Toon wie de piketsleutel heeft, en leg vast dat u het zag."))
def status(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print who the officers are; from then on one is not told of it at every unlock."""
    from wams_tui.desk.access.emergency import duty_state, say_seen

    with desk_of(vault, passphrase_file) as desk:
        found = duty_state(desk)
        if found is not None and not found.seen:
            say_seen(desk, found.statement)
    if json:
        say_json(
            {
                "piketsleutel": found is not None and found.exists,
                "officieren": list(found.officers) if found else [],
                "niet_meer_in_de_kluis": list(found.ended) if found else [],
                "sinds": found.since.isoformat() if found else None,
                "door": found.by if found else None,
                "ten_hoogste_uren": found.hours if found else None,
            }
        )
    elif found is None or not found.exists:
        say(_("Er is geen piketsleutel: in nood opent niemand een casus van een ander."))
    else:
        say(
            *pairs(
                [
                    (_("Piketsleutel"), ", ".join(found.officers)),
                    (_("Sinds"), f"{dutch_time(found.since):%d-%m-%Y %H:%M}"),
                    (_("Ingesteld door"), found.by),
                    (_("Duurt ten hoogste"), _("{hours} uur").format(hours=found.hours)),
                ]
            )
        )
        if found.ended:
            told = _("{names} werkt niet meer in deze kluis: maak een nieuwe piketsleutel (wams vault duty on).")
            say("", *wrapped(told.format(names=", ".join(found.ended))))
