"""Where everything is kept: keys, cipher, vault, cases, logs. Byte formats: docs/security.md.

Names load when they are first used, so that nothing heavy stands between the start of the program and its prompt.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.backup import Backup as Backup
    from storage.backup import KnownBackup as KnownBackup
    from storage.backup import known_backups as known_backups
    from storage.backup import make_backup as make_backup
    from storage.backups import Expired as Expired
    from storage.backups import Lying as Lying
    from storage.backups import delete_expired as delete_expired
    from storage.backups import lying as lying
    from storage.backups import verify_backup as verify_backup
    from storage.checking import VerifyReport as VerifyReport
    from storage.checking import verify as verify
    from storage.checkup import key_costs as key_costs
    from storage.checkup import vault_checks as vault_checks
    from storage.create import CreatedVault as CreatedVault
    from storage.create import create_vault as create_vault
    from storage.destroyed import Destroyed as Destroyed
    from storage.destroyed import destroy_case as destroy_case
    from storage.destroyed import destroyed_cases as destroyed_cases
    from storage.findings import Finding as Finding
    from storage.findings import FindingKind as FindingKind
    from storage.halves import renew_halves as renew_halves
    from storage.heads import HeadPlace as HeadPlace
    from storage.intodatabase import restore_to_database as restore_to_database
    from storage.kdf import KdfParams as KdfParams
    from storage.kdf import normalised as normalised
    from storage.keyfile import HeldKey as HeldKey
    from storage.keyringprobe import keyring_is_safe as keyring_is_safe
    from storage.keyringprobe import keyring_offered as keyring_offered
    from storage.logbook import LedgerReceipt as LedgerReceipt
    from storage.manifest import Manifest as Manifest
    from storage.marks import CaseMarks as CaseMarks
    from storage.marks import Written as Written
    from storage.marks import WrittenRecords as WrittenRecords
    from storage.marks import audit_end as audit_end
    from storage.marks import case_marks as case_marks
    from storage.marks import last_writer as last_writer
    from storage.marks import list_marks as list_marks
    from storage.marks import record_writer as record_writer
    from storage.marks import writes_in as writes_in
    from storage.marks import written_by_others as written_by_others
    from storage.membership import Ended as Ended
    from storage.membership import Member as Member
    from storage.membership import add_member as add_member
    from storage.membership import change_member as change_member
    from storage.membership import find_member as find_member
    from storage.membership import free_name as free_name
    from storage.membership import is_inside as is_inside
    from storage.membership import member_names as member_names
    from storage.membership import members as members
    from storage.membership import revoke_member as revoke_member
    from storage.migrations import Upgraded as Upgraded
    from storage.migrations import upgrade as upgrade
    from storage.moving import Before as Before
    from storage.moving import Moved as Moved
    from storage.moving import move as move
    from storage.opening import VaultStatus as VaultStatus
    from storage.opening import inspect_vault as inspect_vault
    from storage.opening import unlock as unlock
    from storage.opening import vault_made as vault_made
    from storage.opening import vault_name as vault_name
    from storage.ownnote import keep_note as keep_note
    from storage.ownnote import kept_note as kept_note
    from storage.ownnote import leave_note as leave_note
    from storage.ownnote import open_note as open_note
    from storage.ownnote import seal_note as seal_note
    from storage.ownnote import taken_note as taken_note
    from storage.ownslot import bind_device as bind_device
    from storage.ownslot import change_passphrase as change_passphrase
    from storage.ownslot import must_change as must_change
    from storage.ownslot import unbind_device as unbind_device
    from storage.passphrase import generate_passphrase as generate_passphrase
    from storage.passphrase import judge_passphrase as judge_passphrase
    from storage.people import Coordinator as Coordinator
    from storage.people import Role as Role
    from storage.recovering import RECOVERY_STATEMENTS as RECOVERY_STATEMENTS
    from storage.recovering import Recovered as Recovered
    from storage.recovering import recover as recover
    from storage.recovery import check_half as check_half
    from storage.restoring import Doubtful as Doubtful
    from storage.restoring import Outcome as Outcome
    from storage.restoring import Wishes as Wishes
    from storage.restoring import restore as restore
    from storage.rotation import Rotated as Rotated
    from storage.rotation import rotate as rotate
    from storage.rotation import rotate_after as rotate_after
    from storage.session import Session as Session
    from storage.sharing import Group as Group
    from storage.sites import place_of as place_of
    from storage.statements import Statement as Statement
    from storage.statements import last_statement as last_statement
    from storage.statements import missing_statements as missing_statements
    from storage.views import HEAD as HEAD
    from storage.views import AuditRow as AuditRow
    from storage.views import Change as Change
    from storage.views import LedgerRow as LedgerRow
    from storage.views import StaleWrite as StaleWrite
    from storage.views import StoredHead as StoredHead
    from storage.views import StoredRecord as StoredRecord
    from storage.views import WriteReceipt as WriteReceipt

_PLACES = {
    "backup": ("Backup", "KnownBackup", "known_backups", "make_backup"),
    "backups": ("Expired", "Lying", "delete_expired", "lying", "verify_backup"),
    "destroyed": ("Destroyed", "destroy_case", "destroyed_cases"),
    "manifest": ("Manifest",),
    "intodatabase": ("restore_to_database",),
    "restoring": ("Doubtful", "Outcome", "Wishes", "restore"),
    "migrations": ("Upgraded", "upgrade"),
    "checkup": ("key_costs", "vault_checks"),
    "create": ("CreatedVault", "create_vault"),
    "findings": ("Finding", "FindingKind"),
    "halves": ("renew_halves",),
    "heads": ("HeadPlace",),
    "kdf": ("KdfParams", "normalised"),
    "keyfile": ("HeldKey",),
    "keyringprobe": ("keyring_is_safe", "keyring_offered"),
    "logbook": ("LedgerReceipt",),
    "marks": (
        "CaseMarks", "Written", "WrittenRecords", "audit_end", "case_marks", "last_writer", "list_marks",
        "record_writer", "writes_in", "written_by_others",
    ),
    "membership": (
        "Ended", "Member", "add_member", "change_member", "find_member", "free_name", "is_inside", "member_names",
        "members", "revoke_member",
    ),
    "ownnote": ("keep_note", "kept_note", "leave_note", "open_note", "seal_note", "taken_note"),
    "ownslot": ("bind_device", "change_passphrase", "must_change", "unbind_device"),
    "passphrase": ("generate_passphrase", "judge_passphrase"),
    "people": ("Coordinator", "Role"),
    "recovering": ("RECOVERY_STATEMENTS", "Recovered", "recover"),
    "recovery": ("check_half",),
    "rotation": ("Rotated", "rotate", "rotate_after"),
    "session": ("Session",),
    "sites": ("place_of",),
    "moving": ("Before", "Moved", "move"),
    "sharing": ("Group",),
    "statements": ("Statement", "last_statement", "missing_statements"),
    "opening": ("VaultStatus", "inspect_vault", "unlock", "vault_made", "vault_name"),
    "checking": ("VerifyReport", "verify"),
    "views": (
        "HEAD", "AuditRow", "Change", "LedgerRow", "StaleWrite", "StoredHead", "StoredRecord", "WriteReceipt",
    ),
}  # fmt: skip
_HOMES = {name: module for module, names in _PLACES.items() for name in names}


def warm() -> None:
    """Load what only writing and looking over need (pydantic, SQLModel); for a thread, while somebody types."""
    for module in ("storage.checking", "wams_tui.casework.log"):
        importlib.import_module(module)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    value: object = getattr(importlib.import_module(f"storage.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
