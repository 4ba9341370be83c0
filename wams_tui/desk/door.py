"""What somebody is told when they come in, on the first screen: of themselves and of the vault."""

from collections.abc import Callable
from datetime import timedelta

from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.people import has_first_words
from wams_tui.desk.recovering import recovery_uses
from wams_tui.desk.roles import Task, may

NEWS = timedelta(days=30)
"""How long the use of the recovery halves is told to everybody who comes in."""

FIRST_WORDS = N_("! U hebt nog de eerste wachtwoordzin, die ook de beheerder kent. Vervang hem: wams vault passwd")
NO_CASES = N_("U hebt nog geen casussen. Haal ze binnen met: wams case import, of maak een oefenkluis met: wams demo")
NOTHING_SHARED = N_(
    "Met u is geen casus gedeeld. Als FG leest u de logboeken (wams audit list, wams ledger list) en de regels"
    " (wams rules book). Met d vraagt u of iets mag."
)


def told_at_the_door(desk: Desk, translate: Callable[[str], str]) -> list[str]:
    """Return the sentences to show: the first words to change, and that the halves were used or made anew lately."""
    own = [translate(FIRST_WORDS)] if has_first_words(desk) else []
    recent = [use for use in recovery_uses(desk) if use.at > desk.now() - NEWS]
    return own + [f"! {use.say(translate)}" for use in recent[-1:]]


def of_an_empty_list(desk: Desk) -> str:
    """Return what an empty list says to whoever is at the desk (Dutch, marked for the catalogue)."""
    return NO_CASES if may(desk, Task.CASUS_MAKEN) else NOTHING_SHARED
