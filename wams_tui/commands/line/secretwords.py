"""Where a passphrase that was just made goes: once on a terminal, or into a file of its own; never into a pipe."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line.terminal import ask, can_ask, say
from wams_tui.locale import _

WordsFile = Annotated[
    str,
    typer.Option(
        "--words-file",
        metavar=N_("BESTAND"),
        help=N_("Schrijf de gemaakte wachtwoordzin in dit nieuwe bestand in plaats van op het scherm."),
    ),
]

NewFile = Annotated[
    str,
    typer.Option(
        "--new-passphrase-file",
        metavar=N_("BESTAND"),
        help=N_("Bestand met een eigen nieuwe zin op de eerste regel, even sterk als zes woorden."),
    ),
]
Own = Annotated[bool, typer.Option("--own", help=N_("Typ een eigen nieuwe zin in plaats van zes woorden."))]


def check_outlet(nature: VaultNature, words_file: str) -> None:
    """Make sure, before anything is made, that the words can go somewhere.

    Raises:
        Misused: standard output is no terminal, the vault is a real one, and no file was given.
        Conflict: the file is there already.
        Unusable: its directory is missing or closed.
    """
    if words_file:
        from wams_tui.desk.vault.secretfiles import check_place

        check_place(Path(words_file))
    elif nature is VaultNature.ECHT and not sys.stdout.isatty():
        raise Misused(
            N_("Een wachtwoordzin van een echte kluis komt alleen op een terminal of in een eigen bestand."),
            N_("Voer de opdracht uit in een terminal, of geef een bestand op met --words-file."),
        )


_PAGE, _AWAY = "\x1b[?1049h\x1b[2J\x1b[H", "\x1b[?1049l"
"""The alternate screen: what stood on it is in no scrollback afterwards."""


def show_once(page: str, end: str, question: str) -> None:
    """Show a secret on a page of its own until its ``end`` was typed over; where nobody can answer, print it.

    Raises:
        EOFError: the terminal is gone before it was.
    """
    if not can_ask():
        say("", *page.splitlines())
        return
    apart = os.environ.get("TERM", "dumb") not in ("", "dumb")
    sys.stdout.write(_PAGE if apart else "\n")
    try:
        say(*page.splitlines(), "")
        while ask(question).strip(" -").casefold() != end.casefold():
            say(_("Dat is niet wat er staat. Kijk na wat u overschreef en typ het opnieuw."))
    finally:
        sys.stdout.write(_AWAY if apart else "\n")
        sys.stdout.flush()


def hand_over(words: str, words_file: str, title: str) -> None:
    """Show the words once under ``title``, or write them to the file.

    Raises:
        WamsError: the file cannot be written after all.
    """
    if not words_file:
        say("", _("{title} (verschijnt alleen nu):").format(title=title), "", f"    {words}")
        return
    from wams_tui.desk.vault.secretfiles import write_secret

    write_secret(Path(words_file), words)
    say("", _("{title} staat in:").format(title=title), f"  {words_file}")
