"""What holds for every test."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from storage.keys import kdf

# Times are measured in benchmarks and asserted nowhere; on CI a run repeats exactly, so that red means changed.
settings.register_profile("house", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("house")

# The same words on the same salt at the same cost give the same key: a copy of a vault is unlocked without paying
# for it again. Every new slot, every wrong guess and every process of its own still pays the whole of it.
kdf.argon2id = cache(kdf.argon2id)

# Thousands of small vaults are made and thrown away: where the machine has room in memory, no disk waits for them.
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30  # noqa: S108 - only what mkdtemp makes stands there
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM:
    os.environ.setdefault("TMPDIR", str(_MEMORY))
    tempfile.tempdir = None

_numbers = count()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _nobodys_home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what belongs to the person who runs it: state, configuration, vault, language."""
    home = _homes / str(next(_numbers))
    home.mkdir()
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in (
        "WAMS_VAULT",
        "WAMS_PASSPHRASE_FILE",
        "WAMS_HEADS",
        "WAMS_LANG",
        "WAMS_LOCALE",
        "NO_COLOR",
        "WAMS_COORDINATOR",
        "WAMS_IDLE_LOCK",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A directory that every user may walk through; ``tmp_path`` is private to who runs the tests, again and again.

    It stands on a disk: how users take turns shows where each waits for what it wrote.
    """
    place = Path(tempfile.mkdtemp(prefix="wams-users-", dir="/var/tmp"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place, ignore_errors=True)
