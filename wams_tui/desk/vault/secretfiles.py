"""Secrets for one person: into a new file that only its owner reads."""

from pathlib import Path

from wams_tui.documents.deliver import check_target, write_new


def check_place(path: Path) -> None:
    """Ask whether a secret can be written there, and write nothing.

    Raises:
        Conflict: there is a file of that name.
        Unusable: the directory is missing or closed.
    """
    check_target(path)


def write_secret(path: Path, secret: str) -> None:
    """Write ``secret`` on a line of its own to a new file for its owner alone.

    Raises:
        Conflict: there is a file of that name; it stays as it is.
        Unusable: the directory is missing or closed, or the disk is full.
    """
    write_new(path, f"{secret}\n".encode())
