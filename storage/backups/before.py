"""What a vault that is to be replaced tells, and whose word on destroyed cases counts (docs/security.md §13)."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from storage.basics.sql import Connection
from storage.destroying.parts import Witness
from storage.keys.keyfile import KeyFile
from storage.keys.people import Certificate
from storage.logs.chains import AUDIT
from storage.logs.logbook import tail
from storage.outside import register
from storage.outside.heads import Tail
from storage.outside.register import Entry
from storage.sites.directory import database
from storage.sites.directory.sole import refuse_company
from storage.vault.roster import genuine
from storage.vault.statements import ROWS, opening
from wams_tui.casework.errors import Damaged, Unusable, WamsError

ASIDE = "opzij"


@dataclass(frozen=True)
class Before:
    """What vaults that stand or stood in a place tell.

    ``entries`` are what they hold about destroyed cases, ``right`` the ids of entries on which a case was destroyed
    there by who had a part in it, ``wrong`` the ids of those about a case that stands there and that its signer has no
    part in. ``end`` is the end of the audit log that goes furthest, ``people`` are all certificates.
    """

    entries: tuple[Entry, ...] = ()
    right: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    end: Tail | None = None
    people: tuple[Certificate, ...] = ()

    def and_older(self, others: Iterable["Before"]) -> "Before":
        """Return this with what was set aside here earlier; of what still stands only the newest knows."""
        every = (self, *others)
        ends = [each.end for each in every if each.end is not None]
        return Before(
            tuple(entry for each in every for entry in each.entries),
            frozenset().union(*(each.right for each in every)),
            self.wrong,
            max(ends, key=lambda end: end.seq, default=None),
            tuple(certificate for each in every for certificate in each.people),
        )


def ask(sql: Connection, keys: KeyFile, vault_key: bytes, candidates: Iterable[Entry], now: int) -> Before:
    """Ask an opened vault.

    Args:
        sql: Its rows.
        keys: A key file of it, for its id and root.
        vault_key: For its statements.
        candidates: Entries of the register outside.
        now: Microseconds since 1970.
    """
    people = genuine(sql, keys)
    opened = opening(keys.vault_id, vault_key, people)
    rows = sql.execute(f"{ROWS} WHERE kind = :kind ORDER BY seq", {"kind": register.KIND}).fetchall()
    told_of = [register.entry_in(row, opened) for row in rows]
    entries = tuple(entry for entry in told_of if entry is not None and entry.is_genuine(keys))
    witness = Witness.of(sql, keys, people, opened)
    stands = {entry.id: witness.holds(entry, now) for entry in (*entries, *candidates)}
    right = {entry.id for entry in entries if stands[entry.id] is None and witness.tells(entry)}
    wrong = {entry for entry, holds in stands.items() if holds is False}
    right |= {entry for entry, holds in stands.items() if holds}
    return Before(entries, frozenset(right), frozenset(wrong), tail(sql, AUDIT, keys.vault_id), tuple(people))


def ask_there(keys: KeyFile, to: Path, vault_key: bytes, candidates: Sequence[Entry], now: int) -> Before:
    """Ask the vault in a directory that is to be replaced, and what was set aside beside it before.

    Raises:
        Conflict: somebody has it open.
    """
    if (to / database.NAME).exists():
        with suppress(Damaged, Unusable):  # beyond reading, or of other keys: that is what backups are for
            refuse_company(to / database.NAME, vault_key)
    older = sorted(to.parent.glob(f"{to.name}.{ASIDE}-*"))
    first, *others = (_ask_file(keys, place / database.NAME, vault_key, candidates, now) for place in (to, *older))
    return first.and_older(others)


def _ask_file(keys: KeyFile, path: Path, vault_key: bytes, candidates: Sequence[Entry], now: int) -> Before:
    if not path.exists():
        return Before()
    try:
        sql = database.connect(path, vault_key)
    except WamsError:
        return Before()
    try:
        with database.worded(path):
            return ask(sql, keys, vault_key, candidates, now)
    except WamsError:
        return Before()
    finally:
        sql.close()


def chosen(entries: Iterable[Entry], before: Before, here: Witness) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that take a case out of a vault that is being put back, and those nobody can vouch for.

    One for each case that stands in it. The vault that is replaced is asked first, as it is of a later day: what it
    says no to is in neither list. Who has left since may have destroyed the case before they left.
    """
    counting: dict[str, Entry] = {}
    doubtful: dict[str, Entry] = {}
    for entry in entries:
        verdict = here.holds(entry, entry.time)
        if verdict is None or entry.id in before.wrong:
            continue
        if entry.id in before.right or verdict:
            counting.setdefault(entry.case_id, entry)
        else:
            doubtful.setdefault(entry.case_id, entry)
    return list(counting.values()), [entry for case, entry in doubtful.items() if case not in counting]
