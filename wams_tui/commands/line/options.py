"""The options that many commands share (design §5)."""

from typing import Annotated

import typer

from wams_tui.casework.words import N_

Vault = Annotated[
    str,
    typer.Option("--vault", metavar=N_("MAP"), envvar="WAMS_VAULT", help=N_("De map van de kluis (of: WAMS_VAULT).")),
]
PassphraseFile = Annotated[
    str,
    typer.Option(
        "--passphrase-file",
        metavar=N_("BESTAND"),
        envvar="WAMS_PASSPHRASE_FILE",
        help=N_(
            "Bestand met de wachtwoordzin op de eerste regel (of: WAMS_PASSPHRASE_FILE). Anders wordt erom gevraagd."
        ),
    ),
]
Who = Annotated[
    str,
    typer.Option(
        "--as",
        metavar=N_("NAAM"),
        envvar="WAMS_COORDINATOR",
        help=N_("Wie u bent in deze kluis: naam of kenmerk (of: WAMS_COORDINATOR). Kan bij elke opdracht."),
    ),
]
Thin = Annotated[
    str,
    typer.Option(
        "--thin",
        metavar="yes|no",
        envvar="WAMS_THIN",
        help=N_("Schermen voor een trage verbinding: ja of nee; anders kiest het programma zelf."),
    ),
]
Lang = Annotated[
    str,
    typer.Option("--lang", metavar="nl|en", help=N_("Taal van meldingen en kopjes; regelteksten blijven Nederlands.")),
]
Json = Annotated[bool, typer.Option("--json", help=N_("Geef JSON met vaste sleutels, beschreven in docs/cli.md."))]
CaseCode = Annotated[str, typer.Argument(metavar=N_("CASUS"), help=N_("De code van de casus, zoals W-2026-0001."))]
Datum = Annotated[
    str, typer.Option("--field", metavar=N_("SLEUTEL"), help=N_("Het gegeven of de tekst, zoals 'case show --json'."))
]
DecidedOn = Annotated[str, typer.Option("--on", metavar=N_("DATUM"), help=N_("Wanneer is besloten; gewoon vandaag."))]
Rules = Annotated[
    str,
    typer.Option("--rules", metavar=N_("MAP"), help=N_("De map met een regelset; anders die van het programma zelf.")),
]
LocalRules = Annotated[
    str,
    typer.Option(
        "--local",
        metavar=N_("MAP"),
        envvar="WAMS_RULES_LOCAL",
        help=N_("De map met de eigen regels van de gemeente, die erbij komen (of: WAMS_RULES_LOCAL)."),
    ),
]
Group = Annotated[
    str,
    typer.Option(
        "--group",
        metavar=N_("GROEP"),
        help=N_("De groep van het systeem waarvan de leden deze kluis delen; gewoon alleen u."),
    ),
]
