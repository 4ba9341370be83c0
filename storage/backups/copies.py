"""A backup as it lies in its directory: held against its manifest, and looked over (docs/security.md §10)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from storage.backups import manifest
from storage.backups.manifest import FileSum, Manifest
from storage.basics.findings import Finding, FindingKind
from storage.entry.opening import KNOWN_FORMAT, candidates_of, enter
from storage.keys import keyfile
from storage.keys.keyfile import KeyFile, refuse_newer
from storage.keys.people import verifies
from storage.keys.slots import Secrets, Slot
from storage.logs.chains import AUDIT, LEDGER
from storage.logs.logbook import tail
from storage.outside.heads import HeadPlace
from storage.sites.directory import database
from storage.sites.site import Picture
from storage.vault.roster import Verifies, genuine
from wams_tui.casework.errors import Damaged
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.checks.checking import VerifyReport


@dataclass(frozen=True)
class Copy:
    """A backup whose files are the ones its manifest names; whose manifest it is, :func:`look` tells."""

    directory: Path
    manifest: Manifest
    keys: KeyFile


def open_copy(directory: Path) -> Copy:
    """Read the manifest of a backup and hold both files against it.

    Raises:
        Unusable: something is missing, may not be read, or is of a newer program.
        Damaged: a file is not the one that was written.
    """
    found = manifest.load(directory)
    refuse_newer(found.vault_format, KNOWN_FORMAT)
    for name, told in ((database.NAME, found.database), (keyfile.NAME, found.keys)):
        if FileSum.of(directory / name) != told:
            raise Damaged(
                N_("{path} is niet meer wat er bij het maken van de back-up is geschreven."),
                N_("Gebruik een andere back-up."),
                path=directory / name,
            )
    keys = keyfile.load(directory)
    if (keys.vault_id, keys.nature, keys.revision) != (found.vault_id, found.nature, found.keys_revision):
        raise Damaged(
            N_("Het sleutelbestand in {path} hoort niet bij deze back-up."),
            N_("Gebruik een andere back-up."),
            path=directory,
        )
    return Copy(directory, found, keys)


def enter_copy(
    copy: Copy, passphrase: str, heads: HeadPlace, coordinator: str | None = None, device_key: bytes = b""
) -> tuple[Slot, Secrets]:
    """Return the slot of a backup that a passphrase opens: the one of the day it was made.

    Raises:
        Locked: it opens none.
        Misused: there is nobody of that name.
    """
    return enter(copy.keys, passphrase, candidates_of(copy.keys, coordinator, heads), device_key)


def look(copy: Copy, vault_key: bytes, check: Verifies = verifies) -> "VerifyReport":
    """Look over everything in a backup, and whether it is what its manifest says; a finding is told, never raised.

    ``check`` tells whether a signature holds.

    Raises:
        Damaged: the key does not open the database.
    """
    from storage.checks.checking import Looked, look_over
    from storage.sites.directory.filepicture import damaged_pages, picture

    told, path = copy.manifest, copy.directory / database.NAME
    with (
        ThreadPoolExecutor(1) as aside,
        picture(database.connect_copy(path, vault_key), layout=told.vault_format) as taken,
    ):
        # Nobody writes to a copy: its pages are looked at beside its rows, on another core where there is one.
        pages = aside.submit(damaged_pages, path, vault_key)
        looked = Looked(
            replace(taken, pages=pages.result), copy.keys, vault_key, copy.keys, database.NAME,
            format=told.vault_format, check=check,
        )  # fmt: skip
        report = look_over(looked)
        if report.intact and not _is_told(taken, copy):
            sentence = N_("De beschrijving van de back-up ({place}) is niet van wie zij zegt.")
            strange = Finding(FindingKind.BACKUP, sentence, manifest.NAME)
            report = replace(report, findings=(*report.findings, strange))
    return report


def _is_told(taken: Picture, copy: Copy) -> bool:
    """Say whether a coordinator of the vault signed the manifest, and both logs end where it says."""
    told, sql = copy.manifest, taken.sql
    signed = genuine(sql, copy.keys).signed(told.coordinator, told.made, told.signature, told.message())
    ends = (tail(sql, LEDGER, told.vault_id), tail(sql, AUDIT, told.vault_id))
    return signed and ends == (told.ledger, told.audit)
