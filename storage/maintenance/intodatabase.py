"""Putting a backup back into a PostgreSQL database: as in a directory first, and then moved there (security.md §13)."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from storage.backups.before import Before, ask
from storage.backups.copies import Copy, open_copy
from storage.backups.restoring import Outcome, Wishes, restore
from storage.basics.files import told
from storage.entry.opening import unlock
from storage.maintenance.moving import move
from storage.outside.heads import HeadPlace
from storage.outside.register import Entry
from storage.sites.postgresql import pgaddress
from storage.sites.postgresql.pgsite import PgSite
from wams_tui.casework.errors import Damaged, Misused, Unusable
from wams_tui.casework.words import N_

_WORKSHOP = "wams-terug-"


def restore_to_database(
    backup: Path,
    address: str,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    wishes: Wishes,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Outcome:
    """Put a backup back as a vault in a database.

    It is made and looked over in a private directory, sealed as every vault is, and moved from there; what stands in
    the database is set aside in a schema of another name only when that is about to happen, and is never deleted.

    Args:
        backup: The directory of the backup.
        address: Where the vault is to stand: the URL of a database.
        passphrase: One that opened the vault when the backup was made.
        heads: Where signed heads and the registers of destroyed cases are kept.
        now: The clock, aware times.
        coordinator: Whose slot, by id or name.
        wishes: What is let pass.
        progress: Called with the number of rows copied and of all.

    Raises:
        As :func:`storage.backups.restoring.restore`.
    """
    copy, site = open_copy(backup), PgSite(pgaddress.parse(address))
    taken = _refuse_place(copy, site, replacing=wishes.replace)
    workshop = Path(tempfile.mkdtemp(prefix=_WORKSHOP))
    try:
        # Until the vault stands in the database nothing outside may know of it: what stands there must open as before.
        meanwhile = _copied(heads, copy.manifest.vault_id, workshop)
        place = workshop / "kluis"
        done = restore(
            backup, place, passphrase, heads=meanwhile, now=now, coordinator=coordinator,
            wishes=replace(wishes, replace=False),
            asking=lambda vault_key, entries, time: _ask_there(copy, site, vault_key, entries, time),
        )  # fmt: skip
        with unlock(place, passphrase, heads=meanwhile, now=now, coordinator=coordinator) as session:
            aside = site.set_aside(now()) if taken else None
            moved = False
            try:
                move(session, address, progress=progress)
                moved = True
            finally:
                if aside and not moved:
                    site.put_back(aside)
        unlock(address, passphrase, heads=heads, now=now, coordinator=coordinator).lock()
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return replace(done, directory=site.place, aside=aside)


def _copied(heads: HeadPlace, vault_id: str, workshop: Path) -> HeadPlace:
    """Return places of heads and registers with the same of this vault in them."""
    places = []
    for number, directory in enumerate(heads.directories()):
        places.append(workshop / f"koppen-{number}")
        with told(places[-1]):
            places[-1].mkdir(mode=0o700)
        for path in directory.glob(f"{vault_id}.*"):
            with suppress(OSError):  # what cannot be read counts for nothing, as everywhere
                shutil.copy2(path, places[-1])
    return HeadPlace(*places)


def _refuse_place(copy: Copy, site: PgSite, *, replacing: bool) -> bool:
    """Say whether a vault stands there that is to be replaced.

    Raises:
        Misused: one stands there and is to stay, or is another than that of the backup.
    """
    if not site.is_taken():
        return False
    if not replacing:
        site.refuse_used()
    with suppress(Damaged, Unusable):
        if site.load_keys().vault_id == copy.manifest.vault_id:
            return True
        raise Misused(
            N_("In {path} staat een andere kluis dan die van deze back-up; er is niets veranderd."),
            N_("Kies een andere database."),
            path=site.place,
        )
    return True


def _ask_there(copy: Copy, site: PgSite, vault_key: bytes, candidates: Sequence[Entry], now: int) -> Before:
    """Ask the vault that is to be replaced, and what was set aside beside it before.

    Raises:
        Conflict: somebody has it open.
    """
    found = []
    for each in (site, *site.set_aside_before()):
        answer = Before()
        if each.is_taken():
            with suppress(Damaged, Unusable):
                base = each.open_alone(vault_key)
                try:
                    with base.reading() as sql:
                        answer = ask(sql, copy.keys, vault_key, candidates, now)
                finally:
                    base.close()
        found.append(answer)
    first, *others = found
    return first.and_older(others)
