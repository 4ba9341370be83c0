"""Vaults as a person meets them: making one, looking at one, opening one at the desk, and checking one."""

import contextlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from storage import (
    CreatedVault,
    Group,
    HeadPlace,
    VaultStatus,
    create_vault,
    generate_passphrase,
    inspect_vault,
    judge_passphrase,
    place_of,
    unlock,
)
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Unusable, WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.housestyle import folder_named
from wams_tui.desk.letters.papers import papers_in_use
from wams_tui.desk.rules.rulebook import rules_in_use
from wams_tui.desk.rules.signoff import note_first_use
from wams_tui.desk.travel import road
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE
from wams_tui.desk.vault.recoverypapers import Kept, paper
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from storage import Moved, VerifyReport

_HALF_NAMES = ("herstelhelft-a.txt", "herstelhelft-b.txt")


@dataclass(frozen=True, repr=False)
class NewVault:
    """A vault just made; the passphrase is there only when it was generated, and both are shown once."""

    place: Path | str
    nature: VaultNature
    created: CreatedVault
    made_on: date
    generated: str = ""


def heads_outside(environ: Mapping[str, str]) -> HeadPlace:
    """Return where the signed heads of this user's vaults are kept (design §3)."""
    return HeadPlace.from_environment(environ)


def create(
    place: Path | str,
    nature: VaultNature,
    name: str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    group: str = "",
) -> NewVault:
    """Make a vault with ``name`` as its first coordinator; an empty passphrase is generated.

    A real vault has the rules it begins with on record from the start. ``group`` names the group of the operating
    system whose members share it.

    Raises:
        Misused: there is no such group or one is not in it, the place is in use, the name is empty, the passphrase
            is too weak for a real vault, or the local rules are no rules.
        Unusable: the place does not allow it.
    """
    rules = rules_in_use(os.environ)
    shared = Group.named(group) if group else None
    generated = ""
    if not passphrase:
        passphrase = generated = PRACTICE_PASSPHRASE if nature is VaultNature.OEFENKLUIS else generate_passphrase()
    elif nature is VaultNature.ECHT:
        judge_passphrase(passphrase)
    created = create_vault(
        place, nature=nature, coordinator_name=name, passphrase=passphrase, heads=heads, now=now, group=shared
    )
    if nature is VaultNature.ECHT:
        # The halves exist only here: what fails now must not lose them, and is made good when the rules are first used.
        with contextlib.suppress(WamsError), unlock(place, passphrase, heads=heads, now=now) as session:
            note_first_use(Desk(session, rules, now))
    return NewVault(place_of(place), nature, created, dutch_time(now()).date(), generated)


def half_places(first: Path, second: Path) -> tuple[Path, Path]:
    """Return where the two recovery halves go, before the vault is made.

    Raises:
        Misused: both would lie in one directory.
        Conflict: a file is there already.
        Unusable: a directory is not there, or may not be written.
    """
    if first.resolve() == second.resolve():
        raise Misused(
            N_("De twee herstelhelften horen niet in dezelfde map."),
            N_("Kies twee mappen, het liefst op twee plaatsen die verschillende mensen bewaren."),
        )
    places = (first / _HALF_NAMES[0], second / _HALF_NAMES[1])
    for place in places:
        check_target(place)
    return places


def write_halves(made: NewVault, places: tuple[Path, Path], translate: Callable[[str], str]) -> None:
    """Write each recovery half to a file of its own that only its owner can read, with what its keeper must know.

    Raises:
        Unusable: one could not be written; the sentence says what to do with the vault.
    """
    kept = Kept(Path(made.place).absolute().name, made.created.vault_id, made.nature, made.made_on)
    try:
        put_halves(kept, made.created.recovery_halves, places, translate)
    except WamsError as error:
        raise Unusable(
            N_("De kluis is gemaakt, maar niet beide herstelhelften zijn geschreven."),
            N_("Verwijder de nieuwe kluis {path} en maak hem opnieuw."),
            path=made.place,
        ) from error


def put_halves(kept: Kept, halves: tuple[str, str], places: tuple[Path, Path], translate: Callable[[str], str]) -> None:
    """Write both papers, each to its own new file.

    Raises:
        Conflict: a file is there already.
        Unusable: one could not be written.
    """
    for half, place in zip(halves, places, strict=True):
        write_new(place, paper(kept, half, translate).encode())


def status(place: Path | str) -> VaultStatus:
    """Look at a vault without a passphrase; what is wrong with it stands in ``problems``."""
    return inspect_vault(place)


def refuse_missing(place: Path | str) -> None:
    """Refuse before a passphrase is asked for what is no vault.

    Raises:
        WamsError: why nothing there can be opened.
    """
    for problem in inspect_vault(place).problems:
        raise problem


def open_desk(
    place: Path | str, passphrase: str, heads: HeadPlace, now: Callable[[], datetime], coordinator: str | None = None
) -> Desk:
    """Unlock a vault and sit down with the rules at hand; whoever asks ends with ``desk.session.lock()``.

    ``coordinator`` says who asks, by id or name; None tries those who were here before, and then some of the others.

    Raises:
        Misused: there is nobody of that name.
        Locked: the passphrase is not right.
        Damaged: the vault is not what was written, or was turned back.
        Unusable: files are missing, the place does not allow it, or the vault is of a newer format.
    """
    rules = rules_in_use(os.environ)
    session = unlock(place, passphrase, heads=heads, now=now, coordinator=coordinator)
    return Desk(session, rules, now, papers=papers_in_use(os.environ, lambda: folder_named(session)))


def go_on_here(
    place: Path | str, passphrase: str, heads: HeadPlace, now: Callable[[], datetime], coordinator: str | None = None
) -> None:
    """Go on with a vault whose moving was stopped, where nobody can see whether the new one came.

    Raises:
        Locked: the passphrase is not that of an administrator; or the vault did move, and is closed.
        As :func:`open_desk`.
    """
    unlock(place, passphrase, heads=heads, now=now, coordinator=coordinator, stay=True).lock()


def named(place: Path | str) -> str:
    """Return how a vault is named; an address that cannot be one is refused, and nothing is opened."""
    return str(place_of(place))


def transfer(desk: Desk, target: Path | str, *, keep: bool, progress: Callable[[int, int], None]) -> "Moved":
    """Move the vault to a directory or a database; the desk can do nothing more with it, unless it is kept.

    Raises:
        Locked: one is no administrator.
        Refused: a real vault cannot be kept as well.
        Misused: there is something at ``target``.
        Damaged: what was copied does not hold; nothing was changed.
        Unusable: the surroundings do not allow it.
    """
    # Here and not above: what looks over a whole vault loads 30 MB that a session has no use for.
    from storage import Before, move

    road.refuse(desk)
    return move(desk.session, target, before=Before.KEPT if keep else Before.CLOSED, progress=progress)


def check(desk: Desk) -> "VerifyReport":
    """Check both logs, every signature, every record against the audit log, the key file and the head outside."""
    from storage import verify

    return verify(desk.session)
