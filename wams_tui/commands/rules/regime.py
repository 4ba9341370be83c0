"""``wams rules regime``: which law counts in a vault on which day, and how two offices set another."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Regime
from wams_tui.casework.errors import Misused
from wams_tui.casework.rules.signoff import Advice
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of

if TYPE_CHECKING:
    from wams_tui.casework.rules.regime import Regimes
    from wams_tui.desk.desk import Desk

group = typer.Typer(
    name="regime",
    cls=Group,
    no_args_is_help=True,
    help=N_("Welk recht er in een kluis geldt, en vanaf welke dag een ander."),
)

Given = Annotated[
    str, typer.Option("--advice", metavar="positief|met-opmerkingen|negatief", help=N_("Wat u adviseert."))
]


@group.command("status", cls=Command, help=N_("Toon welk recht vandaag geldt, wat er komt en wie er tekende."))
def status(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the law of today and everything that was proposed."""
    from wams_tui.desk.rules.regimes import regimes

    with desk_of(vault, passphrase_file) as desk:
        _tell(desk, regimes(desk), as_json=json)


@group.command(
    "set",
    cls=Command,
    help=N_(
        "Stel voor dat vanaf een dag een ander recht geldt, en teken daar zelf voor."
        "\n\nIn een echte kluis geldt het pas als ook het andere ambt heeft getekend en het advies van de FG is"
        " vastgelegd, en nooit op een dag die al begonnen is. In een oefenkluis geldt het meteen."
    ),
)
def propose(
    regime: Annotated[
        str,
        typer.Argument(
            metavar=N_("REGIME"), help=N_("huidig-recht, wams-in-werking, of om te oefenen wams-wetsvoorstel.")
        ),
    ],
    *,
    since: Annotated[str, typer.Option("--from", metavar=N_("DATUM"), help=N_("De eerste dag, als 2027-01-31."))],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record a proposal, and say what is still lacking."""
    from wams_tui.desk.rules.regimes import propose as proposed

    chosen, day = parse(Regime, regime, "REGIME"), _day(since)
    with desk_of(vault, passphrase_file) as desk:
        _tell(desk, proposed(desk, chosen, day))


@group.command(
    "confirm", cls=Command, help=N_("Teken als tweede ambt voor het regime dat is voorgesteld, met uw eigen sleutel.")
)
def confirm(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record the second signature, and say what is still lacking."""
    from wams_tui.desk.rules.regimes import confirm as confirmed

    with desk_of(vault, passphrase_file) as desk:
        _tell(desk, confirmed(desk))


@group.command(
    "advice", cls=Command, help=N_("Leg als FG uw advies over het voorgestelde regime vast; de FG beslist niet.")
)
def advice(
    *,
    advice: Given,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record the advice of the privacy officer, and say what is still lacking."""
    from wams_tui.desk.rules.regimes import advise

    given = parse(Advice, advice, "--advice")
    with desk_of(vault, passphrase_file) as desk:
        _tell(desk, advise(desk, given))


@group.command(
    "withdraw",
    cls=Command,
    help=N_("Trek in wat is voorgesteld en nog niet geldt; één van beide ambten kan dat alleen."),
)
def withdraw(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Take a proposal back before it counts."""
    from wams_tui.desk.rules.regimes import withdraw as withdrawn

    with desk_of(vault, passphrase_file) as desk:
        _tell(desk, withdrawn(desk))


def _tell(desk: "Desk", found: "Regimes", *, as_json: bool = False) -> None:
    from wams_tui.commands.rules.regimetext import regimes_as_dict, regimes_lines

    if as_json:
        say_json(regimes_as_dict(found, desk.rules, desk.today()))
    else:
        say(*regimes_lines(found, desk.rules, desk.today()))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Misused(
            N_("'{text}' bij --from is geen datum."), N_("Schrijf de dag als 2027-01-31."), text=text[:40]
        ) from None
