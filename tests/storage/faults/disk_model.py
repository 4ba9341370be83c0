"""A disk that forgets: what a program wrote, as strace saw it, and what a loss of power can leave of it.

POSIX promises of a file no more than what was there at its last ``fsync``, and of a name no more than at the last
``fsync`` of its directory. Everything after may be there wholly, in part, by single sectors, or not at all.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

SECTOR = 512
CALLS = (
    "openat,write,pwrite64,writev,pwritev,ftruncate,truncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,link,linkat,symlink,close,fallocate,copy_file_range,sendfile,dup,dup2,dup3"
)
TRACER = ("strace", "-qq", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-e", "signal=none")

_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)(?:<([^>]*)>)?")
_PART = re.compile(r'(?:\d+|AT_FDCWD)<[^>]*>|"[^"]*"|[^,\s][^,]*')


class Rest(Enum):
    """What the disk did with what was not synced when the power went."""

    NOTHING = "nothing of it"
    ALL = "all of it, as after kill -9"
    SECTORS = "single sectors and the first so many names"
    TORN = "the first so many writes, the last of them torn"


@dataclass
class File:
    """One file: its bytes as they were last synced, and what was written since."""

    stable: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Writes (where, what), and cuts (to which length, None), in order."""

    def synced(self) -> None:
        """Take all that was written as durable."""
        self.stable = self.left(Rest.ALL, random.Random(0))
        self.since = []

    def left(self, rest: Rest, chance: random.Random) -> bytearray:
        """Return what stands in the file after the power went."""
        content = bytearray(self.stable)
        survives = chance.randint(0, len(self.since)) if rest is Rest.TORN else len(self.since)
        for number, (at, what) in enumerate([] if rest is Rest.NOTHING else self.since):
            if rest is Rest.TORN and number > survives:
                break
            if what is None:
                if rest is Rest.ALL or chance.random() < 0.5:
                    del content[at:]
                    content.extend(bytes(at - len(content)))
                continue
            for start, end in _sectors(at, at + len(what)):
                torn = rest is Rest.TORN and number == survives
                if (rest is Rest.SECTORS or torn) and chance.random() < 0.5:
                    continue
                content.extend(bytes(max(0, end - len(content))))
                content[start:end] = what[start - at : end - at]
        return content


