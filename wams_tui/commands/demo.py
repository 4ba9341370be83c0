"""``wams demo``: a practice vault of fictional households, made when it is not there, and opened."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, cast

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.terminal import say
from wams_tui.commands.line.unlocking import now
from wams_tui.locale import _, chosen

_WORTH_TELLING = 500

HELP = N_(
    "Maak een oefenkluis met fictieve huishoudens en open hem; een oefenkluis die er al is, wordt gewoon geopend."
    "\n\nDe wachtwoordzin is: demo"
)


def demo(
    *,
    directory: Annotated[
        str,
        typer.Option("--dir", metavar=N_("MAP"), help=N_("De map van de oefenkluis; gewoon bij uw eigen gegevens.")),
    ] = "",
    cases: Annotated[
        int,
        typer.Option("--cases", metavar=N_("AANTAL"), min=1, max=100_000, help=N_("Hoeveel huishoudens; gewoon 40.")),
    ] = 40,
    seed: Annotated[
        int,
        typer.Option("--seed", metavar=N_("GETAL"), help=N_("Hetzelfde getal geeft dezelfde huishoudens; gewoon 1.")),
    ] = 1,
    group: options.Group = "",
    no_tui: Annotated[bool, typer.Option("--no-tui", help=N_("Maak alleen de kluis; open de schermen niet."))] = False,
    lang: options.Lang = "",
) -> int:
    """Make a practice vault, or find it, and open the screens on the request that waits."""
    from wams_tui.desk.vault.opening import heads_outside
    from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, State, prepare

    place = Path(directory) if directory else default_place()
    state = prepare(place, seed, cases, heads_outside(os.environ), now, _progress(cases), group)
    if state is State.GEMAAKT:
        say(_("De oefenkluis met {count} fictieve huishoudens staat in:").format(count=cases), f"  {place}")
    else:
        say(_("Deze oefenkluis was er al en blijft zoals hij is:"), f"  {place}")
    say(_("De wachtwoordzin is: {passphrase}").format(passphrase=PRACTICE_PASSPHRASE))
    if no_tui:
        return 0
    return _open(place, lang)


def default_place() -> Path:
    """Return where a practice vault stands when no other place is named: among the data of this user."""
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "wams" / "oefenkluis"


def _progress(cases: int) -> Callable[[int], None]:
    """Return what tells on a terminal how far a long filling is; a short one needs no telling."""
    if cases < _WORTH_TELLING or not sys.stderr.isatty():
        return lambda _number: None

    def tell(number: int) -> None:
        if number % 100 == 0 or number == cases:
            sys.stderr.write("\r" + _("{number} van {cases} huishoudens").format(number=number, cases=cases))
            sys.stderr.write("\n" if number == cases else "")
            sys.stderr.flush()

    return tell


def _open(place: Path, lang: str) -> int:
    from screens.terminal.plain_tty import Ended
    from wams_tui import app, front

    opening = front.Opening(str(place), chosen(lang or None).value, at=app.ON_REQUEST)
    try:
        return front.open_screens(opening, cast(front.Rooms, app))
    except Ended as end:
        return end.exit_code
