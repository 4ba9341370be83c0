"""The practice vault of ``wams demo``: made whole when it is not there, left alone when it is."""

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from storage import Group, HeadPlace, VaultStatus, create_vault, inspect_vault, unlock
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Unusable
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.organisations import WITHOUT_AGREEMENT, Partner
from wams_tui.casework.words import N_
from wams_tui.desk.cases import create_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners.organisations import put
from wams_tui.desk.practice import households
from wams_tui.law.ruleset import load_rules

PRACTICE_PASSPHRASE = "demo"
"""The passphrase of every practice vault that ``wams demo`` makes; it guards nobody and is said on the screen."""

VIGNETTES = 14
"""The households whose organisations stand in the directory: the vignettes."""

EVERY_LEFT_OUT, EVERY_ENDED = 7, 5

COORDINATOR = "Oefencoördinator"


class State(Enum):
    """What became of a request for a practice vault."""

    GEMAAKT = "gemaakt"
    AANWEZIG = "aanwezig"


def prepare(
    directory: Path,
    seed: int,
    count: int,
    heads: HeadPlace,
    now: Callable[[], datetime],
    progress: Callable[[int], None],
    group: str = "",
) -> State:
    """See to it that there is a filled practice vault in ``directory``; one that is there stays as it is.

    The same seed gives the same households; keys and salts always come from the system. A new vault is filled beside
    its place and moved there whole, so that what is there is never half a vault.

    Args:
        directory: Where.
        seed: What the households are drawn from.
        count: How many households a new vault gets.
        heads: Where its signed head is kept.
        now: The clock, aware times.
        progress: Told how many households are in, one by one.
        group: The group of the operating system whose members share a new vault; empty for this user alone.

    Raises:
        Misused: there is no such group, or one is not in it; there is a real vault there, or something
            that is no vault.
        Unusable: the place does not allow it.
    """
    found = inspect_vault(directory)
    if found.nature is VaultNature.OEFENKLUIS:
        return State.AANWEZIG
    _refuse_other(directory, found)
    shared = Group.named(group) if group else None
    building = directory.absolute().with_name(f".{directory.name}.{new_id()}")
    try:
        create_vault(
            building,
            nature=VaultNature.OEFENKLUIS,
            coordinator_name=COORDINATOR,
            passphrase=PRACTICE_PASSPHRASE,
            heads=heads,
            now=now,
            group=shared,
        )
        with unlock(building, PRACTICE_PASSPHRASE, heads=heads, now=now) as session:
            fill(Desk(session, load_rules(), now), seed, count, progress)
        building.rename(directory)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return State.GEMAAKT


def fill(desk: Desk, seed: int, count: int, progress: Callable[[int], None]) -> None:
    """Store ``count`` fictional households in one transaction: all of them, or none."""
    with desk.session.batch():
        # Backwards, so that the vignettes are the last changed and stand first in the list.
        files = list(households(seed, count, desk.today(), desk.session.coordinator.id))
        for number, file in enumerate(reversed(files), start=1):
            create_case(desk, file)
            progress(number)
    fill_directory(desk, files[:VIGNETTES])


def fill_directory(desk: Desk, files: Iterable[CaseFile]) -> None:
    """Write the organisations of these households into the directory; not all: one is missing, an agreement has ended.

    So that whoever practises meets every way an agreement can stand.
    """
    found = {
        (one.organisation, one.party): None
        for file in files
        for one in file.participants
        if one.party not in WITHOUT_AGREEMENT
    }
    today = desk.today()
    for number, (name, party) in enumerate(sorted(found), start=1):
        if number % EVERY_LEFT_OUT == 0:
            continue
        ended = number % EVERY_ENDED == 0
        partner = Partner(
            id="",
            name=name,
            party=party,
            mail=f"organisatie{number}@waterwolde.example",
            agreement_on=today - timedelta(days=400),
            agreement_until=today - timedelta(days=30) if ended else None,
            onboarded_on=today - timedelta(days=390),
        )
        put(desk, partner, None)


def _refuse_other(directory: Path, found: VaultStatus) -> None:
    if found.nature is VaultNature.ECHT:
        raise Misused(
            N_("In {path} staat een echte kluis; daar komen geen fictieve huishoudens in."),
            N_("Kies een andere map met --dir."),
            path=directory,
        )
    try:
        used = found.exists or (directory.exists() and (not directory.is_dir() or any(directory.iterdir())))
    except OSError as error:
        raise Unusable(
            N_("{path} is voor u niet toegankelijk."), N_("Kies een andere map met --dir."), path=directory
        ) from error
    if used:
        raise Misused(
            N_("{path} bestaat al en is geen oefenkluis; er is niets veranderd."),
            N_("Kies een andere map met --dir."),
            path=directory,
        )
