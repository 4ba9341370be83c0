"""Tests that need a Debian program say so by its name."""

import os
import shutil
from pathlib import Path

import pytest

PACKAGES = {
    "dbus-daemon": "dbus-daemon",
    "gnome-keyring-daemon": "gnome-keyring",
    "initdb": "postgresql",
    "pdffonts": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
    "sshd": "openssh-server",
}
"""Where a program's package has another name than the program."""


class ProgramMissing(Exception):
    """On CI a test may not skip: `.ci/run` installs what tests need."""


def needs(program: str) -> pytest.MarkDecorator:
    """Return the mark for a test that runs ``program``: skipped by name where it is missing.

    Raises:
        ProgramMissing: where ``CI=true``, so that a green run there has run everything.
    """
    present = bool(shutil.which(program) or any(Path("/usr/lib/postgresql").glob(f"*/bin/{program}")))
    package = PACKAGES.get(program, program)
    reason = f"{program} is not installed; on Debian: apt install {package}"
    if not present and os.environ.get("CI") == "true":
        raise ProgramMissing(reason)
    return pytest.mark.skipif(not present, reason=reason)
