"""What is shipped is whole, and runs where there is no checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import wams_tui
from tests.house.tree import ROOT, repository_files
from wams_tui.law.ruleset import load_rules

SHIPPED = {".py", ".toml", ".tcss", ".po", ".mo", ".typ", ".ttf", ".otf", ".txt", ".typed"}


def _run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of exactly what a clone would hold, built without network and outside the checkout."""
    clone = tmp_path_factory.mktemp("clone")
    for path in repository_files():
        target = clone / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, target)
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), cwd=clone)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the installed wheel in it."""
    target = tmp_path_factory.mktemp("site")
    _run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
        cwd=target,
    )
    return target


def test_the_wheel_carries_every_file_the_rooms_hold(contents: set[str]) -> None:
    held = {
        path.as_posix()
        for path in repository_files()
        if path.parts[0] in ("wams_tui", "screens", "storage") and path.suffix in SHIPPED
    }

    assert held - contents == set()


@pytest.mark.parametrize(
    ("folder", "suffix"),
    [
        ("screens", ".py"),
        ("screens", ".tcss"),
        ("storage", ".py"),
        ("wams_tui/law/rules", ".toml"),
        ("wams_tui/locale", ".mo"),
        ("wams_tui/documents", ".typ"),
        ("wams_tui/documents", (".ttf", ".otf")),
        ("wams_tui", "py.typed"),
    ],
)
def test_the_wheel_carries(folder: str, suffix: str | tuple[str, ...], contents: set[str]) -> None:
    assert [name for name in contents if name.startswith(f"{folder}/") and name.endswith(suffix)]


def test_the_wheel_carries_nothing_else(contents: set[str]) -> None:
    tops = {PurePosixPath(name).parts[0] for name in contents}

    assert tops == {"wams_tui", "screens", "storage", f"wams_tui-{wams_tui.__version__}.dist-info"}


def test_the_licence_travels_along(contents: set[str]) -> None:
    assert f"wams_tui-{wams_tui.__version__}.dist-info/licenses/LICENSE" in contents


def test_the_installed_program_does_not_come_from_the_checkout(site: Path, tmp_path: Path) -> None:
    script = (
        "import json, wams_tui, screens, storage; print(json.dumps([m.__file__ for m in (wams_tui, screens, storage)]))"
    )

    places = json.loads(_run(sys.executable, "-P", "-c", script, cwd=tmp_path, PYTHONPATH=str(site)).stdout)

    assert [Path(place).is_relative_to(site) for place in places] == [True, True, True]


def test_the_installed_program_tells_its_version(site: Path, tmp_path: Path) -> None:
    said = _run(sys.executable, "-P", "-m", "wams_tui", "--version", cwd=tmp_path, PYTHONPATH=str(site)).stdout

    assert wams_tui.__version__ in said


def test_the_installed_program_finds_its_rules(site: Path, tmp_path: Path) -> None:
    said = _run(
        sys.executable, "-P", "-m", "wams_tui", "rules", "status", "--json", cwd=tmp_path, PYTHONPATH=str(site)
    ).stdout

    assert json.loads(said)["hash"] == load_rules().hash


def test_the_installed_program_makes_a_practice_vault_and_reads_it(site: Path, tmp_path: Path) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("demo\n", encoding="utf-8")
    wams = (sys.executable, "-P", "-m", "wams_tui")
    where = {"PYTHONPATH": str(site), "XDG_STATE_HOME": str(tmp_path / "state")}

    _run(*wams, "demo", "--no-tui", "--cases", "20", "--dir", "vault", cwd=tmp_path, **where)
    listed = _run(
        *wams, "case", "list", "--json", "--vault", "vault", "--passphrase-file", str(passphrase), cwd=tmp_path, **where
    )

    assert len(json.loads(listed.stdout)) > 0


def test_the_installed_command_starts(site: Path, tmp_path: Path) -> None:
    said = _run(str(site / "bin" / "wams"), "--lang=en", "--help", cwd=tmp_path, PYTHONPATH=str(site)).stdout

    assert "demo" in said