def _sectors(start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, stop
        start = stop


@dataclass(eq=False)
class Directory:
    """One directory: its names as they were last synced."""

    live: "dict[str, File | Directory]" = field(default_factory=dict)
    stable: "dict[str, File | Directory]" = field(default_factory=dict)


Step = list[tuple[Directory, str, "File | Directory | None"]]
"""Names that changed at once: set, or (None) taken away."""


class Disk:
    """The files below one directory, as a traced program changes them.

    Args:
        base: The directory, as the program names it.
        before: What stood there, which is durable.
    """

    def __init__(self, base: Path, before: Path) -> None:
        self._base = base
        self.root = _copied(before)
        self._steps: list[Step] = []
        self._open: dict[int, tuple[File | Directory, int]] = {}
        self.acknowledged: list[str] = []

    def apply(self, line: str) -> bool:
        """Take in one line of strace; say whether it changed anything that concerns us."""
        found = _LINE.match(line)
        if found is None or int(found[3]) < 0:
            return False
        call, parts, result = found[1], _PART.findall(found[2]), int(found[3])
        if call in {"write", "pwrite64"} and parts[0].startswith("1<") and 1 not in self._open:
            self.acknowledged += _raw(parts[1]).decode().split()
            return True
        handler = getattr(self, f"_{call}", None)
        if handler is not None:
            return bool(handler(parts, result))
        if str(self._base) in _raw(found[2]).decode(errors="replace"):
            raise AssertionError(f"a call the model does not know: {call}")
        return False

    def crash(self, rest: Rest, chance: random.Random, to: Path) -> None:
        """Write down at ``to`` what is found after the power went."""
        kept = {Rest.NOTHING: 0, Rest.ALL: len(self._steps)}.get(rest, chance.randint(0, len(self._steps)))
        names: dict[Directory, dict[str, File | Directory]] = {}
        for step in self._steps[:kept]:
            for directory, name, node in step:
                _set(names.setdefault(directory, dict(directory.stable)), name, node)
        _write_down(self.root, names, rest, chance, to)

    # -- what each call does ---------------------------------------------------------------------------------------

    def _openat(self, parts: list[str], result: int) -> bool:
        path = self._path(parts[0], parts[1])
        if path is None:
            return False
        parent, name = self._parent(path) if path else (self.root, "")
        node = parent.live.get(name) if path else self.root
        changed = node is None
        if node is None:
            node = File()
            self._step([(parent, name, node)])
        if "O_TRUNC" in parts[2] and isinstance(node, File) and self._size(node):
            node.since.append((0, None))
            changed = True
        at = self._size(node) if "O_APPEND" in parts[2] and isinstance(node, File) else 0
        self._open[result] = (node, at)
        return changed

    def _close(self, parts: list[str], result: int) -> bool:
        self._open.pop(_number(parts[0]), None)
        return False

    def _write(self, parts: list[str], result: int) -> bool:
        node, at = self._open.get(_number(parts[0]), (None, 0))
        if not isinstance(node, File):
            return False
        node.since.append((at, _raw(parts[1])[:result]))
        self._open[_number(parts[0])] = (node, at + result)
        return True

    def _pwrite64(self, parts: list[str], result: int) -> bool:
        node, _ = self._open.get(_number(parts[0]), (None, 0))
        if not isinstance(node, File):
            return False
        node.since.append((int(parts[3]), _raw(parts[1])[:result]))
        return True

    def _sendfile(self, parts: list[str], result: int) -> bool:
        """Copying out of here changes nothing; nobody copies into here."""
        assert _number(parts[0]) not in self._open
        return False

    _copy_file_range = _sendfile

    def _ftruncate(self, parts: list[str], result: int) -> bool:
        node, _ = self._open.get(_number(parts[0]), (None, 0))
        if not isinstance(node, File):
            return False
        node.since.append((int(parts[1]), None))
        return True

    def _fsync(self, parts: list[str], result: int) -> bool:
        node, _ = self._open.get(_number(parts[0]), (None, 0))
        if isinstance(node, File):
            node.synced()
        elif isinstance(node, Directory):
            self._sync_names(node)
        return node is not None

    _fdatasync = _fsync

    def _rename(self, parts: list[str], result: int) -> bool:
        old, new = self._path("", parts[0]), self._path("", parts[1])
        if old is None or new is None:
            return False
        (source, was), (target, name) = self._parent(old), self._parent(new)
        self._step([(target, name, source.live[was]), (source, was, None)])
        return True

    def _unlink(self, parts: list[str], result: int) -> bool:
        return self._gone(self._path("", parts[0]))

    _rmdir = _unlink

    def _unlinkat(self, parts: list[str], result: int) -> bool:
        return self._gone(self._path(parts[0], parts[1]))

    def _mkdir(self, parts: list[str], result: int) -> bool:
        path = self._path("", parts[0])
        if path is None:
            return False
        self._step([(*self._parent(path), Directory())])
        return True

    def _gone(self, path: tuple[str, ...] | None) -> bool:
        if path is None:
            return False
        self._step([(*self._parent(path), None)])
        return True

    # -- names -----------------------------------------------------------------------------------------------------

    def _path(self, directory: str, name: str) -> tuple[str, ...] | None:
        """Return the path below the base, or None for what stands elsewhere."""
        written = Path(_raw(name).decode(errors="replace"))
        if not written.is_absolute() and "<" in directory:
            written = Path(_raw(directory[directory.index("<") + 1 : -1]).decode(errors="replace")) / written
        return written.relative_to(self._base).parts if written.is_relative_to(self._base) else None

    def _parent(self, path: tuple[str, ...]) -> tuple[Directory, str]:
        directory = self.root
        for name in path[:-1]:
            inner = directory.live[name]
            assert isinstance(inner, Directory)
            directory = inner
        return directory, path[-1]

    def _step(self, step: Step) -> None:
        for directory, name, node in step:
            _set(directory.live, name, node)
        self._steps.append(step)

    def _sync_names(self, directory: Directory) -> None:
        rest = []
        for step in self._steps:
            if any(touched is directory for touched, _, _ in step):
                for touched, name, node in step:
                    _set(touched.stable, name, node)
            else:
                rest.append(step)
        self._steps = rest

    @staticmethod
    def _size(file: File) -> int:
        return len(file.left(Rest.ALL, random.Random(0)))


def _raw(text: str) -> bytes:
    return bytes.fromhex("".join(re.findall(r"\\x([0-9a-f]{2})", text)))


def _number(descriptor: str) -> int:
    return int(descriptor.split("<")[0])


def _set(names: "dict[str, File | Directory]", name: str, node: "File | Directory | None") -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _copied(place: Path) -> Directory:
    directory = Directory()
    for path in place.iterdir():
        node = _copied(path) if path.is_dir() else File(bytearray(path.read_bytes()))
        directory.live[path.name] = directory.stable[path.name] = node
    return directory


def _write_down(
    directory: Directory,
    names: "dict[Directory, dict[str, File | Directory]]",
    rest: Rest,
    chance: random.Random,
    to: Path,
) -> None:
    to.mkdir()
    for name, node in names.get(directory, directory.stable).items():
        if isinstance(node, Directory):
            _write_down(node, names, rest, chance, to / name)
        else:
            (to / name).write_bytes(node.left(rest, chance))
            (to / name).chmod(0o600)
