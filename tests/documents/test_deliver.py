"""A file arrives whole, for its owner only, in nobody's place; or not at all."""

import errno
import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wams_tui.casework.errors import Conflict, Misused, Unusable, WamsError
from wams_tui.documents.deliver import check_target, write_new


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


DATA = b"%PDF" + b"x" * 3_000_000


@pytest.fixture(params=["nameless", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways a file is made; the second is for file systems without nameless files."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE")
    return str(request.param)


@pytest.fixture
def wide_open() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("way", "wide_open")
def test_a_file_is_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"

    digest = write_new(path, DATA)

    assert path.read_bytes() == DATA
    assert digest == hashlib.sha256(DATA).hexdigest()
    assert path.stat().st_mode & 0o7777 == 0o600
    assert _names(tmp_path) == ["brief.pdf"]


@pytest.mark.usefixtures("way")
def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"van een ander")

    with pytest.raises(Conflict, match="niet overschreven"):
        write_new(path, DATA)

    assert path.read_bytes() == b"van een ander"
    assert _names(tmp_path) == ["brief.pdf"]


@pytest.mark.usefixtures("way")
def test_a_link_is_not_followed_to_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").symlink_to(tmp_path / "elders.pdf")

    with pytest.raises(Conflict):
        write_new(tmp_path / "brief.pdf", DATA)

    assert _names(tmp_path) == ["brief.pdf"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("name", "error", "sentence"),
    [
        ("", Misused, "is een map"),
        ("ontbreekt/brief.pdf", Unusable, "bestaat niet"),
        ("bestand/brief.pdf", Misused, "is een bestand, geen map"),
        ("x" * 300, Misused, "te lang"),
        ("a\0b", Misused, "teken dat niet kan"),
    ],
)
def test_a_wrong_place_is_told_before_and_when_writing(
    name: str, error: type[WamsError], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "bestand").touch()
    path = tmp_path / name

    with pytest.raises(error, match=sentence):
        check_target(path)
    with pytest.raises(error, match=sentence):
        write_new(path, DATA)

    assert _names(tmp_path) == ["bestand"]


def test_a_taken_name_is_told_before_writing(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").touch()

    with pytest.raises(Conflict):
        check_target(tmp_path / "brief.pdf")


def test_a_free_name_passes_and_nothing_is_written(tmp_path: Path) -> None:
    check_target(tmp_path / "brief.pdf")

    assert _names(tmp_path) == []


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "geen ruimte"),
        (errno.EDQUOT, "geen ruimte"),
        (errno.EIO, "EIO"),
        (errno.EROFS, "geen bestand maken"),
    ],
)
def test_a_disk_that_fails_in_the_end_leaves_nothing(
    code: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(Unusable, match=sentence):
        write_new(tmp_path / "brief.pdf", DATA)

    assert _names(tmp_path) == []


@pytest.mark.usefixtures("way")
def test_a_name_that_is_not_sure_to_last_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def fail_for_directories(file: int) -> None:
        if stat.S_ISDIR(os.fstat(file).st_mode):
            raise OSError(errno.EIO, "broken")
        sync(file)

    monkeypatch.setattr(os, "fsync", fail_for_directories)

    with pytest.raises(Unusable, match="EIO"):
        write_new(tmp_path / "brief.pdf", DATA)

    assert _names(tmp_path) == []


_LIMITED = """
import os, resource, sys
from pathlib import Path
from wams_tui.casework.errors import Unusable
from wams_tui.documents.deliver import write_new
if sys.argv[2] == "named":
    del os.O_TMPFILE
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_new(Path(sys.argv[1]), b"x" * 3_000_000)
except Unusable as error:
    print(error)
"""


@pytest.mark.parametrize("how", ["nameless", "named"])
def test_a_real_limit_of_the_system_in_mid_write_leaves_nothing(how: str, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "brief.pdf"), how], capture_output=True, text=True, check=True
    )

    assert "geen ruimte" in told.stdout
    assert _names(tmp_path) == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from wams_tui.documents.deliver import write_new
write = os.write
def once(file, data):
    write(file, data)
    os.fsync(file)
    os.kill(os.getpid(), signal.SIGKILL)
os.write = once
write_new(Path(sys.argv[1]), b"x" * 3_000_000)
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="this system knows no nameless files")
def test_a_kill_in_mid_write_leaves_nothing(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path / "brief.pdf")], check=False)

    assert ended.returncode == -9
    assert _names(tmp_path) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can step down from root")
def test_a_closed_directory_is_told_to_who_is_not_root(tmp_path: Path) -> None:
    closed = tmp_path / "dicht"
    closed.mkdir(mode=0o755)
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from wams_tui.casework.errors import Unusable\n"
        "from wams_tui.documents.deliver import check_target, write_new\n"
        "os.chdir(sys.argv[1]); os.setgid(65534); os.setuid(65534)\n"
        "for act in (lambda path: write_new(path, b'x'), check_target):\n"
        "    try:\n"
        "        act(Path('brief.pdf'))\n"
        "    except Unusable as error:\n"
        "        print(error)\n"
    )

    told = subprocess.run([sys.executable, "-c", program, str(closed)], capture_output=True, text=True, check=True)

    assert told.stdout.count("mag u geen bestand maken") == 2
    assert _names(closed) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "schijf"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this place does not allow mounting a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.usefixtures("way")
def test_a_full_disk_is_told_and_leaves_nothing(small_disk: Path) -> None:
    with pytest.raises(Unusable, match="geen ruimte"):
        write_new(small_disk / "brief.pdf", DATA)

    assert _names(small_disk) == []
    assert write_new(small_disk / "kort.json", b"{}")
