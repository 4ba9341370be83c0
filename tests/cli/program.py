"""Running `wams`: in this process where only words count, as a program of its own where streams and codes do."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT
from wams_tui import cli

CASE = "W-2026-0001"
"""Vignette 5: the housing corporation that asks for *the psychiatric situation*."""

GIVE_THE_ARRANGEMENT = (
    "--recipient", "woningcorporatie", "--basis", "wams-gecoordineerde-aanpak", "--purpose", "eigen-actie",
    "--person", "1", "--channel", "papier",
    "--field", "schulden-inkomen:Regeling met de verhuurder",
    "--answer", "noodzaak-gemotiveerd=ja", "--answer", "nodig-voor-eigen-actie=ja",
    "--because", "De verhuurder moet weten dat de regeling loopt.",
)  # fmt: skip
"""A disclosure that the rules allow once its questions are answered."""


@dataclass(frozen=True)
class Said:
    """What a command ended with and printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def words(self) -> str:
        """The output with its lines joined, for sentences that were wrapped."""
        return " ".join(self.out.split())


@dataclass(frozen=True)
class Wams:
    """Runs commands in this process, with the vault of the test in the environment."""

    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Said:
        self.capture.readouterr()
        code = cli.main(words)
        out, err = self.capture.readouterr()
        return Said(code, out, err)


def program(
    words: Sequence[str],
    more: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    stdout: int | None = None,
    before: Callable[[], None] | None = None,
) -> Said:
    """Run `wams` as a program of its own; ``before`` is called in its process before it starts."""
    done = subprocess.run(
        [sys.executable, "-m", "wams_tui", *words],
        cwd=ROOT,
        # On a disk made full by a test Python would cut bytecode off without a word, for the next program to fall over.
        env={**os.environ, **({} if before is None else {"PYTHONDONTWRITEBYTECODE": "1"}), **(more or {})},
        input=stdin,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        preexec_fn=before,
        check=False,
        timeout=60,
    )
    return Said(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


def private_file(path: Path, text: str) -> Path:
    """Write a file that only its owner reads, as a passphrase file should be."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def one_sentence_of_help(text: str) -> bool:
    """Whether what stands on standard error is a line or two for a person: no traceback, no values of ours."""
    return 0 < len(text.strip().splitlines()) <= 2 and "Traceback" not in text and 'File "' not in text
