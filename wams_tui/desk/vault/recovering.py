"""Back in with the two printed halves, and new halves when one is lost or they were used."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage import RECOVERY_STATEMENTS as KIND
from storage import HeadPlace, Recovered, inspect_vault, member_names, recover, renew_halves, vault_made, vault_name
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Unusable, WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.desk.travel import road
from wams_tui.desk.vault.opening import put_halves
from wams_tui.desk.vault.recoverypapers import Kept, paper
from wams_tui.locale.clock import dutch_time

_USED = N_("Op {day} zijn de herstelhelften gebruikt om {name} weer toegang te geven.")
_RENEWED = N_("Op {day} zijn er nieuwe herstelhelften gemaakt.")


@dataclass(frozen=True)
class RecoveryUse:
    """That the halves were used, for whom (a name; empty for somebody unknown); or, ``renewed``, were made anew.

    ``statement`` is the id of what tells of it.
    """

    at: datetime
    renewed: bool
    name: str
    statement: str = ""

    def say(self, translate: Callable[[str], str]) -> str:
        """Return the line a person reads."""
        text = _RENEWED if self.renewed else _USED
        return translate(text).format(day=f"{dutch_time(self.at):%d-%m-%Y %H:%M}", name=self.name)


def halves_made(desk: Desk, uses: Sequence[RecoveryUse]) -> datetime:
    """Return when the halves that count now were made."""
    renewed = [use.at for use in uses if use.renewed]
    return renewed[-1] if renewed else vault_made(desk.session)


def halves_to_renew(uses: Sequence[RecoveryUse]) -> bool:
    """Say whether the halves were used, and so seen by others, since they were last made."""
    return bool(uses) and not uses[-1].renewed


def nature_of(directory: Path | str) -> VaultNature:
    """Return whether a vault is a practice vault or a real one, before it is open.

    Raises:
        WamsError: it cannot be seen.
    """
    found = inspect_vault(directory)
    if found.nature is not None:
        return found.nature
    for problem in found.problems:
        raise problem
    raise Unusable(N_("Er is geen kluis in {path}."), N_("Controleer --vault."), path=directory)


def let_back_in(
    directory: Path | str, halves: tuple[str, str], who: str, words: str, heads: HeadPlace, now: Callable[[], datetime]
) -> Recovered:
    """Give ``who`` (id or name) new keys under ``words``; all who unlock are told.

    Raises:
        As :func:`storage.recover`.
    """
    return recover(directory, halves, who, words, heads=heads, now=now)


def new_halves(
    desk: Desk, name: str, places: tuple[Path, Path] | None, translate: Callable[[str], str]
) -> tuple[str, str]:
    """Make new halves for the vault that is called ``name``, written to ``places`` where given.

    Raises:
        Refused: only an administrator does this.
        Locked: the key of the logs is not held here.
        Unusable: a paper could not be written; the sentence says what to do.
    """
    road.refuse(desk)
    require(desk, Task.KLUIS_BEHEREN)
    halves = renew_halves(desk.session)
    kept = Kept(name, desk.session.vault_id, desk.session.nature, desk.today())
    if places is not None:
        try:
            put_halves(kept, halves, places, translate)
        except WamsError as error:
            raise Unusable(
                N_("Er zijn nieuwe herstelhelften, maar niet beide zijn geschreven; de oude gelden niet meer."),
                N_("Voer de opdracht meteen opnieuw uit, met andere mappen."),
            ) from error
    return halves


def new_pages(desk: Desk, translate: Callable[[str], str]) -> list[tuple[str, str]]:
    """Make new halves; return each as it is printed, and the page around it, to be written over from the screen.

    Raises:
        As :func:`new_halves`.
    """
    kept = Kept(vault_name(desk.session), desk.session.vault_id, desk.session.nature, desk.today())
    halves = new_halves(desk, kept.name, None, translate)
    return [(half, paper(kept, half, translate, by_hand=True)) for half in halves]


def recovery_uses(desk: Desk) -> list[RecoveryUse]:
    """Return when the halves were used or made anew, the first first."""
    names, found = member_names(desk.session), []
    for statement in desk.session.statements(KIND):
        try:
            told = json.loads(statement.content)
            renewed, who = told["wat"] == "vernieuwd", str(told.get("voor", ""))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        found.append(RecoveryUse(statement.time, renewed, names.get(who, ""), statement.id))
    return found
