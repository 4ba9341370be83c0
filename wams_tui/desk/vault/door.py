"""What somebody is told when they come in, on the first screen: of themselves and of the vault."""

from collections.abc import Callable
from datetime import timedelta

from storage import Finding, FindingKind
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, may
from wams_tui.desk.vault.people import change_words, has_first_words
from wams_tui.desk.vault.recovering import halves_to_renew, recovery_uses

NEWS = timedelta(days=30)
"""How long the use of the recovery halves is told to everybody who comes in."""

MOST_TOLD = 3
"""Warnings told above the list at a time: it must stay in sight."""

MORE = N_("! Er zijn meer meldingen over deze kluis: wams vault doctor")
RENEW = N_("! De herstelhelften moeten worden vernieuwd: zie Medewerkers (M).")
NO_CASES = N_(
    "U hebt nog geen casussen. Met n begint u er een, en een collega kan u toegang geven tot een casus. Inlezen uit een"
    " bestand kan met: wams case import."
)
NOTHING_SHARED = N_(
    "Met u is geen casus gedeeld. Als FG leest u de logboeken (wams audit list, wams ledger list) en de regels"
    " (wams rules book). Met d vraagt u of iets mag."
)


def warnings_of(desk: Desk) -> tuple[Finding, ...]:
    """Return what unlocking found amiss with the vault.

    Who comes in for the first time has left no signed head anywhere yet: that is no news to them.
    """
    found = desk.session.warnings
    if not has_first_words(desk):
        return found
    return tuple(finding for finding in found if finding.kind is not FindingKind.HEAD_MISSING)


def choose_own_words(desk: Desk, present: str, new: str) -> None:
    """Change one's own passphrase; what is no news to who came in for the first time stays untold afterwards.

    Raises:
        As :func:`~wams_tui.desk.vault.people.change_words`.
    """
    told = warnings_of(desk)
    untold = [finding for finding in desk.session.warnings if finding not in told]
    change_words(desk, present, new)
    desk.session.warnings = tuple(finding for finding in desk.session.warnings if finding not in untold)


def told_at_the_door(desk: Desk, translate: Callable[[str], str]) -> list[str]:
    """Return the sentences to show: what is amiss with the vault, and that the halves were used lately."""
    found = warnings_of(desk)
    calm = [one.say(translate) for one in found if one.kind is FindingKind.FIRST_OPENING]
    amiss = [f"! {one.say(translate)}" for one in found if one.kind is not FindingKind.FIRST_OPENING]
    if len(amiss) > MOST_TOLD:
        amiss[MOST_TOLD - 1 :] = [translate(MORE)]
    uses = recovery_uses(desk)
    recent = [f"! {use.say(translate)}" for use in uses[-1:] if use.at > desk.now() - NEWS]
    return [*amiss, *calm, *recent, *([translate(RENEW)] if halves_to_renew(uses) else [])]


def of_an_empty_list(desk: Desk) -> str:
    """Return what an empty list says to whoever is at the desk (Dutch, marked for the catalogue)."""
    return NO_CASES if may(desk, Task.CASUS_MAKEN) else NOTHING_SHARED
