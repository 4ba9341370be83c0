"""The papers of the house agree with the house."""

import re
import tomllib
from enum import StrEnum
from itertools import chain
from pathlib import Path

import pytest

import wams_tui
from tests.house.tree import ROOT, repository_files
from wams_tui.casework.codes import Basis, Capacity, Category, Hat, Mandate, Party, Phase, Purpose, Regime, VaultNature
from wams_tui.casework.meeting.meeting import MeetingState
from wams_tui.casework.plan.parts import ActionKind, ActionState, GoalOutcome, WordsKind
from wams_tui.casework.plan.version import Agreed

PAGES = [path for path in repository_files() if path.suffix == ".md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)( \\)?$", re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as a forge makes them."""
    titles = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\s-]", "", title.lower()).replace(" ", "-") for title in titles}


def _is_dead(page: Path, link: str) -> bool:
    target, _, anchor = link.partition("#")
    place = (ROOT / page).parent / target if target else ROOT / page
    if not place.exists():
        return True
    return bool(anchor) and place.suffix == ".md" and anchor not in _anchors(place)


def _pins(name: str) -> dict[str, str]:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {package: version for package, version, _ in PIN.findall(lock)}


def _wanted(name: str) -> set[str]:
    """The packages that an ``.in`` file asks for."""
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return {_name(line) for line in lines if line and not line.startswith(("#", "-"))}


def _name(requirement: str) -> str:
    """The package of a requirement, without its extras and versions."""
    return re.split(r"[\[=<>~]", requirement)[0]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_has_no_dead_link(page: Path) -> None:
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))

    dead = [link for link in links if "://" not in link and not link.startswith("mailto:") and _is_dead(page, link)]

    assert dead == []


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(rf"^## {re.escape(wams_tui.__version__)}\b", changelog, re.MULTILINE)


def test_the_readme_gives_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert "make demo" in readme
    assert "make test" in readme


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (
        (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("\ndependencies = [\n")[2].partition("\n]")[0]
    )
    kinds = [line.strip()[0] for line in lines.splitlines()]

    assert kinds == ["#", '"'] * (len(kinds) // 2)


def test_what_the_program_needs_is_what_its_lock_pins() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras = (needs for needs in project["optional-dependencies"].values())
    every = chain(project["dependencies"], *extras)
    needed = {_name(requirement) for requirement in every}

    assert needed == _wanted("run")
    assert needed <= set(_pins("run"))


@pytest.mark.parametrize("name", ["run", "build", "dev"])
def test_every_pin_of_a_lock_has_its_hashes(name: str) -> None:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=[a-z0-9])", lock)[1:]

    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)
    assert _wanted(name) <= set(_pins(name))


def test_the_workshop_uses_the_versions_the_program_ships_with() -> None:
    dev = _pins("dev")

    assert {name: dev.get(name) for name in _pins("run")} == _pins("run")


@pytest.mark.parametrize(
    "codes",
    [
        Party,
        Hat,
        Category,
        Purpose,
        Basis,
        Phase,
        Capacity,
        Regime,
        VaultNature,
        Mandate,
        ActionKind,
        ActionState,
        GoalOutcome,
        WordsKind,
        Agreed,
        MeetingState,
    ],
    ids=lambda codes: codes.__name__,
)
def test_the_glossary_explains_every_code(codes: type[StrEnum]) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert [code.value for code in codes if f"`{code.value}`" not in glossary] == []


def test_ci_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"

    assert script.stat().st_mode & 0o111
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
