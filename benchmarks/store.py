"""What the store costs: ``python -m benchmarks.store --cases 1000``.

Every save waits for the disk, so its yardstick stands beside it: one ``fsync`` of a small file in the same folder.
"""

import argparse
import itertools
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.timing import HEADING, Timing, timed
from storage import HEAD, Change, HeadPlace, Session, create_vault, unlock, verify
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent

PASSPHRASE = "demo"
RECORDS = 12
"""Records of a case besides its head: about what a household of four has."""
VIEWED = AuditEvent(action=AuditAction.CASUS_INGEZIEN, code=AuditCode.READ)
SAVED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
MADE = AuditEvent(action=AuditAction.CASUS_AANGEMAAKT, code=AuditCode.CREATE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a vault, fill it, measure, and throw it away."""
    parser = argparse.ArgumentParser(prog="benchmarks.store", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--times", type=int, default=200, help="how often each call is timed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        for timing in measure(Path(scratch), options.cases, options.times):
            print(timing.line(), flush=True)
    return 0


def measure(folder: Path, cases: int, times: int) -> list[Timing]:
    """Time the calls that a coordinator waits for, on a vault of ``cases`` cases in ``folder``."""
    print(f"{cases:,} cases of {RECORDS} records\n{HEADING}")
    place, heads = folder / "vault", HeadPlace(folder / "heads")
    create_vault(
        place,
        nature=VaultNature.OEFENKLUIS,
        coordinator_name="Meting",
        passphrase=PASSPHRASE,
        heads=heads,
        now=_now,
    )
    opening = timed("unlock and lock (Argon2id included)", lambda: _session(place, heads).lock(), 5)
    with _session(place, heads) as session:
        ids = _fill(session, cases)
        return [opening, *_waits(session, ids, times), _disk(folder, times), _whole(session)]


def _now() -> datetime:
    return datetime.now(UTC)


def _session(place: Path, heads: HeadPlace) -> Session:
    return unlock(place, PASSPHRASE, heads=heads, now=_now)


def _fill(session: Session, cases: int) -> list[str]:
    content = b'{"label":"fictief","value":"' + b"x" * 200 + b'"}'
    with session.batch():
        return [
            session.create_case(
                [
                    Change("", HEAD, 0, content),
                    *(Change(f"{case}-{item}", "item", 0, content) for item in range(RECORDS)),
                ],
                MADE,
            )
            for case in range(cases)
        ]


def _waits(session: Session, ids: Sequence[str], times: int) -> list[Timing]:
    turns = itertools.cycle(ids)
    versions = dict.fromkeys(ids, 1)

    def save() -> None:
        case = next(turns)
        receipt = session.write(case, [Change(case, HEAD, versions[case], b"{}")], SAVED)
        versions[case] = receipt.versions[case]

    return [
        timed("count the cases", session.case_count, times),
        timed("list the first 50, opened", lambda: session.heads(0, 50), times),
        timed("list 50 from the middle, opened", lambda: session.heads(len(ids) // 2, 50), times),
        timed("list all, opened", lambda: session.heads(), 5),
        timed("open a case, its view on record and durable", lambda: session.read_case(next(turns), VIEWED), times),
        timed("save one record, acknowledged and durable", save, times),
        timed("sign the head of both logs", session.checkpoint, times),
    ]


def _disk(folder: Path, times: int) -> Timing:
    descriptor = os.open(folder / "yardstick", os.O_CREAT | os.O_WRONLY, 0o600)

    def write_through() -> None:
        os.write(descriptor, b"x" * 4096)
        os.fsync(descriptor)

    try:
        return timed("yardstick: 4 KiB and one fsync", write_through, times)
    finally:
        os.close(descriptor)


def _whole(session: Session) -> Timing:
    return timed("verify the whole vault", lambda: verify(session), 3)


if __name__ == "__main__":
    sys.exit(main())
