"""Where everything is kept: keys, cipher, vault, cases, logs. Byte formats: docs/security.md.

Names load when they are first used, so that nothing heavy stands between the start of the program and its prompt.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.backups.backup import Backup as Backup
    from storage.backups.backup import KnownBackup as KnownBackup
    from storage.backups.backup import known_backups as known_backups
    from storage.backups.backup import make_backup as make_backup
    from storage.backups.lying import Expired as Expired
    from storage.backups.lying import Lying as Lying
    from storage.backups.lying import delete_expired as delete_expired
    from storage.backups.lying import lying as lying
    from storage.backups.lying import verify_backup as verify_backup
    from storage.backups.manifest import Manifest as Manifest
    from storage.backups.restoring import Doubtful as Doubtful
    from storage.backups.restoring import Outcome as Outcome
    from storage.backups.restoring import Wishes as Wishes
    from storage.backups.restoring import restore as restore
    from storage.basics.findings import Finding as Finding
    from storage.basics.findings import FindingKind as FindingKind
    from storage.cases.views import HEAD as HEAD
    from storage.cases.views import AuditRow as AuditRow
    from storage.cases.views import Change as Change
    from storage.cases.views import LedgerRow as LedgerRow
    from storage.cases.views import StaleWrite as StaleWrite
    from storage.cases.views import StoredHead as StoredHead
    from storage.cases.views import StoredRecord as StoredRecord
    from storage.cases.views import WriteReceipt as WriteReceipt
    from storage.checks.checking import VerifyReport as VerifyReport
    from storage.checks.checking import verify as verify
    from storage.checks.checkup import key_costs as key_costs
    from storage.checks.checkup import vault_checks as vault_checks
    from storage.destroying.destroyed import Destroyed as Destroyed
    from storage.destroying.destroyed import destroy_case as destroy_case
    from storage.destroying.destroyed import destroyed_cases as destroyed_cases
    from storage.entry.create import CreatedVault as CreatedVault
    from storage.entry.create import create_vault as create_vault
    from storage.entry.opening import VaultStatus as VaultStatus
    from storage.entry.opening import inspect_vault as inspect_vault
    from storage.entry.opening import unlock as unlock
    from storage.entry.opening import vault_made as vault_made
    from storage.entry.opening import vault_name as vault_name
    from storage.keys.kdf import KdfParams as KdfParams
    from storage.keys.kdf import normalised as normalised
    from storage.keys.keyfile import HeldKey as HeldKey
    from storage.keys.keyringprobe import keyring_is_safe as keyring_is_safe
    from storage.keys.keyringprobe import keyring_offered as keyring_offered
    from storage.keys.laptop import LaptopKey as LaptopKey
    from storage.keys.laptop import make_key as make_key
    from storage.keys.passphrase import generate_passphrase as generate_passphrase
    from storage.keys.passphrase import judge_passphrase as judge_passphrase
    from storage.keys.people import Coordinator as Coordinator
    from storage.keys.people import Role as Role
    from storage.keys.recovery import check_half as check_half
    from storage.keys.travelfile import is_travel as is_travel
    from storage.logs.logbook import LedgerReceipt as LedgerReceipt
    from storage.maintenance.intodatabase import restore_to_database as restore_to_database
    from storage.maintenance.migrations import Upgraded as Upgraded
    from storage.maintenance.migrations import upgrade as upgrade
    from storage.maintenance.moving import Before as Before
    from storage.maintenance.moving import Moved as Moved
    from storage.maintenance.moving import move as move
    from storage.maintenance.rotation import Rotated as Rotated
    from storage.maintenance.rotation import rotate as rotate
    from storage.maintenance.rotation import rotate_after as rotate_after
    from storage.outside.heads import HeadPlace as HeadPlace
    from storage.outside.presence import Elsewhere as Elsewhere
    from storage.outside.presence import Presence as Presence
    from storage.sites.directory.sharing import Group as Group
    from storage.sites.place import place_of as place_of
    from storage.sites.transactions import only_to_read as only_to_read
    from storage.team.halves import renew_halves as renew_halves
    from storage.team.membership import Ended as Ended
    from storage.team.membership import Member as Member
    from storage.team.membership import add_member as add_member
    from storage.team.membership import change_member as change_member
    from storage.team.membership import find_member as find_member
    from storage.team.membership import free_name as free_name
    from storage.team.membership import is_inside as is_inside
    from storage.team.membership import member_names as member_names
    from storage.team.membership import members as members
    from storage.team.membership import revoke_member as revoke_member
    from storage.team.ownslot import bind_device as bind_device
    from storage.team.ownslot import change_passphrase as change_passphrase
    from storage.team.ownslot import must_change as must_change
    from storage.team.ownslot import unbind_device as unbind_device
    from storage.team.recovering import RECOVERY_STATEMENTS as RECOVERY_STATEMENTS
    from storage.team.recovering import Recovered as Recovered
    from storage.team.recovering import recover as recover
    from storage.travel.ending import Revoked as Revoked
    from storage.travel.ending import bring_home as bring_home
    from storage.travel.ending import destroy_travel as destroy_travel
    from storage.travel.ending import revoke_travel as revoke_travel
    from storage.travel.out import Travelling as Travelling
    from storage.travel.out import TravelState as TravelState
    from storage.travel.out import travel_ends as travel_ends
    from storage.travel.out import travelling as travelling
    from storage.travel.packing import Packed as Packed
    from storage.travel.packing import Taken as Taken
    from storage.travel.packing import new_travel as new_travel
    from storage.travel.packing import pack as pack
    from storage.travel.returning import Returned as Returned
    from storage.travel.returning import ReturnedCase as ReturnedCase
    from storage.travel.returning import RoadLine as RoadLine
    from storage.travel.returning import open_returned as open_returned
    from storage.vault.marks import CaseMarks as CaseMarks
    from storage.vault.marks import Written as Written
    from storage.vault.marks import WrittenRecords as WrittenRecords
    from storage.vault.marks import audit_end as audit_end
    from storage.vault.marks import case_marks as case_marks
    from storage.vault.marks import last_writer as last_writer
    from storage.vault.marks import list_marks as list_marks
    from storage.vault.marks import record_writer as record_writer
    from storage.vault.marks import writes_in as writes_in
    from storage.vault.marks import written_by_others as written_by_others
    from storage.vault.ownnote import drop_note as drop_note
    from storage.vault.ownnote import keep_note as keep_note
    from storage.vault.ownnote import kept_note as kept_note
    from storage.vault.ownnote import leave_note as leave_note
    from storage.vault.ownnote import left_note as left_note
    from storage.vault.ownnote import open_note as open_note
    from storage.vault.ownnote import seal_note as seal_note
    from storage.vault.session import Session as Session
    from storage.vault.standing import require_standing as require_standing
    from storage.vault.statements import Statement as Statement
    from storage.vault.statements import last_statement as last_statement
    from storage.vault.statements import missing_statements as missing_statements

_PLACES = {
    "backups.backup": ("Backup", "KnownBackup", "known_backups", "make_backup"),
    "backups.lying": ("Expired", "Lying", "delete_expired", "lying", "verify_backup"),
    "destroying.destroyed": ("Destroyed", "destroy_case", "destroyed_cases"),
    "backups.manifest": ("Manifest",),
    "maintenance.intodatabase": ("restore_to_database",),
    "backups.restoring": ("Doubtful", "Outcome", "Wishes", "restore"),
    "maintenance.migrations": ("Upgraded", "upgrade"),
    "checks.checkup": ("key_costs", "vault_checks"),
    "entry.create": ("CreatedVault", "create_vault"),
    "basics.findings": ("Finding", "FindingKind"),
    "team.halves": ("renew_halves",),
    "outside.heads": ("HeadPlace",),
    "outside.presence": ("Elsewhere", "Presence"),
    "keys.kdf": ("KdfParams", "normalised"),
    "keys.keyfile": ("HeldKey",),
    "keys.keyringprobe": ("keyring_is_safe", "keyring_offered"),
    "logs.logbook": ("LedgerReceipt",),
    "keys.laptop": ("LaptopKey", "make_key"),
    "keys.travelfile": ("is_travel",),
    "travel.ending": ("Revoked", "bring_home", "destroy_travel", "revoke_travel"),
    "travel.out": ("TravelState", "Travelling", "travel_ends", "travelling"),
    "travel.packing": ("Packed", "Taken", "new_travel", "pack"),
    "travel.returning": ("Returned", "ReturnedCase", "RoadLine", "open_returned"),
    "vault.marks": (
        "CaseMarks", "Written", "WrittenRecords", "audit_end", "case_marks", "last_writer", "list_marks",
        "record_writer", "writes_in", "written_by_others",
    ),
    "team.membership": (
        "Ended", "Member", "add_member", "change_member", "find_member", "free_name", "is_inside", "member_names",
        "members", "revoke_member",
    ),
    "vault.ownnote": ("drop_note", "keep_note", "kept_note", "leave_note", "left_note", "open_note", "seal_note"),
    "team.ownslot": ("bind_device", "change_passphrase", "must_change", "unbind_device"),
    "keys.passphrase": ("generate_passphrase", "judge_passphrase"),
    "keys.people": ("Coordinator", "Role"),
    "team.recovering": ("RECOVERY_STATEMENTS", "Recovered", "recover"),
    "keys.recovery": ("check_half",),
    "maintenance.rotation": ("Rotated", "rotate", "rotate_after"),
    "vault.session": ("Session",),
    "sites.place": ("place_of",),
    "sites.transactions": ("only_to_read",),
    "maintenance.moving": ("Before", "Moved", "move"),
    "sites.directory.sharing": ("Group",),
    "vault.standing": ("require_standing",),
    "vault.statements": ("Statement", "last_statement", "missing_statements"),
    "entry.opening": ("VaultStatus", "inspect_vault", "unlock", "vault_made", "vault_name"),
    "checks.checking": ("VerifyReport", "verify"),
    "cases.views": (
        "HEAD", "AuditRow", "Change", "LedgerRow", "StaleWrite", "StoredHead", "StoredRecord", "WriteReceipt",
    ),
}  # fmt: skip
_HOMES = {name: module for module, names in _PLACES.items() for name in names}


def warm() -> None:
    """Load what only writing and looking over need (pydantic, SQLModel); for a thread, while somebody types."""
    for module in ("storage.checks.checking", "wams_tui.casework.log"):
        importlib.import_module(module)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    value: object = getattr(importlib.import_module(f"storage.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
