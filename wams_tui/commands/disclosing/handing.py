"""Options that every command that hands something over has, in the same words."""

from typing import Annotated

import typer

from wams_tui.casework.words import N_

Answers = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar=N_("FEIT=ja|nee"), help=N_("Antwoord op een open punt; mag vaker voorkomen.")),
]
Because = Annotated[
    str,
    typer.Option(
        "--because",
        metavar=N_("WOORDEN"),
        help=N_("De motivering, in een zin van uzelf; zonder wordt erom gevraagd."),
    ),
]
Read = Annotated[
    list[str] | None,
    typer.Option(
        "--read",
        metavar=N_("SLEUTEL"),
        help=N_("Een tekst die u helemaal las en die over niemand en niets anders gaat; mag vaker voorkomen."),
    ),
]
Form = Annotated[str, typer.Option("--format", metavar="pdf|odt|docx|json", help=N_("Het soort document."))]
Sealing = Annotated[
    str,
    typer.Option(
        "--sealing",
        metavar="sleutel|wachtwoord",
        help=N_("Bij versleuteld-bestand: de gecontroleerde sleutel van de ontvanger, of een PDF met wachtwoord."),
    ),
]
