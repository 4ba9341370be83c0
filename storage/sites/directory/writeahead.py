"""What of a write-ahead log SQLite passes over in silence (sqlite.org/fileformat2.html §4).

A frame that is damaged ends the log for SQLite, with all that was stored behind it. With ``synchronous=FULL`` a
transaction is synced before the next one is written, so a frame of this log behind a later commit proves damage: no
process that was killed and no loss of power leaves it.
"""

import os
import struct
from pathlib import Path

from storage.basics.findings import Finding, FindingKind
from wams_tui.casework.words import N_

_HEADER = 32
_FRAME_HEADER = 24
_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
_MOST_FRAMES = 2000
"""How far is looked behind the end: more than SQLite lets a log grow between two transactions of ordinary size."""


def cut_off(path: Path, frames: int) -> tuple[Finding, ...]:
    """Tell of a log with work behind the place where SQLite took it to end.

    Args:
        path: The write-ahead log.
        frames: How many frames of it SQLite reads.
    """
    try:
        with path.open("rb") as log:
            header = log.read(_HEADER)
            damaged = len(header) == _HEADER and _lost(header, _frames(log.fileno(), frames, header), frames)
    except OSError:
        return ()
    if not damaged:
        return ()
    sentence = N_(
        "Het schrijflog van de kluis ({place}) is beschadigd: werk dat vlak voor de vorige stop is opgeslagen, kan "
        "ontbreken. Kijk na wat u het laatst deed, en laat de beheerder dit melden."
    )
    return (Finding(FindingKind.FILE, sentence, path.name),)


def _frames(log: int, first: int, header: bytes) -> list[tuple[bool, bool]]:
    """Return of each frame behind the end whether it is of this log, and whether it ends a transaction."""
    size = int.from_bytes(header[8:12], "big")
    found = []
    for number in range(first, first + _MOST_FRAMES):
        frame = os.pread(log, _FRAME_HEADER, _HEADER + number * (_FRAME_HEADER + size))
        if len(frame) < _FRAME_HEADER:
            break
        found.append((frame[8:16] == header[16:24], frame[4:8] != bytes(4)))
    return found


def _lost(header: bytes, behind: list[tuple[bool, bool]], frames: int) -> bool:
    if frames == 0 and behind and not _header_holds(header):
        return True
    ours = [place for place, (of_this_log, _) in enumerate(behind) if of_this_log]
    return any(behind[place][1] for place in ours[:-1])


def _header_holds(header: bytes) -> bool:
    order = _MAGIC.get(int.from_bytes(header[:4], "big"))
    if order is None:
        return False
    one = two = 0
    words = struct.unpack(f"{order}6I", header[:24])
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return header[24:32] == struct.pack(">2I", one, two)
