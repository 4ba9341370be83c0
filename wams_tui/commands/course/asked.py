"""Options that the commands of the course share, and the days and answers they are read as."""

import sys
from datetime import date
from typing import Annotated

import typer

from wams_tui.casework.codes import Answer
from wams_tui.casework.course.intake import Boundary
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.bsn import parse_bsn
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.terminal import ask, can_ask
from wams_tui.locale import _

Danger = Annotated[
    str, typer.Option("--danger", metavar=N_("ANTWOORD"), help=N_("Acuut gevaar of een crisis: ja, nee of onbekend."))
]
DangerDone = Annotated[
    str, typer.Option("--danger-done", metavar=N_("WOORDEN"), help=N_("Bij ja: wat is gedaan (112, crisisdienst)."))
]
Abuse = Annotated[
    str,
    typer.Option(
        "--veilig-thuis", metavar=N_("ANTWOORD"), help=N_("Huiselijk geweld of mishandeling: ja, nee of onbekend.")
    ),
]
AbuseDone = Annotated[
    str,
    typer.Option(
        "--veilig-thuis-done", metavar=N_("WOORDEN"), help=N_("Bij ja: wat is gedaan (meldcode, Veilig Thuis).")
    ),
]
Compulsion = Annotated[
    str, typer.Option("--compulsion", metavar=N_("ANTWOORD"), help=N_("Gedwongen zorg nodig: ja, nee of onbekend."))
]
CompulsionDone = Annotated[
    str, typer.Option("--compulsion-done", metavar=N_("WOORDEN"), help=N_("Bij ja: wat is gedaan (melding Wvggz)."))
]
Coherence = Annotated[str, typer.Option("--coherence", metavar=N_("WOORDEN"), help=N_("Hoe de problemen samenhangen."))]
Question = Annotated[
    str, typer.Option("--question", metavar=N_("WOORDEN"), help=N_("Wat de cliënt zelf wil, in eigen woorden."))
]
Persisting = Annotated[
    str, typer.Option("--persisting", metavar=N_("WOORDEN"), help=N_("Feiten waaruit blijkt dat het voortduurt."))
]
Recurring = Annotated[
    str, typer.Option("--recurring", metavar=N_("WOORDEN"), help=N_("Feiten waaruit blijkt dat het terugkeert."))
]
On = Annotated[str, typer.Option("--on", metavar=N_("DATUM"), help=N_("Op welke dag; gewoon vandaag."))]

Bsn = Annotated[
    bool, typer.Option("--bsn", help=N_("Vraag om het BSN, of lees het van standaardinvoer; nooit als optie."))
]

OPTIONS = {
    Boundary.ACUUT_GEVAAR: "--danger",
    Boundary.VEILIG_THUIS: "--veilig-thuis",
    Boundary.GEDWONGEN_ZORG: "--compulsion",
}
"""The option in which each boundary is answered."""


def answer_of(boundary: Boundary, word: str) -> Answer:
    """Return the answer to a boundary test; what was not answered is not known.

    Raises:
        Misused: it is no answer.
    """
    return parse(Answer, word, OPTIONS[boundary]) if word else Answer.ONBEKEND


def day_or(word: str, option: str, otherwise: date) -> date:
    """Return the day an option names, or ``otherwise`` where it names none."""
    return day_of(word, option) if word else otherwise


def number_asked() -> str:
    """Return the BSN that is typed, or that stands on the first line of standard input.

    Never an option: what stands on a command line is read by others on the same machine, and kept by the shell.

    Raises:
        Misused: it is none; the sentence does not repeat it.
    """
    word = ask(_("BSN:")) if can_ask() else sys.stdin.readline()
    try:
        return parse_bsn(word.strip())
    except ValueError:
        raise Misused(
            N_("Dit is geen BSN: negen cijfers die de 11-proef doorstaan."), N_("Kijk het na, of laat --bsn weg.")
        ) from None
