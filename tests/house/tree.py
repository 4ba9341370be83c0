"""The files of the repository, as text and as syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("wams_tui", "screens", "storage")


@cache
def repository_files() -> tuple[Path, ...]:
    """Every file that a commit would carry, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = (Path(name) for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in paths if (ROOT / path).is_file())


def texts() -> Iterator[tuple[Path, str]]:
    """Every file that is text, with its text."""
    for path in repository_files():
        try:
            yield path, (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every Python file of the program itself, parsed."""
    found = (path for path in repository_files() if path.suffix == ".py" and path.parts[0] in ROOMS)
    return tuple((path, ast.parse((ROOT / path).read_text(encoding="utf-8"))) for path in found)


def dotted(node: ast.expr) -> str:
    """The name a call is written with: ``os.open``, ``Release``; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module imported anywhere in ``tree``, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
