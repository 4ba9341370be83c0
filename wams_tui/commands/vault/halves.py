"""The two recovery halves on the command line: where new ones go, and how both are given to get back in."""

from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line.secretwords import show_once
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import can_ask, say
from wams_tui.desk.givenfiles import read_bytes
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.vault.recoverypapers import Kept

HalfA = Annotated[
    str,
    typer.Option(
        "--recovery-dir-a",
        metavar=N_("MAP"),
        help=N_("Schrijf herstelhelft A in deze map in plaats van op het scherm."),
    ),
]
HalfB = Annotated[
    str, typer.Option("--recovery-dir-b", metavar=N_("MAP"), help=N_("Schrijf herstelhelft B in deze andere map."))
]
GivenA = Annotated[
    str,
    typer.Option("--half-a", metavar=N_("BESTAND"), help=N_("Het bestand van helft A; anders wordt erom gevraagd.")),
]
GivenB = Annotated[
    str,
    typer.Option("--half-b", metavar=N_("BESTAND"), help=N_("Het bestand van helft B; anders wordt erom gevraagd.")),
]


def places_for_halves(half_a: str, half_b: str) -> tuple[Path, Path] | None:
    """Return the two files to write, or None for the screen.

    Raises:
        Misused: only one directory, or twice the same.
        Conflict, Unusable: nothing can be written there.
    """
    from wams_tui.desk.vault.opening import half_places

    if bool(half_a) != bool(half_b):
        raise Misused(
            N_("Er is maar voor één herstelhelft een map gekozen."),
            N_("Kies beide: --recovery-dir-a en --recovery-dir-b."),
        )
    return half_places(Path(half_a), Path(half_b)) if half_a else None


def called_on_paper(place: Path | str) -> str:
    """Return what a vault is called on paper: the name of its directory or database, nothing else of its address."""
    return place.partition("?")[0].rpartition("/")[2] if isinstance(place, str) else place.absolute().name


def show_halves(kept: "Kept", halves: tuple[str, str], places: tuple[Path, Path] | None) -> None:
    """Say where the halves are, or show them this once: one after the other, each until it is known to be kept."""
    from wams_tui.desk.vault.recoverypapers import paper

    if places is not None:
        say("", _("De herstelhelften staan in:"), *(f"  {place}" for place in places))
        return
    for half in halves:
        question = _("Helft {letter} overgeschreven? Typ de laatste vier tekens:").format(letter=half[0])
        show_once(paper(kept, half, _, by_hand=can_ask()), half[-4:], question)
    advice = _("Laat twee verschillende mensen elk één helft bewaren; alleen samen openen ze de kluis.")
    say("", *wrapped(advice))


def both_halves(file_a: str, file_b: str) -> tuple[str, str]:
    """Return both halves as printed: from their files, or typed without being shown.

    Raises:
        Misused: there is nobody to ask, or what was given is no half.
        Unusable: a file cannot be read.
    """
    from wams_tui.desk.vault.recoverypapers import half_in

    return half_in(_text(file_a, "A")), half_in(_text(file_b, "B"))


def _text(file: str, letter: str) -> str:
    if file:
        return read_bytes(Path(file)).decode("utf-8", errors="replace")
    if not can_ask():
        raise Misused(
            N_("De herstelhelften worden in een terminal gevraagd."),
            N_("Of geef beide bestanden op: --half-a en --half-b."),
        )
    return getpass(_("Herstelhelft {letter}, de hele regel: ").format(letter=letter))
